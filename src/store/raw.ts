/** The browser's own objects behind those that the store works with: `idb`'s, or those of another realm, which carry theirs along. */
import { unwrap } from 'idb';
import type { Database, Transaction } from './schema.js';

/** Where an object of another realm carries the browser's own. */
export const RAW = Symbol('raw');

type Carrier = { readonly [RAW]?: unknown };

export const rawDatabase = (db: Database): IDBDatabase => ((db as Carrier)[RAW] as IDBDatabase | undefined) ?? unwrap(db);
export const rawTransaction = (tx: Transaction): IDBTransaction => ((tx as Carrier)[RAW] as IDBTransaction | undefined) ?? unwrap(tx);
