/** Whom a thread can be begun with: who is tied to a student and may see messages, and the families of several students. */
import type { AgeBand } from '../../../src/contract/student.js';
import { all, first, statement, type Db } from './statement.js';

export interface TiedRow {
  readonly id: string;
  readonly role: 'guardian' | 'student' | 'teacher' | 'specialist' | 'admin' | 'family-viewer' | 'interpreter' | 'guest';
  readonly household: string | null;
}
const tied = statement<TiedRow>(
  'message_tied',
  `select p.id, p.role, r.household from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = $2 and 'see-messages' = any (r.permissions) order by p.id`,
);
export const listTied = (db: Db, schoolId: string, studentId: string) => all(db, tied, schoolId, studentId);

const band = statement<{ ageBand: AgeBand }>('message_age_band', 'select age_band as "ageBand" from students where school_id = $1 and id = $2');
export const ageBandOf = async (db: Db, schoolId: string, studentId: string) => (await first(db, band, schoolId, studentId))?.ageBand;

const mayAnnounce = statement<{ id: string }>(
  'message_announced',
  `select s.id from students s join relations r on r.school_id = s.school_id and r.student_id = s.id and r.person_id = $2
   where s.school_id = $1 and r.permissions @> array['see-messages', 'announce'] and s.group_name = any ($3::text[]) order by s.id`,
);
/** The students of these groups whose families the person may announce to. */
export const listAnnounced = async (db: Db, schoolId: string, personId: string, groups: readonly string[]) =>
  (await all(db, mayAnnounce, schoolId, personId, groups)).map(({ id }) => id);

export interface FamilyPlace {
  readonly personId: string;
  readonly studentId: string;
  readonly role: string;
  readonly household: string | null;
}
const family = statement<FamilyPlace>(
  'message_families',
  `select distinct on (r.person_id) r.person_id as "personId", r.student_id as "studentId", p.role, r.household
   from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = any ($2::uuid[]) and 'see-messages' = any (r.permissions) and (p.role = 'guardian' or (p.role = 'student' and $3))
   order by r.person_id, r.student_id`,
);
/** Guardians of these students, and the students themselves where asked for: each once, on the account of one student. */
export const listFamilies = (db: Db, schoolId: string, studentIds: readonly string[], withStudents: boolean) =>
  all(db, family, schoolId, studentIds, withStudents);

const refusing = statement<{ id: string }>(
  'message_no_consent',
  'select id from students where school_id = $1 and id = any ($2::uuid[]) and not media_consent',
);
/** Of these students, those without consent to be seen. */
export const withoutConsent = async (db: Db, schoolId: string, studentIds: readonly string[]) =>
  (await all(db, refusing, schoolId, studentIds)).map(({ id }) => id);

const known = statement<{ id: string }>(
  'message_known',
  'select student_id as id from relations where school_id = $1 and person_id = $2 and student_id = any ($3::uuid[])',
);
/** Of these students, those to whom the person is tied. */
export const tiedStudents = async (db: Db, schoolId: string, personId: string, studentIds: readonly string[]) =>
  (await all(db, known, schoolId, personId, studentIds)).map(({ id }) => id);
