/**
 * Threads as one person has them: what is in them, counted and named as far as that person may know, and what is new. Whoever oversees a student also finds
 * the threads that they are not in. What follows from it is decided in `rules/`.
 */
import * as v from 'valibot';
import type { StaffHours } from '../../../src/contract/staff-hours.js';
import type { Role } from '../../../src/contract/person.js';
import { id } from '../../../src/contract/values.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import type { Named } from '../rules/voices.js';
import { decodeCursor, pageOf } from './cursor.js';
import type { Page } from './newest-first.js';
import { all, exactInstantOf, first, instantOf, statement, type Db } from './statement.js';

export interface ThreadPerson extends Named {
  readonly relation: string;
  readonly permissions: readonly string[];
  readonly hours: StaffHours | null;
}
interface LastMessage {
  readonly seq: number;
  readonly kind: string;
  readonly author: Named;
  readonly text: string | null;
  readonly language: string;
  readonly attachments: number;
  readonly urgent: boolean;
  readonly sentAt: string;
}
interface Due {
  readonly seq: number;
  readonly by: string | null;
}
export interface ThreadRow {
  readonly id: string;
  readonly kind: 'direct' | 'household' | 'announcement' | 'group';
  readonly subject: string | null;
  /** On whose account the viewer sees it, and what they are to that student. */
  readonly studentId: string;
  readonly permissions: readonly string[];
  readonly household: string | null;
  /** In it; otherwise they oversee it. */
  readonly isInside: boolean;
  readonly staffId: string;
  readonly groups: readonly string[];
  readonly people: readonly ThreadPerson[];
  readonly counts: { readonly staff: number; readonly guardians: number; readonly students: number; readonly readers: number; readonly families: number };
  readonly overseers: readonly Named[];
  readonly state: 'open' | 'closed' | 'blocked';
  readonly stateBy: Named | null;
  readonly lastSeq: number;
  readonly readSeq: number;
  readonly receipts: boolean | null;
  readonly settings: { readonly readReceipts: boolean; readonly digest: string; readonly hours: StaffHours | null } | null;
  /** Messages of others that were not read, the newest first: when they came and whether they were urgent. */
  readonly unread: readonly (readonly [string, boolean])[];
  readonly last: LastMessage;
  readonly needs: Due | null;
  readonly awaits: Due | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Who looks. */
export interface ThreadEye {
  readonly schoolId: string;
  readonly viewerId: string;
  readonly role: Role;
  /** The voice they write or read with. */
  readonly voice: string;
}

/** Longer than any line of a list. */
const PREVIEW = 160;
/** People who are told by name. */
const MOST_PEOPLE = 200;
const staffRoles = `('teacher', 'specialist', 'admin')`;

/** A person of a thread. The home is told only of those who are in it on the viewer's own account: its word means nothing beside another student. */
const personOf = (person: string) => `(
    select json_build_object('id', p.id, 'name', p.name, 'role', p.role,
      'household', (select r.household from relations r where r.school_id = t.school_id and r.person_id = p.id and r.student_id = mine.student_id))
    from people p where p.school_id = t.school_id and p.id = ${person})`;
/** The last message of one side that needs a reply, and has had none from the other. */
const reply = (side: '=' | '<>', other: '=' | '<>') => `(
    select json_build_object('seq', m.seq, 'by', ${instantOf('m.reply_by')}) from messages m
    where m.school_id = t.school_id and m.thread_id = t.id and m.reply = 'needed' and m.removed_at is null and m.voice ${side} $3
      and not exists (select from messages l where l.school_id = m.school_id and l.thread_id = m.thread_id and l.seq > m.seq and l.voice ${other} $3)
    order by m.seq desc limit 1)`;

const columns = `json_build_object(
    'id', t.id, 'kind', t.kind, 'subject', t.subject, 'studentId', mine.student_id, 'permissions', mine.permissions, 'household', mine.household,
    'isInside', mine.inside, 'staffId', t.staff_id, 'groups', t.groups, 'state', t.state, 'stateBy', ${personOf('t.state_by')},
    'lastSeq', t.last_seq, 'readSeq', mine.read_seq, 'receipts', mine.receipts, 'createdAt', ${instantOf('t.created_at')}, 'updatedAt', ${instantOf('t.updated_at')},
    'settings', (select json_build_object('readReceipts', s.read_receipts, 'digest', s.digest, 'hours', s.hours) from message_settings s
      where s.school_id = t.school_id and s.person_id = $2),
    'people', (select coalesce(json_agg(x.person order by x.rank, x.name, x.id), '[]') from (
      select p.id, p.name, case when p.role in ${staffRoles} then 0 else 1 end as rank, json_build_object('id', p.id, 'name', p.name, 'role', p.role,
        'household', case when tp.student_id = mine.student_id then r.household end, 'relation', r.relation, 'permissions', r.permissions, 'hours', s.hours) as person
      from thread_people tp join people p on p.school_id = tp.school_id and p.id = tp.person_id
      join relations r on r.school_id = tp.school_id and r.student_id = tp.student_id and r.person_id = tp.person_id
      left join message_settings s on s.school_id = tp.school_id and s.person_id = tp.person_id
      where tp.school_id = t.school_id and tp.thread_id = t.id and (p.role in ${staffRoles} or $3 = 'school' or tp.student_id = mine.student_id)
      order by rank, p.name, p.id limit ${MOST_PEOPLE}) x),
    'counts', (select json_build_object('staff', count(*) filter (where p.role in ${staffRoles}), 'guardians', count(*) filter (where p.role = 'guardian'),
        'students', count(*) filter (where p.role = 'student'),
        'readers', count(*) filter (where p.role not in ('teacher', 'specialist', 'admin', 'guardian', 'student')),
        'families', count(distinct tp.student_id::text || coalesce(r.household, p.id::text)) filter (where p.role = 'guardian'))
      from thread_people tp join people p on p.school_id = tp.school_id and p.id = tp.person_id
      join relations r on r.school_id = tp.school_id and r.student_id = tp.student_id and r.person_id = tp.person_id
      where tp.school_id = t.school_id and tp.thread_id = t.id),
    'overseers', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'role', p.role, 'household', null) order by p.name, p.id), '[]')
      from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
      where r.school_id = t.school_id and r.student_id = mine.student_id and 'oversee-messages' = any (r.permissions)
        and not exists (select from thread_people tp where tp.school_id = t.school_id and tp.thread_id = t.id and tp.person_id = p.id)),
    'unread', (select coalesce(json_agg(json_build_array(x.at, x.urgent)), '[]') from (
      select ${instantOf('m.created_at')} as at, m.urgent from messages m
      where m.school_id = t.school_id and m.thread_id = t.id and mine.inside and m.seq > mine.read_seq and m.author_id <> $2 and m.removed_at is null
      order by m.seq desc limit ${messageLimits.unread + 1}) x),
    'last', (select json_build_object('seq', m.seq, 'kind', m.kind, 'author', ${personOf('m.author_id')},
        'text', case when m.removed_at is null then left(m.text, ${PREVIEW}) end, 'language', m.language, 'urgent', m.urgent, 'sentAt', ${instantOf('m.created_at')},
        'attachments', case when m.removed_at is null
          then (select count(*) from attachments a where a.school_id = m.school_id and a.thread_id = m.thread_id and a.seq = m.seq) else 0 end)
      from messages m where m.school_id = t.school_id and m.thread_id = t.id and m.seq = t.last_seq),
    'needs', ${reply('<>', '=')}, 'awaits', ${reply('=', '<>')}
  ) as item`;
/** The viewer's place in it, or the student on whose account they oversee it. */
const mine = `cross join lateral (
    select tp.student_id, tp.read_seq, tp.receipts, r.household, r.permissions, true as inside
    from thread_people tp join relations r on r.school_id = tp.school_id and r.student_id = tp.student_id and r.person_id = tp.person_id
    where tp.school_id = t.school_id and tp.thread_id = t.id and tp.person_id = $2
    union all
    select * from (
      select tp.student_id, 0, null::boolean, r.household, r.permissions, false
      from thread_people tp join relations r on r.school_id = tp.school_id and r.student_id = tp.student_id and r.person_id = $2
      where tp.school_id = t.school_id and tp.thread_id = t.id and r.permissions @> array['see-messages', 'oversee-messages']
      order by tp.student_id limit 1) overseen
    order by inside desc limit 1
  ) mine`;

const one = statement<{ item: ThreadRow }>('thread', `select ${columns} from threads t ${mine} where t.school_id = $1 and t.id = $4`);
export const findThread = async (db: Db, eye: ThreadEye, threadId: string): Promise<ThreadRow | undefined> =>
  (await first(db, one, eye.schoolId, eye.viewerId, eye.voice, threadId))?.item;

const list = statement<{ item: ThreadRow; at: string }>(
  'threads',
  `select ${columns}, ${exactInstantOf('t.last_at')} as at from threads t ${mine}
   where t.school_id = $1 and 'see-messages' = any (mine.permissions)
     and t.id in (
       select tp.thread_id from thread_people tp where tp.school_id = $1 and tp.person_id = $2 and $4::uuid is null
       union select tp.thread_id from thread_people tp join relations r on r.school_id = tp.school_id and r.student_id = tp.student_id and r.person_id = $2
       where tp.school_id = $1 and tp.student_id = $4)
     and ($5::timestamptz is null or (t.last_at, t.id) < ($5, $6::uuid))
   order by t.last_at desc, t.id desc limit $7`,
);
const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), id]);
/** @param student only those with people of this student in them; to who oversees the student, all of these. */
export async function listThreads(
  db: Db,
  eye: ThreadEye,
  student: string | undefined,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ThreadRow>> {
  const after = decodeCursor(page.cursor, cursorShape, 2);
  const found = await all(db, list, eye.schoolId, eye.viewerId, eye.voice, student ?? null, ...after, page.limit + 1);
  const { rows, next } = pageOf(found, page.limit, ({ at, item }) => [at, item.id]);
  return { rows: rows.map(({ item }) => item), next };
}

const people = statement<{ personId: string; studentId: string }>(
  'thread_readers',
  `select person_id as "personId", student_id as "studentId" from thread_people where school_id = $1 and thread_id = $2 order by person_id`,
);
/** Everybody in it, each with the student on whose account. */
export const listThreadPeople = (db: Db, schoolId: string, threadId: string) => all(db, people, schoolId, threadId);
