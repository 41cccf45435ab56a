/** Who is looking. */
import { limits } from '../../../src/contract/limits.js';
import type { Student } from '../../../src/contract/student.js';
import { findSchool } from '../queries/schools.js';
import type { Db } from '../queries/statement.js';
import { listStudents } from '../queries/students.js';
import { Refusal } from '../refusal.js';
import { writingVoice, type Viewer } from '../rules/voices.js';
import type { Handlers } from './handler.js';

async function allStudents(db: Db, viewer: Viewer): Promise<Student[]> {
  const students: Student[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listStudents(db, viewer, limits.pageItems, cursor);
    students.push(...page.items);
    cursor = page.next;
  }
  const byName = new Intl.Collator(viewer.locale);
  return students.sort((a, b) => byName.compare(a.name, b.name));
}

export const sessionRoutes = {
  'session.read': async ({ db, viewer }) => {
    const school = await findSchool(db, viewer.schoolId);
    if (!school) throw new Refusal('signed-out');
    const { id, name, role, locale, timeZone } = viewer;
    return { answer: { viewer: { id, name, role, voice: writingVoice(role), locale, timeZone }, students: await allStudents(db, viewer), school } };
  },
} satisfies Partial<Handlers>;
