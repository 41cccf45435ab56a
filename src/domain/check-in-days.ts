/**
 * A student's entries as days, newest first, each with its three voices; and the school days on which nobody wrote, as gaps (CI-15).
 * A gap is open paper: weekends, holidays, today and the days before the oldest known entry are none. It refuses to know today's date
 * (that is given), words and how a day looks.
 */
import type { CheckIn } from '../contract/check-in.js';
import type { Voice } from '../contract/person.js';
import type { School } from '../contract/session.js';

export type SchoolDays = Pick<School, 'week' | 'holidays'>;

export interface Day {
  readonly kind: 'day';
  /** A plain date. */
  readonly on: string;
  /** Oldest first within a voice, as a conversation is read. */
  readonly voices: Readonly<Record<Voice, readonly CheckIn[]>>;
}
export interface Gap {
  readonly kind: 'gap';
  /** The first and last school day of the run, both without an entry; the same date where it is one. */
  readonly from: string;
  readonly until: string;
  readonly schoolDays: number;
}
export type DayOrGap = Day | Gap;

const numberOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000;
const dateOf = (dayNumber: number): string => new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);

/** Whether school is held: a weekday of its week (1 Monday to 7 Sunday) and no holiday. */
export function isSchoolDay(on: string, school: SchoolDays): boolean {
  // Day 0 of 1970 was a Thursday, the fourth weekday.
  return school.week.includes(((((numberOf(on) + 3) % 7) + 7) % 7) + 1) && !school.holidays.includes(on);
}

/** Entries of one day by voice. Entries dated otherwise are left out. */
export function dayOf(on: string, checkIns: readonly CheckIn[]): Day {
  const entries = checkIns.filter((checkIn) => checkIn.on === on).sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  const of = (voice: Voice): readonly CheckIn[] => entries.filter((checkIn) => checkIn.voice === voice);
  return { kind: 'day', on, voices: { student: of('student'), home: of('home'), school: of('school') } };
}

/** The history: every day with an entry, and between them the runs of school days without one, each run as a single gap. */
export function daysOf(checkIns: readonly CheckIn[], school: SchoolDays, today: string): readonly DayOrGap[] {
  const byDay = group(checkIns);
  const written = [...byDay.keys()].sort(compare).reverse();
  const rows: DayOrGap[] = [];
  let later = today;
  for (const on of written) {
    const gap = gapBetween(on, later, school);
    if (gap) rows.push(gap);
    rows.push(dayOf(on, byDay.get(on)!));
    later = on;
  }
  return rows;
}

/** The school days strictly between two dates, as one run; `undefined` where there are none. */
export function gapBetween(earlier: string, later: string, school: SchoolDays): Gap | undefined {
  let from: string | undefined;
  let until = '';
  let schoolDays = 0;
  const end = numberOf(later);
  for (let day = numberOf(earlier) + 1; day < end; day++) {
    const on = dateOf(day);
    if (!isSchoolDay(on, school)) continue;
    from ??= on;
    until = on;
    schoolDays++;
  }
  return from === undefined ? undefined : { kind: 'gap', from, until, schoolDays };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function group(checkIns: readonly CheckIn[]): Map<string, CheckIn[]> {
  const byDay = new Map<string, CheckIn[]>();
  for (const checkIn of checkIns) {
    const list = byDay.get(checkIn.on);
    if (list) list.push(checkIn);
    else byDay.set(checkIn.on, [checkIn]);
  }
  return byDay;
}
