/**
 * Draft records on their way to and from the two layers. Every hot write is one blind put under the tab's own key; whatever reads before it writes
 * is for a page that stays. It knows no form and no timing.
 */
import type { Clock } from '../base/clock.js';
import { scopeOf } from '../base/scope.js';
import type { DraftPlace } from '../domain/draft.js';
import type { Connection } from './connection.js';
import { overOf, standing, type DraftRecord } from './draft-record.js';
import type { Journal } from './journal.js';
import type { Lease, Leases } from './leases.js';
import { entriesOf, within, type Transaction } from './schema.js';

/** The beginning of every key of one place. No name or id of anybody can be read from it. */
export const placeKey = (person: string, place: DraftPlace): string => `${person}/${scopeOf(place.studentId, place.widget, place.record)}/`;

/** What is to lie at a place, decided from what does. Runs inside a transaction, perhaps twice. */
export type Decide = (found: readonly DraftRecord[]) => readonly DraftRecord[];

/** Applies a decision within a transaction of its caller. What is over is deleted; that it is over is remembered in what is put. */
export async function settleIn(tx: Transaction, place: string, decide: Decide): Promise<void> {
  const drafts = tx.objectStore('drafts');
  const found = (await drafts.getAll(within(place))) as DraftRecord[];
  const puts = decide(found);
  if (!puts.length) return;
  const over = overOf([...found, ...puts]);
  for (const { tab, savedAt } of found) if (savedAt <= (over[tab] ?? 0)) await drafts.delete(place + tab);
  for (const record of puts) await drafts.put({ ...record, over }, place + record.tab);
}

/** How long a look around is believed, in milliseconds: as long as a page may take to know who looks. */
const BELIEVED_MS = 10_000;

export class DraftTable {
  readonly #openedAt: number;
  /** All keys there were when the page opened; `undefined` where that is not known, or no longer so. */
  #keys: readonly string[] | undefined;
  #isTouched = false;

  constructor(
    readonly connection: Connection,
    readonly journal: Journal,
    readonly leases: Leases,
    readonly clock: Clock,
  ) {
    this.#openedAt = clock.now();
    void this.#lookAround();
  }

  /** Whether it is known already that no words lie at a place: then an empty form need not wait for the device. */
  isBare(place: string): boolean {
    const keys = this.connection.isNew ? [] : this.#keys;
    if (!keys || this.#isTouched || this.clock.now() - this.#openedAt > BELIEVED_MS) return false;
    return !keys.some((key) => key.startsWith(place)) && this.journal.read(place).length === 0;
  }

  /** Somebody has written since: each form asks for itself. */
  touched(): void {
    this.#isTouched = true;
  }

  /** Ahead of need, while nobody knows yet who looks. */
  async #lookAround(): Promise<void> {
    try {
      const run = (tx: Transaction) => tx.objectStore('drafts').getAllKeys();
      this.#keys = await this.connection.run({ tables: ['drafts'], mode: 'readonly', blank: { result: [] }, run });
    } catch {
      // Each form asks for itself.
    }
  }

  /** All records of a place. `onDevice` is `undefined` where the database could not be asked. */
  async load(lease: Lease, place: string): Promise<{ onDevice: DraftRecord[] | undefined; inJournal: DraftRecord[] }> {
    const fresh = (record: DraftRecord) => record.epoch >= lease.epoch;
    let onDevice: DraftRecord[] | undefined;
    try {
      const work = async (tx: Transaction) => {
        const drafts = tx.objectStore('drafts');
        const found = drafts.getAll(within(place));
        found.catch(() => undefined); // heard below, unless what is asked next fails first
        this.leases.check(lease, await drafts.get(lease.person));
        return (await found) as DraftRecord[];
      };
      const found = (await this.connection.run({ tables: ['drafts'], mode: 'readonly', person: lease.person, run: work })).filter(fresh);
      const over = overOf(found, Object.fromEntries(found.map(({ tab, savedAt }) => [tab, savedAt])));
      this.journal.clear(place, ({ tab, savedAt }) => savedAt <= (over[tab] ?? 0)); // the device has it, or knows that it is over
      onDevice = found;
    } catch {
      // Whatever it was, the form opens with what else there is; the state of its first write tells the person.
    }
    return { onDevice, inJournal: lease.ended ? [] : (await this.journal.opened(place)).filter(fresh) };
  }

  /** The places where words of a person stand; none where the device cannot say. */
  async places({ person, epoch }: Lease): Promise<Set<string>> {
    const found = new Map<string, DraftRecord[]>();
    try {
      const all = await this.connection.run({ tables: ['drafts'], mode: 'readonly', person, run: (tx) => entriesOf<DraftRecord>(tx, 'drafts', `${person}/`) });
      for (const [key, record] of all) {
        const place = key.slice(0, -record.tab.length);
        if (record.epoch >= epoch) found.set(place, [...(found.get(place) ?? []), record]);
      }
    } catch {
      // Then the forms on this page are all that is known.
    }
    return new Set([...found].filter(([, records]) => standing(records).length).map(([place]) => place));
  }

  /** One blind put of `make()`, which is asked again where the put runs again. Resolves with the record that is on the device. */
  put(lease: Lease, place: string, make: () => DraftRecord, last: boolean): Promise<DraftRecord> {
    let record = make();
    return this.connection.run({
      tables: ['drafts'],
      mode: 'readwrite',
      durability: 'strict',
      person: lease.person,
      ahead: () => [['drafts', place + record.tab, record]],
      blind: last,
      run: async (tx) => {
        const drafts = tx.objectStore('drafts');
        record = make();
        // Asked in one go: waiting for one answer before the next question would cost a round trip at every pause in typing.
        const put = drafts.put(record, place + record.tab);
        put.catch(() => undefined); // heard below, unless what is asked next fails first
        if (!last) this.leases.check(lease, await drafts.get(lease.person)); // or the put is undone
        await put;
        return record;
      },
      verify: async (tx) => {
        const found = await tx.objectStore('drafts').get(place + record.tab);
        return typeof found === 'object' && found.savedAt >= record.savedAt ? found : undefined;
      },
    });
  }

  settle(lease: Lease, place: string, decide: Decide): Promise<void> {
    return this.connection.run({
      tables: ['drafts'],
      mode: 'readwrite',
      durability: 'strict',
      person: lease.person,
      run: async (tx) => {
        this.leases.check(lease, await tx.objectStore('drafts').get(lease.person));
        await settleIn(tx, place, decide);
      },
    });
  }
}
