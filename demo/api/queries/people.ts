/** Who is asking, and what they are to a student. */
import type { Role } from '../../../src/contract/person.js';
import type { Reader } from '../rules/check-in-entry.js';
import type { Tie } from '../rules/voices.js';
import { all, first, statement, type Db } from './statement.js';

export interface PersonRow {
  name: string;
  role: Role;
  locale: string;
  time_zone: string;
}

const person = statement<PersonRow>('person', 'select name, role, locale, time_zone from people where school_id = $1 and id = $2');

export const findPerson = (db: Db, schoolId: string, personId: string) => first(db, person, schoolId, personId);

const tie = statement<{ relation: string; permissions: string[]; household: string | null }>(
  'tie',
  'select relation, permissions, household from relations where school_id = $1 and student_id = $2 and person_id = $3',
);

/** What a person is to a student; `undefined`: nothing, and to them the student is not there. */
export async function findTie(db: Db, schoolId: string, studentId: string, personId: string): Promise<Tie | undefined> {
  const row = await first(db, tie, schoolId, studentId, personId);
  return row && { studentId, ...row };
}

const readers = statement<{ id: string; name: string; role: Role; household: string | null; takes_help: boolean }>(
  'readers',
  `select p.id, p.name, p.role, r.household, r.takes_help
   from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = $2 and 'see-check-ins' = any (r.permissions)
   order by p.id`,
);

/** Everyone who can read check-ins of a student. */
export async function listReaders(db: Db, schoolId: string, studentId: string): Promise<Reader[]> {
  const rows = await all(db, readers, schoolId, studentId);
  return rows.map(({ takes_help, ...row }) => ({ ...row, takesHelp: takes_help }));
}

const related = statement<{ id: string }>('related', 'select person_id as id from relations where school_id = $1 and student_id = $2 order by person_id');

/** Everyone to whom the student is there. */
export const listRelated = async (db: Db, schoolId: string, studentId: string) => (await all(db, related, schoolId, studentId)).map(({ id }) => id);

const goalReaders = statement<{ id: string }>(
  'goal_readers',
  `select person_id as id from relations where school_id = $1 and student_id = $2 and 'see-goals' = any (permissions) order by person_id`,
);

/** Everyone who may see a student's goals. */
export const listGoalReaders = async (db: Db, schoolId: string, studentId: string) => (await all(db, goalReaders, schoolId, studentId)).map(({ id }) => id);
