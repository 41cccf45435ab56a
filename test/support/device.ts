/**
 * A device of one's own for a test of the store: a database and a channel that nobody else uses, tabs that can be opened, left, crashed and brought
 * back, and locks that a crash releases as a browser would.
 */
import { expect } from 'chai';
import type { PageHandlers, PageLife } from '../../src/base/page-life.js';
import type { DraftPlace, DraftSnapshot } from '../../src/domain/draft.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import { openStore, type StoreOptions } from '../../src/store/device-store.js';
import type { Owner, Store, StoredDraft } from '../../src/store/store.js';
import { OwnStorage } from './own-storage.js';
import { SteppingClock } from './stepping-clock.js';

/** Connections of the tests themselves, which no fault may hit. */
export const spared = new WeakSet<IDBDatabase>();
let devices = 0;
const PATIENCE_MS = 8000;

/** A page whose life a test plays. */
export class PlayedPage implements Pick<PageLife, 'listen' | 'visible'> {
  visible = true;
  offline = false;
  readonly #handlers = new Set<PageHandlers>();
  listen(on: PageHandlers): () => void {
    this.#handlers.add(on);
    return () => void this.#handlers.delete(on);
  }
  play(what: keyof PageHandlers): void {
    for (const on of this.#handlers) on[what]?.();
  }
  get listening(): number {
    return this.#handlers.size;
  }
  ignore(): void {
    this.#handlers.clear();
  }
}

export interface Tab {
  readonly store: Store;
  readonly page: PlayedPage;
  readonly clock: SteppingClock;
  /** The page goes for good, as a browser lets it: `pagehide`, then nothing. */
  leave(): Promise<void>;
  /** The process dies: nothing more runs, not even `pagehide`. */
  crash(): void;
}

export class Device {
  readonly name = `test-${devices++}-${Math.random().toString(36).slice(2)}`;
  readonly clock: SteppingClock;
  readonly locks = new Set<string>();
  readonly storage = new OwnStorage() as unknown as Storage;
  readonly #tabs: Tab[] = [];
  readonly #channels: BroadcastChannel[] = [];
  #tabCount = 0;

  constructor(now?: number) {
    this.clock = new SteppingClock(now);
  }

  open(options: StoreOptions = {}): Tab {
    const page = new PlayedPage();
    const tab = options.tab ?? `tab${++this.#tabCount}`;
    const own = new TabClock(this.clock);
    const channels: BroadcastChannel[] = [];
    const openChannel = (name: string) => {
      const channel = new BroadcastChannel(name);
      channels.push(channel);
      this.#channels.push(channel);
      return channel;
    };
    const otherRealm = () => Promise.resolve(undefined);
    const store = openStore({
      otherRealm,
      name: this.name,
      clock: own,
      page,
      tab,
      localStorage: this.storage,
      locks: this.#lockManager(),
      openChannel,
      ...options,
    });
    const crash = () => {
      own.stop();
      page.ignore();
      for (const channel of channels) channel.close();
      this.locks.delete(`${this.name}/${tab}`);
    };
    const opened: Tab = {
      store,
      page,
      clock: this.clock,
      crash,
      leave: async () => {
        page.play('left');
        crash();
        await idle();
      },
    };
    this.#tabs.push(opened);
    return opened;
  }

  /** Everything that this device keeps of `table`, by key. */
  async contents(table: 'drafts' | 'outbox' | 'cache'): Promise<Map<string, unknown>> {
    const db = await opened(indexedDB.open(this.name));
    spared.add(db);
    const store = db.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([opened(store.getAllKeys()), opened(store.getAll())]);
    db.close();
    return new Map(keys.map((key, index) => [key as string, values[index] as unknown]));
  }

  /** All words that can be found on this device by anybody who looks, in whatever table or in the journal. */
  async everything(): Promise<string> {
    const tables = await Promise.all((['drafts', 'outbox', 'cache'] as const).map(async (table) => [...(await this.contents(table))]));
    return JSON.stringify([tables, this.storage]);
  }

  async clear(): Promise<void> {
    for (const { store, crash } of this.#tabs) {
      crash();
      store.close();
    }
    for (const channel of this.#channels) channel.close();
    await opened(indexedDB.deleteDatabase(this.name));
  }

  #lockManager(): LockManager {
    const { locks } = this;
    return {
      async request(name: string, options: LockOptions, run: (lock: Lock) => Promise<unknown>) {
        locks.add(name);
        options.signal?.addEventListener('abort', () => locks.delete(name));
        return run({ name, mode: 'exclusive' });
      },
      query: () => Promise.resolve({ held: [...locks].map((name) => ({ name })), pending: [] }),
    } as unknown as LockManager;
  }
}

/** The device's time as one tab hears it: a tab that crashed hears nothing. */
class TabClock {
  #stopped = false;
  constructor(readonly device: SteppingClock) {}
  now = () => this.device.now();
  after = (ms: number, run: () => void) => this.device.after(ms, () => this.#stopped || run());
  stop(): void {
    this.#stopped = true;
  }
}

export function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('a request failed'));
  });
}

/** A moment of real time, so that the database can answer. */
export const idle = (ms = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Resolves once the draft is as it should be; fails with how it is where it never becomes so. Where it is given a clock, a put's delay passes at once
 * and then time runs `speed` times as fast as ours: not so fast that a slow database looks dead.
 */
export async function becomes(draft: StoredDraft, isRight: (snapshot: DraftSnapshot) => boolean, clock?: SteppingClock, speed = 1): Promise<DraftSnapshot> {
  const start = performance.now();
  if (!isRight(draft.current)) await clock?.pass(260, 1);
  for (let last = start; !isRight(draft.current);) {
    const now = performance.now();
    if (now > start + PATIENCE_MS) expect.fail(`the draft never became so; it is ${JSON.stringify(draft.current)} and should be ${isRight.toString()}`);
    await clock?.pass((now - last) * speed, 1);
    last = now;
    await idle(4);
  }
  return draft.current;
}

/** As `becomes`, for anything. */
export async function holds(isRight: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await isRight())) {
    if (performance.now() > until) expect.fail(`never became true: ${isRight.toString()}`);
    await idle(4);
  }
}

export const ana: Owner = { person: 'ana0000000000000000000' };
export const ben: Owner = { person: 'ben0000000000000000000' };
export const place: DraftPlace = { studentId: 'student-1', widget: 'check-in', record: '2026-11-22' };
export const otherPlace: DraftPlace = { ...place, studentId: 'student-2' };
export const words = (text: string) => ({ note: text });

export function row(id: string, change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    schema: 1,
    id,
    person: ana.person,
    studentId: 'student-1',
    thread: 'student-1/check-in',
    seq: 0,
    operationId: 'check-ins.create',
    method: 'POST',
    path: '/students/{student}/check-ins',
    params: { student: 'student-1' },
    body: { note: 'sent' },
    version: undefined,
    draft: undefined,
    createdAt: Date.UTC(2026, 10, 22, 12),
    state: 'queued',
    attempts: 0,
    lastTriedAt: undefined,
    notBefore: 0,
    trouble: undefined,
    ...change,
  };
}
