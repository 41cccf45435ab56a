/**
 * Whether what a person typed can be a point of a goal: one number that its measure can have, and not far from everything so far unless they say that it
 * is right. Pure; what a kind of measure allows comes in, and it knows neither units nor words.
 */
import { numberIn } from '../base/number-text.js';

export interface ValueRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}
export interface ValueContext {
  /** What the measure allows. */
  readonly range: ValueRange;
  /** Whether the measure can have this number. */
  readonly fits: (value: number) => boolean;
  /** A usable BCP 47 tag: whose decimal sign is meant. */
  readonly locale: string;
  /** What there is to be far from: values so far, baseline and target; empty where nothing is unlikely, as for a level of a scale. */
  readonly others: readonly number[];
}

/**
 * `no-value` nothing typed · `no-number` what is typed is not one number · `not-whole` · `too-fine` more than four decimals · `out-of-range` · `far` it is
 * far from everything so far: the person says whether it is right.
 */
export type ValueProblem = 'no-value' | 'no-number' | 'not-whole' | 'too-fine' | 'out-of-range' | 'far';

/** `sure` is the text that the person has said is right, although it is far from all others. */
export function valueProblem(typed: string, sure: string | undefined, { range, fits, locale, others }: ValueContext): ValueProblem | undefined {
  if (!typed.trim()) return 'no-value';
  const number = numberIn(typed, locale);
  if (number === undefined) return 'no-number';
  if (number < range.least || number > range.most) return 'out-of-range';
  if (!fits(number)) return range.whole ? 'not-whole' : 'too-fine';
  return sure !== typed && isFar(number, others) ? 'far' : undefined;
}

/** Further outside of all others than three times their spread, or than three quarters of the greatest where they lie close together. */
export function isFar(value: number, others: readonly number[]): boolean {
  if (others.length === 0) return false;
  const [least, most] = [Math.min(...others), Math.max(...others)];
  const room = 3 * Math.max(most - least, Math.max(Math.abs(least), Math.abs(most)) / 4, 1);
  return value > most + room || value < least - room;
}
