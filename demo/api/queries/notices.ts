/** The outbox of the school's own mail: written in the transaction of the change, taken by whoever tells it, gone when it was told. */
import { newId } from '../ids.js';
import type { KeptNotice } from '../notice.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

export const NOTICE_CHANNEL = 'flywheel_notices';

const leave = statement(
  'notice_leave',
  'insert into notices (school_id, id, student_id, body, next_try_at, created_at) values ($1, $2, $3, $4::jsonb, $5, $5)',
);
const wake = statement('notice_wake', `select pg_notify('${NOTICE_CHANNEL}', '')`);

export async function leaveNotice(db: Db, schoolId: string, at: Date, notice: KeptNotice): Promise<void> {
  await run(db, leave, schoolId, newId(at.getTime()), notice.studentId, JSON.stringify(notice), at);
  await run(db, wake);
}

export interface DueNotice {
  readonly schoolId: string;
  readonly id: string;
  readonly at: string;
  readonly body: KeptNotice;
  /** This one counted. */
  readonly tries: number;
  readonly timeZone: string;
}
const take = statement<DueNotice>(
  'notice_take',
  `with due as (
     select school_id, id from notices where next_try_at <= $1 order by created_at, id limit 1 for update skip locked)
   update notices n set tries = n.tries + 1, next_try_at = $2 from due, schools s
   where n.school_id = due.school_id and n.id = due.id and s.school_id = n.school_id
   returning n.school_id as "schoolId", n.id, ${instantOf('n.created_at')} as at, n.body, n.tries, s.time_zone as "timeZone"`,
);
/** The oldest that is due, put off until `until` for everybody else. */
export const takeNotice = (db: Db, now: Date, until: Date) => first(db, take, now, until);

const putOff = statement('notice_put_off', 'update notices set next_try_at = $3 where school_id = $1 and id = $2');
export const putOffNotice = (db: Db, { schoolId, id }: DueNotice, until: Date) => run(db, putOff, schoolId, id, until);

const drop = statement('notice_drop', 'delete from notices where school_id = $1 and id = $2');
export const dropNotice = (db: Db, { schoolId, id }: DueNotice) => run(db, drop, schoolId, id);

const soonest = statement<{ at: Date | null }>('notice_soonest', 'select min(next_try_at) as at from notices');
/** When the next is due; `undefined`: there is none. */
export const soonestNotice = async (db: Db) => (await all(db, soonest))[0]?.at ?? undefined;

const sweep = statement('sweep_notices', 'delete from notices where created_at < $1');
/** Gives up what could not be told since `until`. */
export const sweepNotices = (db: Db, until: Date) => run(db, sweep, until);
