/** The school's calendar around any day: school days, the holidays of its country, and the instant of a time on its clock. */

export const SCHOOL_ZONE = 'America/New_York';
export const SCHOOL_WEEK = [1, 2, 3, 4, 5];

const DAY_MS = 86_400_000;
const atUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** `days` later, or earlier where negative. */
export const later = (day: string, days: number): string => dayAt(atUtc(day) + days * DAY_MS);
/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(atUtc(day)).getUTCDay() || 7;

/** The `nth` such weekday of a month, or the last where `nth` is -1. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const edge = dayAt(nth > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 0));
  if (nth > 0) return later(edge, ((weekday - weekdayOf(edge) + 7) % 7) + (nth - 1) * 7);
  return later(edge, -((weekdayOf(edge) - weekday + 7) % 7));
}

/** School holidays of one calendar year, in order. */
function holidaysOf(year: number): string[] {
  const thanksgiving = nthWeekday(year, 11, 4, 4);
  const april = nthWeekday(year, 4, 1, 3);
  const days = [
    `${year}-01-01`,
    `${year}-01-02`,
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    ...[0, 1, 2, 3, 4].map((n) => later(april, n)),
    nthWeekday(year, 5, 1, -1),
    `${year}-06-19`,
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    `${year}-11-11`,
    later(thanksgiving, -1),
    thanksgiving,
    later(thanksgiving, 1),
    ...[24, 25, 26, 27, 28, 29, 30, 31].map((date) => `${year}-12-${date}`),
  ];
  return days.filter((day) => SCHOOL_WEEK.includes(weekdayOf(day))).sort();
}

/** Holidays from the year before `today` until the year after. */
export function holidaysAround(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1].flatMap(holidaysOf);
}

/** The school days of the `weeks` before `today`, oldest first. Today is not among them: it belongs to whoever opens the demo. */
export function schoolDaysBefore(today: string, weeks: number): string[] {
  const holidays = new Set(holidaysAround(today));
  const days = Array.from({ length: weeks * 7 }, (_, index) => later(today, index - weeks * 7));
  return days.filter((day) => SCHOOL_WEEK.includes(weekdayOf(day)) && !holidays.has(day));
}

const clock = new Intl.DateTimeFormat('en-US', { timeZone: SCHOOL_ZONE, timeZoneName: 'longOffset' });

/** When the school's clocks show `time` (`HH:MM`) on `day`, in milliseconds since 1970. */
export function instantAt(day: string, time: string): number {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const zone = clock.formatToParts(asUtc).find((part) => part.type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(zone)!;
  return asUtc - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
