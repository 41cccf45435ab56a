/**
 * The one connection to the database: opened ahead of need, let go at once when a newer page wants to upgrade, opened again once when it dies, and
 * never waited for longer than its watchdogs say. It runs transactions and tells how they ended; it knows nothing of what is in them.
 */
import { wrap } from 'idb';
import type { Clock } from '../base/clock.js';
import { rawDatabase, rawTransaction } from './raw.js';
import { MIGRATIONS, TABLES, type Database, type Migration, type Table, type Transaction } from './schema.js';
import { StorageError, troubleOf } from './storage-error.js';

const OPEN_WITHIN_MS = 2000;
/** Where it was open before: another realm costs nothing, and somebody may be typing. */
const OPEN_AGAIN_WITHIN_MS = 500;
const SETTLE_WITHIN_MS = 4000;
/** Where it hung: another try would take as long. */
const TRY_AGAIN_AFTER_MS = 30_000;
/** Where it was refused at once, as on a full disk: there may be room at the next key. */
const ASK_AGAIN_AFTER_MS = 500;

export interface Work<T> {
  readonly tables: Table[];
  readonly mode: IDBTransactionMode;
  /** `strict` for words, `relaxed` (the default) for what can be read again. */
  readonly durability?: IDBTransactionDurability;
  /** All requests are made before the first await, so it is committed at once: for a page that is going away. */
  readonly blind?: boolean;
  /** Awaits nothing but this transaction's own requests. May run twice: it must be idempotent. */
  run(tx: Transaction): Promise<T>;
  /** What it comes to where nothing can be there: in a database that was made on this visit and not written to from here. Then nothing is asked. */
  readonly blank?: { readonly result: T };
  /** Whose words it reads or writes; where words are sealed it needs their key. Left out: it touches none, only keys, epochs and what is told of everybody. */
  readonly person?: string;
  /** Where words are sealed: whose lie in clear, and are read as they are. */
  readonly inClear?: string;
  /** What it will write as far as is known before, so that it can be sealed ahead. */
  readonly ahead?: () => readonly [Table, string, unknown][];
  /** Where nobody said how it ended: the result as found by reading back, `undefined` where it did not happen. */
  verify?(tx: Transaction): Promise<T | undefined>;
}

export interface ConnectionOptions {
  readonly factory: IDBFactory | undefined;
  readonly name: string;
  readonly clock: Clock;
  readonly migrations?: readonly Migration[];
  /** Where a database of this realm stays dead: one opened in another realm and adapted to the shape of `idb`. */
  readonly otherRealm?: () => Promise<Database | undefined>;
  /** Each time that the database is open again, the first time too. */
  readonly opened?: () => void;
  /** Where words are sealed; without it they are kept as they are. */
  readonly sealing?: { mayOpen(person: string): boolean; of(person: string): Promise<Sealer> } | undefined;
}
/** What stands between work, which sees everything open, and a device on which everything lies sealed. Work may run several times. */
export interface Sealer {
  run<T>(work: Work<T>, on: (sealed: Work<T>) => Promise<T>): Promise<T>;
}

