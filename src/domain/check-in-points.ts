/**
 * What the ratings of a day add up to. The rule is that of check-in/check-out practice (Crone, Hawken and Horner, "Responding to Problem
 * Behavior in Schools"): points earned in percent of the points possible, against a goal of usually 80 %. Only what was rated counts, so
 * an absence is neither a loss nor a gift. It refuses to know words, colours and other students.
 */
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../contract/check-in-plan.js';
import type { Rating, Result } from '../contract/check-in.js';

export interface Points {
  /** Earned. */
  readonly points: number;
  /** The highest score times the ratings given; 0 while nothing is rated. On 1–3 a day of nothing but ones is therefore 33 %, as on paper. */
  readonly possible: number;
  /** How many cells have a score, of `cells`. */
  readonly rated: number;
  readonly cells: number;
  /** Whole percent, rounded down so that it never reads as a goal that was not met; `null` while nothing is rated. */
  readonly percent: number | null;
  /** Whether the goal is met, by the exact fraction; `null` while nothing is rated. */
  readonly met: boolean | null;
}

/** The scores that a plan allows, lowest first. */
export function scoresOf({ scale }: Pick<CheckInCheckOutPlan, 'scale'>): readonly number[] {
  return Array.from({ length: Math.max(0, scale.highest - scale.lowest + 1) }, (_, i) => scale.lowest + i);
}

/** One cell's score; `null` where it was not rated, or rated with what the scale does not have. The last of two ratings counts. */
export function scoreAt(plan: Pick<CheckInCheckOutPlan, 'scale'>, ratings: readonly Rating[], expectation: string, period: string): number | null {
  const score = ratings.findLast((rating) => rating.expectation === expectation && rating.period === period)?.score ?? null;
  return score !== null && score >= plan.scale.lowest && score <= plan.scale.highest ? score : null;
}

/** Adds up what was rated; of one period where `period` is given. What the plan does not name does not count. */
export function pointsOf(plan: CheckInCheckOutPlan, ratings: readonly Rating[], period?: string): Points {
  const periods = plan.periods.filter(({ key }) => period === undefined || key === period);
  const scores = periods.flatMap(({ key }) => plan.expectations.map((expectation) => scoreAt(plan, ratings, expectation.key, key)));
  const given = scores.filter((score) => score !== null);
  return total(
    given.reduce((sum, score) => sum + score, 0),
    given.length * plan.scale.highest,
    given.length,
    scores.length,
    plan.goalPercent,
  );
}

/** Several days as one: a week is its points over its possible points, so a short day does not weigh as much as a full one. */
export function addPoints(days: readonly Points[], goalPercent: number): Points {
  const sum = (pick: (day: Points) => number): number => days.reduce((all, day) => all + pick(day), 0);
  return total(
    sum((day) => day.points),
    sum((day) => day.possible),
    sum((day) => day.rated),
    sum((day) => day.cells),
    goalPercent,
  );
}

function total(points: number, possible: number, rated: number, cells: number, goalPercent: number): Points {
  const known = possible > 0;
  return {
    points,
    possible,
    rated,
    cells,
    percent: known ? Math.floor((points * 100) / possible) : null,
    met: known ? points * 100 >= goalPercent * possible : null,
  };
}

/** The ratings with one cell set; `null` says that it was looked at and not rated. Other cells stay as they are, unknown ones too. */
export function rate(ratings: readonly Rating[], expectation: string, period: string, score: number | null): readonly Rating[] {
  return [...ratings.filter((rating) => rating.expectation !== expectation || rating.period !== period), { expectation, period, score }];
}

/** One behaviour's answer: `null` where it was not looked at. The last of two counts. */
export function resultAt(results: readonly Result[], behaviour: string): boolean | null {
  return results.findLast((result) => result.behaviour === behaviour)?.met ?? null;
}

/** The results with one behaviour answered. */
export function answer(results: readonly Result[], behaviour: string, met: boolean | null): readonly Result[] {
  return [...results.filter((result) => result.behaviour !== behaviour), { behaviour, met }];
}

/** How many of the plan's behaviours were looked at, and how many of those met their criterion. */
export function countResults(plan: DailyReportCardPlan, results: readonly Result[]): { readonly met: number; readonly looked: number; readonly total: number } {
  const answers = plan.behaviours.map(({ key }) => resultAt(results, key));
  return { met: answers.filter((met) => met === true).length, looked: answers.filter((met) => met !== null).length, total: answers.length };
}
