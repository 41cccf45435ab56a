/** Keeps the promise that keys, drafts and events are kept for a time only: at most once an hour, after a change, beside the requests. */
import type { Wired } from './env.js';
import { logFailure } from './middleware/log.js';
import { sweep } from './queries/erasure.js';

const HOUR_MS = 3_600_000;

export class Sweeper {
  readonly #deps: Pick<Wired, 'pool' | 'clock' | 'log'>;
  #lastMs = Number.NEGATIVE_INFINITY;
  /** The sweep that runs or ran last; it never rejects. */
  done: Promise<void> = Promise.resolve();

  constructor(deps: Pick<Wired, 'pool' | 'clock' | 'log'>) {
    this.#deps = deps;
  }

  /** Nobody waits for it; a failure is a line in the log, and the next hour tries again. */
  afterChange(requestId: string): void {
    const { pool, clock, log } = this.#deps;
    const nowMs = clock.now();
    if (nowMs - this.#lastMs < HOUR_MS) return;
    this.#lastMs = nowMs;
    this.done = sweep(pool, nowMs).catch((error: unknown) => logFailure(log, requestId, error));
  }
}
