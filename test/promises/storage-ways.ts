/**
 * Every way in which one call to the device's storage can go wrong, put in at the k-th call of whatever kind. It counts calls, not kinds: a test that
 * goes from the first to the last has met each moment in which a page can be hit.
 */
import { gone, spared } from './paper-disk.js';

/**
 * `throw` the call throws, as WebKit does when its storage process died · `dead` likewise, as a closed connection does · `abort` the transaction is
 * aborted · `full` aborted for want of room · `hang, done` nobody hears of it, and it is on the disk · `hang, undone` nobody hears of it, and it is
 * not · `hang, done late` the same, and it is done when everybody has given up · `close` the connection says that it was closed, while the
 * transaction goes on · `false abort` the transaction says that it was aborted, and goes on.
 */
export const WAYS = ['throw', 'dead', 'abort', 'full', 'hang, done', 'hang, undone', 'hang, done late', 'close', 'false abort'] as const;
export type Way = (typeof WAYS)[number];

interface Plan {
  readonly k: number;
  /** Or what befalls the whole page once that call was made. */
  readonly way: Way | (() => void);
  readonly forGood: boolean;
  calls: number;
  hit: boolean;
  /** Transactions that were held, to be let go. */
  readonly held: (() => void)[];
}
let plan: Plan | undefined;

export interface Fault {
  /** Whether so many calls were made at all. */
  hit(): boolean;
  /** The storage is well again; what was held goes on. */
  heal(): void;
}

/** From now on the k-th call goes wrong, and where it is `forGood` every later one. */
export function goWrong(way: Plan['way'], k: number, forGood = false): Fault {
  const mine: Plan = { k, way, forGood, calls: 0, hit: false, held: [] };
  plan = mine;
  return {
    hit: () => mine.hit,
    heal: () => {
      if (plan === mine) plan = undefined;
      for (const letGo of mine.held.splice(0)) letGo();
    },
  };
}

/** A localStorage whose changes are calls too: a page can be killed between two of them. */
export const counted = (storage: Storage): Storage => {
  const called = <T>(result: T): T => {
    const now = plan;
    if (!now || typeof now.way !== 'function' || ++now.calls !== now.k) return result;
    now.hit = true;
    now.way();
    return result;
  };
  return new Proxy(storage, {
    set: (target, key, value) => called(Reflect.set(target, key, value)),
    deleteProperty: (target, key) => called(Reflect.deleteProperty(target, key)),
  });
};

type Method = (this: object, ...args: unknown[]) => unknown;

function meet(home: object, name: string, transactionOf: (self: object, result: unknown) => IDBTransaction): void {
  const methods = home as Record<string, Method>;
  const original = methods[name]!;
  methods[name] = function (this: object, ...args: unknown[]) {
    const db = databaseOf(this);
    if (db && gone.has(db)) return name === 'close' ? undefined : never();
    const now = plan;
    if (!now || (db && spared.has(db)) || spared.has(this) || ++now.calls < now.k || (now.calls > now.k && !now.forGood)) return original.apply(this, args);
    now.hit = true;
    if (now.way === 'throw') throw new DOMException('Attempt to get a record from database without an in-progress transaction', 'UnknownError');
    if (now.way === 'dead') throw new DOMException('The database connection is closing.', 'InvalidStateError');
    if (name === 'commit' && (now.way === 'abort' || now.way === 'full')) return befall(now, now.way, this as IDBTransaction);
    const result = original.apply(this, args);
    if (typeof now.way === 'function') {
      now.way();
      return result;
    }
    if (result instanceof IDBTransaction) own.set(result, (result as unknown as Listened).listeners.length);
    befall(now, now.way, transactionOf(this, result));
    return result;
  };
}

function databaseOf(self: object): IDBDatabase | undefined {
  if (self instanceof IDBDatabase) return self;
  if (self instanceof IDBTransaction) return self.db;
  return self instanceof IDBObjectStore ? self.transaction.db : undefined;
}

function never(): never {
  throw new DOMException('The page is gone.', 'InvalidStateError');
}

function befall({ held }: Plan, way: Way, tx: IDBTransaction): void {
  if (way === 'abort') end(tx);
  if (way === 'full') {
    Object.defineProperty(tx, 'error', { configurable: true, get: () => new DOMException('The quota has been exceeded.', 'QuotaExceededError') });
    end(tx);
  }
  if (way.startsWith('hang') && silent.has(tx)) return;
  if (way.startsWith('hang')) silence(tx);
  if (way === 'hang, undone') end(tx);
  if (way === 'hang, done late') held.push(hold(tx));
  if (way === 'close') queueMicrotask(() => say(tx.db, 'close'));
  if (way === 'false abort') queueMicrotask(() => say(tx, 'abort'));
}

