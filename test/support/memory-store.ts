/**
 * The seam of `store/store.ts` in memory: one device, on which a test opens as many tabs as it likes, and kills them. It is the model that the
 * real store is held against, so it is as plain as it can be.
 */
import { Subscribers } from '../../src/base/subscribers.js';
import type { DraftPlace, DraftSnapshot, DraftValue, DraftVersion } from '../../src/domain/draft.js';
import { replacing, type OutboxRow, type OutboxState } from '../../src/domain/outbox.js';
import type { Kept, Owner, Store, StoreChange, StoredDraft } from '../../src/store/store.js';

const placeName = (owner: Owner, { studentId, widget, record }: DraftPlace) => JSON.stringify([owner.person, studentId, widget, record]);

export class MemoryDevice {
  readonly rows = new Map<string, OutboxRow>();
  readonly cache = new Map<string, { value: unknown; readAt: number }>();
  readonly files = new Map<string, Blob>();
  readonly sessions = new Map<string, { value: unknown; readAt: number; person: string }>();
  readonly drafts = new Map<string, DraftValue>();
  readonly swept: (readonly [string, number])[] = [];
  readonly changes = new Subscribers<[StoreChange]>();
  kind: Kept = 'device';
  seq = 0;

  tab(): MemoryTab {
    return new MemoryTab(this);
  }
  rowsOf(person: string): OutboxRow[] {
    return [...this.rows.values()].filter((row) => row.person === person).sort((a, b) => a.seq - b.seq);
  }
}

export class MemoryTab implements Store {
  #isDead = false;
  constructor(readonly device: MemoryDevice) {}

  get kind(): Kept {
    return this.device.kind;
  }
  /** From now on nothing that this tab began comes to an end. */
  die(): void {
    this.#isDead = true;
  }
  /** Storage takes its time, and a dead tab never hears of it. */
  async #turn<T>(run: () => T): Promise<T> {
    await Promise.resolve();
    if (this.#isDead) return new Promise<never>(() => undefined);
    return structuredClone(run());
  }
  #tell(change: StoreChange): void {
    this.device.changes.tell(change);
  }

  /** Nothing is ever sealed here. */
  takeIn(): Promise<void> {
    return Promise.resolve();
  }

  readonly files = {
    put: async ({ person }: Owner, id: string, content: Blob): Promise<Kept> => {
      this.device.files.set(`${person}/${id}`, content);
      return this.device.kind;
    },
    get: async ({ person }: Owner, id: string): Promise<Blob | undefined> => this.device.files.get(`${person}/${id}`),
    drop: async ({ person }: Owner, ids: readonly string[]): Promise<void> => {
      for (const id of ids) this.device.files.delete(`${person}/${id}`);
    },
  };

  readonly outbox = {
    all: (owner: Owner) => this.#turn(() => this.device.rowsOf(owner.person)),
    add: (owner: Owner, rows: readonly OutboxRow[]) =>
      this.#turn(() => {
        const added = rows.map((row) => ({ ...row, seq: ++this.device.seq }));
        for (const row of added) {
          this.device.rows.set(row.id, row);
          if (row.draft) this.device.drafts.delete(placeName(owner, row.draft.place));
        }
        this.#tell({ what: 'outbox', person: owner.person });
        return { rows: added, kept: this.device.kind };
      }),
    update: (owner: Owner, row: OutboxRow, from?: readonly OutboxState[]) =>
      this.#turn(() => {
        const there = this.device.rows.get(row.id);
        if (!there || (from && !from.includes(there.state))) return false;
        this.device.rows.set(row.id, replacing(there, row));
        this.#tell({ what: 'outbox', person: owner.person });
        return true;
      }),
    remove: (owner: Owner, id: string, draftBack?: boolean, from?: readonly OutboxState[]) =>
      this.#turn(() => {
        const there = this.device.rows.get(id);
        if (!there || (from && !from.includes(there.state)) || (draftBack && there.unclear)) return false;
        this.device.rows.delete(id);
        if (draftBack && there.draft) this.device.drafts.set(placeName(owner, there.draft.place), there.draft.value);
        this.#tell({ what: 'outbox', person: owner.person });
        return true;
      }),
  };

  readonly cache = {
    get: (owner: Owner, name: string) => this.#turn(() => this.device.cache.get(`${owner.person} ${name}`)),
    put: (owner: Owner, name: string, value: unknown) =>
      this.#turn(() => void this.device.cache.set(`${owner.person} ${name}`, structuredClone({ value, readAt: 7 }))),
  };

  readonly sessions = {
    get: (credential: string) => this.#turn(() => this.device.sessions.get(credential)),
    put: (credential: string, value: unknown, { person }: Owner) =>
      this.#turn(() => void this.device.sessions.set(credential, structuredClone({ value, readAt: 7, person }))),
  };

  readonly drafts = {
    open: (owner: Owner, place: DraftPlace): StoredDraft => new MemoryDraft(this.device, placeName(owner, place)),
    count: (owner: Owner) => this.#turn(() => [...this.device.drafts.keys()].filter((name) => name.startsWith(`["${owner.person}",`)).length),
  };

  subscribe(listener: (change: StoreChange) => void): () => void {
    return this.device.changes.add((change) => {
      if (!this.#isDead) listener(change);
    });
  }
  leave({ person }: Owner): Promise<boolean> {
    this.#tell({ what: 'purged', person });
    return Promise.resolve(true);
  }
  purge({ person }: Owner): Promise<void> {
    return this.#turn(() => {
      for (const row of this.device.rowsOf(person)) this.device.rows.delete(row.id);
      for (const [name] of this.device.cache) if (name.startsWith(`${person} `)) this.device.cache.delete(name);
      for (const [name, kept] of this.device.sessions) if (kept.person === person) this.device.sessions.delete(name);
      this.#tell({ what: 'purged', person });
    });
  }
  sweep({ person }: Owner, days: number): Promise<void> {
    return this.#turn(() => void this.device.swept.push([person, days]));
  }
  close(): void {}
}

/** One form's words; `load` puts off what the device says. */
export class MemoryDraft implements StoredDraft {
  readonly #listeners = new Subscribers();
  readonly #device: MemoryDevice;
  readonly #name: string;
  current: DraftSnapshot;
  isClosed = false;

  constructor(device: MemoryDevice, name: string) {
    this.#device = device;
    this.#name = name;
    const value = device.drafts.get(name);
    this.current = { status: value ? 'saved' : 'empty', value, restoredFrom: value && 1000, others: [], savedAt: value && 1000 };
  }
  /** Whatever a test wants it to be, as if another tab or the outbox had done it. */
  set(change: Partial<DraftSnapshot>): void {
    this.current = { ...this.current, ...change };
    this.#listeners.tell();
  }
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
  write(value: DraftValue | undefined): void {
    if (value) this.#device.drafts.set(this.#name, value);
    else this.#device.drafts.delete(this.#name);
    this.set({ status: value ? 'saved' : 'empty', value, restoredFrom: undefined });
  }
  async discard(): Promise<void> {
    this.write(undefined);
  }
  take(version: DraftVersion): void {
    this.write(version.value);
  }
  async discardOther(version: DraftVersion): Promise<void> {
    this.set({ others: this.current.others.filter((other) => other !== version) });
  }
  close(): void {
    this.isClosed = true;
  }
}
