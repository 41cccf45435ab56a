/**
 * The thinking of the form that begins a thread: with whom it can be begun, who will be in it by the school's policy (MT-13, MT-14, MT-15), what is missing
 * and what goes out. The API decides the same for itself. Pure; it knows no words and no screen.
 */
import { cleanText, fitsCharacters } from '../../base/text.js';
import { messageLimits } from '../../contract/message-limits.js';
import type { FirstMessage } from '../../contract/message.js';
import type { Permission, Person, Viewer } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import type { StartBody } from '../../contract/thread-changes.js';

/** What is typed, each field as its text; lists are joined by spaces. */
export type TypedStart = Readonly<Record<string, string | undefined>>;
/** `direct` one person · `household` everybody at one home · `many` the families of several students · `announcement` whole classes. */
export type StartKind = 'direct' | 'household' | 'many' | 'announcement';

export interface StartScene {
  readonly viewer: Viewer;
  readonly students: readonly Student[];
  readonly school: School;
  readonly locale: string;
}

const has = ({ permissions }: Student, permission: Permission): boolean => permissions.includes(permission);
export const listOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter(Boolean);
export const toggled = (text: string | undefined, one: string): string => {
  const list = listOf(text);
  return (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]).join('\n');
};

/** Students whom the viewer may begin a thread about. */
export const startable = ({ students }: StartScene): readonly Student[] => students.filter((student) => has(student, 'start-thread'));
/** Classes and groups that the viewer may announce to, each once, by name. */
export const announceable = ({ students, locale }: StartScene): readonly string[] =>
  [...new Set(students.filter((student) => has(student, 'announce')).map(({ group }) => group))].sort(new Intl.Collator(locale).compare);

/** The kinds that are open to the viewer, the nearest first. A student begins nothing; a family writes to the school alone. */
export function kindsFor(scene: StartScene): readonly StartKind[] {
  const { voice } = scene.viewer;
  const about = startable(scene);
  if (voice === 'home') return about.length ? ['direct', 'household'] : [];
  if (voice !== 'school') return [];
  return [
    ...(about.length ? (['direct', 'household'] as const) : []),
    ...(about.length > 1 ? (['many'] as const) : []),
    ...(announceable(scene).length ? (['announcement'] as const) : []),
  ];
}

/** With whom it can be begun: a family with the school's staff, the staff with guardians, and with the student only alone by name. */
export function peopleFor(student: Student, kind: StartKind, { viewer }: StartScene): readonly Person[] {
  const others = student.people.filter(({ id }) => id !== viewer.id);
  if (viewer.voice === 'home') return others.filter(({ voice }) => voice === 'school');
  return others.filter(({ role }) => role === 'guardian' || (role === 'student' && kind === 'direct'));
}

/** What is chosen, with what is usual where nothing is. */
export interface Chosen {
  readonly kind: StartKind;
  readonly student: Student | undefined;
  readonly person: Person | undefined;
  readonly students: readonly Student[];
  readonly way: 'private' | 'group';
  readonly groups: readonly string[];
}
export function chosenIn(typed: TypedStart, scene: StartScene): Chosen {
  const kinds = kindsFor(scene);
  const kind = kinds.find((one) => one === typed.kind) ?? kinds[0] ?? 'direct';
  const about = startable(scene);
  const student = about.find(({ id }) => id === typed.student) ?? (about.length === 1 ? about[0] : undefined);
  const people = student ? peopleFor(student, kind, scene) : [];
  const person = people.find(({ id }) => id === typed.person) ?? (people.length === 1 ? people[0] : undefined);
  const ids = listOf(typed.students);
  return {
    kind,
    student,
    person,
    students: about.filter(({ id }) => ids.includes(id)),
    way: typed.way === 'group' ? 'group' : 'private',
    groups: announceable(scene).filter((group) => listOf(typed.groups).includes(group)),
  };
}

/** Whether guardians are in the thread because of the student's age (MT-14). */
export const guardiansComeAlong = ({ student, person }: Chosen, { school }: StartScene): boolean =>
  person?.role === 'student' && !!student && !!school.policies.messages?.guardiansIncluded.includes(student.ageBand);

export interface WrongStart {
  readonly field: 'student' | 'person' | 'students' | 'groups' | 'subject' | 'text';
  readonly trouble: 'missing' | 'too-many' | 'too-many-characters';
}
const words = (text: string | undefined): string => cleanText(text ?? '').trim();

/** Everything that stops it from being sent, in the order of the form. */
export function wrongStart(typed: TypedStart, scene: StartScene): readonly WrongStart[] {
  const { kind, student, person, students, groups } = chosenIn(typed, scene);
  const isOne = kind === 'direct' || kind === 'household';
  const text = words(typed.text);
  const found: (WrongStart | false)[] = [
    isOne && !student && { field: 'student', trouble: 'missing' },
    isOne && !!student && !person && { field: 'person', trouble: 'missing' },
    kind === 'many' && students.length === 0 && { field: 'students', trouble: 'missing' },
    kind === 'many' && students.length > messageLimits.copies && { field: 'students', trouble: 'too-many' },
    kind === 'announcement' && groups.length === 0 && { field: 'groups', trouble: 'missing' },
    !fitsCharacters(words(typed.subject), messageLimits.subjectCharacters) && { field: 'subject', trouble: 'too-many-characters' },
    !text && { field: 'text', trouble: 'missing' },
    !fitsCharacters(text, messageLimits.textCharacters) && { field: 'text', trouble: 'too-many-characters' },
  ];
  return found.filter((one) => one !== false);
}

function messageOf(typed: TypedStart, scene: StartScene, kind: StartKind): FirstMessage {
  return {
    text: words(typed.text),
    language: scene.locale,
    starter: null,
    nextStep: null,
    urgent: mayUrgent(scene) && typed.urgent === 'yes',
    reply: null,
    asksAcknowledgement: kind === 'announcement' && typed.acknowledge === 'yes',
  };
}
export const mayUrgent = ({ students }: StartScene): boolean => students.some((student) => has(student, 'mark-urgent'));

/** What begins a thread; only where `wrongStart` finds nothing and the kind is not `many`. */
export function startBody(typed: TypedStart, scene: StartScene): StartBody {
  const { kind, student, person, groups } = chosenIn(typed, scene);
  const shared = { subject: words(typed.subject) || null, message: messageOf(typed, scene, kind) };
  if (kind === 'announcement') return { kind, groups: [...groups], withStudents: typed.withStudents === 'yes', ...shared };
  return { kind: kind === 'household' ? 'household' : 'direct', studentId: student!.id, personId: person!.id, ...shared };
}

/** What goes to the families of several students; private copies unless one group is asked for. */
export function manyBody(typed: TypedStart, scene: StartScene) {
  const { students, way } = chosenIn(typed, scene);
  return { studentIds: students.map(({ id }) => id), way, subject: words(typed.subject) || null, message: messageOf(typed, scene, 'many') };
}
