/**
 * The shape of the database and how it grew. Migrations only ever add: a page with an older bundle must still find what it knows.
 * Keys begin with the person's hash; a person's epoch lies under the bare hash in every table, so that one table suffices to check a write.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { OutboxRow } from '../domain/outbox.js';
import type { DraftRecord } from './draft-record.js';

export interface KeptRow {
  readonly epoch: number;
  readonly row: OutboxRow;
}
/** The bytes of a file that goes along with words. */
export interface KeptFile {
  readonly epoch: number;
  /** In milliseconds since 1970. */
  readonly savedAt: number;
  readonly content: Blob;
}
export interface KeptAnswer {
  readonly person: string;
  readonly epoch: number;
  readonly value: unknown;
  readonly readAt: number;
}

export interface FlywheelSchema extends DBSchema {
  /** person/place/tab → words. */
  drafts: { key: string; value: DraftRecord | number };
  /** person/id → what waits; `#seq` → the last number given. */
  outbox: { key: string; value: KeptRow | number };
  /** person/name → an answer; `session/credential` → a session. */
  cache: { key: string; value: KeptAnswer | number };
  /** person/id → bytes. */
  files: { key: string; value: KeptFile | number };
}
export type Table = 'drafts' | 'outbox' | 'cache' | 'files';
export const TABLES: readonly Table[] = ['drafts', 'outbox', 'cache', 'files'];
export type Database = IDBPDatabase<FlywheelSchema>;
export type Transaction = IDBPTransaction<FlywheelSchema, Table[], 'readwrite'>;

export type Migration = (db: IDBDatabase) => void;
/** One for each version, in order; never changed once published. */
export const MIGRATIONS: readonly Migration[] = [
  (db) => ['drafts', 'outbox', 'cache'].forEach((table) => db.createObjectStore(table)),
  (db) => void db.createObjectStore('files'),
];

/** All keys that begin with `prefix`. */
export const within = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Keys and values of a table, without the epochs and counters that lie beside them. */
export async function entriesOf<T>(tx: Transaction, table: Table, prefix = ''): Promise<[string, T][]> {
  const store = tx.objectStore(table);
  const keys = await store.getAllKeys(within(prefix));
  const values = await store.getAll(within(prefix));
  return keys.map((key, index): [string, T] => [key, values[index] as T]).filter(([, value]) => typeof value === 'object');
}
