/** Students as one viewer may see them, with the people who can read their check-ins. */
import * as v from 'valibot';
import type { AgeBand, Student } from '../../../src/contract/student.js';
import { id } from '../../../src/contract/values.js';
import type { Reader } from '../rules/check-in-entry.js';
import { readingVoice, visibleName, type Viewer } from '../rules/voices.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, first, statement, type Db } from './statement.js';

interface StudentRow {
  id: string;
  name: string;
  ageBand: AgeBand;
  group: string;
  relation: string;
  permissions: string[];
  household: string | null;
  people: Reader[];
  helpAsked: number;
  mediaConsent: boolean;
}

/** A request to talk is counted for whom it asks alone, and only while they may read it and answer it. */
const columns = `s.id, s.name, s.age_band as "ageBand", s.group_name as "group", s.media_consent as "mediaConsent", mine.relation, mine.permissions, mine.household, (
    select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'role', p.role, 'household', r.household, 'takesHelp', r.takes_help) order by p.name, p.id), '[]')
    from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
    where r.school_id = s.school_id and r.student_id = s.id and 'see-check-ins' = any (r.permissions)
  ) as people, (
    select count(*)::int from check_ins c
    where c.school_id = s.school_id and c.student_id = s.id and c.help_from = mine.person_id and mine.permissions @> array['see-check-ins', 'answer-help']
      and $3 = any (c.audience)
      and not exists (
        select from acknowledgements k where k.school_id = c.school_id and k.check_in_id = c.id and k.person_id = c.help_from and k.kind = 'talked')
  ) as "helpAsked"
  from relations mine join students s on s.school_id = mine.school_id and s.id = mine.student_id
  where mine.school_id = $1 and mine.person_id = $2`;

const oneStudent = statement<StudentRow>('student', `select ${columns} and s.id = $4`);
const pageOfStudents = statement<StudentRow>(
  'students',
  `select ${columns} and ($4::text is null or (s.name, s.id) > ($4, $5::uuid)) order by s.name, s.id limit $6`,
);
const cursorShape = v.tuple([v.string(), id]);

function showStudent(viewer: Viewer, { household, people, ...student }: StudentRow): Student {
  return {
    ...student,
    people: people.map((person) => ({
      id: person.id,
      name: visibleName(viewer, household, person),
      role: person.role,
      voice: readingVoice(person.role),
      takesHelp: person.takesHelp,
    })),
  };
}

export async function findStudent(db: Db, viewer: Viewer, studentId: string): Promise<Student | undefined> {
  const row = await first(db, oneStudent, viewer.schoolId, viewer.id, readingVoice(viewer.role), studentId);
  return row && showStudent(viewer, row);
}

/** A page of the students to whom the viewer is tied, by name. */
export async function listStudents(db: Db, viewer: Viewer, limit: number, cursor?: string): Promise<{ items: Student[]; next: string | null }> {
  const [name, after] = decodeCursor(cursor, cursorShape, 2);
  const found = await all(db, pageOfStudents, viewer.schoolId, viewer.id, readingVoice(viewer.role), name, after, limit + 1);
  const { rows, next } = pageOf(found, limit, (row) => [row.name, row.id]);
  return { items: rows.map((row) => showStudent(viewer, row)), next };
}
