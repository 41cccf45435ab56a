/**
 * What this device keeps, for whoever helps somebody with it: which tables, how much, how old, in which state. It reads keys, sizes, instants and states, and gives out no word, name,
 * id or token; forms and people are hashes already. It opens what is there and makes nothing, so it is true also where the store itself is in trouble.
 */
import { systemClock, type Clock } from '../base/clock.js';
import { guarded } from './guarded.js';
import { readJournal, type JournalEntry } from './journal-report.js';

const ANSWER_WITHIN_MS = 2000;

/** One thing that is kept. */
export interface KeptEntry {
  /** Whose, as the beginning of a hash: the same person of the same school has the same one. */
  readonly scope: string;
  /** For what waits to be sent or was read, what it is: `check-ins.create`; for the rest which of several, as the beginning of a hash. */
  readonly what: string;
  /** As it is stored, about, in bytes. */
  readonly bytes: number;
  /** How long it has lain there, in milliseconds; absent where it does not say. */
  readonly ageMs?: number;
  /** `queued`, `parked` and so on for what waits to be sent, with how often it was tried; `words`, `emptied` or `sealed` for a form. */
  readonly state?: string;
}
export interface KeptTable {
  readonly name: string;
  readonly entries: readonly KeptEntry[];
}
/** What the device keeps of this site for the widgets. It has nobody's words, names or tokens in it. */
export interface DeviceReport {
  /** `open` it can be read · `none` there is none · `denied` the browser allows none here · `silent` it does not answer. */
  readonly database: 'open' | 'none' | 'denied' | 'silent';
  readonly version: number | undefined;
  readonly tables: readonly KeptTable[];
  /** The small copy beside the database: words on their way there, marks of what is there. `undefined`: the browser allows none. */
  readonly journal: readonly JournalEntry[] | undefined;
  /** What the browser says of the whole site, in bytes. */
  readonly usage: number | undefined;
  readonly quota: number | undefined;
  /** Whether the browser promised not to clear it by itself. */
  readonly persisted: boolean | undefined;
  /** Whether the page is of https: on plain http some powers are missing. */
  readonly secure: boolean;
}

export interface ReportOptions {
  readonly name?: string;
  readonly clock?: Clock;
  readonly factory?: IDBFactory | undefined;
  readonly localStorage?: Storage | undefined;
}

/** Says what this device keeps for the widgets of this site. Never rejects. */
export async function deviceReport({ name = 'flywheel', clock = systemClock, ...own }: ReportOptions = {}): Promise<DeviceReport> {
  const factory = 'factory' in own ? own.factory : guarded(() => indexedDB);
  const storage = 'localStorage' in own ? own.localStorage : guarded(() => localStorage);
  const [database, estimate, persisted] = await Promise.all([
    readDatabase(factory, name, clock),
    orNothing(guarded(() => navigator.storage?.estimate())),
    orNothing(guarded(() => navigator.storage?.persisted())),
  ]);
  const journal = storage && guarded(() => readJournal(storage, clock.now()));
  return { ...database, journal, usage: estimate?.usage, quota: estimate?.quota, persisted, secure: globalThis.isSecureContext };
}

type Opened = Pick<DeviceReport, 'database' | 'version' | 'tables'>;
const without = (database: DeviceReport['database']): Opened => ({ database, version: undefined, tables: [] });

async function readDatabase(factory: IDBFactory | undefined, name: string, clock: Clock): Promise<Opened> {
  if (!factory) return without('denied');
  const opened = await inTime(clock, openThere(factory, name));
  if (!opened) return without('silent');
  if (typeof opened === 'string') return without(opened);
  try {
    const tables = await inTime(clock, Promise.all([...opened.objectStoreNames].map((table) => readTable(opened, table, clock.now()))));
    return tables ? { database: 'open', version: opened.version, tables } : without('silent');
  } catch {
    return without('silent'); // it ended meanwhile: the store finds that out for itself
  } finally {
    opened.close();
  }
}

function openThere(factory: IDBFactory, name: string): Promise<IDBDatabase | 'none' | 'denied'> {
  return new Promise((resolve) => {
    let isNone = false;
    const request = guarded(() => factory.open(name));
    if (!request) return resolve('denied');
    request.onupgradeneeded = () => {
      isNone = true;
      request.transaction!.abort(); // to look makes nothing
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // nobody waits for a look
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(isNone ? 'none' : 'denied');
    };
  });
}

