/**
 * Faults of the browser's storage, put in by hand and taken out again: calls that throw, transactions that abort, end in silence or are slow, a
 * factory that never answers. Real engines, real objects; only the moment of the fault is ours.
 */
import { spared } from './device.js';

type Restore = () => void;

/** Every call that a write goes through. */
export const WRITE_CALLS = ['transaction', 'objectStore', 'get', 'put', 'delete', 'getAll', 'commit'] as const;
export type WriteCall = (typeof WRITE_CALLS)[number];
export const FAULTS = ['throw', 'abort', 'abort later', 'silence'] as const;
export type Fault = (typeof FAULTS)[number];

const prototypes: Record<WriteCall, object> = {
  transaction: IDBDatabase.prototype,
  objectStore: IDBTransaction.prototype,
  get: IDBObjectStore.prototype,
  put: IDBObjectStore.prototype,
  delete: IDBObjectStore.prototype,
  getAll: IDBObjectStore.prototype,
  commit: IDBTransaction.prototype,
};

/** The next call of `call` goes wrong as `fault` says. */
export function failCall(call: WriteCall, fault: Fault): { restore: Restore } {
  const home = prototypes[call] as Record<string, (...args: unknown[]) => unknown>;
  const original = home[call]!;
  let calls = 0;
  home[call] = function (this: unknown, ...args: unknown[]) {
    if (spared.has(databaseOf(this))) return original.apply(this, args);
    if (++calls > 1) return original.apply(this, args);
    if (fault === 'throw') throw new DOMException('Attempt to delete range from database without an in-progress transaction', 'UnknownError');
    const result = original.apply(this, args);
    const tx = transactionOf(this, result);
    if (fault === 'silence') silence(tx);
    else if (fault === 'abort') abort(tx);
    else queueMicrotask(() => abort(tx));
    return result;
  };
  return { restore: () => void (home[call] = original) };
}

function databaseOf(self: unknown): IDBDatabase {
  if (self instanceof IDBDatabase) return self;
  return (self instanceof IDBTransaction ? self : (self as IDBObjectStore).transaction).db;
}

function transactionOf(self: unknown, result: unknown): IDBTransaction {
  if (result instanceof IDBTransaction) return result;
  if (self instanceof IDBTransaction) return self;
  return (self as IDBObjectStore).transaction;
}

/** It goes on, and nobody ever hears of it. */
function silence(tx: IDBTransaction): void {
  for (const type of ['complete', 'abort', 'error']) tx.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
  const listen = tx.addEventListener.bind(tx);
  tx.addEventListener = (type: string, ...rest: [never]) => void (['complete', 'abort', 'error'].includes(type) || listen(type, ...rest));
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // It had ended by itself.
  }
}

/** Transactions that write abort as a full disk makes them. */
export function fillDisk(): Restore {
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof original>) {
    const tx = original.apply(this, args);
    if (args[1] === 'readwrite' && !spared.has(this)) {
      Object.defineProperty(tx, 'error', { get: () => new DOMException('The quota has been exceeded', 'QuotaExceededError') });
      tx.commit = () => tx.abort();
    }
    return tx;
  };
  return () => void (IDBDatabase.prototype.transaction = original);
}

/** A factory whose databases never open, until `heal`. `opened` counts the attempts. */
export function hangingFactory(): { factory: IDBFactory; heal: () => void; attempts: () => number; late: IDBOpenDBRequest[] } {
  let hangs = true;
  let attempts = 0;
  const late: IDBOpenDBRequest[] = [];
  const open = (name: string, version?: number) => {
    attempts++;
    if (!hangs) return indexedDB.open(name, version);
    const silent = { addEventListener: () => undefined } as unknown as IDBOpenDBRequest;
    late.push(silent);
    return silent;
  };
  return { factory: { open } as unknown as IDBFactory, heal: () => void (hangs = false), attempts: () => attempts, late };
}
