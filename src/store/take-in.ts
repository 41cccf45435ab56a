/**
 * Takes what a person kept in clear on this device, before words were sealed on it, into what is sealed. One transaction seals it and takes it out of the clear, so it
 * is never in neither and never in both, whenever the page dies. Nothing is sent by it: in clear, whoever used this device could have written a row, so its
 * writer is asked. Loaded only where words are sealed. It knows no key and no cipher, and touches nobody else's.
 */
import { replacing, type OutboxRow } from '../domain/outbox.js';
import { SESSIONS } from './cache-table.js';
import type { Connection } from './connection.js';
import { overOf, standing, type DraftRecord } from './draft-record.js';
import { settleIn } from './draft-table.js';
import type { Journal } from './journal.js';
import type { Lease, Leases } from './leases.js';
import { entriesOf, TABLES, type KeptAnswer, type KeptFile, type KeptRow, type Table, type Transaction } from './schema.js';

export interface TakeInDesk {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly leases: Leases;
  /** This page's, and the time as it gives it out. */
  readonly tab: string;
  readonly stamp: () => number;
  /** Other tabs in which somebody may be typing in clear: their words stay with them until they are gone. */
  readonly inUse: ReadonlySet<string>;
}

/** What lies in clear, by where it lies. */
interface Clear {
  /** By place, with what the journal has of it. */
  readonly drafts: ReadonlyMap<string, readonly DraftRecord[]>;
  readonly rows: readonly (readonly [string, KeptRow])[];
  readonly files: ReadonlyMap<string, KeptFile>;
  /** Keys of answers and sessions: they can be read again. */
  readonly answers: readonly string[];
}
type Found = readonly (readonly [place: string, record: DraftRecord])[];
/** A place and what of it goes. */
interface Move {
  readonly place: string;
  readonly words: readonly DraftRecord[];
  /** Everything of tabs that are gone, up to these instants, goes on elsewhere. */
  readonly over: Readonly<Record<string, number>>;
}

/** As `owner`, with whose key it is sealed, and as `from`, under whom the same person kept it in clear. Resolves with whether anything moved. */
export async function takeIn(desk: TakeInDesk, owner: string, from: string): Promise<boolean> {
  const { connection, journal, leases } = desk;
  const taking = new Taking(desk, leases.of(owner), leases.of(from), journal.entries(`${from}/`));
  const first = await connection.run({ tables: [...TABLES], mode: 'readonly', run: (tx) => taking.look(tx) });
  if (taking.isNothing(first)) return false;
  const moves = await connection.run({
    tables: [...TABLES],
    mode: 'readwrite',
    durability: 'strict',
    person: owner,
    inClear: from,
    ahead: () => taking.writes(first),
    run: (tx) => taking.move(tx, first),
  });
  for (const { place, words, over } of moves) {
    journal.clear(place, ({ tab, savedAt }) => savedAt <= (over[tab] ?? 0));
    const sealedPlace = taking.sealed(place);
    const newest = Math.max(...words.map(({ savedAt }) => savedAt));
    if (words.length) journal.mark(sealedPlace, Math.max(newest, journal.marked(sealedPlace)));
    if (words.length && journal.marked(place) <= newest) journal.mark(place, undefined);
  }
  return true;
}

class Taking {
  readonly #desk: TakeInDesk;
  readonly #lease: Lease;
  readonly #clear: Lease;
  readonly #inJournal: Found;

  constructor(desk: TakeInDesk, lease: Lease, clear: Lease, inJournal: Found) {
    this.#desk = desk;
    this.#lease = lease;
    this.#clear = clear;
    this.#inJournal = inJournal;
  }

