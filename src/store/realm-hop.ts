/**
 * The database through another realm. Where the browser's storage process died, a page's own `indexedDB` can stay dead until it is reloaded, while that
 * of a fresh frame works. `idb` cannot wrap objects of another realm, so this speaks to them natively, in the shape that `idb` has. Loaded on need.
 */
import type { Clock } from '../base/clock.js';
import { RAW } from './raw.js';
import { MIGRATIONS, TABLES, type Database, type Migration } from './schema.js';

const OPEN_WITHIN_MS = 1000;

/** Opens what is there under `name`, or makes it where it was cleared; `undefined` where this realm is as dead. The frame stays: with it the connection would go. */
export async function hop(name: string, clock: Clock, migrations = MIGRATIONS): Promise<Database | undefined> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.title = 'flywheel';
  frame.setAttribute('aria-hidden', 'true');
  document.documentElement.append(frame);
  const db = await opened(frame.contentWindow!.indexedDB, name, clock, migrations).catch(() => undefined); // forbidden there too, or dead
  if (db) return adapted(db, () => frame.remove());
  frame.remove();
  return undefined;
}

/** Without `migrations`: whatever version is there. */
function opened(factory: IDBFactory, name: string, clock: Clock, migrations?: readonly Migration[]): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = factory.open(name, migrations?.length);
    let isLate = false;
    const stop = clock.after(OPEN_WITHIN_MS, () => {
      isLate = true;
      resolve(undefined);
    });
    request.onupgradeneeded = ({ oldVersion }) => {
      if (isLate || !migrations) request.transaction?.abort();
      else for (const migrate of migrations.slice(oldVersion)) migrate(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      stop();
      // A newer bundle was here. Migrations only add, so what we know is there.
      resolve(request.error?.name === 'VersionError' && migrations && !isLate ? opened(factory, name, clock) : undefined);
    };
    request.onsuccess = () => {
      stop();
      const db = request.result;
      if (!isLate && TABLES.every((table) => db.objectStoreNames.contains(table))) return resolve(db);
      db.close();
      resolve(undefined);
    };
  });
}

/** As much of `idb` as the store leans on. */
function adapted(db: IDBDatabase, gone: () => void): Database {
  let running = 0;
  let isClosed = false;
  const leave = (): void => void (isClosed && running === 0 && gone());
  const transaction = (tables: string[], mode: IDBTransactionMode, options: IDBTransactionOptions) => {
    const tx = db.transaction(tables, mode, options);
    running++;
    const over = new Promise<void>((resolve) => {
      for (const type of ['complete', 'abort']) tx.addEventListener(type, () => resolve());
    });
    void over.then(() => {
      running--;
      leave();
    });
    return { [RAW]: tx, done: over, objectStore: (table: string) => adaptedStore(tx.objectStore(table)) };
  };
  const close = (): void => {
    db.close();
    isClosed = true;
    leave();
  };
  const addEventListener: IDBDatabase['addEventListener'] = db.addEventListener.bind(db);
  return { [RAW]: db, transaction, close, addEventListener } as unknown as Database;
}

function adaptedStore(store: IDBObjectStore) {
  return {
    get: (key: IDBValidKey) => answer(store.get(key)),
    put: (value: unknown, key: IDBValidKey) => answer(store.put(value, key)),
    delete: (key: IDBValidKey) => answer(store.delete(key)),
    getAll: (range?: IDBKeyRange) => answer(store.getAll(range)),
    getAllKeys: (range?: IDBKeyRange) => answer(store.getAllKeys(range)),
  };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('flywheel: a request failed'));
  });
}
