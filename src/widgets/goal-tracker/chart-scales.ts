/**
 * The two scales of a goal's chart: days across, values up, each with few and round ticks. Time runs the way the language is read. It knows neither
 * points nor lines, and writes no words.
 */
import { nice, ticks as roundTicks } from 'd3-array';
import { addDays, daysBetween, weekday } from '../../base/days.js';

/** Where a value stands, in pixels. */
export type Scale = (value: number) => number;
type Pair = readonly [number, number];

/** From `low` … `high`, which differ, to `from` … `to`. */
const linear =
  ([low, high]: Pair, [from, to]: Pair): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);

/** Beyond this nothing is drawn: no scale would show anything beside it. The contract's own limit is far below. */
const DRAWN_MOST = 1e9;
export const canBeDrawn = (value: number): boolean => Math.abs(value) <= DRAWN_MOST;

/** What the ticks of the days are apart: days, or whole months from the first of one. */
export interface DayStep {
  readonly unit: 'day' | 'month';
  readonly every: number;
}
const steps: readonly (DayStep & { readonly days: number })[] = [
  ...[1, 2, 7, 14].map((every) => ({ unit: 'day' as const, every, days: every })),
  ...[1, 2, 3, 6, 12].map((every) => ({ unit: 'month' as const, every, days: every * 30 })),
];

/** Days from `first`, on `range` from where one begins to read to where one ends. */
export function dayScale(first: string, last: string, range: Pair): (on: string) => number {
  const scale = linear([0, Math.max(1, daysBetween(first, last))], range);
  return (on) => scale(daysBetween(first, on));
}

/** About `most` of them, from `first` to `last`: Mondays, or firsts of a month, whose names are shorter and may stand closer. */
export function dayTicks(first: string, last: string, most: number): { readonly step: DayStep; readonly on: readonly string[] } {
  const days = daysBetween(first, last);
  const step = steps.find((one) => days / one.days <= (one.unit === 'month' ? most * 1.4 : most)) ?? {
    unit: 'month',
    every: Math.ceil(days / 360 / most) * 12,
  };
  const on: string[] = [];
  if (step.unit === 'day') {
    const start = step.every < 7 ? first : addDays(first, (8 - weekday(first)) % 7);
    for (let day = start; day <= last; day = addDays(day, step.every)) on.push(day);
  } else {
    const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
    for (let month = Math.ceil(start / step.every) * step.every; ; month += step.every) {
      const day = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      if (day > last) break;
      if (day >= first) on.push(day);
    }
  }
  return { step, on };
}

/**
 * Values upwards. It begins at nothing where the values come near it, a scale of attainment is always whole, percents end at a hundred.
 * @param values few; of many, their least and their greatest.
 * @param range from the lowest value's y to the highest's.
 */
export function valueScale(
  values: readonly number[],
  kind: string | undefined,
  range: Pair,
  ticks: number,
): { readonly scale: Scale; readonly ticks: readonly number[] } {
  let [low, high] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 0];
  const isWhole = kind === 'count' || kind === 'attainment';
  if (kind === 'attainment') [low, high] = [Math.min(low, -2), Math.max(high, 2)];
  else if (kind !== 'score' && low >= 0 && low <= high * 0.25) low = 0;
  if (low === high) [low, high] = [low > 0 || kind === 'score' ? low - 1 : low, high + 1];
  const [bottom, nicest] = nice(low, high, ticks);
  const top = kind === 'percent' && high <= 100 ? Math.min(100, nicest) : nicest;
  return { scale: linear([bottom, top], range), ticks: roundTicks(bottom, top, ticks).filter((tick) => !isWhole || Number.isInteger(tick)) };
}
