/**
 * Wakes the event streams of this process. A notification says only that somebody's feed has grown; what is new is one query for all of
 * that person's streams, and each gets what it has not had. It knows nothing of HTTP.
 */
import type { Wired } from './env.js';
import { eventsAfter, FEED_CHANNEL, lastEvent, type FeedRow } from './queries/feed.js';
import type { Viewer } from './rules/voices.js';

const BATCH = 500;

/** One open stream. */
export interface Stream {
  /** The number of the last event it had. */
  last: string;
  send(event: FeedRow): void;
  /** The database cannot be asked: the device comes back and resumes. */
  fail(): void;
}

class PersonStreams {
  readonly streams = new Set<Stream>();
  #asking = false;
  #again = false;

  constructor(readonly ask: (last: string) => Promise<FeedRow[]>) {}

  /** Brings every stream up to date. Calls while it is at it make it look once more, so no wake is lost. */
  async pump(): Promise<void> {
    this.#again = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#again && this.streams.size > 0) {
        this.#again = false;
        await this.#round();
      }
    } catch {
      for (const stream of [...this.streams]) stream.fail();
    } finally {
      this.#asking = false;
    }
  }

  async #round(): Promise<void> {
    // Only those whose place the query covers; whoever joins meanwhile is in the next round.
    const covered = [...this.streams];
    const from = covered.map(({ last }) => BigInt(last)).reduce((a, b) => (a < b ? a : b));
    const events = await this.ask(String(from));
    for (const stream of covered) {
      for (const event of events) {
        if (BigInt(event.id) <= BigInt(stream.last)) continue;
        stream.last = event.id;
        stream.send(event);
      }
    }
    if (events.length === BATCH) this.#again = true;
  }
}

export class Live {
  readonly #deps: Pick<Wired, 'pool' | 'listen'>;
  readonly #people = new Map<string, PersonStreams>();
  #listening: Promise<() => Promise<void>> | undefined;

  constructor(deps: Pick<Wired, 'pool' | 'listen'>) {
    this.#deps = deps;
  }

  /** How many streams a person has open here. */
  count({ schoolId, id }: Viewer): number {
    return this.#people.get(`${schoolId}/${id}`)?.streams.size ?? 0;
  }

  /** The number of the person's last event. */
  last({ schoolId, id }: Viewer): Promise<string> {
    return lastEvent(this.#deps.pool, schoolId, id);
  }

  /** Listens before it looks, so nothing falls between. The returned function takes the stream off. */
  async add({ schoolId, id }: Viewer, stream: Stream): Promise<() => void> {
    await this.#listen();
    const key = `${schoolId}/${id}`;
    const person = this.#people.get(key) ?? new PersonStreams((last) => eventsAfter(this.#deps.pool, schoolId, id, last, BATCH));
    this.#people.set(key, person);
    person.streams.add(stream);
    void person.pump();
    return () => {
      person.streams.delete(stream);
      if (person.streams.size === 0 && this.#people.get(key) === person) this.#people.delete(key);
    };
  }

  /** Looks for news of one person, or of all where it is not said whose. */
  wake(key: string): void {
    for (const person of key === '' ? this.#people.values() : [this.#people.get(key)]) void person?.pump();
  }

  /** Ends every stream and stops listening. */
  async close(): Promise<void> {
    for (const person of this.#people.values()) for (const stream of [...person.streams]) stream.fail();
    const stop = await this.#listening;
    this.#listening = undefined;
    await stop?.();
  }

  async #listen(): Promise<void> {
    this.#listening ??= this.#deps.listen(FEED_CHANNEL, (key) => this.wake(key));
    try {
      await this.#listening;
    } catch (error) {
      this.#listening = undefined;
      throw error;
    }
  }
}
