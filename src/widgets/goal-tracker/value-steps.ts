/** A number under the arrow keys: one step of its measure up or down, ten with the page keys, never out of its range. Pure. */
import { numberIn, numberText } from '../../base/number-text.js';
import { measureRanges, type MeasureKind } from '../../contract/goal-measure.js';

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * The text after a key; `undefined` where the key steps nothing, or what is typed is no number. Where nothing is typed it begins at `start`.
 * @param start the newest value, or where the goal began.
 */
export function stepped(key: string, text: string, kind: MeasureKind, start: number | undefined, locale: string): string | undefined {
  const step = steps[key];
  if (step === undefined) return undefined;
  const { least, most } = measureRanges[kind];
  const from = text.trim() ? numberIn(text, locale) : (start ?? Math.max(least, 0) - step);
  if (from === undefined) return undefined;
  // Four decimals are all that a value has: a sum of fractions has no others.
  const to = Number((from + step).toFixed(4));
  return numberText(Math.min(most, Math.max(least, to)), locale);
}
