/**
 * The aim line: the straight way from the baseline on the first day to the target on the last (Deno 1985, as in the IRIS modules on progress
 * monitoring). Days are counted on the calendar, so a week is a week also when the clocks change. It knows nothing of points.
 */
import { daysBetween } from '../base/days.js';

/** What an aim line is drawn from. `startsOn` and `endsOn` are plain dates, the values are in the goal's unit. */
export interface AimTerms {
  readonly direction: 'increase' | 'decrease';
  readonly baseline: number | null;
  readonly startsOn: string;
  readonly target: number | null;
  readonly endsOn: string | null;
}

export interface AimLine {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly baseline: number;
  readonly target: number;
  /** From the first day to the last, in weeks. */
  readonly weeks: number;
  /** The rate that reaches the target in time, in units per week; below 0 for a goal that decreases. */
  readonly perWeek: number;
}

/** Weeks from `from` until `until`, with a fraction; below 0 where `until` is earlier. */
export const weeksBetween = (from: string, until: string): number => daysBetween(from, until) / 7;

/** `undefined` where a part is missing, or where no line can be drawn: the end not after the start, the target not on the direction's side. */
export function aimLine({ direction, baseline, startsOn, target, endsOn }: AimTerms): AimLine | undefined {
  if (baseline === null || target === null || endsOn === null || !Number.isFinite(baseline) || !Number.isFinite(target)) return undefined;
  const weeks = weeksBetween(startsOn, endsOn);
  if (!(weeks > 0) || target === baseline || target > baseline !== (direction === 'increase')) return undefined;
  return { startsOn, endsOn, baseline, target, weeks, perWeek: (target - baseline) / weeks };
}

/** The value that the line has on a day. Before its start and after its end the line goes on straight. */
export function aimAt({ startsOn, endsOn, baseline, target, weeks }: AimLine, on: string): number {
  if (on === endsOn) return target;
  return baseline + ((target - baseline) * weeksBetween(startsOn, on)) / weeks;
}

/** The middle one of three probes; of any odd number the middle one, of an even number the mean of the two in the middle. `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (!sorted.length) return undefined;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
