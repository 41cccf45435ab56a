/**
 * The forms that are open on this page, one `Draft` a place however many widgets show it, and what happens to all of them at once: the page goes,
 * comes back, is looked at; another tab wrote; a person is purged.
 */
import type { DraftPlace } from '../domain/draft.js';
import { placeKey } from './draft-table.js';
import { Draft, type DraftDesk } from './open-draft.js';
import type { Owner, StoredDraft } from './store.js';

interface Entry {
  readonly draft: Draft;
  users: number;
}

export class Drafts {
  readonly #desk: DraftDesk;
  readonly #entries = new Map<string, Entry>();

  constructor(desk: DraftDesk) {
    this.#desk = desk;
  }

  open(owner: Owner, place: DraftPlace): StoredDraft {
    const key = placeKey(owner.person, place);
    let entry = this.#entries.get(key);
    if (!entry) {
      const lease = owner.person ? this.#desk.table.leases.of(owner.person) : undefined;
      this.#entries.set(key, (entry = { draft: new Draft(this.#desk, key, lease), users: 0 }));
    }
    return this.#shared(key, entry);
  }

  /** The form of a place, if one is open. */
  at(key: string): Draft | undefined {
    return this.#entries.get(key)?.draft;
  }

  /** Forms of a person with words in them: those that are open by what they show, the others by what the device has. */
  async count({ person }: Owner): Promise<number> {
    const places = person ? await this.#desk.table.places(this.#desk.table.leases.of(person)) : new Set<string>();
    for (const [key, { draft }] of this.#entries) {
      if (!key.startsWith(`${person}/`) || draft.current.status === 'loading') continue;
      if (draft.current.value || draft.current.others.length) places.add(key);
      else places.delete(key);
    }
    return places.size;
  }

  /** Resolves once all that can be on the device is there. */
  async rest(person: string): Promise<void> {
    const theirs = [...this.#entries].filter(([key]) => key.startsWith(`${person}/`));
    await Promise.all(theirs.map(([, { draft }]) => draft.save()));
  }

  hasUnsaved(person: string): boolean {
    return [...this.#entries].some(([key, { draft }]) => key.startsWith(`${person}/`) && draft.hasUnsaved);
  }

  /** `last`: the page may be gone in a moment. */
  save(last: boolean): void {
    for (const { draft } of this.#entries.values()) void draft.save(last);
  }

  /** One place, or all of them where the page was away. */
  load(key?: string): void {
    for (const [place, { draft }] of this.#entries) if (key === undefined || place === key) void draft.load(key === undefined);
  }

  /** The words of a person leave this page's memory; forms still open keep nothing from here on. */
  forget(person: string): void {
    for (const [key, { draft }] of this.#entries) {
      if (!key.startsWith(`${person}/`)) continue;
      this.#entries.delete(key);
      draft.end(true);
    }
  }

  expire(person: string, before: number): void {
    for (const [key, { draft }] of this.#entries) if (key.startsWith(`${person}/`)) draft.expire(before);
  }

  close(): void {
    for (const { draft } of this.#entries.values()) {
      void draft.save(true);
      draft.end(false);
    }
    this.#entries.clear();
  }

  #shared(key: string, entry: Entry): StoredDraft {
    const { draft } = entry;
    let open = true;
    entry.users++;
    return {
      get current() {
        return draft.current;
      },
      subscribe: (listener) => draft.subscribe(listener),
      write: (value) => draft.write(value),
      discard: () => draft.discard(),
      take: (version) => draft.take(version),
      discardOther: (version) => draft.discardOther(version),
      close: () => {
        if (open) void this.#release(key, entry);
        open = false;
      },
    };
  }

  /** Words that no disk has yet outlive the form: a card that is moved in the page must find them again. */
  async #release(key: string, entry: Entry): Promise<void> {
    entry.users--;
    await entry.draft.save();
    if (entry.users || entry.draft.hasUnsaved || this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    entry.draft.end(false);
  }
}
