/** The days that goals are told on: Mondays counted back from today, and the school days around them. */
import { later, schoolDaysBefore, weekdayOf } from './calendar.js';

const WEEKS = 30;

export interface GoalCalendar {
  readonly today: string;
  /** The Monday so many weeks before the last one that is over; 0 is that one, 1 to 7 days ago. */
  monday(weeksBack: number): string;
  /** The last school day on or before a day. */
  schoolDay(on: string): string;
  /** The same in the week of that day; `undefined`: there was none. */
  schoolDayOfWeek(on: string): string | undefined;
  isSchoolDay(on: string): boolean;
}

export function goalCalendar(today: string): GoalCalendar {
  const days = schoolDaysBefore(today, WEEKS);
  const open = new Set(days);
  const yesterday = later(today, -1);
  const last = later(yesterday, 1 - weekdayOf(yesterday));
  return {
    today,
    monday: (weeksBack) => later(last, -7 * weeksBack),
    schoolDay: (on) => days.findLast((day) => day <= on) ?? on,
    schoolDayOfWeek: (on) => days.findLast((day) => day <= on && day > later(on, -weekdayOf(on))),
    isSchoolDay: (on) => open.has(on),
  };
}
