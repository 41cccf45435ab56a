/**
 * What the tracker shows, decided from who is looking and what the API offers: one state, never a mixture. Pure; it draws nothing and knows no
 * words.
 */
import { dayIn } from '../../base/days.js';
import { usableTimeZone } from '../../base/usable.js';
import type { Permission, Viewer } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import type { AccessSnapshot } from '../../element/contexts.js';
import { localeOfWords } from '../../i18n/locale.js';

/** Somebody is looking at the goals of a student whom they may see. */
export interface GoalScene {
  readonly viewer: Viewer;
  readonly student: Student;
  readonly students: readonly Student[];
  readonly school: School;
  /** The school's day, as a plain date. */
  readonly today: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly access: AccessSnapshot;
  /** Whom the words speak to: `pre-reader` gets pictures and reading aloud, `student` is spoken to as "you". */
  readonly reader: 'adult' | 'student' | 'pre-reader';
}
/**
 * `loading` · `misconfigured` · `unreachable` · `signed-out` before anybody was known · `not-offered` the school has no goals · `no-student` nobody to
 * show · `not-allowed` this student's goals are not the viewer's to see · `ready`.
 */
export type TrackerState =
  | { readonly kind: 'loading' | 'misconfigured' | 'unreachable' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed' }
  | { readonly kind: 'ready'; readonly scene: GoalScene };

export interface TrackerSettings {
  /** The student that the tracker is set to, or that the viewer chose in it. */
  readonly studentId: string | undefined;
  readonly timeZone: string | undefined;
  readonly preReader: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A permission that is not listed is denied. */
export const may = (student: Student, permission: Permission): boolean => student.permissions.includes(permission);

export function trackerState(access: AccessSnapshot, settings: TrackerSettings): TrackerState {
  const { session } = access;
  if (access.status === 'misconfigured') return { kind: 'misconfigured' };
  if (!session) return { kind: access.status === 'ready' ? 'loading' : access.status };
  if (access.status !== 'loading' && !access.capabilities.includes('goals')) return { kind: 'not-offered' };
  const wanted = settings.studentId ?? access.studentId;
  const student = wanted === undefined ? session.students[0] : session.students.find(({ id }) => id === wanted);
  if (!student) return { kind: session.students.length ? 'not-allowed' : 'no-student' };
  if (!may(student, 'see-goals')) return { kind: 'not-allowed' };
  const { viewer, students, school } = session;
  const timeZone = usableTimeZone(settings.timeZone, access.timeZone);
  const isStudent = viewer.id === student.id;
  const reader = settings.preReader || (isStudent && student.ageBand === 'pre-reader') ? 'pre-reader' : isStudent ? 'student' : 'adult';
  return {
    kind: 'ready',
    scene: { viewer, student, students, school, today: dayIn(school.timeZone, settings.now), locale: localeOfWords(access.locale), timeZone, access, reader },
  };
}
