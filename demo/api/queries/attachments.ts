/**
 * Files and their bytes. Bytes are appended by comparing where they begin with what is there, in one statement: of two senders of the same part one wins, in
 * however many processes, and no lock is held while a slow device sends.
 */
import type { Attachment, AttachmentBody } from '../../../src/contract/attachment.js';
import type { Act } from './goal-changes.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

/** A file as JSON; its alias is `a`. */
export const attachmentColumns = `json_build_object('id', a.id, 'threadId', a.thread_id, 'name', a.name, 'type', a.type, 'bytes', a.bytes, 'alt', a.alt,
    'language', a.language, 'state', a.state, 'refused', a.refused, 'upload', case when a.state = 'uploading'
    then json_build_object('path', '/uploads/' || a.id, 'offset', a.received, 'expiresAt', ${instantOf('a.expires_at')}) end)`;

const insert = statement<object>(
  'attachment_insert',
  `insert into attachments (school_id, id, thread_id, owner_id, student_id, name, type, alt, language, shows, bytes, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);
export async function insertAttachment(
  db: Db,
  act: Act,
  of: { id: string; threadId: string; studentId: string; expiresAt: Date },
  body: AttachmentBody,
): Promise<void> {
  const { name, type, alt, language, shows, bytes } = body;
  await run(db, insert, act.schoolId, of.id, of.threadId, act.personId, of.studentId, name, type, alt, language, shows, bytes, act.at, of.expiresAt);
}

const one = statement<{ item: Attachment; ownerId: string; seq: number | null; isRemoved: boolean }>(
  'attachment',
  `select ${attachmentColumns} as item, a.owner_id as "ownerId", a.seq, m.removed_at is not null as "isRemoved"
   from attachments a left join messages m on m.school_id = a.school_id and m.thread_id = a.thread_id and m.seq = a.seq
   where a.school_id = $1 and a.thread_id = $2 and a.id = $3`,
);
/** As the viewer may know of it: their own, or one that was sent and not removed. */
export async function findAttachment(db: Db, schoolId: string, viewerId: string, threadId: string, attachmentId: string): Promise<Attachment | undefined> {
  const row = await first(db, one, schoolId, threadId, attachmentId);
  return row && !row.isRemoved && (row.seq !== null || row.ownerId === viewerId) ? row.item : undefined;
}

const attach = statement<object>(
  'attachment_attach',
  `update attachments set seq = $4 where school_id = $1 and thread_id = $2 and owner_id = $3 and id = any ($5::uuid[]) and state = 'ready' and seq is null`,
);
/** How many of them went along. */
export const attachTo = (db: Db, act: Act, threadId: string, seq: number, ids: readonly string[]) =>
  run(db, attach, act.schoolId, threadId, act.personId, seq, ids);

export interface UploadRow {
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
  readonly received: number;
  readonly state: string;
  readonly createdAt: Date;
}
const upload = statement<UploadRow>(
  'upload',
  `select id, type, bytes, received, state, created_at as "createdAt" from attachments
   where school_id = $1 and owner_id = $2 and id = $3 and seq is null and expires_at > $4`,
);
/** One on its way, of its owner. */
export const findUpload = (db: Db, schoolId: string, ownerId: string, uploadId: string, now: Date) => first(db, upload, schoolId, ownerId, uploadId, now);

const append = statement<{ received: number }>(
  'upload_append',
  `with moved as (
     update attachments set received = received + octet_length($5::bytea)
     where school_id = $1 and owner_id = $2 and id = $3 and state = 'uploading' and received = $4 and received + octet_length($5::bytea) <= bytes
     returning school_id, id, received
   ), kept as (
     insert into attachment_parts (school_id, attachment_id, at_byte, content) select school_id, id, $4, $5 from moved)
   select received from moved`,
);
/** How many bytes there are now; `undefined`: others were there first, or there is no room. */
export const appendPart = async (db: Db, schoolId: string, ownerId: string, uploadId: string, at: number, content: Uint8Array) =>
  (await first(db, append, schoolId, ownerId, uploadId, at, Buffer.from(content)))?.received;

const parts = statement<{ at: number; content: Buffer }>(
  'upload_parts',
  'select at_byte as at, content from attachment_parts where school_id = $1 and attachment_id = $2 and at_byte >= $3 order by at_byte limit $4',
);
/** Its parts from a byte on, a few at a time. */
export const partsFrom = (db: Db, schoolId: string, attachmentId: string, at: number, limit: number) => all(db, parts, schoolId, attachmentId, at, limit);

const finish = statement<object>(
  'upload_finish',
  `update attachments set state = $3, type = $4, refused = $5 where school_id = $1 and id = $2 and state = 'uploading' and received = bytes`,
);
const drop = statement<object>('upload_drop', 'delete from attachment_parts where school_id = $1 and attachment_id = $2');
/** What its bytes are; those of a refused one go at once. */
export async function finishUpload(db: Db, schoolId: string, uploadId: string, found: { type: string; refused: 'type' | 'location' | null }): Promise<void> {
  await run(db, finish, schoolId, uploadId, found.refused === null ? 'ready' : 'refused', found.type, found.refused);
  if (found.refused !== null) await run(db, drop, schoolId, uploadId);
}

const discard = statement<object>('upload_discard', 'delete from attachments where school_id = $1 and owner_id = $2 and id = $3 and seq is null');
export const discardUpload = async (db: Db, schoolId: string, ownerId: string, uploadId: string) => (await run(db, discard, schoolId, ownerId, uploadId)) > 0;

const expired = statement<object>('sweep_uploads', 'delete from attachments where seq is null and expires_at <= $1');
/** Deletes what was never sent along. */
export const sweepUploads = (db: Db, now: Date) => run(db, expired, now);
