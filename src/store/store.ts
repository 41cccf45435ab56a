/**
 * What the device keeps, as the floors above may use it. Implementations: IndexedDB with a synchronous journal (`kind: 'device'`), and
 * memory where storage is denied, broken or full. Nothing here throws for want of storage; the outcome of a write says where it is.
 */
import type { Unsubscribe } from '../base/subscribers.js';
import type { DraftPlace, DraftValue } from '../domain/draft.js';
import type { OutboxRow, OutboxState } from '../domain/outbox.js';

/** `device` only after the transaction's `complete` under strict durability. */
export type Kept = 'device' | 'memory';

/** Hashes that partition everything by person; see `base/scope.ts`. */
export interface Owner {
  /** API origin, school, viewer. */
  readonly person: string;
}

export interface OutboxTable {
  /** Rows of this person, oldest first; `sending` ones of a dead tab included. */
  all(owner: Owner): Promise<readonly OutboxRow[]>;
  /** Adds the rows, with `seq` given here, and removes each row's draft, in one strict transaction. */
  add(owner: Owner, rows: readonly OutboxRow[]): Promise<{ rows: readonly OutboxRow[]; kept: Kept }>;
  /**
   * Replaces a row that is still there and, where `from` is given, is in one of those states on the device (compared and replaced in one strict
   * transaction, so that two tabs cannot both win). A row purged or taken meanwhile stays gone. Returns whether it was replaced.
   */
  update(owner: Owner, row: OutboxRow, from?: readonly OutboxState[]): Promise<boolean>;
  /** Removes a row and, where `draftBack` (never while `unclear`), makes its words the draft again, in one strict transaction; `from` as in `update`. */
  remove(owner: Owner, id: string, draftBack?: boolean, from?: readonly OutboxState[]): Promise<boolean>;
}

/** The bytes of files that go along with words, until these are sent. */
export interface FileTable {
  put(owner: Owner, id: string, content: Blob): Promise<Kept>;
  get(owner: Owner, id: string): Promise<Blob | undefined>;
  drop(owner: Owner, ids: readonly string[]): Promise<void>;
}

export interface CacheTable {
  get(owner: Owner, name: string): Promise<{ value: unknown; readAt: number } | undefined>;
  put(owner: Owner, name: string, value: unknown): Promise<void>;
}

/** The session last seen with a credential, so that a page opens offline for the same person and for nobody else. */
export interface SessionTable {
  get(credential: string): Promise<{ value: unknown; readAt: number } | undefined>;
  put(credential: string, value: unknown, owner: Owner): Promise<void>;
}

export interface StoreChange {
  readonly what: 'drafts' | 'outbox' | 'cache' | 'purged';
  readonly person: string;
}

export interface Store {
  readonly outbox: OutboxTable;
  readonly cache: CacheTable;
  readonly files: FileTable;
  readonly sessions: SessionTable;
  /** Drafts of one person; see `store/open-draft.ts` for the two layers behind it. */
  readonly drafts: {
    open(owner: Owner, place: DraftPlace): StoredDraft;
    /** In how many forms this person's words stand, open or not. */
    count(owner: Owner): Promise<number>;
  };
  /** Whether anything can be kept on this device right now. */
  readonly kind: Kept;
  /** Changes made here or in another tab. */
  subscribe(listener: (change: StoreChange) => void): Unsubscribe;
  /** Clears this person's drafts, outbox, cache and session, and no one else's; late writes of before cannot come back. */
  purge(owner: Owner): Promise<void>;
  /**
   * Everything of this person leaves this page and its tabs, and stays on the device, sealed: for a person who leaves a shared device with something unsent.
   * `false`: not all of it is on the device, so nothing left.
   */
  leave(owner: Owner): Promise<boolean>;
  /**
   * What this person kept in clear on this device, as `from`, goes to what is sealed, as soon as their key is there. What waited to be sent is parked as `unsealed`: its
   * writer is asked. Where it cannot be, nothing of it is touched.
   */
  takeIn(owner: Owner, from: Owner): Promise<void>;
  /** Removes what is older than `retentionDays`; unsent rows are parked as `expired`, never dropped. */
  sweep(owner: Owner, retentionDays: number): Promise<void>;
  close(): void;
}

/** The same shape as the port `OpenDraft` of `element/contexts.ts`. */
export interface StoredDraft {
  readonly current: import('../domain/draft.js').DraftSnapshot;
  subscribe(listener: () => void): Unsubscribe;
  write(value: DraftValue | undefined): void;
  discard(): Promise<void>;
  take(version: import('../domain/draft.js').DraftVersion): void;
  discardOther(version: import('../domain/draft.js').DraftVersion): Promise<void>;
  close(): void;
}