  async look(tx: Transaction): Promise<Clear> {
    const { person } = this.#clear;
    const entries = <T>(table: Table): Promise<[string, T][]> => entriesOf<T>(tx, table, `${person}/`);
    const isFresh = ([, { epoch }]: readonly [string, { readonly epoch: number }]): boolean => epoch >= this.#clear.epoch;
    const onDevice = (await entries<DraftRecord>('drafts')).map(([key, record]) => [key.slice(0, -record.tab.length), record] as const);
    const drafts = new Map<string, DraftRecord[]>();
    for (const [place, record] of [...onDevice, ...this.#inJournal].filter(isFresh)) drafts.set(place, [...(drafts.get(place) ?? []), record]);
    const sessions = (await entriesOf<KeptAnswer>(tx, 'cache', SESSIONS)).filter(([, session]) => session.person === person);
    return {
      drafts,
      rows: (await entries<KeptRow>('outbox')).filter(isFresh),
      files: new Map((await entries<KeptFile>('files')).filter(isFresh)),
      answers: [...(await entries('cache')), ...sessions].map(([key]) => key),
    };
  }

  isNothing({ drafts, rows, files, answers }: Clear): boolean {
    return this.#moves(drafts).length + rows.length + files.size + answers.length === 0;
  }

  /** What is going to be put, as far as is known before. */
  writes({ drafts, rows, files }: Clear): [Table, string, unknown][] {
    return [
      ...this.#moves(drafts).flatMap(({ place, words }) =>
        words.map((record): [Table, string, unknown] => ['drafts', this.sealed(place) + record.tab, this.#owned(record)]),
      ),
      ...rows.map(([key, { row }]): [Table, string, unknown] => ['outbox', this.sealed(key), this.#asking(row)]),
      ...[...files].map(([key, file]): [Table, string, unknown] => ['files', this.sealed(key), this.#owned(file)]),
    ];
  }

  async move(tx: Transaction, first: Clear): Promise<readonly Move[]> {
    const { leases } = this.#desk;
    for (const lease of [this.#clear, this.#lease]) leases.check(lease, await tx.objectStore('drafts').get(lease.person));
    const now = await this.look(tx);
    const moves = this.#moves(now.drafts);
    for (const move of moves) await this.#moveWords(tx, move);
    for (const [key, { row }] of now.rows) {
      await tx.objectStore('outbox').put(this.#asking(row), this.sealed(key));
      await tx.objectStore('outbox').delete(key);
    }
    const isInUse = [...now.drafts.values()].flat().some(({ tab, value }) => value && this.#desk.inUse.has(tab));
    for (const [key, { savedAt }] of now.files) {
      const file = first.files.get(key);
      if (file?.savedAt !== savedAt) continue; // kept since: the next page takes it
      await tx.objectStore('files').put(this.#owned(file), this.sealed(key));
      if (!isInUse) await tx.objectStore('files').delete(key); // words that stay may go along with it
    }
    for (const key of now.answers) await tx.objectStore('cache').delete(key);
    return moves;
  }

  /** Where the same thing lies sealed. */
  sealed(key: string): string {
    return this.#lease.person + key.slice(this.#clear.person.length);
  }

  #moves(drafts: Clear['drafts']): Move[] {
    const { inUse } = this.#desk;
    return [...drafts].flatMap(([place, records]) => {
      const gone = records.filter(({ tab, value }) => value && !inUse.has(tab));
      const words = standing(records).filter(({ tab }) => !inUse.has(tab));
      return gone.length ? [{ place, words, over: overOf(gone.map((record) => ({ ...record, value: null }))) }] : [];
    });
  }

  /** Words that went on under the seal are over there, whoever puts them once more; in clear it is remembered, without words, that they went on. */
  async #moveWords(tx: Transaction, { place, words, over }: Move): Promise<void> {
    const { tab, stamp } = this.#desk;
    await settleIn(tx, this.sealed(place), () => words.map((record) => this.#owned(record)));
    await settleIn(tx, place, () => [{ tab, epoch: this.#clear.epoch, savedAt: stamp(), value: null, over }]);
  }

  #owned<T extends { readonly epoch: number }>(kept: T): T {
    return { ...kept, epoch: this.#lease.epoch };
  }

  /** A row that a person decides about. */
  #asking(row: OutboxRow): KeptRow {
    const isAsked = row.state === 'parked' || row.state === 'conflict';
    const asked = isAsked ? row : replacing(row, { ...row, state: 'parked', trouble: { type: 'unsealed' }, unclear: row.unclear || row.state === 'sending' });
    return { epoch: this.#lease.epoch, row: { ...asked, person: this.#lease.person } };
  }
}
