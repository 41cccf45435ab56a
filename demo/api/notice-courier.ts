/**
 * Tells the school's own mail what happened to conferences, after it is done and as often as it takes: a notice that was told is gone, one that was not
 * comes again later, also from another process. It knows no address and no words; where there is nobody to tell, it does nothing.
 */
import { reminderDays } from '../../src/domain/reminder-days.js';
import type { Wired } from './env.js';
import { logFailure } from './middleware/log.js';
import type { Notice } from './notice.js';
import { databaseTime } from './queries/database-time.js';
import { dropNotice, NOTICE_CHANNEL, putOffNotice, soonestNotice, takeNotice, type DueNotice } from './queries/notices.js';

const PATIENCE_MS = 30_000;
/** Longer than the patience, so that nobody tells what is being told. */
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** In the log, where no request is behind it. */
const NO_REQUEST = 'notices';

type CourierDeps = Pick<Wired, 'pool' | 'listen' | 'clock' | 'databaseTime' | 'log' | 'notify'>;

export class NoticeCourier {
  readonly #deps: CourierDeps;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #listening: Promise<(() => Promise<void>) | undefined>;

  constructor(deps: CourierDeps) {
    this.#deps = deps;
    this.#listening = deps.notify ? this.#listen() : Promise.resolve(undefined);
  }

  /** Nobody waits for it. Calls while it runs make it run once more. */
  wake(): void {
    if (this.#closed || !this.#deps.notify) return;
    if (this.#running) this.#again = true;
    else this.#running = this.#run().finally(() => this.#ended());
  }

  /** Who called until the very end of a run is not forgotten. */
  #ended(): void {
    this.#running = undefined;
    if (this.#again) this.wake();
  }

  /** Resolves when all that is due was tried. It never rejects. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const stop = await this.#listening;
    await stop?.();
    await this.settled();
  }

  /** Other processes write notices too, and some may lie there from before. */
  async #listen(): Promise<(() => Promise<void>) | undefined> {
    this.wake();
    try {
      return await this.#deps.listen(NOTICE_CHANNEL, () => this.wake());
    } catch (error) {
      logFailure(this.#deps.log, NO_REQUEST, error);
      this.#wakeIn(FIRST_PAUSE_MS);
      return undefined;
    }
  }

  async #run(): Promise<void> {
    this.#again = false;
    try {
      while (!this.#closed && (await this.#next()));
      const at = await soonestNotice(this.#deps.pool);
      if (at) this.#wakeIn(Math.max(0, at.getTime() - (await this.#now()).getTime()));
    } catch (error) {
      logFailure(this.#deps.log, NO_REQUEST, error);
      this.#wakeIn(FIRST_PAUSE_MS);
    }
  }

  /** Whether there was one. */
  async #next(): Promise<boolean> {
    const { pool, log } = this.#deps;
    const now = await this.#now();
    const due = await takeNotice(pool, now, new Date(now.getTime() + LEASE_MS));
    if (!due) return false;
    try {
      await inPatience((signal) => this.#deps.notify!(noticeOf(due, now), signal));
    } catch (error) {
      logFailure(log, NO_REQUEST, error);
      await putOffNotice(pool, due, new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (due.tries - 1))));
      return true;
    }
    await dropNotice(pool, due);
    return true;
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), Math.min(LONGEST_PAUSE_MS, ms)).unref();
  }

  async #now(): Promise<Date> {
    const { pool, clock, databaseTime: byDatabase } = this.#deps;
    return byDatabase ? databaseTime(pool) : new Date(clock.now());
  }
}

/** Who does not answer has not been told. */
async function inPatience(tell: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE_MS);
  const tooLong = new Promise<never>((_, reject) => over.signal.addEventListener('abort', () => reject(over.signal.reason as Error), { once: true }));
  try {
    await Promise.race([tell(over.signal), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function noticeOf({ schoolId, id, at, body, timeZone }: DueNotice, now: Date): Notice {
  const { madeAt, ...told } = body;
  const { startsAt } = told;
  const stands = madeAt !== null && startsAt !== null;
  const remindOn = stands ? reminderDays({ startsAt, createdAt: madeAt }, timeZone, now.getTime()) : [];
  return { ...told, id, at, schoolId, remindOn };
}
