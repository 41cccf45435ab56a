/**
 * The times of one offer (CS-02): from a day, a span and a length to the instants of its slots. First and last are read off the zone's clock
 * (`base/zoned-time.ts` says how where that clock changes); between them minutes are counted as they pass, so that every slot lasts as long as the
 * others, also in the night when the clock changes. It refuses to know what else the host has offered.
 */
import { addDays } from '../base/days.js';
import { instantIn } from '../base/zoned-time.js';
import type { ProblemType } from '../contract/problem.js';
import type { SlotOffer } from '../contract/slot.js';

/** `limits.slotsPerOffer`. */
export const SLOTS_PER_OFFER = 200;

export interface SlotTime {
  /** Instants: `2025-10-31T19:00:00.000Z`. */
  readonly startsAt: string;
  readonly endsAt: string;
}
export interface SlotTimesRefusal {
  readonly refused: Extract<ProblemType, 'invalid'>;
  /** `none-fits` the span is shorter than one slot, or the clock jumps over it · `too-many` more than `SLOTS_PER_OFFER`. */
  readonly why: 'unknown-zone' | 'none-fits' | 'too-many';
}
export type SlotTimes = { readonly times: readonly SlotTime[]; readonly refused?: undefined } | (SlotTimesRefusal & { readonly times?: undefined });

const MINUTE_MS = 60_000;
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** From the first minute to the last, in milliseconds since 1970. An `until` at or before `from` is on the next day. */
function spanOf({ on, from, until }: Pick<SlotOffer, 'on' | 'from' | 'until'>, timeZone: string): readonly [number, number] | undefined {
  try {
    return [instantIn(timeZone, on, from), instantIn(timeZone, until > from ? on : addDays(on, 1), until)];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The slots of an offer, the earliest first, or why there are none. */
export function slotTimes(offer: Pick<SlotOffer, 'on' | 'from' | 'until' | 'minutes' | 'breakMinutes'>, timeZone: string): SlotTimes {
  const span = spanOf(offer, timeZone);
  if (!span) return { refused: 'invalid', why: 'unknown-zone' };
  const [first, last] = span;
  const length = offer.minutes * MINUTE_MS;
  const step = length + offer.breakMinutes * MINUTE_MS;
  const count = Math.floor((last - first - length) / step) + 1;
  if (!(count > 0)) return { refused: 'invalid', why: 'none-fits' };
  if (count > SLOTS_PER_OFFER) return { refused: 'invalid', why: 'too-many' };
  return { times: Array.from({ length: count }, (_, index) => ({ startsAt: iso(first + index * step), endsAt: iso(first + index * step + length) })) };
}
