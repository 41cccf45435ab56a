/** A clock that a test moves: every timer that falls due runs in its order, and what follows from it is done before the next. */
import type { Clock } from '../../src/base/clock.js';

/** In a browser one channel for all turns: a new one for each costs WebKit so much that thousands of turns outlast a test. */
const waiting: (() => void)[] = [];
const channel = typeof setImmediate === 'undefined' ? new MessageChannel() : undefined;
if (channel) channel.port2.onmessage = () => waiting.shift()?.();

function turn(run: () => void): void {
  if (!channel) return void setImmediate(run);
  waiting.push(run);
  channel.port1.postMessage(0);
}

/** Everything that is already on its way has happened; a few turns of the event loop, no time. */
export async function settled(turns = 3): Promise<void> {
  for (let n = 0; n < turns; n++) await new Promise<void>((resolve) => turn(resolve));
}

/** Waits, in turns of the event loop, until it is so; for what browsers do in their own time: hashing, streams, loading a module. */
export async function until(isSo: () => boolean, hope = 'what was waited for came'): Promise<void> {
  for (let n = 0; n < 20_000 && !isSo(); n++) await settled(1);
  if (!isSo()) throw new Error(`not so: ${hope}`);
}

export class SteppingClock implements Clock {
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();
  #now: number;

  constructor(now = Date.UTC(2026, 10, 22, 12)) {
    this.#now = now;
  }

  now = (): number => this.#now;
  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** How many wait, so that a test can see that none is left behind. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets `ms` pass. */
  async pass(ms: number, turns?: number): Promise<void> {
    const until = this.#now + ms;
    await settled(turns);
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settled(turns);
    }
    this.#now = until;
  }

  /** Until the next timer, if there is one. */
  async next(turns?: number): Promise<boolean> {
    const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
    if (next) await this.pass(Math.max(0, next.at - this.#now), turns);
    return next !== undefined;
  }
}
