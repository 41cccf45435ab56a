/** What is known of the viewer, and what follows from it: which student the page is about, in which words and hours. Pure. */
import { scopeOf } from '../base/scope.js';
import { usableLocale, usableTimeZone } from '../base/usable.js';
import type { CallFailure } from '../contract/problem.js';
import type { Session } from '../contract/session.js';

export interface AccessWishes {
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly student?: string | undefined;
}

/** The same shape as `AccessSnapshot` of `element/contexts.ts`. */
export interface AccessState {
  readonly status: 'loading' | 'ready' | 'signed-out' | 'unreachable' | 'misconfigured';
  readonly session: Session | undefined;
  readonly capabilities: readonly string[];
  readonly studentId: string | undefined;
  /** `false`: nobody chose that student, it is the first of them. */
  readonly studentChosen?: boolean | undefined;
  readonly locale: string;
  readonly timeZone: string;
  readonly offline: boolean;
  readonly failure: CallFailure | undefined;
  readonly advice: string | undefined;
}

/** Under which name the device keeps what the viewer of a session writes; where words are sealed, `apiOrigin` says so. */
export const personOf = (apiOrigin: string, { school, viewer }: Session): string => scopeOf(apiOrigin, school.id, viewer.id);

/** The chosen student, or whom the page names, or the first. A student whom the page names and the viewer may not see is nobody, never somebody else. */
export function studentOf(
  session: Session | undefined,
  chosen: string | undefined,
  named: string | undefined,
): Pick<AccessState, 'studentId' | 'studentChosen'> {
  const students = session?.students ?? [];
  const known = (id: string | undefined) => (students.some((student) => student.id === id) ? id : undefined);
  const found = known(chosen);
  return { studentId: found ?? (named === undefined ? students[0]?.id : known(named)), studentChosen: (found ?? named) !== undefined };
}

/**
 * The page's own wish, or the viewer's. As long as nobody is known there is no time to show: the device's zone is not asked for, which is the
 * slowest single thing that a page could do before its first request.
 */
export function placeOf(session: Session | undefined, wishes: AccessWishes): Pick<AccessState, 'locale' | 'timeZone'> {
  return {
    locale: usableLocale(wishes.locale, session?.viewer.locale, navigator.language),
    timeZone: usableTimeZone(wishes.timeZone, session?.viewer.timeZone),
  };
}
