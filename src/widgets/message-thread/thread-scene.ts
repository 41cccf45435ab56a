/**
 * What the threads show, decided from who is looking and what the API offers: one state, never a mixture. Pure; it draws nothing and knows no words.
 */
import { usableTimeZone } from '../../base/usable.js';
import type { Viewer } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import type { AccessSnapshot } from '../../element/contexts.js';
import { localeOfWords } from '../../i18n/locale.js';

/** Somebody is looking at the messages of students whom they may see. */
export interface ThreadScene {
  readonly viewer: Viewer;
  /** Those whose messages the viewer may see. */
  readonly students: readonly Student[];
  /** The one whose threads are shown; `undefined`: all of them. */
  readonly student: Student | undefined;
  readonly school: School;
  readonly locale: string;
  readonly timeZone: string;
  readonly access: AccessSnapshot;
}
/**
 * `loading` · `misconfigured` · `unreachable` · `signed-out` before anybody was known · `not-offered` the school has no messages · `no-student` nobody to
 * show · `not-allowed` messages are not the viewer's to see · `ready`.
 */
export type ThreadState =
  | { readonly kind: 'loading' | 'misconfigured' | 'unreachable' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed' }
  | { readonly kind: 'ready'; readonly scene: ThreadScene };

export interface ThreadSettings {
  /** The student that the widget is set to, or that the viewer chose in it; `''`: all, as the viewer chose. */
  readonly studentId: string | undefined;
  readonly timeZone: string | undefined;
}

/** A permission that is not listed is denied. */
const maySee = ({ permissions }: Student): boolean => permissions.includes('see-messages');

export function threadState(access: AccessSnapshot, settings: ThreadSettings): ThreadState {
  const { session } = access;
  if (access.status === 'misconfigured') return { kind: 'misconfigured' };
  if (!session) return { kind: access.status === 'ready' ? 'loading' : access.status };
  if (access.status !== 'loading' && !access.capabilities.includes('messages')) return { kind: 'not-offered' };
  if (session.students.length === 0) return { kind: 'no-student' };
  const students = session.students.filter(maySee);
  const chosenOnPage = access.studentChosen === false ? undefined : access.studentId;
  const wanted = settings.studentId ?? (students.some(({ id }) => id === chosenOnPage) ? chosenOnPage : undefined);
  const student = wanted ? students.find(({ id }) => id === wanted) : students.length === 1 ? students[0] : undefined;
  if (students.length === 0 || (wanted && !student)) return { kind: 'not-allowed' };
  const { viewer, school } = session;
  const timeZone = usableTimeZone(settings.timeZone, access.timeZone);
  return { kind: 'ready', scene: { viewer, students, student, school, locale: localeOfWords(access.locale), timeZone, access } };
}
