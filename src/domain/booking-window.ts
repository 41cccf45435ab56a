/**
 * What stands between a family and a seat: the window in which it may book (CS-14, CS-21), the guard time in which it may no longer change (CS-08), the
 * limits (CS-05, CS-13), and its other meetings with the way between them (CS-11, CS-12). Each is a reason with what a sentence about it needs. It refuses
 * to know whether the seat is free, which the database alone knows, and what time it is.
 */
import type { Conference } from '../contract/conference.js';
import type { ProblemType } from '../contract/problem.js';

type Refused<T extends ProblemType> = { readonly refused: T };
export type Closed = Refused<'booking-closed'> & {
  /** `opens-later` at `at` · `closed`, `begun`, `guard-time` since `at`. */
  readonly why: 'opens-later' | 'closed' | 'begun' | 'guard-time';
  readonly at: string;
};
export type OverLimit = Refused<'limit-reached'> & {
  /** `most` bookings stand already: of the student, of the guardian over all children, or of the student with this host. */
  readonly why: 'student' | 'guardian' | 'host';
  readonly most: number;
};
export type Overlap<M = Meeting> = Refused<'overlap'> & {
  /** `meeting` both at once · `travel` no time for the way between them. */
  readonly why: 'meeting' | 'travel';
  readonly with: M;
};
export type Obstacle = Closed | OverLimit | Overlap<Standing>;

export interface Meeting {
  readonly hostId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
/** A booking that stands, held or booked, or one that is wanted. */
export interface Standing extends Meeting {
  readonly studentId: string;
  /** Who books, or in whose name the school does. */
  readonly guardianId: string;
  /** One key for all who live together and share an evening: the household, or the guardian's own id where there is none. */
  readonly family: string;
}
/** `school` the host, or who manages the conference: for them neither window nor guard time holds. */
export type Booker = 'family' | 'school';

const MINUTE_MS = 60_000;

/** From when on a family of these groups may book: the general opening, or the early one where it is theirs and sooner. */
export function bookableFrom({ opensAt, earlyAccess }: Pick<Conference, 'opensAt' | 'earlyAccess'>, groups: readonly string[]): string {
  const early = earlyAccess?.groups.some((group) => groups.includes(group)) ? earlyAccess.opensAt : opensAt;
  return Date.parse(early) < Date.parse(opensAt) ? early : opensAt;
}

/** Why a slot cannot be booked now. Windows are open from their first millisecond and closed at their last one; nobody books what has begun, the school what has ended. */
export function closedToBooking(
  slot: Pick<Meeting, 'startsAt' | 'endsAt'>,
  window: { readonly bookableFrom: string; readonly closesAt: string },
  nowMs: number,
  by: Booker,
): Closed | undefined {
  const last = by === 'school' ? slot.endsAt : slot.startsAt;
  if (nowMs >= Date.parse(last)) return { refused: 'booking-closed', why: 'begun', at: slot.startsAt };
  if (by === 'school') return undefined;
  if (nowMs < Date.parse(window.bookableFrom)) return { refused: 'booking-closed', why: 'opens-later', at: window.bookableFrom };
  return nowMs >= Date.parse(window.closesAt) ? { refused: 'booking-closed', why: 'closed', at: window.closesAt } : undefined;
}

/** Until when the family may change or cancel a meeting; the moment itself is too late. */
export const changeableUntil = (startsAt: string, guardMinutes: number): string => new Date(Date.parse(startsAt) - guardMinutes * MINUTE_MS).toISOString();

/** Why a booking cannot be changed or cancelled now. The school may at any time. */
export function closedToChange(booking: { readonly startsAt: string; readonly changeableUntil: string }, nowMs: number, by: Booker): Closed | undefined {
  if (by === 'school' || nowMs < Date.parse(booking.changeableUntil)) return undefined;
  if (nowMs >= Date.parse(booking.startsAt)) return { refused: 'booking-closed', why: 'begun', at: booking.startsAt };
  return { refused: 'booking-closed', why: 'guard-time', at: booking.changeableUntil };
}

export type LimitRules = Pick<Conference, 'perStudent' | 'perGuardian' | 'households'>;

/**
 * Which limit one more would break. `standing` holds what stands in this conference. Where each household books for itself, what the other one booked
 * counts for nothing, and can therefore be known from no answer.
 */
export function overLimit(wanted: Standing, standing: readonly Standing[], rules: LimitRules): OverLimit | undefined {
  const ofStudent = standing.filter((one) => one.studentId === wanted.studentId && (rules.households !== 'each' || one.family === wanted.family));
  if (ofStudent.some(({ hostId }) => hostId === wanted.hostId)) return { refused: 'limit-reached', why: 'host', most: 1 };
  if (ofStudent.length >= rules.perStudent) return { refused: 'limit-reached', why: 'student', most: rules.perStudent };
  const ofGuardian = standing.filter(({ guardianId }) => guardianId === wanted.guardianId);
  return ofGuardian.length >= rules.perGuardian ? { refused: 'limit-reached', why: 'guardian', most: rules.perGuardian } : undefined;
}

/** Minutes to go from one meeting to another: none to the same host, for a brother or a sister. */
export const minutesOnTheWay = (a: Pick<Meeting, 'hostId'>, b: Pick<Meeting, 'hostId'>, travelMinutes: number): number =>
  a.hostId === b.hostId ? 0 : travelMinutes;

/** The first of a family's meetings that the wanted one lies over, or that leaves no time for the way. One may begin as the other ends. */
export function overlapping<M extends Meeting>(wanted: Meeting, meetings: readonly M[], travelMinutes: number): Overlap<M> | undefined {
  const [start, end] = [Date.parse(wanted.startsAt), Date.parse(wanted.endsAt)];
  const [touching] = meetings
    .map((one) => ({ one, apart: Math.max(Date.parse(one.startsAt) - end, start - Date.parse(one.endsAt)) }))
    .filter(({ one, apart }) => apart < minutesOnTheWay(wanted, one, travelMinutes) * MINUTE_MS)
    .sort((a, b) => a.apart - b.apart);
  return touching && { refused: 'overlap', why: touching.apart < 0 ? 'meeting' : 'travel', with: touching.one };
}

/** What the moment and the rules of a booking are. `standing` without the booking that is being moved. */
export interface BookingMoment {
  readonly rules: LimitRules & Pick<Conference, 'closesAt' | 'travelMinutes'>;
  /** For this family, `conference.bookableFrom`. */
  readonly bookableFrom: string;
  readonly standing: readonly Standing[];
  readonly nowMs: number;
  readonly by: Booker;
}

/** The first thing that stands in the way of a booking, its time first, then the limits, then the family's other meetings; `undefined`: nothing. */
export function obstacleTo(wanted: Standing, { rules, standing, nowMs, by, ...rest }: BookingMoment): Obstacle | undefined {
  const family = standing.filter((one) => one.family === wanted.family);
  return (
    closedToBooking(wanted, { bookableFrom: rest.bookableFrom, closesAt: rules.closesAt }, nowMs, by) ??
    overLimit(wanted, standing, rules) ??
    overlapping(wanted, family, rules.travelMinutes)
  );
}
