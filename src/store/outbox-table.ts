/**
 * What waits to be sent. Rows go to the device in one strict transaction with the end of their drafts. Where the device cannot, the same rows
 * live in memory, over whatever the device still holds, because sending must not depend on storage. It knows no network and no order of sending.
 */
import { replacing, type OutboxRow, type OutboxState } from '../domain/outbox.js';
import { within, type KeptRow, type Table, type Transaction } from './schema.js';
import { StorageError, troubleOf } from './storage-error.js';
import { settleIn } from './draft-table.js';
import type { DraftHandover, Handover } from './draft-handover.js';
import type { Connection } from './connection.js';
import { sameJson } from './plain-json.js';
import type { Lease, Leases } from './leases.js';
import type { Kept, OutboxTable, Owner } from './store.js';

const SEQ = '#seq';

/** A row that only this page holds; no row where only the device does not yet know that it is gone. */
interface Held {
  readonly row: OutboxRow | undefined;
  readonly handover?: Handover | undefined;
  /** The device may have it too: nobody said how the write ended. */
  readonly isUnsure?: boolean;
}

export interface OutboxDesk {
  readonly connection: Connection;
  readonly leases: Leases;
  readonly drafts: DraftHandover;
  changed(person: string): void;
}

export class DeviceOutbox implements OutboxTable {
  readonly #desk: OutboxDesk;
  readonly #held = new Map<string, Held>();
  /** What the device said last, for when it says nothing any more. */
  readonly #lastSaid = new Map<string, readonly OutboxRow[]>();
  #lastSeq = 0;

  constructor(desk: OutboxDesk) {
    this.#desk = desk;
  }