/** What the paper disk's objects are inside: their listeners, of which the first are its own. */
interface Listened {
  listeners: { readonly type: string; readonly callback: { readonly name: string } }[];
}
const own = new WeakMap<object, number>();
const silent = new WeakSet<object>();
const ENDS = ['complete', 'abort', 'error'];
/** The disk's own: it begins the next transaction. */
const isDisks = ({ name }: { readonly name: string }): boolean => name === 'bound processTransactions';

/** It goes on, and nobody ever hears of it. */
function silence(tx: IDBTransaction): void {
  if (silent.has(tx)) return;
  silent.add(tx);
  const inside = tx as unknown as Listened;
  const first = own.get(tx) ?? inside.listeners.length;
  inside.listeners = inside.listeners.filter(({ type, callback }, index) => index < first || !ENDS.includes(type) || isDisks(callback));
  const listen = tx.addEventListener.bind(tx);
  tx.addEventListener = (type: string, run: never, ...rest: []) => void ((ENDS.includes(type) && !isDisks(run)) || listen(type, run, ...rest));
}

/** An event as the paper disk makes them. */
function say(target: EventTarget, type: string): void {
  const phases = { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 };
  target.dispatchEvent({ ...phases, type, initialized: true, dispatched: false, eventPath: [], bubbles: false } as unknown as Event);
}

/** It stays open until it is let go, and nothing else gets at its tables meanwhile. */
function hold(tx: IDBTransaction): () => void {
  let isFree = false;
  const spin = (): void => {
    if (isFree) return;
    try {
      const [table] = tx.objectStoreNames;
      const request = get.call(tx.objectStore(table!), 'nothing');
      request.onsuccess = spin;
    } catch {
      // It was aborted meanwhile: there is nothing left to hold.
    }
  };
  spin();
  return () => void (isFree = true);
}

function end(tx: IDBTransaction): void {
  try {
    abort.call(tx);
  } catch {
    // It had ended by itself.
  }
}

const { get } = IDBObjectStore.prototype;
const { abort } = IDBTransaction.prototype;
const ofStore = (self: object): IDBTransaction => (self as IDBObjectStore).transaction;
for (const name of ['get', 'put', 'delete', 'getAll', 'getAllKeys']) meet(IDBObjectStore.prototype, name, ofStore);
for (const name of ['objectStore', 'commit']) meet(IDBTransaction.prototype, name, (self) => self as IDBTransaction);
meet(IDBDatabase.prototype, 'transaction', (_self, result) => result as IDBTransaction);

/** Opening has its own ways: it throws, it fails, it never answers, it says that it is blocked. */
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
  const now = plan;
  const isOurs = args.length > 1 || !now;
  if (!now || !isOurs || ++now.calls < now.k || (now.calls > now.k && !now.forGood)) return open.apply(this, args);
  now.hit = true;
  if (typeof now.way === 'function') {
    now.way();
    return open.apply(this, args);
  }
  return openBadly(now, now.way, () => open.apply(this, args));
};

function openBadly({ held }: Plan, way: Way, really: () => IDBOpenDBRequest): IDBOpenDBRequest {
  if (way === 'throw') throw new DOMException('The operation failed for reasons unrelated to the database itself.', 'UnknownError');
  if (way === 'dead' || way === 'abort' || way === 'full') return failing(way === 'full' ? 'QuotaExceededError' : 'AbortError');
  if (way === 'close' || way === 'false abort') {
    const request = really();
    queueMicrotask(() => say(request, 'blocked'));
    return request;
  }
  const mute = new EventTarget() as IDBOpenDBRequest & { result: IDBDatabase };
  if (way === 'hang, done') really().onsuccess = ({ target }) => (target as IDBOpenDBRequest).result.close();
  if (way === 'hang, done late') {
    held.push(() => {
      const request = really();
      request.onsuccess = (event) => {
        mute.result = request.result;
        mute.onsuccess?.(event);
      };
    });
  }
  return mute;
}

function failing(name: string): IDBOpenDBRequest {
  const request = Object.assign(new EventTarget(), { error: new DOMException('Internal error opening backing store for indexedDB.open.', name) });
  setImmediate(() => (request as unknown as IDBOpenDBRequest).onerror?.(new Event('error')));
  return request as unknown as IDBOpenDBRequest;
}
