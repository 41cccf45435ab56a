/**
 * What time does to seats, beside the requests: holds that ran out are freed, the first who waits is offered the seat, and everyone who may see the
 * conference hears of it, once for many changes. It runs after a change and again when the next hold runs out; several processes may do so at once.
 */
import type { Wired } from './env.js';
import { newId } from './ids.js';
import { logFailure } from './middleware/log.js';
import { listConferenceReaders } from './queries/conferences.js';
import { databaseTime } from './queries/database-time.js';
import { appendEvents, appendEventsEach } from './queries/feed.js';
import { listConcerned } from './queries/families.js';
import { leaveSlotNews, takeSlotNews } from './queries/slot-news.js';
import type { Db } from './queries/statement.js';
import { transaction } from './queries/transaction.js';
import { expireSeats, findExpired, soonestExpiry, type Expired } from './queries/waiting.js';
import { offerFreed } from './routes/offers.js';

/** After the last moment of a hold, so that the database's clock has surely passed it. */
const LATER_MS = 50;
const LONGEST_MS = 3_600_000;
const AFTER_FAILURE_MS = 5_000;

export class ConferenceKeeper {
  readonly #deps: Pick<Wired, 'pool' | 'clock' | 'databaseTime' | 'limits' | 'log'>;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Pick<Wired, 'pool' | 'clock' | 'databaseTime' | 'limits' | 'log'>) {
    this.#deps = deps;
  }

  /** Nobody waits for it. Calls while it runs make it run once more. */
  wake(requestId: string): void {
    if (this.#closed) return;
    if (this.#running) this.#again = true;
    else this.#running = this.#run(requestId).finally(() => this.#ended(requestId));
  }

  /** Who called until the very end of a run is not forgotten. */
  #ended(requestId: string): void {
    this.#running = undefined;
    if (this.#again) this.wake(requestId);
  }

  /** Resolves when there is nothing left to do now. It never rejects. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.settled();
  }

  async #run(requestId: string): Promise<void> {
    this.#again = false;
    try {
      await this.#keep();
      await this.#schedule(requestId);
    } catch (error) {
      logFailure(this.#deps.log, requestId, error);
      this.#wakeIn(requestId, AFTER_FAILURE_MS);
    }
  }

  async #keep(): Promise<void> {
    const { pool, limits } = this.#deps;
    const now = await this.#now();
    await transaction(pool, limits.lockTimeoutMs, (db) => expire(db, now));
    await transaction(pool, limits.lockTimeoutMs, (db) => offerFreed(db, now, null));
    await transaction(pool, limits.lockTimeoutMs, (db) => spread(db, now));
  }

  async #schedule(requestId: string): Promise<void> {
    const at = await soonestExpiry(this.#deps.pool);
    if (at) this.#wakeIn(requestId, Math.max(0, at.getTime() - (await this.#now()).getTime()) + LATER_MS);
  }

  #wakeIn(requestId: string, ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(requestId), Math.min(LONGEST_MS, ms)).unref();
  }

  async #now(): Promise<Date> {
    const { pool, clock, databaseTime: byDatabase } = this.#deps;
    return byDatabase ? databaseTime(pool) : new Date(clock.now());
  }
}

async function expire(db: Db, now: Date): Promise<void> {
  for (const gone of await expireSeats(db, now)) await tellExpired(db, now, gone);
}

async function tellExpired(db: Db, at: Date, gone: Expired): Promise<void> {
  const booking = await findExpired(db, gone);
  if (!booking) return;
  const people = await listConcerned(db, gone.schoolId, { ...booking, isShared: false });
  await appendEvents(db, gone.schoolId, people, { at, type: 'booking-changed', studentId: booking.studentId, recordId: gone.bookingId });
  await leaveSlotNews(db, gone.schoolId, newId(at.getTime()), booking.conferenceId, booking.hostId);
}

/** The event names the conference: which of its slots have changed is read there. */
async function spread(db: Db, at: Date): Promise<void> {
  for (const { schoolId, conferenceId, hostId } of await takeSlotNews(db)) {
    const readers = await listConferenceReaders(db, schoolId, conferenceId, hostId);
    await appendEventsEach(db, schoolId, readers, { at, type: 'slot-changed', recordId: conferenceId });
  }
}
