/**
 * The trend line through points, by one of three named methods; they differ, so whoever shows a figure names the method.
 * `least-squares` ordinary least squares · `theil-sen` median of the slopes of all pairs (Theil 1950, Sen 1968), intercept the median of what is left ·
 * `tukey-thirds` through the medians of the first and the last third (Tukey's resistant line, 1977, without iteration).
 */
import { daysBetween } from '../base/days.js';
import { medianInPlace } from '../base/median-in-place.js';
import { median } from './goal-aim.js';

export const trendMethods = ['theil-sen', 'least-squares', 'tukey-thirds'] as const;
export type TrendMethod = (typeof trendMethods)[number];

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
interface At {
  readonly x: number;
  readonly y: number;
}
interface Fit {
  readonly slope: number;
  readonly intercept: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function leastSquares(at: readonly At[]): Fit {
  const x = mean(at.map((p) => p.x));
  const y = mean(at.map((p) => p.y));
  const slope = at.reduce((sum, p) => sum + (p.x - x) * (p.y - y), 0) / at.reduce((sum, p) => sum + (p.x - x) ** 2, 0);
  return { slope, intercept: y - slope * x };
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

/**
 * Thirds by number: the middle one takes what is left over by one, the outer ones what is left over by two. One day is never split: it goes with the outer
 * third that reaches it, and into the middle where both do.
 */
function thirds(at: readonly At[]): readonly (readonly At[])[] {
  const outer = Math.floor((at.length + 1) / 3);
  const [low, high] = [at[outer - 1]!.x, at[at.length - outer]!.x];
  const apart = low < high;
  const isLeft = ({ x }: At): boolean => x < low || (apart && x === low);
  const isRight = ({ x }: At): boolean => x > high || (apart && x === high);
  return [at.filter(isLeft), at.filter((p) => !isLeft(p) && !isRight(p)), at.filter(isRight)].filter((part) => part.length);
}

function tukeyThirds(at: readonly At[]): Fit {
  const groups = thirds(at).map((part) => ({ x: median(part.map((p) => p.x))!, y: median(part.map((p) => p.y))! }));
  const [first, last] = [groups[0]!, groups.at(-1)!];
  const slope = (last.y - first.y) / (last.x - first.x);
  return { slope, intercept: mean(groups.map((p) => p.y - slope * p.x)) };
}

const fits = { 'least-squares': leastSquares, 'theil-sen': theilSen, 'tukey-thirds': tukeyThirds } as const;

/**
 * `undefined` where there is not enough data: fewer points than `minimum` (3 as in aimswebPlus, never below 2), or all of them on one day; and where
 * the values are too large to reckon with. Values that are no numbers are left out.
 */
export function trendLine(points: readonly DataPoint[], method: TrendMethod = 'theil-sen', minimum = 3): TrendLine | undefined {
  const known = points.filter(({ value }) => Number.isFinite(value)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < Math.max(2, minimum) || first.on === last.on) return undefined;
  const fit = fits[method](known.map(({ on, value }) => ({ x: daysBetween(first.on, on) / 7, y: value })));
  if (!Number.isFinite(fit.slope) || !Number.isFinite(fit.intercept)) return undefined;
  return { method, perWeek: fit.slope, from: first.on, intercept: fit.intercept, points: known.length };
}

/** The value that the trend line has on a day. */
export const trendAt = ({ from, intercept, perWeek }: TrendLine, on: string): number => intercept + (perWeek * daysBetween(from, on)) / 7;
