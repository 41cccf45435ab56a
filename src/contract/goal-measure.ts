/** How a goal is measured: the kinds of measure, what a value of each may be, and what has not been said yet. Terms are checked in `goal-terms.ts`. */
import { limits } from './limits.js';

/**
 * `count` whole numbers from 0 · `rate` from 0 · `percent` 0 to 100 · `duration` from 0 · `score` any number, also below 0 ·
 * `attainment` the levels −2 to +2 of a goal attainment scale.
 */
export const measureKinds = ['count', 'rate', 'percent', 'duration', 'score', 'attainment'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What a value of each kind may be: `least` and `most` inclusive, in the measure's own unit. */
export const measureRanges: Readonly<Record<MeasureKind, { readonly least: number; readonly most: number; readonly whole: boolean }>> = {
  count: { least: 0, most: limits.goalValueMost, whole: true },
  rate: { least: 0, most: limits.goalValueMost, whole: false },
  percent: { least: 0, most: 100, whole: false },
  duration: { least: 0, most: limits.goalValueMost, whole: false },
  score: { least: -limits.goalValueMost, most: limits.goalValueMost, whole: false },
  attainment: { least: -2, most: 2, whole: true },
};

/** Whether `value` can be a value of this kind: finite, in range, whole where it counts, with at most four decimals. */
export function fitsMeasure(value: number, kind: MeasureKind): boolean {
  const { least, most, whole } = measureRanges[kind];
  return Number.isFinite(value) && value >= least && value <= most && (whole ? Number.isInteger(value) : Number(value.toFixed(4)) === value);
}

/** What a SMART goal would still need; it can be saved without. */
export function missingIn({
  measure,
  baseline,
  target,
  endsOn,
}: Readonly<Record<'measure' | 'baseline' | 'target' | 'endsOn', unknown>>): readonly ('measure' | 'baseline' | 'target' | 'endsOn')[] {
  const parts = { measure, baseline, target, endsOn };
  return (Object.keys(parts) as (keyof typeof parts)[]).filter((name) => parts[name] === null);
}
