/** The keys that seal people's words on their devices. One that is there is never replaced: words under it would be lost without a sign. */
import { first, run, statement, type Db } from './statement.js';

const find = statement<{ key: Uint8Array }>('draft_key', 'select key from draft_keys where school_id = $1 and person_id = $2');
export async function findDraftKey(db: Db, schoolId: string, personId: string): Promise<Buffer | undefined> {
  const row = await first(db, find, schoolId, personId);
  return row && Buffer.from(row.key);
}

const insert = statement('draft_key_insert', 'insert into draft_keys (school_id, person_id, key, created_at) values ($1, $2, $3, $4) on conflict do nothing');
/** The first key of a person; one that is there already stays. */
export const insertDraftKey = (db: Db, schoolId: string, personId: string, key: Buffer, now: Date) => run(db, insert, schoolId, personId, key, now);

/** Of a student who signs in: once their record is erased, what is sealed under their key on any device is past reading. Their next words get another. */
export const eraseDraftKey = statement(
  'erase_draft_keys',
  `delete from draft_keys k using relations r, people p where k.school_id = $1 and r.school_id = k.school_id and r.student_id = $2
   and r.person_id = k.person_id and p.school_id = k.school_id and p.id = k.person_id and p.role = 'student'`,
);
