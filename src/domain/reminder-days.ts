/**
 * The days on which a school usually reminds of an appointment: a week before and the day before, as far as they are still to come. The widget shows them,
 * and the API hands them to the school's own mail, so that both say the same (CS-03).
 */
import { addDays, dayIn } from '../base/days.js';

/** Plain dates in the school's zone, the earliest first; none for what was made later than that. `now` in milliseconds since 1970. */
export function reminderDays(
  { startsAt, createdAt }: { readonly startsAt: string; readonly createdAt: string },
  timeZone: string,
  now: number,
): readonly string[] {
  const on = dayIn(timeZone, Date.parse(startsAt));
  const today = dayIn(timeZone, now);
  const made = dayIn(timeZone, Date.parse(createdAt));
  return [addDays(on, -7), addDays(on, -1)].filter((day) => day >= today && day > made);
}
