/**
 * What the card shows, decided from who is looking and what the API offers: one state, never a mixture. Pure; it draws nothing and knows no
 * words.
 */
import { dayIn } from '../../base/days.js';
import { usableTimeZone } from '../../base/usable.js';
import { modes, type CheckIn, type CheckInKind, type Mode } from '../../contract/check-in.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { Permission, Viewer } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import type { AccessSnapshot } from '../../element/contexts.js';
import { localeOfWords } from '../../i18n/locale.js';

/** Somebody is looking at a student whom they may see. */
export interface Scene {
  readonly viewer: Viewer;
  readonly student: Student;
  readonly students: readonly Student[];
  readonly school: School;
  /** The school's day, as a plain date. */
  readonly today: string;
  readonly mode: Mode;
  /** Of dates and numbers, BCP 47: in the language of the words around them. What the viewer writes is in `access.locale`. */
  readonly locale: string;
  readonly timeZone: string;
  readonly access: AccessSnapshot;
}
/**
 * `loading` · `misconfigured` · `unreachable` · `signed-out` before anybody was known · `not-offered` the school has no check-ins · `no-student` nobody to
 * show · `not-allowed` this student is not the viewer's to see · `ready`.
 */
export type CardState =
  | { readonly kind: 'loading' | 'misconfigured' | 'unreachable' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed' }
  | { readonly kind: 'ready'; readonly scene: Scene };

export interface CardSettings {
  readonly mode: Mode;
  /** The student that the card is set to, or that the viewer chose in it. */
  readonly studentId: string | undefined;
  readonly timeZone: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function cardState(access: AccessSnapshot, settings: CardSettings): CardState {
  const { session } = access;
  if (access.status === 'misconfigured') return { kind: 'misconfigured' };
  if (!session) return { kind: access.status === 'ready' ? 'loading' : access.status };
  if (access.status !== 'loading' && !access.capabilities.includes('check-ins')) return { kind: 'not-offered' };
  const wanted = settings.studentId ?? access.studentId;
  const student = wanted === undefined ? session.students[0] : session.students.find(({ id }) => id === wanted);
  if (!student) return { kind: session.students.length ? 'not-allowed' : 'no-student' };
  if (!may(student, 'see-check-ins')) return { kind: 'not-allowed' };
  const { viewer, students, school } = session;
  const timeZone = usableTimeZone(settings.timeZone, access.timeZone);
  const mode = modes.find((one) => one === settings.mode) ?? modes[0];
  return {
    kind: 'ready',
    scene: { viewer, student, students, school, today: dayIn(school.timeZone, settings.now), mode, locale: localeOfWords(access.locale), timeZone, access },
  };
}

/** A permission that is not listed is denied. */
export const may = (student: Student, permission: Permission): boolean => student.permissions.includes(permission);

/** What the viewer writes in this mode; `undefined`: they only read. The school fills in the day, the student begins it. */
export function kindsFor({ mode, viewer, student }: Scene): readonly CheckInKind[] {
  if (!viewer.voice || !may(student, 'write-check-in')) return [];
  if (mode === 'feelings') return ['feelings'];
  if (mode === 'daily-report-card') return viewer.voice === 'school' ? ['report'] : [];
  return viewer.voice === 'school' ? ['check-in', 'check-out'] : viewer.voice === 'student' ? ['check-in'] : [];
}

/** A point of a goal can go with a check-in (CI-16): the school has goals, and the viewer sees them and measures. */
export const mayLogPoint = ({ access, viewer, student }: Scene): boolean =>
  !!viewer.voice && access.capabilities.includes('goals') && may(student, 'see-goals') && may(student, 'add-goal-point');

/** Five faces and reading aloud: for a student who does not read yet, or where the page says so. */
export const isPreReader = ({ viewer, student }: Scene, always: boolean): boolean => always || (viewer.id === student.id && student.ageBand === 'pre-reader');

/** The plan of this mode for this student. */
export const planFor = (plans: readonly CheckInPlan[], { mode, student }: Scene): CheckInPlan | undefined =>
  plans.find((plan) => plan.mode === mode && plan.studentIds.includes(student.id));

/** What the list says, with what this page has sent since: the newest version of each, newest first. */
export function latest(listed: readonly CheckIn[], answered: readonly CheckIn[]): readonly CheckIn[] {
  const byId = new Map<string, CheckIn>();
  for (const checkIn of [...listed, ...answered]) {
    const known = byId.get(checkIn.id);
    if (!known || known.version <= checkIn.version) byId.set(checkIn.id, checkIn);
  }
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1));
}

/** The requests to talk that wait for the viewer's answer. */
export const helpFor = (checkIns: readonly CheckIn[], viewerId: string): readonly CheckIn[] =>
  checkIns.filter(({ help }) => help?.personId === viewerId && help.answeredAt === null);
