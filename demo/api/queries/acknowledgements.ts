/** Small facts said once about an entry; saying one raises the version of the entry that shows it. */
import { run, statement, type Db } from './statement.js';

const insert = statement(
  'acknowledge',
  `insert into acknowledgements (school_id, check_in_id, person_id, kind, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
);
const raise = statement('acknowledge_raise', 'update check_ins set version = version + 1 where school_id = $1 and id = $2');

/** `false`: it was said before, and nothing changed. */
export async function insertAcknowledgement(db: Db, schoolId: string, checkInId: string, personId: string, kind: string, at: Date): Promise<boolean> {
  if ((await run(db, insert, schoolId, checkInId, personId, kind, at)) === 0) return false;
  await run(db, raise, schoolId, checkInId);
  return true;
}
