/**
 * Who books for whom, what stands in the way, and in what order an agenda is read. Pure: it decides on facts it is handed. Which change a booking
 * allows in which state is `src/domain/booking-state.ts`, for the widgets too.
 */
import type { Conference } from '../../../src/contract/conference.js';
import type { Voice } from '../../../src/contract/person.js';
import { next, type BookingProblem, type SeatEvent, type SeatFacts, type SeatState } from '../../../src/domain/booking-state.js';
import { bookableFrom, closedToBooking } from '../../../src/domain/booking-window.js';
import type { Standing } from '../queries/families.js';
import { Refusal } from '../refusal.js';
import { may, writingVoice, type Tie, type Viewer } from './voices.js';

type Who = Pick<Viewer, 'id' | 'role'>;
type Led = Pick<Conference, 'kind' | 'mayManage'>;

export const isStaff = ({ role }: Pick<Viewer, 'role'>) => writingVoice(role) === 'school';

/** A guardian for their child, a student where they lead the meeting, the host and the office on behalf of a family. */
export function mayBookFor(viewer: Who, tie: Tie, conference: Led, hostId: string): boolean {
  if (isStaff(viewer)) return may(tie, 'host-conference') && (conference.mayManage || hostId === viewer.id);
  return may(tie, 'book-conference') && (viewer.role !== 'student' || conference.kind === 'student-led');
}

interface Wish {
  readonly conference: Conference;
  /** The student's. */
  readonly group: string;
  readonly slot: { readonly startsAt: string; readonly endsAt: string };
  readonly now: Date;
  readonly isForOthers: boolean;
}
/** The school books for a family also before and after the families do. */
export function isClosed({ conference, group, slot, now, isForOthers }: Wish): boolean {
  const window = { bookableFrom: bookableFrom(conference, [group]), closesAt: conference.closesAt };
  return closedToBooking(slot, window, now.getTime(), isForOthers ? 'school' : 'family') !== undefined;
}

/** What stands in the way of one booking more; `undefined`: nothing but the seat. */
export function obstacleIn(limits: Pick<Conference, 'perStudent' | 'perGuardian'>, standing: Standing): BookingProblem | undefined {
  const isFull = standing.withHost || standing.ofStudent >= limits.perStudent || standing.ofGuardian >= limits.perGuardian;
  if (isFull) return 'limit-reached';
  return standing.overlaps ? 'overlap' : undefined;
}

/** @throws {Refusal} as the state machine says. */
export function step(state: string, event: SeatEvent, facts: SeatFacts): SeatState {
  const { state: after, refused } = next(state as SeatState, event, facts);
  if (refused !== undefined) throw new Refusal(refused);
  return after;
}

interface Said {
  readonly voice: Voice;
  readonly kind: string;
  readonly createdAt: string;
}
/** Strengths come first, then the side that the setting puts first; where the student leads, the student before both. */
export function inOrder<T extends Said>(topics: readonly T[], agendaFirst: string, kind: string): T[] {
  const sides: Voice[] = agendaFirst === 'school' ? ['school', 'home', 'student'] : ['home', 'student', 'school'];
  const order = kind === 'student-led' ? ['student', ...sides.filter((voice) => voice !== 'student')] : sides;
  const rank = ({ voice, kind: topic }: Said) => (topic === 'strength' ? 0 : 10) + order.indexOf(voice);
  return [...topics].sort((a, b) => rank(a) - rank(b) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}
