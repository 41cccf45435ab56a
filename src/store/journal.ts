/**
 * The synchronous layer: small records in localStorage, written where there is no time for a database (a page going away) or none that works. It only
 * appends and removes whole records; what they mean together is decided at load. Also the mirror of each person's epoch. It never throws: what
 * could not be written simply is not there, and nothing here is ever called saved. Where words are sealed, nothing is written in clear.
 */
import type { DraftRecord } from './draft-record.js';
import type { Sealing } from './sealing.js';

const RECORDS = 'flywheel:draft/';
const EPOCHS = 'flywheel:epoch/';
const MARKS = 'flywheel:kept/';

export class Journal {
  readonly #storage: Storage | undefined;
  readonly #sealing: Sealing | undefined;
  /** What could not be sealed yet. */
  readonly #later = new Map<string, { readonly place: string; readonly record: DraftRecord }>();
  #seq = 0;

  constructor(storage: Storage | undefined, sealing?: Sealing) {
    this.#storage = storage;
    this.#sealing = sealing;
    sealing?.subscribe((person) => {
      for (const [mine, { place, record }] of [...this.#later]) if (place.startsWith(`${person}/`) && this.#later.delete(mine)) this.append(place, record);
    });
  }

  /** What lies at a place and can be read; where words are sealed, what opens. */
  async opened(place: string): Promise<DraftRecord[]> {
    const found = this.read(place);
    return this.#sealing ? ((await this.#sealing.at(personOf(place))?.uncover(place, found)) ?? []) : found;
  }

  /** Everything under `prefix` that can be read, sealed as it is; `prefix` is a person or a place. */
  read(prefix: string): DraftRecord[] {
    return this.entries(prefix).map(([, record]) => record);
  }

  /** As `read`, each with its place. */
  entries(prefix: string): [place: string, record: DraftRecord][] {
    return this.#keys(RECORDS + prefix).flatMap((key) => {
      const record = this.#record(key);
      return record ? [[key.slice(RECORDS.length, key.lastIndexOf(`${record.tab}/`)), record]] : [];
    });
  }

  /** A blind append; the tab's earlier records of this place go after it. */
  append(place: string, record: DraftRecord): void {
    const mine = `${RECORDS}${place}${record.tab}/`;
    const written = this.#sealing ? this.#sealing.at(personOf(place))?.cover(place, record) : record;
    if (!written) return void this.#later.set(mine, { place, record });
    const key = mine + String(++this.#seq);
    const earlier = this.#keys(mine);
    this.#try((storage) => {
      storage.setItem(key, JSON.stringify(written));
      for (const other of earlier) if (other !== key) storage.removeItem(other);
    });
  }

  /** Removes the records under `prefix` that `isOver`, and what is no record. */
  clear(prefix: string, isOver: (record: DraftRecord) => boolean): void {
    for (const [mine, { place, record }] of this.#later) if (place.startsWith(prefix) && isOver(record)) this.#later.delete(mine);
    for (const key of this.#keys(RECORDS + prefix)) {
      const record = this.#record(key);
      if (!record || isOver(record)) this.#try((storage) => storage.removeItem(key));
    }
  }

  /** The database has words of a place from that instant; `undefined`: it need not have any. */
  mark(place: string, at: number | undefined): void {
    this.#try((storage) => (at === undefined ? storage.removeItem(MARKS + place) : storage.setItem(MARKS + place, String(at))));
  }

  marked(place: string): number {
    return Number(this.#try((storage) => storage.getItem(MARKS + place))) || 0;
  }

  /** Takes away the marks under `prefix` of instants before that. */
  unmark(prefix: string, before: number): void {
    for (const key of this.#keys(MARKS + prefix)) if (this.marked(key.slice(MARKS.length)) < before) this.mark(key.slice(MARKS.length), undefined);
  }

  epoch(person: string): number {
    return Number(this.#try((storage) => storage.getItem(EPOCHS + person))) || 0;
  }

  /** Whether the mirror holds it now. */
  setEpoch(person: string, epoch: number): boolean {
    this.#try((storage) => storage.setItem(EPOCHS + person, String(epoch)));
    return this.epoch(person) === epoch;
  }

  #keys(prefix: string): string[] {
    return this.#try((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? [];
  }

  #record(key: string): DraftRecord | undefined {
    return this.#try((storage) => {
      const record = JSON.parse(storage.getItem(key) ?? 'null') as Partial<DraftRecord> | null;
      const { tab, savedAt, epoch, over, value } = record ?? {};
      const whole =
        typeof tab === 'string' && typeof savedAt === 'number' && typeof epoch === 'number' && typeof over === 'object' && typeof value === 'object';
      return whole && over ? (record as DraftRecord) : undefined;
    });
  }

  #try<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return this.#storage && act(this.#storage);
    } catch {
      return undefined; // denied, full, or torn by another hand: the same as nothing there
    }
  }
}

const personOf = (place: string): string => place.slice(0, place.indexOf('/'));
