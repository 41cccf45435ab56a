/**
 * The trend line through points, as the median of the slopes of all pairs (Theil 1950, Sen 1968) with the median of what is left as its intercept. The
 * methods differ, so whoever shows a figure names the method; the other two are in `goal-trend-methods.ts`.
 */
import { daysBetween } from '../base/days.js';
import { medianInPlace } from '../base/median-in-place.js';
import { median } from './goal-aim.js';

export type TrendMethod = 'theil-sen' | 'least-squares' | 'tukey-thirds';

/** A measurement: a plain date and a value in the goal's unit. Several may lie on one day; their order means nothing. */
export interface DataPoint {
  readonly on: string;
  readonly value: number;
  /** An instant: which of two on one day was written down later. */
  readonly createdAt?: string;
}

export interface TrendLine {
  readonly method: TrendMethod;
  /** Units per week. */
  readonly perWeek: number;
  /** The day that `intercept` is the value of. */
  readonly from: string;
  readonly intercept: number;
  readonly points: number;
}

/** One point of the plane: weeks since the first day, and the value. */
export interface At {
  readonly x: number;
  readonly y: number;
}
export interface Fit {
  readonly slope: number;
  readonly intercept: number;
}

function theilSen(at: readonly At[]): Fit {
  const slopes = new Float64Array((at.length * (at.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < at.length; i++) {
    for (let j = i + 1; j < at.length; j++) {
      const run = at[j]!.x - at[i]!.x;
      if (run > 0) slopes[count++] = (at[j]!.y - at[i]!.y) / run;
    }
  }
  const slope = medianInPlace(slopes.subarray(0, count));
  return { slope, intercept: median(at.map((p) => p.y - slope * p.x))! };
}

/** How a line is laid through points: of one method, from a number of points on. */
export type Trending = (points: readonly DataPoint[], minimum?: number) => TrendLine | undefined;

/**
 * `undefined` where there is not enough data: fewer points than `minimum` (3 as in aimswebPlus, never below 2), or all of them on one day; and where
 * the values are too large to reckon with. Values that are no numbers are left out.
 */
export const trendBy =
  (method: TrendMethod, fitting: (at: readonly At[]) => Fit): Trending =>
  (points, minimum = 3) => {
    const known = points.filter(({ value }) => Number.isFinite(value)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last || known.length < Math.max(2, minimum) || first.on === last.on) return undefined;
    const fit = fitting(known.map(({ on, value }) => ({ x: daysBetween(first.on, on) / 7, y: value })));
    if (!Number.isFinite(fit.slope) || !Number.isFinite(fit.intercept)) return undefined;
    return { method, perWeek: fit.slope, from: first.on, intercept: fit.intercept, points: known.length };
  };

export const theilSenTrend: Trending = trendBy('theil-sen', theilSen);

/** The value that the trend line has on a day. */
export const trendAt = ({ from, intercept, perWeek }: TrendLine, on: string): number => intercept + (perWeek * daysBetween(from, on)) / 7;