async function readTable(db: IDBDatabase, name: string, now: number): Promise<KeptTable> {
  const store = db.transaction(name).objectStore(name);
  const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
  return { name, entries: keys.flatMap((key, at) => entryOf(key as string, values[at] as unknown, now) ?? []) };
}

/** `undefined`: a counter, not a thing of anybody. */
function entryOf(key: string, value: unknown, now: number): KeptEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { row, ...kept } = value as { row?: Record<string, unknown>; savedAt?: unknown; readAt?: unknown; value?: unknown; content?: unknown };
  const at = [row?.createdAt, kept.savedAt, kept.readAt].find((one) => typeof one === 'number');
  const [person = '', ...rest] = key.split('/');
  return {
    scope: person.slice(0, 6),
    what: typeof row?.operationId === 'string' ? row.operationId : whatOf(person, rest.join('/')),
    bytes: sizeOf(value),
    ...(at !== undefined && { ageMs: Math.max(0, now - at) }),
    ...stateOf(row, kept),
  };
}

/** An answer is kept under the name of its operation, with ids behind it that nobody is to read here; all else under hashes. */
function whatOf(person: string, rest: string): string {
  if (person === 'session') return 'session';
  return /^\["([a-z.-]+)"/.exec(rest)?.[1] ?? rest.slice(0, 6);
}

/** As JSON, with the bytes in it as they are. */
function sizeOf(value: unknown): number {
  let raw = 0;
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    const bytes = inner instanceof Blob ? inner.size : inner instanceof ArrayBuffer || ArrayBuffer.isView(inner) ? inner.byteLength : undefined;
    raw += bytes ?? 0;
    return bytes === undefined ? inner : '';
  });
  return raw + text.length;
}

function stateOf(row: Record<string, unknown> | undefined, kept: object): Pick<KeptEntry, 'state'> {
  if (row) return { state: `${String(row.state)}, ${String(row.attempts)}${'sealed' in row ? ', sealed' : ''}` };
  if ('sealed' in kept) return { state: 'sealed' };
  if (!('over' in kept)) return {};
  return { state: 'value' in kept && kept.value === null ? 'emptied' : 'words' };
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('flywheel: a request failed'));
  });
}

/** How long the storage takes, in milliseconds; or the name of what went wrong. */
export interface StorageTrial {
  readonly open?: number;
  readonly put?: number;
  readonly read?: number;
  readonly trouble?: string;
}
const TRIAL = 'flywheel-trial';

/** Opens a database of its own, puts something into it until the disk has it, reads it and throws it away. Never rejects. */
export async function tryStorage({ clock = systemClock, ...own }: Pick<ReportOptions, 'factory' | 'clock'> = {}): Promise<StorageTrial> {
  const factory = 'factory' in own ? own.factory : guarded(() => indexedDB);
  if (!factory) return { trouble: 'denied' };
  const trial = inTime(clock, timed(factory)).catch((error: unknown) => ({ trouble: nameOf(error) }));
  return (await trial) ?? { trouble: 'silent' };
}

async function timed(factory: IDBFactory): Promise<StorageTrial> {
  const request = factory.open(TRIAL, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore('trial');
  const [open, db] = await stopped(() => answered(request));
  try {
    const [put] = await stopped(async () => {
      const tx = db.transaction('trial', 'readwrite', { durability: 'strict' });
      const ended = new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve();
        tx.onabort = () => reject(tx.error ?? new Error('flywheel: the trial was aborted'));
      });
      tx.objectStore('trial').put('x', 'x');
      await ended;
    });
    const [read] = await stopped(() => answered(db.transaction('trial').objectStore('trial').get('x')));
    return { open, put, read };
  } finally {
    db.close();
    await answered(factory.deleteDatabase(TRIAL));
  }
}

async function stopped<T>(act: () => Promise<T>): Promise<[ms: number, result: T]> {
  const from = performance.now();
  const result = await act();
  return [performance.now() - from, result];
}

const nameOf = (error: unknown): string => (error as { name?: string } | null)?.name ?? 'unknown';

function inTime<T>(clock: Clock, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ANSWER_WITHIN_MS, () => resolve(undefined));
    promise.then(resolve, reject).finally(stop);
  });
}

const orNothing = async <T>(promise: Promise<T> | undefined): Promise<T | undefined> => promise?.catch(() => undefined); // a browser that does not say
