/**
 * How often a family and a host meet (CS-26): when they last did, and when they might again. A suggestion is a school day, never an appointment, and
 * never in the past. It refuses to know slots and what time it is.
 */
import { addDays, dayIn, daysBetween } from '../base/days.js';
import type { Booking } from '../contract/booking.js';
import { isSchoolDay, type SchoolDays } from './check-in-days.js';

export type Met = Pick<Booking, 'studentId' | 'state' | 'endsAt'> & { readonly host: { readonly id: string } };

/** The end of the last meeting that was held, as an instant; with a host or with any. `null`: not yet. */
export function lastMetAt(bookings: readonly Met[], studentId: string, hostId?: string): string | null {
  const held = bookings.filter((one) => one.state === 'attended' && one.studentId === studentId && (hostId === undefined || one.host.id === hostId));
  return held.reduce<string | null>((last, { endsAt }) => (last === null || Date.parse(endsAt) > Date.parse(last) ? endsAt : last), null);
}

export interface CadenceTerms {
  /** Weeks from one meeting to the next. */
  readonly everyWeeks: number;
  /** Today's plain date in the school's zone. */
  readonly today: string;
  readonly timeZone: string;
  readonly school: SchoolDays;
}
export interface Cadence {
  /** Plain dates in the school's zone. */
  readonly lastMetOn: string | null;
  /** A school day, today or later; `null` where the school has none for a year. */
  readonly nextOn: string | null;
  /** Days that the next meeting is behind the cadence; 0 while it is not, and before the first. */
  readonly daysLate: number;
}

const YEAR = 366;

/** The first school day from `on` on; `null` where there is none for a year. */
export function schoolDayFrom(on: string, school: SchoolDays): string | null {
  for (let later = 0; later <= YEAR; later++) {
    const day = addDays(on, later);
    if (isSchoolDay(day, school)) return day;
  }
  return null;
}

const LOOKED_AT_AFTER_DAYS = 28;

/** When something agreed on `today` is looked at again, unless somebody says another day: four weeks later, or the first school day from then on. */
export function dueOf(today: string, school: SchoolDays): string {
  const due = addDays(today, LOOKED_AT_AFTER_DAYS);
  return schoolDayFrom(due, school) ?? due;
}

/** When they last met and the day to suggest next: so many weeks later, or the first school day from today on where that is past or they never met. */
export function cadence(lastMet: string | null, { everyWeeks, today, timeZone, school }: CadenceTerms): Cadence {
  const lastMetOn = lastMet && dayIn(timeZone, Date.parse(lastMet));
  const due = lastMetOn ? addDays(lastMetOn, everyWeeks * 7) : today;
  return { lastMetOn, nextOn: schoolDayFrom(due > today ? due : today, school), daysLate: Math.max(0, daysBetween(due, today)) };
}

/** A series in one action: `count` school days, each so many weeks after the one before it was due, so that a holiday moves one day and not all that follow. */
export function seriesOf(firstOn: string, count: number, { everyWeeks, school }: Pick<CadenceTerms, 'everyWeeks' | 'school'>): string[] {
  const days = Array.from({ length: count }, (_, index) => schoolDayFrom(addDays(firstOn, index * everyWeeks * 7), school));
  return [...new Set(days.filter((day) => day !== null))];
}
