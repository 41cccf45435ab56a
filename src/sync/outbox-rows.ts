/**
 * The rows of the viewer as this page sees them: what the device holds, what only this page holds because the device cannot, and what the API
 * took since the page opened. It decides nothing and sends nothing. Rows of anybody else are never in it.
 */
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import { replacing, type OutboxItem, type OutboxRow } from '../domain/outbox.js';
import type { Kept, Owner, Store } from '../store/store.js';

export class OutboxRows {
  readonly #store: Store;
  readonly #listeners = new Subscribers();
  #owner: Owner | undefined;
  #stored = new Map<string, OutboxRow>();
  /** What the device would not take; it goes before what the device says. */
  readonly #held = new Map<string, OutboxRow>();
  readonly #done = new Map<string, OutboxItem>();
  #current: readonly OutboxItem[] = [];
  #changes = 0;
  /** The last number that this page has seen given out. */
  #newest = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  get owner(): Owner | undefined {
    return this.#owner;
  }
  /** Oldest first. */
  get current(): readonly OutboxItem[] {
    return this.#current;
  }
  subscribe(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }
  get(id: string): OutboxItem | undefined {
    return this.#current.find((item) => item.id === id);
  }

  /** Another viewer, or none: everything of the former one is forgotten here at once. */
  belongTo(owner: Owner | undefined): void {
    this.#owner = owner;
    this.clear();
    if (owner) void this.reload();
  }

  clear(): void {
    this.#stored.clear();
    this.#held.clear();
    this.#done.clear();
    this.#tell();
  }

  /** Reads what the device holds; repeated where something changed here meanwhile. */
  async reload(): Promise<void> {
    const owner = this.#owner;
    if (!owner) return;
    for (let before = -1; before !== this.#changes;) {
      before = this.#changes;
      const rows = await this.#store.outbox.all(owner);
      if (owner !== this.#owner) return;
      if (before !== this.#changes) continue;
      this.#stored = new Map(rows.filter(({ person }) => person === owner.person).map((row) => [row.id, row]));
      this.#newest = Math.max(this.#newest, ...rows.map(({ seq }) => seq));
    }
    this.#tell(false);
  }

  /** Whether another window may have put something on the device before these, which this page has not heard of yet. */
  mayMissSome(rows: readonly OutboxRow[]): boolean {
    return rows.length > 0 && rows[0]!.seq !== this.#newest + 1;
  }

  put(rows: readonly OutboxRow[], kept: Kept): void {
    this.#newest = Math.max(this.#newest, ...rows.map(({ seq }) => seq));
    for (const row of rows) {
      const there = this.#held.get(row.id) ?? this.#stored.get(row.id);
      this.#held.delete(row.id);
      this.#stored.delete(row.id);
      (kept === 'memory' ? this.#held : this.#stored).set(row.id, there ? replacing(there, row) : row);
    }
    this.#tell();
  }

  drop(id: string): void {
    this.#held.delete(id);
    this.#stored.delete(id);
    this.#tell();
  }

  /** The API has it; `answer` is missing where another tab sent it. */
  finish(id: string, answer?: unknown): void {
    const item = this.get(id);
    if (!item || item.state === 'done') return;
    this.#done.set(id, { ...item, state: 'done', trouble: undefined, ...(answer !== undefined && { answer }) });
    this.drop(id);
  }

  #tell(isChange = true): void {
    if (isChange) this.#changes++;
    const items = new Map<string, OutboxItem>();
    for (const row of this.#stored.values()) items.set(row.id, { ...row, kept: this.#store.kind });
    for (const row of this.#held.values()) items.set(row.id, { ...row, kept: 'memory' });
    for (const item of this.#done.values()) items.set(item.id, item);
    this.#current = [...items.values()].sort((a, b) => a.seq - b.seq);
    this.#listeners.tell();
  }
}

/** The row without what only this page knows of it, and without what this page may have known too long. */
export function rowOf(item: OutboxItem): OutboxRow {
  const { kept: _kept, answer: _answer, unclear: _unclear, ...row } = item;
  return row;
}
