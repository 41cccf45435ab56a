/**
 * Who may still write for a person. A lease is taken when a form is opened or a call is made and ends with a purge, so a write that began before
 * it cannot land after it, in this tab or another. It knows epochs only, no words.
 */
import type { Journal } from './journal.js';
import { StorageError } from './storage-error.js';

export interface Lease {
  readonly person: string;
  epoch: number;
  /** The database has been asked. Before that, a higher epoch found there may only mean that localStorage was wiped. */
  sure: boolean;
  ended: boolean;
}

export class Leases {
  readonly #journal: Journal;
  readonly #onPurged: (person: string) => void;
  readonly #leases = new Map<string, Lease>();

  constructor(journal: Journal, onPurged: (person: string) => void) {
    this.#journal = journal;
    this.#onPurged = onPurged;
  }

  of(person: string): Lease {
    let lease = this.#leases.get(person);
    if (!lease) this.#leases.set(person, (lease = { person, epoch: this.#journal.epoch(person), sure: false, ended: false }));
    return lease;
  }

  /** Whether `lease` may still write, as far as can be told without the database. Ends it where not. */
  holds(lease: Lease): boolean {
    if (!lease.ended && this.#journal.epoch(lease.person) > lease.epoch) this.end(lease.person);
    return !lease.ended;
  }

  /** To be asked inside the transaction that writes. @throws StorageError `purged` */
  check(lease: Lease, stored: unknown): void {
    const epoch = Number(stored) || 0;
    if (this.holds(lease) && epoch > lease.epoch) {
      if (lease.sure || this.#journal.epoch(lease.person) >= epoch) this.end(lease.person);
      else this.#journal.setEpoch(lease.person, (lease.epoch = epoch));
    }
    if (lease.ended) throw new StorageError('purged', 'purged meanwhile');
    lease.sure = true;
  }

  /** Nobody who began before may write any more; who begins now does so under `epoch`. */
  end(person: string, epoch?: number): void {
    const lease = this.#leases.get(person);
    if (lease) lease.ended = true;
    this.#leases.delete(person);
    if (epoch !== undefined) this.#leases.set(person, { person, epoch, sure: true, ended: false });
    this.#onPurged(person);
  }
}
