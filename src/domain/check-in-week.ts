/**
 * One school week of a check-in/check-out plan, for the small chart beside today's card. Every school day of the week has its place:
 * with its points, as open paper where nothing was rated (CI-15), as a holiday, or as still to come. It draws nothing.
 */
import type { CheckInCheckOutPlan } from '../contract/check-in-plan.js';
import type { CheckIn, Rating } from '../contract/check-in.js';
import { isSchoolDay, type SchoolDays } from './check-in-days.js';
import { addPoints, pointsOf, type Points } from './check-in-points.js';

export interface WeekDay {
  /** A plain date. */
  readonly on: string;
  /** `rated` · `open` nothing was rated on a school day · `holiday` · `ahead` later than today. */
  readonly state: 'rated' | 'open' | 'holiday' | 'ahead';
  readonly points: Points | undefined;
}
export interface Week {
  readonly days: readonly WeekDay[];
  /** All that was rated, as one. */
  readonly total: Points;
}

/** The dates of the ISO week around `on`, Monday first, as far as the school's week has them. */
export function weekAround(on: string, week: readonly number[]): readonly string[] {
  const at = new Date(`${on}T00:00:00Z`);
  const monday = at.getUTCDate() - ((at.getUTCDay() + 6) % 7);
  return [1, 2, 3, 4, 5, 6, 7]
    .filter((weekday) => week.includes(weekday))
    .map((weekday) => {
      const day = new Date(at);
      day.setUTCDate(monday + weekday - 1);
      return day.toISOString().slice(0, 10);
    });
}

/** The week around `on`, from the check-outs of `plan`; `draft` stands for that day's ratings where they are being filled in. */
export function weekOf(
  plan: CheckInCheckOutPlan,
  checkIns: readonly CheckIn[],
  school: SchoolDays,
  on: string,
  today: string,
  draft?: readonly Rating[],
): Week {
  const days = weekAround(on, school.week).map((day): WeekDay => {
    const ratings = day === on && draft ? draft : checkIns.find((c) => c.on === day && c.kind === 'check-out' && c.planId === plan.id)?.ratings;
    const points = ratings && pointsOf(plan, ratings);
    if (points?.rated) return { on: day, state: 'rated', points };
    return { on: day, state: !isSchoolDay(day, school) ? 'holiday' : day > today ? 'ahead' : 'open', points: undefined };
  });
  return {
    days,
    total: addPoints(
      days.flatMap(({ points }) => points ?? []),
      plan.goalPercent,
    ),
  };
}
