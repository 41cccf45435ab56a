/**
 * Erasing what was written about a student. Threads about the student alone go whole; in those with several families the student's own people leave, and what
 * they wrote loses its words while its place stays, so that the numbers of the others have no gap.
 */
import { all, run, statement, type Db } from './statement.js';

const own = statement<{ id: string }>('erase_threads_of', 'select id from threads where school_id = $1 and student_id = $2 for update');
const shared = statement<{ id: string }>(
  'erase_threads_with',
  `select id from threads t where school_id = $1 and student_id is null
     and exists (select from thread_people tp where tp.school_id = t.school_id and tp.thread_id = t.id and tp.student_id = $2) order by id for update`,
);
const answers = statement<object>(
  'erase_message_answers',
  `update idempotency_keys set fingerprint = null, status = 404, body = null, headers = null
   where school_id = $1 and body is not null and exists (select from unnest($2::text[]) as t (id) where body like '%' || t.id || '%')`,
);
const ofThreads = (table: string, column = 'thread_id') =>
  statement<object>(`erase_${table}`, `delete from ${table} where school_id = $1 and ${column} = any ($2::uuid[])`);
const whole = ['message_reports', 'message_acknowledgements', 'message_reads', 'attachments'].map((table) => ofThreads(table));
const [messages, people, threads] = [ofThreads('messages'), ofThreads('thread_people'), ofThreads('threads', 'id')];

const theirs = `(select tp.person_id from thread_people tp join people p on p.school_id = tp.school_id and p.id = tp.person_id
  where tp.school_id = $1 and tp.student_id = $2 and tp.thread_id = any ($3::uuid[]) and p.role not in ('teacher', 'specialist', 'admin'))`;
const emptied = statement<object>(
  'erase_message_words',
  `update messages set text = '', translations = '{}', next_step = null, key = null, removed_at = coalesce(removed_at, created_at),
     removed_by = coalesce(removed_by, author_id), version = version + 1
   where school_id = $1 and thread_id = any ($3::uuid[]) and author_id in ${theirs}`,
);
const marks = ['message_acknowledgements', 'message_reads'].map((table) =>
  statement<object>(`erase_their_${table}`, `delete from ${table} where school_id = $1 and thread_id = any ($3::uuid[]) and person_id in ${theirs}`),
);
const files = statement<object>(
  'erase_their_files',
  `delete from attachments where school_id = $1 and thread_id = any ($3::uuid[]) and (student_id = $2 or $2 = any (shows))`,
);
const reports = statement<object>(
  'erase_their_reports',
  'delete from message_reports where school_id = $1 and thread_id = any ($3::uuid[]) and student_id = $2',
);
/** Who has written keeps an empty place; the others leave. */
const leave = statement<object>(
  'erase_their_places',
  `delete from thread_people tp where school_id = $1 and thread_id = any ($3::uuid[]) and student_id = $2 and person_id in ${theirs}
     and not exists (select from messages m where m.school_id = tp.school_id and m.thread_id = tp.thread_id and m.author_id = tp.person_id)`,
);

/** How many messages lost their words. */
export async function eraseMessages(db: Db, schoolId: string, studentId: string): Promise<number> {
  const ids = async (asked: typeof own) => (await all(db, asked, schoolId, studentId)).map(({ id }) => id);
  const [alone, among] = [await ids(own), await ids(shared)];
  for (const table of whole) await run(db, table, schoolId, alone);
  const gone = await run(db, messages, schoolId, alone);
  await run(db, people, schoolId, alone);
  await run(db, threads, schoolId, alone);
  const of = [schoolId, studentId, among];
  await run(db, reports, ...of);
  for (const table of marks) await run(db, table, ...of);
  await run(db, files, ...of);
  const without = await run(db, emptied, ...of);
  await run(db, leave, ...of);
  await run(db, answers, schoolId, [...alone, ...among]);
  return gone + without;
}
