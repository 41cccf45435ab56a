/**
 * Token buckets: a burst of `capacity`, then `perSecond`. Kept in memory of one process, so several processes allow several times as much;
 * it protects the database from a runaway page, it counts nothing.
 */
import type { Clock } from '../clock.js';
import type { Rate } from '../deps.js';
import { Refusal } from '../refusal.js';

const MOST_BUCKETS = 10_000;

export class RateLimit {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { left: number; atMs: number }>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one request of `who`. @throws {Refusal} `rate-limited`, with how long to wait. */
  take(who: string): void {
    const { capacity, perSecond } = this.#rate;
    const atMs = this.#clock.now();
    const before = this.#buckets.get(who);
    const filled = before ? before.left + (Math.max(0, atMs - before.atMs) / 1000) * perSecond : capacity;
    const left = Math.min(capacity, filled);
    // Last in, last to be forgotten: a Map remembers the order.
    this.#buckets.delete(who);
    this.#buckets.set(who, { left: left >= 1 ? left - 1 : left, atMs });
    if (this.#buckets.size > MOST_BUCKETS) this.#buckets.delete(this.#buckets.keys().next().value!);
    if (left < 1) throw new Refusal('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil((1 - left) / perSecond)) });
  }
}
