/** The gate before everything about a student: whoever is not tied to them hears that there is nobody; a missing permission is a refusal. */
import type { Permission } from '../../../src/contract/person.js';
import { findTie } from '../queries/people.js';
import type { Db } from '../queries/statement.js';
import { Refusal } from '../refusal.js';
import { may, type Tie, type Viewer } from '../rules/voices.js';

/** @throws {Refusal} `not-found` where they are strangers, `not-allowed` where one of `needed` is missing. */
export async function tieTo(db: Db, viewer: Viewer, studentId: string, ...needed: readonly Permission[]): Promise<Tie> {
  const tie = await findTie(db, viewer.schoolId, studentId, viewer.id);
  if (!tie) throw new Refusal('not-found');
  const missing = needed.find((permission) => !may(tie, permission));
  if (missing) throw new Refusal('not-allowed', { detail: `Needs the permission ${missing}` });
  return tie;
}
