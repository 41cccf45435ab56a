/**
 * One page's life on a device whose storage goes wrong, and the books that a person would keep of it: what the screen said, and which words must or
 * must not be found by the next page. It knows what people do, not how the store does it.
 */
import assert from 'node:assert/strict';
import type { DraftPlace, DraftValue } from '../../src/domain/draft.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import type { Owner, Store, StoredDraft } from '../../src/store/store.js';
import { outboxRow } from '../support/outbox-row.js';
import type { DiskPage, PaperDisk } from './paper-disk.js';

export const ana: Owner = { person: 'ana' };
export const ben: Owner = { person: 'ben' };
export const place: DraftPlace = { studentId: 'maya', widget: 'check-in', record: '2026-11-22' };
export const words = (note: string): DraftValue => ({ note });
export const rowWith = (id: string, note?: string): OutboxRow =>
  outboxRow({ id, ...(note !== undefined && { body: { note }, draft: { place, value: words(note) } }) });

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

  constructor(readonly disk: PaperDisk) {
    this.page = disk.open();
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
    assert.ok(JSON.stringify([[...drafts], [...outbox]]).includes(JSON.stringify(note)), `“${note}” was called saved`);
  }

  /** Everybody is gone, the storage is well: what does the next page find? */
  async restart(owner = ana): Promise<Found> {
    this.disk.crashAll();
    await this.disk.until(Promise.all(this.#claims));
    const { store } = this.disk.open();
    const draft = store.drafts.open(owner, place);
    await this.rest(draft);
    const { value, others } = draft.current;
    const rows = await this.disk.until(store.outbox.all(owner));
    return {
      words: [value, ...others.map((other) => other.value)].flatMap((one) => (one ? [one.note as string] : [])),
      rows: rows.map(({ draft: its, id }) => (its?.value.note as string | undefined) ?? id),
    };
  }
}
