/** A session to look at a card with: a school, Maya and her brother, and a viewer of each role. */
import type { Permission, Person, Voice } from '../../src/contract/person.js';
import type { School, Session } from '../../src/contract/session.js';
import type { AgeBand, Student } from '../../src/contract/student.js';
import { idOf } from './check-ins.js';

export const school: School = {
  id: idOf(80),
  name: 'Alder Creek Elementary',
  timeZone: 'America/New_York',
  languages: ['en', 'es'],
  week: [1, 2, 3, 4, 5],
  holidays: ['2026-11-11'],
  quietHours: { from: '18:00', until: '07:00' },
  crisisContact: { name: 'Alder Creek counseling office', phone: '555-0142', url: null, hours: 'School days 8:00–16:00' },
  glossary: [],
  policies: { retentionDays: 7, drafts: 'keep' },
};

const person = (n: number, name: string | null, role: Person['role'], voice: Voice, takesHelp = false): Person => ({
  id: idOf(n),
  name,
  role,
  voice,
  takesHelp,
});
export const mayasPeople: readonly Person[] = [
  person(1, 'Maya Thompson', 'student', 'student'),
  person(2, 'Ana Thompson', 'guardian', 'home'),
  person(3, null, 'guardian', 'home'),
  person(4, 'Ms Rivera', 'teacher', 'school', true),
  person(5, 'Mr Chen', 'specialist', 'school', true),
];

const writing: readonly Permission[] = ['see-check-ins', 'write-check-in'];
const rights: Readonly<Record<string, readonly Permission[]>> = {
  student: [...writing, 'ask-for-help'],
  guardian: [...writing, 'acknowledge-check-in', 'export-record'],
  teacher: [...writing, 'answer-help'],
  'family-viewer': ['see-check-ins'],
};

export const maya = (role: string, ageBand: AgeBand = 'elementary'): Student => ({
  id: idOf(1),
  name: 'Maya Thompson',
  ageBand,
  group: 'Room 12',
  relation: role === 'guardian' ? 'mother' : role,
  permissions: [...(rights[role] ?? [])],
  people: [...mayasPeople],
});
export const leo = (role: string): Student => ({
  ...maya(role),
  id: idOf(6),
  name: 'Leo Thompson',
  people: [person(6, 'Leo Thompson', 'student', 'student'), ...mayasPeople.slice(1)],
});

const viewers = {
  student: { n: 1, name: 'Maya Thompson', voice: 'student' },
  guardian: { n: 2, name: 'Ana Thompson', voice: 'home' },
  teacher: { n: 4, name: 'Ms Rivera', voice: 'school' },
  'family-viewer': { n: 7, name: 'Rosa Thompson', voice: null },
} as const;
export type SampleRole = keyof typeof viewers;

/** What the API answers to `session.read` for one of the sample people. */
export function session(
  role: SampleRole = 'student',
  change: { readonly students?: readonly Student[]; readonly locale?: string; readonly ageBand?: AgeBand } = {},
): Session {
  const { n, name, voice } = viewers[role];
  const mine = role === 'student' || role === 'family-viewer' ? [maya(role, change.ageBand)] : [leo(role), maya(role)].reverse();
  return {
    viewer: { id: idOf(n), name, role, voice, locale: change.locale ?? 'en', timeZone: 'America/New_York' },
    students: [...(change.students ?? mine)],
    school,
  };
}
