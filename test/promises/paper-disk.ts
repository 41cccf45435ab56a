/**
 * A device whose disk is in memory, for tests that open, crash and restart thousands of pages in seconds: a real database after the standard's own
 * algorithms (fake-indexeddb), a localStorage, locks and channels. Pages crash and the disk stays, as with a browser that was killed.
 */
import 'fake-indexeddb/auto';
import { IDBFactory as PaperFactory } from 'fake-indexeddb';
import type { StoreOptions } from '../../src/store/device-store.js';
import { openStore } from '../../src/store/device-store.js';
import type { Store } from '../../src/store/store.js';
import { OwnStorage } from '../support/own-storage.js';
import { PaperOrigin, type PaperTab } from '../support/paper-locks.js';
import { PaperPage } from '../support/paper-page.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

/** Connections of the tests themselves, which no fault may hit. */
export const spared = new WeakSet<object>();
/** Connections of pages that crashed: nobody uses them any more. */
export const gone = new WeakSet<object>();

export type Table = 'drafts' | 'outbox' | 'cache' | 'files';
export const NAME = 'flywheel';
/** So many turns of the event loop without an answer, and a moment of the clock passes. */
const TURNS = 8;
const MOMENT_MS = 250;

/** What a browser tells its console fails the test here. */
globalThis.reportError ??= (error: unknown) => {
  throw error instanceof Error ? error : new Error(String(error));
};

/** It takes away the last listener where the one that is to go is not there. */
const { removeEventListener } = IDBDatabase.prototype;
IDBDatabase.prototype.removeEventListener = function (this: IDBDatabase, type: string, run: never) {
  const { listeners } = this as unknown as { listeners: { readonly type: string; readonly callback: unknown }[] };
  if (listeners.some((one) => one.type === type && one.callback === run)) removeEventListener.call(this, type, run);
};

/** Locks as the store asks for them: who lives is told by who holds. */
function locksOf(tab: PaperTab, isDead: () => boolean): LockManager {
  const query = () => Promise.resolve({ held: [...tab.origin.held.keys()].map((name) => ({ name })), pending: [] });
  return {
    request: (...args: Parameters<LockManager['request']>) => (isDead() ? Promise.reject(new Error('dead')) : tab.locks.request(...args)),
    query,
  } as never;
}

export interface DiskPage {
  readonly store: Store;
  readonly page: PaperPage;
  readonly tab: PaperTab;
  readonly isDead: () => boolean;
  /** The process is gone: nothing more runs in it, and what it held is free. */
  crash(): void;
}

export class PaperDisk {
  readonly clock = new SteppingClock();
  readonly storage: Storage;
  readonly factory = new PaperFactory();
  readonly origin = new PaperOrigin();
  readonly #pages = new Set<DiskPage>();
  #count = 0;
  #eye: IDBDatabase | undefined;

  /** @param seen how the test looks at what is written beside the database. */
  constructor(seen: (storage: Storage) => Storage = (storage) => storage) {
    this.storage = seen(new OwnStorage() as unknown as Storage);
  }

  open(options: StoreOptions = {}): DiskPage {
    const page = new PaperPage();
    const tab = this.origin.tab();
    let dead = false;
    const clock = {
      now: this.clock.now,
      after: (ms: number, run: () => void) => this.clock.after(ms, () => void (dead || run())),
    };
    const { storage } = this;
    const isDead = (): boolean => dead;
    const databases: IDBDatabase[] = [];
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      const request = this.factory.open(name, version);
      request.addEventListener('success', () => (dead ? request.result.close() : databases.push(request.result)));
      return request;
    };
    const factory = { open } as unknown as IDBFactory;
    const store = openStore({
      ...{ name: NAME, clock, page, factory, tab: `tab${++this.#count}`, localStorage: deaf(storage, isDead) },
      ...{ locks: locksOf(tab, isDead), openChannel: channelsOf(tab), otherRealm: () => Promise.resolve(undefined) },
      ...options,
    });
    const opened: DiskPage = {
      store,
      page,
      tab,
      isDead,
      crash: () => {
        dead = true;
        for (const db of databases) {
          gone.add(db);
          db.close(); // what was committed goes on by itself
        }
        tab.kill();
        for (const channel of [...this.origin.channels]) if (channel.tab === tab) channel.close();
        this.#pages.delete(opened);
      },
    };
    this.#pages.add(opened);
    return opened;
  }

  crashAll(): void {
    for (const page of [...this.#pages]) page.crash();
  }

  /** Resolves as `promise` does; meanwhile time passes where nothing happens. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const end = (): void => void (over = true);
    promise.then(end, end);
    for (let moments = 0; !over; moments++) {
      if (moments > 5000) throw new Error('it never ended');
      await settled(TURNS);
      if (!over) await this.clock.pass(MOMENT_MS, 1);
    }
    return promise;
  }

  /** As `until`, for anything that comes true. */
  async becomes(isSo: () => boolean): Promise<void> {
    for (let moments = 0; !isSo(); moments++) {
      if (moments > 5000) throw new Error(`it never became so: ${isSo.toString()}`);
      await settled(TURNS);
      if (!isSo()) await this.clock.pass(MOMENT_MS, 1);
    }
  }

  /** A connection of the test's own, so that it can look at any moment. */
  async watch(): Promise<void> {
    this.#eye = await this.until(this.spare());
  }

  /** A connection that no fault hits: the test's own, or one of a realm that is well. */
  async spare(): Promise<IDBDatabase> {
    const db = await done(this.factory.open(NAME));
    spared.add(db);
    return db;
  }

  /** What the disk holds at this moment: asked at once, and answered after what was begun before. */
  contents(): Promise<Record<Table, Map<string, unknown>>> {
    const eye = this.#eye!;
    const read = async (table: Table): Promise<Map<string, unknown>> => {
      const store = eye.transaction(table).objectStore(table);
      const [keys, values] = [done(store.getAllKeys()), done(store.getAll())];
      const found = await values;
      return new Map((await keys).map((key, index) => [key as string, found[index] as unknown]));
    };
    const reading = Promise.all([read('drafts'), read('outbox'), read('cache'), read('files')]);
    return this.until(reading.then(([drafts, outbox, cache, files]) => ({ drafts, outbox, cache, files })));
  }
}

/** A process that is gone writes nothing more. */
function deaf(storage: Storage, isDead: () => boolean): Storage {
  return new Proxy(storage, {
    set: (target, key, value) => isDead() || Reflect.set(target, key, value),
    deleteProperty: (target, key) => isDead() || Reflect.deleteProperty(target, key),
  });
}

const channelsOf = (tab: PaperTab) => (name: string) => {
  const channel = tab.openChannel(name);
  return Object.defineProperty(channel, 'onmessage', {
    set: (run: (event: MessageEvent) => void) => channel.addEventListener('message', run),
  });
};

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('a request failed'));
  });
}
