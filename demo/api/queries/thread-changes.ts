/** Beginning threads, and what is set about them. */
import type { Act } from './goal-changes.js';
import { all, first, run, statement, type Db } from './statement.js';

export interface NewThread {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly studentId: string | null;
  readonly staffId: string;
  readonly withId: string | null;
  readonly household: string | null;
  readonly groups: readonly string[];
}
const insert = statement<{ id: string }>(
  'thread_insert',
  `insert into threads (school_id, id, kind, subject, student_id, staff_id, with_id, household, groups, last_at, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10) on conflict do nothing returning id`,
);
const addPeople = statement<object>(
  'thread_people_insert',
  `insert into thread_people (school_id, thread_id, person_id, student_id)
   select $1, $2, p.person_id, p.student_id from unnest($3::uuid[], $4::uuid[]) as p (person_id, student_id)`,
);
export interface Place {
  readonly personId: string;
  readonly studentId: string;
}
/** Whether it is new; `false`: the two sides have one already, and nothing was done. */
export async function insertThread(db: Db, act: Act, made: NewThread, places: readonly Place[]): Promise<boolean> {
  const { id, kind, subject, studentId, staffId, withId, household, groups } = made;
  const row = await first(db, insert, act.schoolId, id, kind, subject, studentId, staffId, withId, household, groups, act.at);
  if (!row) return false;
  const ids = places.map(({ personId }) => personId);
  await run(
    db,
    addPeople,
    act.schoolId,
    id,
    ids,
    places.map((place) => place.studentId),
  );
  return true;
}

const same = statement<{ id: string }>(
  'thread_same',
  `select id from threads where school_id = $1 and kind = $2 and student_id = $3 and staff_id = $4 and with_id is not distinct from $5 and household is not distinct from $6`,
);
export const findSame = async (db: Db, schoolId: string, { kind, studentId, staffId, withId, household }: NewThread) =>
  (await first(db, same, schoolId, kind, studentId, staffId, withId, household))?.id;

const state = statement<{ id: string }>(
  'thread_state',
  `update threads set state = $3, state_by = $4, updated_at = $5 where school_id = $1 and id = $2 and state <> $3 returning id`,
);
/** Whether it changed anything. */
export const setState = async (db: Db, act: Act, threadId: string, to: 'open' | 'closed' | 'blocked') =>
  (await all(db, state, act.schoolId, threadId, to, to === 'open' ? null : act.personId, act.at)).length > 0;

const receipts = statement<object>('thread_receipts', 'update thread_people set receipts = $4 where school_id = $1 and thread_id = $2 and person_id = $3');
export const setReceipts = (db: Db, act: Act, threadId: string, own: boolean | null) => run(db, receipts, act.schoolId, threadId, act.personId, own);

const reading = statement<{ from: number }>(
  'thread_reading',
  `update thread_people tp set read_seq = least($4, t.last_seq) from threads t
   where t.school_id = $1 and t.id = $2 and tp.school_id = t.school_id and tp.thread_id = t.id and tp.person_id = $3 and tp.read_seq < least($4, t.last_seq)
   returning tp.read_seq as from`,
);
const mark = statement<object>(
  'thread_reading_mark',
  'insert into message_reads (school_id, thread_id, person_id, seq, told_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
);
/** Whether it went on. @param toldAt from when on others may hear of it. */
export async function readUpTo(db: Db, act: Act, threadId: string, seq: number, toldAt: Date): Promise<boolean> {
  const moved = await first(db, reading, act.schoolId, threadId, act.personId, seq);
  if (moved) await run(db, mark, act.schoolId, threadId, act.personId, moved.from, toldAt);
  return moved !== undefined;
}
