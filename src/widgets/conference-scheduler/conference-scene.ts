/**
 * What the scheduler shows, decided from who is looking and what the API offers: one state, never a mixture. Pure; it draws nothing and knows no
 * words.
 */
import { usableTimeZone } from '../../base/usable.js';
import type { Permission, Viewer } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import type { AccessSnapshot } from '../../element/contexts.js';
import { localeOfWords } from '../../i18n/locale.js';

/** Somebody is looking at the conferences of a student whom they may see. */
export interface ConferenceScene {
  readonly viewer: Viewer;
  readonly student: Student;
  readonly students: readonly Student[];
  readonly school: School;
  readonly locale: string;
  /** The viewer's own zone; times are shown in it unless they choose the school's. */
  readonly timeZone: string;
  readonly access: AccessSnapshot;
  /** Whom the words speak to. */
  readonly reader: 'adult' | 'student';
  /** `staff` offer times and meet families, `family` (and students) book, `none` only look. */
  readonly side: 'staff' | 'family' | 'none';
}
/**
 * `loading` · `misconfigured` · `unreachable` · `signed-out` before anybody was known · `not-offered` the school has no conferences here ·
 * `no-student` nobody to show · `not-allowed` this student's conferences are not the viewer's to see · `ready`.
 */
export type SchedulerState =
  | { readonly kind: 'loading' | 'misconfigured' | 'unreachable' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed' }
  | { readonly kind: 'ready'; readonly scene: ConferenceScene };

export interface SchedulerSettings {
  /** The student that the scheduler is set to, or that the viewer chose in it. */
  readonly studentId: string | undefined;
  readonly timeZone: string | undefined;
}

/** A permission that is not listed is denied. */
export const may = (student: Student, permission: Permission): boolean => student.permissions.includes(permission);

const sideOf = (student: Student): ConferenceScene['side'] => (may(student, 'host-conference') ? 'staff' : may(student, 'book-conference') ? 'family' : 'none');

export function schedulerState(access: AccessSnapshot, settings: SchedulerSettings): SchedulerState {
  const { session } = access;
  if (access.status === 'misconfigured') return { kind: 'misconfigured' };
  if (!session) return { kind: access.status === 'ready' ? 'loading' : access.status };
  if (access.status !== 'loading' && !access.capabilities.includes('conferences')) return { kind: 'not-offered' };
  const wanted = settings.studentId ?? access.studentId;
  const student = wanted === undefined ? session.students[0] : session.students.find(({ id }) => id === wanted);
  if (!student) return { kind: session.students.length ? 'not-allowed' : 'no-student' };
  if (!may(student, 'see-conferences')) return { kind: 'not-allowed' };
  const { viewer, students, school } = session;
  const timeZone = usableTimeZone(settings.timeZone, access.timeZone);
  const reader = viewer.id === student.id ? 'student' : 'adult';
  return { kind: 'ready', scene: { viewer, student, students, school, locale: localeOfWords(access.locale), timeZone, access, reader, side: sideOf(student) } };
}
