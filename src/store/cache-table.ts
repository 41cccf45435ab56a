/**
 * Last answers and sessions, so that a page opens at once and offline. Nothing here is precious: a write that fails is kept in memory and nobody is
 * told, and the oldest go first. It does not know what an answer means.
 */
import type { Clock } from '../base/clock.js';
import { makeRoom, ROOM, sizeOf } from './answer-room.js';
import type { Connection } from './connection.js';
import type { Leases } from './leases.js';
import type { KeptAnswer, Transaction } from './schema.js';
import type { CacheTable, Owner, SessionTable } from './store.js';
import { troubleOf } from './storage-error.js';

const MOST_IN_MEMORY = 50;
export const SESSIONS = 'session/';

export interface CacheDesk {
  /** None: answers live as long as the page. */
  readonly connection: Pick<Connection, 'run'>;
  readonly leases: Leases;
  readonly clock: Clock;
  changed(person: string): void;
}

export class DeviceCache {
  readonly #desk: CacheDesk;
  readonly #memory = new Map<string, KeptAnswer>();
  /** How much each person's answers may have grown since there was room for all. */
  readonly #grown = new Map<string, number>();
  readonly answers: CacheTable;
  readonly sessions: SessionTable;

  constructor(desk: CacheDesk) {
    this.#desk = desk;
    this.answers = {
      get: ({ person }, name) => this.#get(`${person}/${name}`),
      put: (owner, name, value) => this.#put(owner, `${owner.person}/${name}`, value),
    };
    this.sessions = {
      get: (credential) => this.#get(SESSIONS + credential),
      put: (credential, value, owner) => this.#put(owner, SESSIONS + credential, value),
    };
  }

  forget(person: string): void {
    for (const [key, kept] of this.#memory) if (kept.person === person) this.#memory.delete(key);
  }

  async #get(key: string): Promise<{ value: unknown; readAt: number } | undefined> {
    const kept = this.#memory.get(key) ?? (await this.#onDevice(key));
    if (!kept || (kept.person && kept.epoch < this.#desk.leases.of(kept.person).epoch)) return undefined;
    return { value: kept.value, readAt: kept.readAt };
  }

  async #onDevice(key: string): Promise<KeptAnswer | undefined> {
    if (key.startsWith('/')) return undefined; // nobody's
    try {
      const run = (tx: Transaction) => tx.objectStore('cache').get(key);
      const kept = await this.#desk.connection.run({ tables: ['cache'], mode: 'readonly', blank: { result: undefined }, run });
      return kept as KeptAnswer | undefined;
    } catch {
      return undefined; // the API is asked anyway
    }
  }

  async #put({ person }: Owner, key: string, value: unknown): Promise<void> {
    const { connection, leases, clock, changed } = this.#desk;
    const lease = leases.of(person);
    const kept: KeptAnswer = { person, epoch: lease.epoch, value, readAt: clock.now() };
    try {
      if (!person) return this.#keep(key, kept);
      const grown = (this.#grown.get(person) ?? 0) + sizeOf(value);
      this.#grown.set(person, grown);
      const isFull = grown > ROOM / 2;
      await connection.run({
        tables: ['cache'],
        mode: 'readwrite',
        run: async (tx) => {
          const cache = tx.objectStore('cache');
          leases.check(lease, await cache.get(person));
          await cache.put({ ...kept, epoch: lease.epoch }, key);
          if (isFull) await makeRoom(tx, person);
        },
      });
      if (isFull) this.#grown.delete(person);
      this.#memory.delete(key);
    } catch (error) {
      if (troubleOf(error) === 'purged') return;
      this.#keep(key, kept);
    }
    changed(person);
  }

  #keep(key: string, kept: KeptAnswer): void {
    this.#memory.set(key, kept);
    for (const oldest of this.#memory.keys()) if (this.#memory.size > MOST_IN_MEMORY) this.#memory.delete(oldest);
  }
}
