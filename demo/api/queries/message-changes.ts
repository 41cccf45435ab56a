/** Writing messages. A number is taken under the lock of the thread's row, which is held until the transaction ends: no gap, no number twice. */
import type { FirstMessage } from '../../../src/contract/message.js';
import type { Voice } from '../../../src/contract/person.js';
import type { Act } from './goal-changes.js';
import { listNewest, newestFirst, listedAt, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, run, statement, type Db } from './statement.js';

const number = statement<{ seq: number }>(
  'message_number',
  `update threads set last_seq = last_seq + 1, last_at = $3, updated_at = $3 where school_id = $1 and id = $2 and state = 'open' returning last_seq as seq`,
);
const insert = statement<object>(
  'message_insert',
  `insert into messages (school_id, thread_id, seq, after_seq, id, kind, author_id, voice, text, language, starter, next_step, urgent, reply, reply_by, held_until,
     asks_acknowledgement, contact_channel, contact_at, contact_reached, copy_of, key, created_at)
   values ($1, $2, $3::int, nullif($3::int - 1, 0), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
);
const own = statement<object>(
  'message_own_reading',
  'update thread_people set read_seq = $4 where school_id = $1 and thread_id = $2 and person_id = $3 and read_seq = $4 - 1',
);

export interface NewMessage extends Pick<FirstMessage, 'text' | 'language' | 'starter' | 'nextStep' | 'urgent' | 'reply' | 'asksAcknowledgement'> {
  readonly id: string;
  readonly threadId: string;
  readonly voice: Voice;
  readonly replyBy: Date | null;
  readonly heldUntil: Date | null;
  readonly contact?: { readonly channel: string; readonly at: string; readonly reached: boolean };
  readonly copyOf?: string;
  readonly key: string | undefined;
}
/** Its number; `undefined`: the thread is not open (any more), and nothing was done. Whoever had read all has read this too. */
export async function insertMessage(db: Db, act: Act, made: NewMessage): Promise<number | undefined> {
  const taken = await first(db, number, act.schoolId, made.threadId, act.at);
  if (!taken) return undefined;
  const { seq } = taken;
  const said = [made.voice, made.text, made.language, made.starter, made.nextStep, made.urgent, made.reply, made.replyBy, made.heldUntil];
  const contact = [made.contact?.channel ?? null, made.contact?.at ?? null, made.contact?.reached ?? null];
  const place = [act.schoolId, made.threadId, seq, made.id, made.contact ? 'contact' : 'message', act.personId];
  await run(db, insert, ...place, ...said, made.asksAcknowledgement, ...contact, made.copyOf ?? null, made.key ?? null, act.at);
  await run(db, own, act.schoolId, made.threadId, act.personId, seq);
  return seq;
}

const acknowledge = statement<object>(
  'message_acknowledge',
  'insert into message_acknowledgements (school_id, thread_id, seq, person_id, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
);
const raise = statement<object>('message_raise', 'update messages set version = version + 1 where school_id = $1 and thread_id = $2 and seq = $3');
/** Whether it is the first time. */
export async function acknowledgeMessage(db: Db, act: Act, threadId: string, seq: number): Promise<boolean> {
  const isNew = (await run(db, acknowledge, act.schoolId, threadId, seq, act.personId, act.at)) > 0;
  if (isNew) await run(db, raise, act.schoolId, threadId, seq);
  return isNew;
}

const remove = statement<object>(
  'message_remove',
  `update messages set removed_at = $4, removed_by = $5, version = version + 1 where school_id = $1 and thread_id = $2 and seq = $3 and removed_at is null`,
);
export const hideMessage = async (db: Db, act: Act, threadId: string, seq: number) =>
  (await run(db, remove, act.schoolId, threadId, seq, act.at, act.personId)) > 0;

const translate = statement<object>(
  'message_translate',
  `update messages set translations = translations || $4::jsonb, version = version + 1 where school_id = $1 and thread_id = $2 and seq = $3`,
);
export const keepTranslation = (db: Db, schoolId: string, threadId: string, seq: number, language: string, text: string) =>
  run(db, translate, schoolId, threadId, seq, JSON.stringify({ [language]: { text, by: 'machine' } }));

const report = statement<object>(
  'message_report',
  `insert into message_reports (school_id, id, thread_id, seq, student_id, person_id, reason, note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
export interface NewReport {
  readonly id: string;
  readonly threadId: string;
  readonly seq: number;
  readonly studentId: string;
  readonly reason: string;
  readonly note: string | null;
}
export const insertReport = (db: Db, act: Act, { id, threadId, seq, studentId, reason, note }: NewReport) =>
  run(db, report, act.schoolId, id, threadId, seq, studentId, act.personId, reason, note, act.at);

export interface ReportRow {
  readonly id: string;
  readonly threadId: string;
  readonly messageId: string;
  readonly studentId: string;
  readonly seq: number;
  readonly reason: string;
  readonly note: string | null;
  readonly reportedBy: { id: string; name: string; role: string };
  readonly author: { id: string; name: string; role: string };
  readonly text: string;
  readonly createdAt: string;
}
const person = (id: string) =>
  `(select json_build_object('id', p.id, 'name', p.name, 'role', p.role) from people p where p.school_id = q.school_id and p.id = ${id})`;
const reports = statement<Listed<ReportRow>>(
  'message_reports',
  `select json_build_object('id', q.id, 'threadId', q.thread_id, 'messageId', m.id, 'studentId', q.student_id, 'seq', q.seq, 'reason', q.reason, 'note', q.note,
     'reportedBy', ${person('q.person_id')}, 'author', ${person('m.author_id')}, 'text', m.text, 'createdAt', ${instantOf('q.created_at')}) as item, ${listedAt('q')}
   from message_reports q join messages m on m.school_id = q.school_id and m.thread_id = q.thread_id and m.seq = q.seq
   where q.school_id = $1 and exists (select from relations r where r.school_id = q.school_id and r.student_id = q.student_id and r.person_id = $2
     and 'oversee-messages' = any (r.permissions)) ${newestFirst('q', 3)}`,
);
export const listReports = (db: Db, schoolId: string, viewerId: string, page: PageAsked) => listNewest(db, reports, [schoolId, viewerId], page);

const oversees = statement<{ id: string }>(
  'message_overseer',
  `select person_id as id from relations where school_id = $1 and person_id = $2 and 'oversee-messages' = any (permissions) limit 1`,
);
export const overseesAny = async (db: Db, schoolId: string, personId: string) => (await first(db, oversees, schoolId, personId)) !== undefined;
