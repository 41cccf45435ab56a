/** Messages as one person may read them: a page before, after or around a number, one by its id, and where a text stands. */
import * as v from 'valibot';
import type { Attachment } from '../../../src/contract/attachment.js';
import type { Contact } from '../../../src/contract/message.js';
import type { Voice } from '../../../src/contract/person.js';
import type { Translations } from '../rules/translation.js';
import type { Named } from '../rules/voices.js';
import { attachmentColumns } from './attachments.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { all, first, instantOf, statement, type Db } from './statement.js';

export interface MessageRow {
  readonly id: string;
  readonly threadId: string;
  readonly seq: number;
  readonly kind: string;
  readonly author: Named;
  readonly voice: Voice;
  readonly text: string;
  readonly language: string;
  readonly translations: Translations;
  readonly starter: string | null;
  readonly nextStep: string | null;
  readonly urgent: boolean;
  readonly reply: string | null;
  readonly replyBy: string | null;
  readonly heldUntil: string | null;
  readonly asksAcknowledgement: boolean;
  readonly acknowledgedAt: string | null;
  readonly acknowledged: number;
  readonly contact: Contact | null;
  readonly attachments: readonly Attachment[];
  readonly copies: number | null;
  /** Of the viewer's own messages alone. */
  readonly readBy: readonly { readonly person: Named; readonly readAt: string }[];
  readonly sentAt: string;
  readonly removed: { readonly at: string; readonly by: Named } | null;
  readonly key: string | null;
  readonly version: number;
}
/** Through whose eyes. */
export interface MessageEye {
  readonly schoolId: string;
  readonly viewerId: string;
  /** On whose account: of another student's people no home is told. */
  readonly studentId: string;
  readonly now: Date;
}

const named = (person: string) => `(
    select json_build_object('id', p.id, 'name', p.name, 'role', p.role,
      'household', (select r.household from relations r where r.school_id = m.school_id and r.person_id = p.id and r.student_id = $3))
    from people p where p.school_id = m.school_id and p.id = ${person})`;
const readBy = `case when m.author_id = $2 and exists (
      select from threads t where t.school_id = m.school_id and t.id = m.thread_id and t.kind <> 'announcement') then (
    select coalesce(json_agg(json_build_object('person', ${named('x.person_id')}, 'readAt', x.at) order by x.at, x.person_id), '[]') from (
      select tp.person_id, ${instantOf('min(w.told_at)')} as at
      from thread_people tp join message_reads w on w.school_id = tp.school_id and w.thread_id = tp.thread_id and w.person_id = tp.person_id
      left join message_settings s on s.school_id = tp.school_id and s.person_id = tp.person_id
      where tp.school_id = m.school_id and tp.thread_id = m.thread_id and tp.person_id <> $2 and w.seq >= m.seq and coalesce(tp.receipts, s.read_receipts, true)
      group by tp.person_id having min(w.told_at) <= $4::timestamptz) x) else '[]' end`;
const columns = `json_build_object(
    'id', m.id, 'threadId', m.thread_id, 'seq', m.seq, 'kind', m.kind, 'author', ${named('m.author_id')}, 'voice', m.voice, 'text', m.text,
    'language', m.language, 'translations', m.translations, 'starter', m.starter, 'nextStep', m.next_step, 'urgent', m.urgent, 'reply', m.reply,
    'replyBy', ${instantOf('m.reply_by')}, 'heldUntil', ${instantOf('m.held_until')}, 'asksAcknowledgement', m.asks_acknowledgement,
    'acknowledgedAt', (select ${instantOf('k.at')} from message_acknowledgements k
      where k.school_id = m.school_id and k.thread_id = m.thread_id and k.seq = m.seq and k.person_id = $2),
    'acknowledged', (select count(*) from message_acknowledgements k where k.school_id = m.school_id and k.thread_id = m.thread_id and k.seq = m.seq),
    'contact', case when m.contact_channel is not null
      then json_build_object('channel', m.contact_channel, 'at', ${instantOf('m.contact_at')}, 'reached', m.contact_reached) end,
    'attachments', (select coalesce(json_agg(${attachmentColumns} order by a.created_at, a.id), '[]') from attachments a
      where a.school_id = m.school_id and a.thread_id = m.thread_id and a.seq = m.seq),
    'copies', case when m.copy_of is not null and m.author_id = $2
      then (select count(*) from messages c where c.school_id = m.school_id and c.copy_of = m.copy_of) end,
    'readBy', ${readBy}, 'sentAt', ${instantOf('m.created_at')},
    'removed', case when m.removed_at is not null then json_build_object('at', ${instantOf('m.removed_at')}, 'by', ${named('m.removed_by')}) end,
    'key', case when m.author_id = $2 then m.key end, 'version', m.version
  ) as item`;
const from = 'from messages m where m.school_id = $1 and m.thread_id = $5';
const valuesOf = ({ schoolId, viewerId, studentId, now }: MessageEye, threadId: string) => [schoolId, viewerId, studentId, now, threadId];

const one = statement<{ item: MessageRow }>('message', `select ${columns} ${from} and m.id = $6`);
export const findMessage = async (db: Db, eye: MessageEye, threadId: string, messageId: string) =>
  (await first(db, one, ...valuesOf(eye, threadId), messageId))?.item;

const before = statement<{ item: MessageRow }>('messages_before', `select ${columns} ${from} and m.seq < $6 order by m.seq desc limit $7`);
const after = statement<{ item: MessageRow }>('messages_after', `select ${columns} ${from} and m.seq > $6 order by m.seq limit $7`);
export type Way = 'before' | 'after';
/** In order, whichever way. @param seq where it begins, itself left out. */
export async function messagesFrom(db: Db, eye: MessageEye, threadId: string, way: Way, seq: number, limit: number): Promise<MessageRow[]> {
  const rows = (await all(db, way === 'before' ? before : after, ...valuesOf(eye, threadId), seq, limit)).map(({ item }) => item);
  return way === 'before' ? rows.reverse() : rows;
}

const cursorShape = v.tuple([v.picklist(['before', 'after']), v.pipe(v.string(), v.regex(/^\d{1,9}$/))]);
/** Where a cursor goes on. @throws {Refusal} `invalid`. */
export function placeOf(cursor: string): { way: Way; seq: number } {
  const [way, seq] = decodeCursor(cursor, cursorShape, 2);
  return { way: way as Way, seq: Number(seq) };
}
export const cursorAt = (way: Way, seq: number) => encodeCursor([way, String(seq)]);

const day = statement<{ seq: number }>(
  'message_of_day',
  'select seq from messages where school_id = $1 and thread_id = $2 and created_at >= $3 order by seq limit 1',
);
/** The number of the first message from an instant on. */
export const firstFrom = async (db: Db, schoolId: string, threadId: string, at: Date) => (await first(db, day, schoolId, threadId, at))?.seq;

const found = statement<{ seq: number }>(
  'messages_found',
  `select m.seq from messages m where m.school_id = $1 and m.thread_id = $2 and m.removed_at is null
     and position(lower($3) in lower(m.text || ' ' || coalesce(m.next_step, '') || ' ' || coalesce((select string_agg(x.value ->> 'text', ' ') from jsonb_each(m.translations) x), ''))) > 0
   order by m.seq desc limit $4`,
);
export const findText = async (db: Db, schoolId: string, threadId: string, text: string, limit: number) =>
  (await all(db, found, schoolId, threadId, text, limit)).map(({ seq }) => seq);
