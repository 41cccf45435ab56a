/**
 * The trend line by a method of choice. `least-squares` ordinary least squares · `theil-sen` the default, in `goal-trend.ts` · `tukey-thirds` through the
 * medians of the first and the last third (Tukey's resistant line, 1977, without iteration).
 */
import { median } from './goal-aim.js';
import { theilSenTrend, trendBy, type At, type Fit, type Trending, type TrendMethod } from './goal-trend.js';

export const trendMethods = ['theil-sen', 'least-squares', 'tukey-thirds'] as const satisfies readonly TrendMethod[];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function leastSquares(at: readonly At[]): Fit {
  const x = mean(at.map((p) => p.x));
  const y = mean(at.map((p) => p.y));
  const slope = at.reduce((sum, p) => sum + (p.x - x) * (p.y - y), 0) / at.reduce((sum, p) => sum + (p.x - x) ** 2, 0);
  return { slope, intercept: y - slope * x };
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

export const trends: Readonly<Record<TrendMethod, Trending>> = {
  'theil-sen': theilSenTrend,
  'least-squares': trendBy('least-squares', leastSquares),
  'tukey-thirds': trendBy('tukey-thirds', tukeyThirds),
};