  async all({ person }: Owner): Promise<readonly OutboxRow[]> {
    const rows = new Map((await this.#onDevice(person)).map((row) => [keyOf(person, row.id), row]));
    for (const [key, { row }] of this.#held) {
      if (!key.startsWith(`${person}/`)) continue;
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
    return [...rows.values()].sort((a, b) => a.seq - b.seq);
  }

  async add({ person }: Owner, rows: readonly OutboxRow[]): Promise<{ rows: readonly OutboxRow[]; kept: Kept }> {
    const { drafts } = this.#desk;
    const handovers = new Map(rows.flatMap((row) => (row.draft ? [[row.id, drafts.begin(person, row.draft)]] : [])));
    let given: readonly OutboxRow[];
    let kept: Kept = 'device';
    try {
      given = await this.#addOnDevice(person, rows, [...handovers.values()]);
      this.#nowSays(person, (there) => [...there, ...given]);
      this.#lastSeq = given.at(-1)?.seq ?? this.#lastSeq;
    } catch (error) {
      if (troubleOf(error) === 'purged') return { rows: [], kept: 'memory' };
      kept = 'memory';
      given = rows.map((row) => ({ ...row, seq: ++this.#lastSeq }));
      for (const row of given) this.#held.set(keyOf(person, row.id), { row, handover: handovers.get(row.id), isUnsure: troubleOf(error) === 'unknown' });
    }
    for (const handover of handovers.values()) drafts.end(handover, kept === 'device');
    this.#desk.changed(person);
    return { rows: given, kept };
  }

  async update({ person }: Owner, row: OutboxRow, from?: readonly OutboxState[]): Promise<boolean> {
    const key = keyOf(person, row.id);
    const held = this.#held.get(key);
    let replaced = allows(from, held?.row);
    if (held?.row && replaced) this.#held.set(key, { ...held, row: replacing(held.row, row) });
    else if (!held) replaced = await this.#updateOnDevice(person, key, row, from);
    if (replaced) this.#desk.changed(person);
    return replaced;
  }

  async remove({ person }: Owner, id: string, draftBack = false, from?: readonly OutboxState[]): Promise<boolean> {
    const key = keyOf(person, id);
    const held = this.#held.get(key);
    const row = held ? held.row : (await this.#onDevice(person)).find((other) => other.id === id);
    const may: May = (found) => allows(from, found) && !(draftBack && (found?.unclear || held?.isUnsure));
    if (!row || !may(row)) return false;
    const back = draftBack && row.draft ? await this.#desk.drafts.beginBack(person, row.draft) : undefined;
    const removed = held ? this.#release(key, held, !!back) : await this.#removeOnDevice(person, key, back, may);
    if (!removed) return false;
    if (back) await this.#desk.drafts.endBack(back, !held);
    this.#desk.changed(person);
    return true;
  }

  /** Whether something that waits is in this page's memory alone. */
  hasHeld(person: string): boolean {
    return [...this.#held].some(([key, { row }]) => row && key.startsWith(`${person}/`));
  }

  /** A purge: nothing of this person stays in memory. */
  forget(person: string): void {
    for (const key of this.#held.keys()) if (key.startsWith(`${person}/`)) this.#held.delete(key);
    this.#lastSaid.delete(person);
  }

  /** Sent or thrown away from memory alone. Copies of its words may lie on the device still, as the draft they were. */
  #release(key: string, held: Held, wordsGoOn: boolean): boolean {
    this.#held.set(key, { row: undefined });
    if (held.handover && !wordsGoOn) void this.#desk.drafts.forget(held.handover);
    return true;
  }

  async #onDevice(person: string): Promise<readonly OutboxRow[]> {
    try {
      const lease = this.#lease(person);
      const run = (tx: Transaction) => tx.objectStore('outbox').getAll(within(`${person}/`));
      const kept = (await this.#desk.connection.run({ tables: ['outbox'], mode: 'readonly', person, run })) as KeptRow[];
      const rows = kept.filter(({ epoch }) => epoch >= lease.epoch).map(({ row }) => row);
      this.#lastSaid.set(person, rows);
      this.#lastSeq = Math.max(this.#lastSeq, ...rows.map(({ seq }) => seq));
    } catch {
      // The device says nothing; what it said last is the best there is.
    }
    return this.#lastSaid.get(person) ?? [];
  }

  /** What was written is what the device would say, should it say nothing any more. */
  #nowSays(person: string, change: (there: readonly OutboxRow[]) => readonly OutboxRow[]): void {
    this.#lastSaid.set(person, change(this.#lastSaid.get(person) ?? []));
  }

  #addOnDevice(person: string, rows: readonly OutboxRow[], handovers: readonly Handover[]): Promise<readonly OutboxRow[]> {
    return this.#write(
      person,
      ['outbox', 'drafts'],
      async (tx, lease) => {
        const outbox = tx.objectStore('outbox');
        let seq = Number(await outbox.get(SEQ)) || this.#lastSeq;
        const given = rows.map((row) => ({ ...row, seq: ++seq }));
        await outbox.put(seq, SEQ);
        for (const row of given) await outbox.put({ epoch: lease.epoch, row }, keyOf(person, row.id));
        for (const { place, decide } of handovers) await settleIn(tx, place, decide);
        return given;
      },
      async (tx) => {
        const found: OutboxRow[] = [];
        for (const { id } of rows) {
          const row = rowIn(await tx.objectStore('outbox').get(keyOf(person, id)));
          if (row) found.push(row);
        }
        return found.length === rows.length ? found : undefined;
      },
    );
  }

  async #updateOnDevice(person: string, key: string, row: OutboxRow, from: readonly OutboxState[] | undefined): Promise<boolean> {
    let now: OutboxRow | undefined;
    try {
      const replaced = await this.#write(
        person,
        ['outbox'],
        async (tx, lease) => {
          const outbox = tx.objectStore('outbox');
          const there = rowIn(await outbox.get(key));
          if (!there || !allows(from, there)) return false;
          await outbox.put({ epoch: lease.epoch, row: (now = replacing(there, row)) }, key);
          return true;
        },
        async (tx) => (now !== undefined && sameJson(rowIn(await tx.objectStore('outbox').get(key)), now)) || undefined,
      );
      if (replaced) this.#nowSays(person, (there) => there.map((other) => (other.id === row.id ? now! : other)));
      return replaced;
    } catch (error) {
      if (troubleOf(error) === 'purged') return false;
      this.#held.set(key, { row });
      return true;
    }
  }

  async #removeOnDevice(person: string, key: string, back: Handover | undefined, may: May): Promise<boolean> {
    try {
      const removed = await this.#write(
        person,
        ['outbox', 'drafts'],
        async (tx) => {
          const outbox = tx.objectStore('outbox');
          if (!may(rowIn(await outbox.get(key)))) return false;
          await outbox.delete(key);
          if (back) await settleIn(tx, back.place, back.decide);
          return true;
        },
        async (tx) => (await tx.objectStore('outbox').get(key)) === undefined || undefined,
      );
      if (removed) this.#nowSays(person, (there) => there.filter(({ id }) => keyOf(person, id) !== key));
      return removed;
    } catch (error) {
      if (back || troubleOf(error) === 'purged') return false; // the row would be sent although its words are in the form again
      this.#held.set(key, { row: undefined });
      return true;
    }
  }

  #write<T>(
    person: string,
    tables: Table[],
    run: (tx: Transaction, lease: Lease) => Promise<T>,
    verify?: (tx: Transaction) => Promise<T | undefined>,
  ): Promise<T> {
    const lease = this.#lease(person);
    const checked = async (tx: Transaction) => {
      this.#desk.leases.check(lease, await tx.objectStore('outbox').get(person));
      return run(tx, lease);
    };
    return this.#desk.connection.run({ tables, mode: 'readwrite', durability: 'strict', person, run: checked, ...(verify && { verify }) });
  }

  /** @throws StorageError where nobody is known: then memory is all there is. */
  #lease(person: string): Lease {
    if (!person) throw new StorageError('denied', 'nobody known');
    return this.#desk.leases.of(person);
  }
}

type May = (found: OutboxRow | undefined) => boolean;

const keyOf = (person: string, id: string) => `${person}/${id}`;
const rowIn = (kept: KeptRow | number | undefined) => (typeof kept === 'object' ? kept.row : undefined);
const allows = (from: readonly OutboxState[] | undefined, row: OutboxRow | undefined) => row !== undefined && (!from || from.includes(row.state));
