/**
 * Who is in a thread that is about to begin (MT-13, MT-14), before a word is typed: whom a member of staff, or a guardian, may write with, and who is
 * included because the school's policy says so. The API decides by the same function.
 */
import type { Voice } from '../contract/person.js';
import type { AgeBand } from '../contract/student.js';
import type { ThreadKind } from '../contract/thread.js';

/** Somebody who is tied to the student and may see messages. */
export interface Tied {
  readonly id: string;
  readonly role: string;
  /** As in `person.ts`; those who only look read with `home`. */
  readonly voice: Voice;
  /** A key for the home they are of; `null`: none, or not for the viewer to know. */
  readonly household: string | null;
}
/** `stranger` the other is not tied · `alone` it would leave a student without staff, or be with a peer · `not-family`, `not-staff` the other side is no other side. */
export type AudienceRefusal = 'stranger' | 'alone' | 'not-family' | 'not-staff';
export type Audience =
  { readonly people: readonly string[]; readonly refused?: undefined } | { readonly people?: undefined; readonly refused: AudienceRefusal };

export interface AudienceAsked {
  readonly kind: Extract<ThreadKind, 'direct' | 'household'>;
  /** Everybody who is tied to the student, the starter among them. */
  readonly tied: readonly Tied[];
  readonly starterId: string;
  readonly personId: string;
  readonly ageBand: AgeBand;
  /** Ages at which guardians are in every thread with the student. */
  readonly guardiansIncluded: readonly AgeBand[];
}

const isGuardian = ({ role }: Tied): boolean => role === 'guardian';
const isStaff = ({ voice }: Tied): boolean => voice === 'school';
const isStudent = ({ voice }: Tied): boolean => voice === 'student';

/** The people of the family's side, given the one it was begun with. */
function familySide({ kind, tied, ageBand, guardiansIncluded }: AudienceAsked, other: Tied): readonly Tied[] {
  if (isStudent(other)) return [other, ...(guardiansIncluded.includes(ageBand) ? tied.filter(isGuardian) : [])];
  if (kind === 'direct' || other.household === null) return [other];
  return tied.filter((one) => isGuardian(one) && one.household === other.household);
}

export function audienceOfThread(asked: AudienceAsked): Audience {
  const { tied, starterId, personId, kind } = asked;
  const starter = tied.find(({ id }) => id === starterId);
  const other = tied.find(({ id }) => id === personId);
  if (!starter || !other || starter === other) return { refused: 'stranger' };
  // A student begins nothing, and is written to by staff alone.
  if (isStudent(starter)) return { refused: 'alone' };
  if (isStaff(starter)) {
    if (isStaff(other) || !(isGuardian(other) || isStudent(other))) return { refused: 'not-family' };
    if (isStudent(other) && kind === 'household') return { refused: 'not-family' };
    return people(starter, familySide(asked, other));
  }
  if (!isStaff(other)) return { refused: isStudent(other) ? 'alone' : 'not-staff' };
  if (!isGuardian(starter)) return { refused: 'not-family' };
  return people(other, familySide(asked, starter));
}

const people = (staff: Tied, family: readonly Tied[]): Audience => ({ people: [staff.id, ...family.map(({ id }) => id)] });

/** Why somebody may not write although the thread is open: a student with nobody of the staff beside them. */
export const isAlone = (voice: Voice, voices: readonly Voice[]): boolean => voice === 'student' && !voices.includes('school');