export class Connection {
  readonly #options: ConnectionOptions;
  #db: Database | undefined;
  #opening: Promise<Database> | undefined;
  #deadUntil = 0;
  #failure: unknown = new StorageError('denied', 'no storage');
  #closed = false;
  /** It was made on this visit: nothing of before is in it. */
  isNew = false;
  #isBlank = false;
  #wasOpen = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    if (!options.factory) this.#deadUntil = Infinity;
    this.#open().catch(ignore); // ahead of need; whoever needs it hears of the failure
  }

  /** Whether the device can be expected to keep anything. */
  get alive(): boolean {
    return !this.#closed && this.#options.clock.now() >= this.#deadUntil;
  }

  /** The page is looked at again: worth another try, unless storage is forbidden. What died meanwhile is found out now, not at the next key. */
  revive(): void {
    if (this.#deadUntil < Infinity) this.#deadUntil = 0;
    if (this.#db) this.run({ tables: ['drafts'], mode: 'readonly', run: (tx) => tx.objectStore('drafts').get('') }).catch(ignore);
  }

  /** Whether it can be expected to keep words of this person. */
  keeps(person: string): boolean {
    return this.alive && (this.#options.sealing?.mayOpen(person) ?? true);
  }

  /** Resolves after `complete` and at no other time. Starts synchronously where the connection is open and nothing is sealed. */
  async run<T>(work: Work<T>): Promise<T> {
    const { sealing } = this.#options;
    if (!sealing || work.person === undefined) return this.#run(work);
    const seal = await sealing.of(work.person);
    return seal.run(work, (sealed) => this.#run(sealed));
  }

  async #run<T>(work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const db = this.#db ?? (await this.#open());
      try {
        return await this.#once(db, work);
      } catch (error) {
        const trouble = troubleOf(error);
        if (tries > 2 || (trouble !== 'transient' && trouble !== 'unknown')) throw error;
        this.#letGo(db);
        const hung = trouble === 'unknown' && error instanceof StorageError; // here it would hang again
        const isOver = (hung || tries === 2) && !(await this.#elsewhere());
        const found = await this.#readBack(work);
        if (found !== undefined) return found;
        if (isOver) throw hung && work.verify ? new StorageError('transient', 'did not happen') : error;
      }
    }
  }

  /** What came of it after all. @throws StorageError `unknown` where that cannot be found out. */
  async #readBack<T>({ verify, ...work }: Work<T>): Promise<T | undefined> {
    if (!verify) return undefined;
    try {
      return await this.#once(this.#db ?? (await this.#open()), { ...work, mode: 'readonly', blind: false, run: (tx) => verify(tx) });
    } catch {
      throw new StorageError('unknown', 'nobody knows how it ended');
    }
  }

  /** What runs is finished first, as the browser does by itself. */
  close(): void {
    this.#closed = true;
    this.#letGo(this.#db);
  }

  async #once<T>(db: Database, work: Work<T>): Promise<T> {
    if (work.mode === 'readwrite') this.#isBlank = false;
    else if (this.#isBlank && work.blank) return work.blank.result;
    const tx = db.transaction(work.tables, work.mode, { durability: work.durability ?? 'relaxed' }) as Transaction;
    tx.done.catch(ignore); // `settled` listens for itself: idb's promise hides the cause of an abort
    const raw = rawTransaction(tx);
    const ended = this.#settled(raw, rawDatabase(db));
    let cause: unknown;
    const result = started(() => work.run(tx));
    if (work.blind) attempt(() => raw.commit());
    else result.then(() => attempt(() => raw.commit()), ignore); // one round trip less
    result.catch((error: unknown) => {
      cause = error;
      attempt(() => raw.abort()); // where the browser has not done so already
    });
    try {
      await ended;
    } catch (error) {
      attempt(() => raw.abort()); // given up: it must not come about later
      throw cause instanceof StorageError ? cause : error;
    }
    return result;
  }

  #settled(tx: IDBTransaction, db: IDBDatabase): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => () => {
        stop();
        db.removeEventListener('close', lost);
        then();
      };
      const lost = settle(() => reject(new StorageError('transient', 'connection lost')));
      const stop = this.#options.clock.after(
        SETTLE_WITHIN_MS,
        settle(() => reject(new StorageError('unknown', 'transaction hangs'))),
      );
      tx.addEventListener('complete', settle(resolve));
      tx.addEventListener(
        'abort',
        settle(() => reject(tx.error ?? new StorageError('transient', 'transaction aborted'))),
      );
      db.addEventListener('close', lost);
    });
  }

  #open(): Promise<Database> {
    return (this.#opening ??= this.#connect().finally(() => (this.#opening = undefined)));
  }

  async #connect(): Promise<Database> {
    if (!this.alive) throw this.#failure;
    for (let tries = 0; tries < 2; tries++) {
      try {
        return this.#adopt(wrap(await this.#request((this.#options.migrations ?? MIGRATIONS).length)) as Database);
      } catch (error) {
        this.#failure = error;
        if (error instanceof StorageError || troubleOf(error) === 'denied') break; // it would hang, or be forbidden, again
      }
    }
    const other = await this.#elsewhere();
    if (other) return other;
    const rest = this.#failure instanceof StorageError ? TRY_AGAIN_AFTER_MS : ASK_AGAIN_AFTER_MS;
    this.#deadUntil = troubleOf(this.#failure) === 'denied' ? Infinity : this.#options.clock.now() + rest;
    throw this.#failure;
  }

  /** This realm opens it and cannot use it, or cannot even open it. */
  async #elsewhere(): Promise<Database | undefined> {
    if (troubleOf(this.#failure) === 'denied' && !this.#wasOpen) return undefined;
    const other = await this.#options.otherRealm?.().catch(() => undefined); // no network to load the way there, or no way
    if (this.#closed) other?.close();
    if (!other || this.#closed) return undefined;
    this.#letGo(this.#db);
    return this.#adopt(other);
  }

  #request(version?: number): Promise<IDBDatabase> {
    const { factory, name, clock, migrations = MIGRATIONS } = this.#options;
    return new Promise((resolve, reject) => {
      const request = factory!.open(name, version);
      let late = false;
      const stop = clock.after(this.#wasOpen ? OPEN_AGAIN_WITHIN_MS : OPEN_WITHIN_MS, () => {
        late = true; // also where an older tab blocks the upgrade
        reject(new StorageError('transient', 'open hangs'));
      });
      request.onupgradeneeded = (event) => {
        if (late || version === undefined) request.transaction!.abort();
        else {
          this.isNew = this.#isBlank = event.oldVersion === 0;
          migrations.slice(event.oldVersion).forEach((migrate) => migrate(request.result));
        }
      };
      request.onsuccess = () => {
        stop();
        const db = request.result;
        if (!late && !this.#closed && TABLES.every((table) => db.objectStoreNames.contains(table))) return resolve(db);
        db.close(); // late, after our end, or somebody else's database of the same name
        reject(new StorageError('denied', 'unusable database'));
      };
      request.onerror = (event) => {
        event.preventDefault();
        stop();
        // A newer bundle was here. Migrations only add, so what we know is there.
        if (request.error?.name === 'VersionError' && version) resolve(this.#request());
        else reject(request.error ?? new StorageError('transient', 'open failed'));
      };
    });
  }

  #adopt(db: Database): Database {
    const letGo = () => this.#letGo(db);
    db.addEventListener('versionchange', letGo);
    db.addEventListener('close', letGo);
    this.#deadUntil = 0;
    this.#wasOpen = true;
    this.#options.opened?.();
    return (this.#db = db);
  }

  #letGo(db: Database | undefined): void {
    db?.close();
    if (this.#db === db) this.#db = undefined;
  }
}

/** Begins within this call; what it throws is in the promise. */
const started = async <T>(run: () => Promise<T>): Promise<T> => run();
/** Failures that are told elsewhere: through the transaction's own end, or to whoever asks next. */
const ignore = () => {};
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // The transaction ended by itself before; how it ended is what `settled` hears.
  }
}
