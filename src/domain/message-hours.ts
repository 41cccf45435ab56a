/**
 * When a member of staff answers (MT-05, MT-06, MT-07): from their hours and the school's calendar to the instants at which they are there, by the clock of
 * their own zone and through its changes. From it follow when a message will be seen, when "back Monday 8:00" is, and when that sentence is next untrue. It
 * knows no words, and not what time it is.
 */
import { addDays, dayIn, weekday } from '../base/days.js';
import { instantIn } from '../base/zoned-time.js';
import type { StaffHours } from '../contract/staff-hours.js';
import type { School } from '../contract/session.js';

/** Hours with the days on which the school is open. */
export interface Calendar extends StaffHours {
  readonly week: readonly number[];
  readonly holidays: readonly string[];
}
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}
/** `until` is when it turns; `undefined`: not within `DAYS_AHEAD`. */
export interface Presence {
  readonly isThere: boolean;
  /** Since when they are away; for whom nothing is held, the instant itself. */
  readonly sinceMs: number;
  readonly untilMs: number | undefined;
}

/** A summer and more. */
const DAYS_AHEAD = 120;

/** The hours of somebody, or the school's where they have none of their own. */
export function calendarOf(hours: StaffHours | null, school: Pick<School, 'timeZone' | 'week' | 'holidays' | 'quietHours'>): Calendar {
  const own = hours ?? { timeZone: school.timeZone, quietHours: school.quietHours, officeHours: [], away: [] };
  return { ...own, week: school.week, holidays: school.holidays };
}

/** The parts of a day of the clock, as times, in which they are there. */
function openTimes({ officeHours, quietHours }: StaffHours, day: string): readonly (readonly [string, string])[] {
  const office = officeHours.filter((one) => one.weekday === weekday(day)).map(({ from, until }) => [from, until] as const);
  if (office.length > 0) return office.toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (!quietHours) return [['00:00', '24:00']];
  const { from, until } = quietHours;
  if (from === until) return [];
  // Over midnight, as quiet hours are: there in between. Within one day: there before and after.
  if (until < from) return [[until, from]];
  return [
    ['00:00', from],
    [until, '24:00'],
  ];
}

/** When they are there on a day, the earliest first. Where the clock jumps over an hour, what lies in it is gone. */
export function spansOn(calendar: Calendar, day: string): Span[] {
  const { timeZone, week, holidays, away } = calendar;
  const isOff = !week.includes(weekday(day)) || holidays.includes(day) || away.some(({ from, until }) => from <= day && day <= until);
  if (isOff) return [];
  const at = (time: string): number => (time === '24:00' ? instantIn(timeZone, addDays(day, 1), '00:00') : instantIn(timeZone, day, time));
  return openTimes(calendar, day)
    .map(([from, until]) => ({ fromMs: at(from), untilMs: at(until) }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs);
}

/** Spans from the day before `atMs` on, those that touch made one, as long as somebody asks for more. */
function* spansFrom(calendar: Calendar, atMs: number): Generator<Span> {
  const first = addDays(dayIn(calendar.timeZone, atMs), -1);
  let held: Span | undefined;
  for (let n = 0; n <= DAYS_AHEAD + 1; n++)
    for (const span of spansOn(calendar, addDays(first, n))) {
      if (held && span.fromMs <= held.untilMs) held = { fromMs: held.fromMs, untilMs: Math.max(held.untilMs, span.untilMs) };
      else {
        if (held) yield held;
        held = span;
      }
    }
  // What reaches the edge of sight may go on for ever.
  const edge = instantIn(calendar.timeZone, addDays(first, DAYS_AHEAD + 2), '00:00');
  if (held) yield held.untilMs < edge ? held : { ...held, untilMs: Infinity };
}

/** Since when nobody has been there, looking back. */
function awaySince(calendar: Calendar, atMs: number): number {
  const today = dayIn(calendar.timeZone, atMs);
  for (let n = 0; n <= DAYS_AHEAD; n++) {
    const before = spansOn(calendar, addDays(today, -n)).filter(({ untilMs }) => untilMs <= atMs);
    if (before.length > 0) return Math.max(...before.map(({ untilMs }) => untilMs));
  }
  return atMs - DAYS_AHEAD * 86_400_000;
}

/** Whether they are there at an instant, and until when that stays so. @throws RangeError where the zone is unknown. */
export function presenceAt(calendar: Calendar, atMs: number): Presence {
  for (const { fromMs, untilMs } of spansFrom(calendar, atMs)) {
    if (untilMs <= atMs) continue;
    if (fromMs <= atMs) return { isThere: true, sinceMs: atMs, untilMs: untilMs < Infinity ? untilMs : undefined };
    return { isThere: false, sinceMs: awaySince(calendar, atMs), untilMs: fromMs };
  }
  return { isThere: false, sinceMs: awaySince(calendar, atMs), untilMs: undefined };
}

/** When something that arrives at `atMs` is seen: at once, or when they are back. */
export function seenAt(calendar: Calendar, atMs: number): number | undefined {
  const { isThere, untilMs } = presenceAt(calendar, atMs);
  return isThere ? atMs : untilMs;
}

/** Of several, the first who sees it; `undefined`: nobody does within sight, or there is nobody. */
export function firstSeenAt(calendars: readonly Calendar[], atMs: number): number | undefined {
  const seen = calendars.map((calendar) => seenAt(calendar, atMs)).filter((at) => at !== undefined);
  return seen.length ? Math.min(...seen) : undefined;
}

/** When what the widget says about these people is next untrue: the first of them who comes or goes (MT-07). */
export function nextTurn(calendars: readonly Calendar[], atMs: number): number | undefined {
  const turns = calendars.map((calendar) => presenceAt(calendar, atMs).untilMs).filter((at) => at !== undefined);
  return turns.length ? Math.min(...turns) : undefined;
}

/**
 * Until when a message that needs a reply is answered by the school's policy (MT-23): the end of the `schoolDays`-th day with hours after the day on which
 * it is seen; 0: the end of that day itself.
 */
export function replyBy(calendar: Calendar, sentAtMs: number, schoolDays: number): number | undefined {
  const seen = seenAt(calendar, sentAtMs);
  if (seen === undefined) return undefined;
  const first = dayIn(calendar.timeZone, seen);
  for (let n = 0, passed = 0; n <= DAYS_AHEAD; n++) {
    const last = spansOn(calendar, addDays(first, n)).at(-1);
    if (!last || last.untilMs <= seen) continue;
    if (n > 0) passed++;
    if (passed >= schoolDays) return last.untilMs;
  }
  return undefined;
}
