/** When an announcement counts as new for who reads a digest (MT-17): at a time of the school's clock, each school day or on the last one of a week. */
import { addDays, dayIn, weekday } from '../base/days.js';
import { instantIn } from '../base/zoned-time.js';
import type { School } from '../contract/session.js';

const DAYS_AHEAD = 120;
type Days = Pick<School, 'timeZone' | 'week' | 'holidays'>;

const isSchoolDay = ({ week, holidays }: Days, day: string): boolean => week.includes(weekday(day)) && !holidays.includes(day);
/** Whether no other day of its ISO week comes after it on which school is open. */
const isLastOfWeek = (school: Days, day: string): boolean =>
  Array.from({ length: 7 - weekday(day) }, (_, n) => addDays(day, n + 1)).every((later) => !isSchoolDay(school, later));

/**
 * From when on an announcement of `sentAtMs` counts as new. An emergency, and whoever reads each one, gets it at once; what a later contract calls a
 * digest is read as each.
 */
export function digestedAt(digest: string, sentAtMs: number, school: Days, digestAt: string, isEmergency: boolean): number {
  if (isEmergency || (digest !== 'daily' && digest !== 'weekly')) return sentAtMs;
  const first = dayIn(school.timeZone, sentAtMs);
  for (let n = 0; n <= DAYS_AHEAD; n++) {
    const day = addDays(first, n);
    if (!isSchoolDay(school, day) || (digest === 'weekly' && !isLastOfWeek(school, day))) continue;
    const at = instantIn(school.timeZone, day, digestAt);
    if (at >= sentAtMs) return at;
  }
  return sentAtMs;
}
