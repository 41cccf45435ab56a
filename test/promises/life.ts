/**
 * One page's life on a device whose storage goes wrong, and the books that a person would keep of it: what the screen said, and which words must or
 * must not be found by the next page. It knows what people do, not how the store does it.
 */
import assert from 'node:assert/strict';
import type { DraftPlace, DraftValue } from '../../src/domain/draft.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import type { StoreOptions } from '../../src/store/device-store.js';
import type { Owner, Store, StoredDraft } from '../../src/store/store.js';
import { outboxRow } from '../support/outbox-row.js';
import { openedBy, readable, sealingOf } from '../support/sealed.js';
import type { DiskPage, PaperDisk } from './paper-disk.js';

export const ana: Owner = { person: 'ana' };
export const ben: Owner = { person: 'ben' };
export const place: DraftPlace = { studentId: 'maya', widget: 'check-in', record: '2026-11-22' };
export const words = (note: string): DraftValue => ({ note });
export const rowWith = (id: string, note?: string): OutboxRow =>
  outboxRow({ id, ...(note !== undefined && { body: { note }, draft: { place, value: words(note) } }) });

/** Everybody's keys, where words are sealed. */
const keys = [
  [ana, 1],
  [ben, 2],
] as const;
export const optionsOf = async (disk: PaperDisk, isSealed: boolean): Promise<StoreOptions> => (isSealed ? { sealing: await sealingOf(disk.clock, keys) } : {});

/** What the next page finds. */
export interface Found {
  readonly words: readonly string[];
  /** The words of the rows that wait, or their ids where they have none. */
  readonly rows: readonly string[];
}

export class Life {
  readonly page: DiskPage;
  /** Said to be on this device, by the screen or by an answer. */
  readonly #claims: Promise<void>[] = [];

  readonly #isSealed: boolean;

  constructor(
    readonly disk: PaperDisk,
    options: StoreOptions = {},
  ) {
    this.page = disk.open(options);
    this.#isSealed = options.sealing !== undefined;
  }

  get store(): Store {
    return this.page.store;
  }

  /** A form that somebody looks at: each "saved" is held against the disk at that very moment. */
  form(store = this.store, owner = ana): StoredDraft {
    const draft = store.drafts.open(owner, place);
    draft.subscribe(() => {
      const { status, value } = draft.current;
      if (status === 'saved' && value) this.#claims.push(this.#holds(value.note as string));
    });
    return draft;
  }

  /** The screen has come to a rest, and half a second has passed: as long as nothing at all may be kept of what was typed last. */
  async rest(draft: StoredDraft): Promise<void> {
    await this.disk.becomes(() => draft.current.status !== 'loading' && draft.current.status !== 'saving');
    await this.disk.clock.pass(500);
    await this.disk.becomes(() => draft.current.status !== 'loading' && draft.current.status !== 'saving');
  }

  async type(draft: StoredDraft, note: string): Promise<void> {
    draft.write(words(note));
    await this.rest(draft);
  }

  async #holds(note: string): Promise<void> {
    const { drafts, outbox } = await this.disk.contents();
    const lies = [...(await Promise.all([...drafts].map(([key, record]) => (this.#isSealed ? openedBy(1, key, record) : record)))), ...outbox];
    assert.ok(JSON.stringify(lies).includes(JSON.stringify(note)), `“${note}” was called saved`);
    if (this.#isSealed) assert.ok(!readable([...drafts, ...outbox]).includes(note), `“${note}” can be read`);
  }

  /** Everybody is gone, the storage is well: what does the next page find? */
  async restart(owner = ana): Promise<Found> {
    this.disk.crashAll();
    await this.disk.until(Promise.all(this.#claims));
    const { store } = this.disk.open(await optionsOf(this.disk, this.#isSealed));
    const draft = store.drafts.open(owner, place);
    await this.rest(draft);
    const { value, others, lostAt } = draft.current;
    assert.equal(lostAt, undefined, 'nothing was wiped, so nothing is announced as lost');
    const rows = await this.disk.until(store.outbox.all(owner));
    return {
      words: [value, ...others.map((other) => other.value)].flatMap((one) => (one ? [one.note as string] : [])),
      rows: rows.map(({ draft: its, id }) => (its?.value.note as string | undefined) ?? id),
    };
  }
}
