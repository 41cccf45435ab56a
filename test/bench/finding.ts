/** One line of the benchmark: what was promised, what was measured, whether it holds; and how numbers are written. */
import type { Spread } from './spread.js';

export interface Finding {
  /** What it is about, in words. */
  readonly what: string;
  /** What was measured, with its spread. */
  readonly measured: string;
  /** Where something was promised: in words, and whether it was kept. */
  readonly promise?: string;
  readonly holds?: boolean;
  /** What the README may say, by the figure's name. */
  readonly figures?: Readonly<Record<string, string>>;
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`);
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** `0.31 ms (0.25 to 0.40 ms, 200 runs)`: the median, the middle half, how many. */
export function withSpread({ median, quartiles: [low, high], runs }: Spread, write: (value: number) => string = ms): string {
  return `${write(median)} (half of ${runs} runs: ${write(low)} to ${write(high)})`;
}

export function lineOf({ what, measured, promise, holds }: Finding): string {
  const verdict = promise === undefined ? '' : `; promised ${promise}: ${holds ? 'holds' : 'DOES NOT HOLD'}`;
  return `${holds === false ? '✗' : promise === undefined ? ' ' : '✓'} ${what}: ${measured}${verdict}`;
}
