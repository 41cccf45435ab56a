/**
 * The seam for sealed words: between the tables and the device, and between the journal and localStorage. What seals is loaded only where it is wanted and comes
 * with a person's key; until then their words live in memory. It knows no key and no cipher.
 */
import type { Clock } from '../base/clock.js';
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import type { Sealer } from './connection.js';
import type { DraftRecord } from './draft-record.js';
import { StorageError } from './storage-error.js';

/** How long words wait for their key before the person is told that they are kept in memory alone, in milliseconds. */
const KEY_WITHIN_MS = 4000;

/** What seals the words of one person and opens them. What does not open is not theirs: it is left out, and left where it is. */
export interface Seal extends Sealer {
  /** For the journal, at once. `undefined`: there is no pad for it yet; `Sealing.room` is told when there is. */
  cover(place: string, record: DraftRecord): DraftRecord | undefined;
  uncover(place: string, records: readonly DraftRecord[]): Promise<DraftRecord[]>;
}

export class Sealing {
  readonly #clock: Clock;
  readonly #seals = new Map<string, Seal>();
  readonly #without = new Set<string>();
  readonly #listeners = new Subscribers<[string]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Hears of each person whose key came, was given up, or has room in the journal again. */
  subscribe(listener: (person: string) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  at(person: string): Seal | undefined {
    return this.#seals.get(person);
  }

  /** The key is there, or may be in a moment. */
  mayOpen(person: string): boolean {
    return !this.#without.has(person);
  }

  /** Waits a moment for the key. @throws StorageError `denied` where it does not come */
  of(person: string): Promise<Seal> {
    return new Promise((resolve, reject) => {
      const settle = (): boolean => {
        const seal = this.#seals.get(person);
        if (seal) resolve(seal);
        else if (this.#without.has(person)) reject(new StorageError('denied', 'no key'));
        else return false;
        return true;
      };
      if (settle()) return;
      const stop = this.#clock.after(KEY_WITHIN_MS, () => this.giveUp(person));
      const leave = this.#listeners.add((whose) => {
        if (whose !== person || !settle()) return;
        leave();
        stop();
      });
    });
  }

  give(person: string, seal: Seal): void {
    this.#without.delete(person);
    this.#seals.set(person, seal);
    this.#listeners.tell(person);
  }

  /** The journal can take more. */
  room(person: string): void {
    this.#listeners.tell(person);
  }

  /** For now there is no key; it may come later. One that is there stays. */
  giveUp(person: string): void {
    if (this.#seals.has(person)) return;
    this.#without.add(person);
    this.#listeners.tell(person);
  }

  /** This page has no key of theirs any more. */
  forget(person: string): void {
    this.#seals.delete(person);
    this.#without.delete(person);
  }
}
