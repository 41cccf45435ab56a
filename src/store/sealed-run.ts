/**
 * One piece of work on a sealed device. Ciphers answer later and a transaction waits for nobody, so a pass that meets something it cannot open or has not sealed
 * yet is undone, what it lacked is supplied, and the next pass goes through. It knows which part of each record is words; ciphers are the seal's.
 */
import type { OutboxRow } from '../domain/outbox.js';
import type { DraftRecord } from './draft-record.js';
import type { KeptFile, KeptRow, Table, Transaction } from './schema.js';
import { StorageError } from './storage-error.js';

export interface Box {
  close(about: string, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** `undefined`: it does not open. */
  open(about: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

type Bytes = Uint8Array<ArrayBuffer>;
/** What lies in place of words. */
interface Sealed {
  readonly sealed: Bytes;
}
type Kept = DraftRecord | KeptRow | KeptFile;

/** What of a row says what it is and what it says. The rest (whose, when, in which state) is read by whoever sweeps, without a key. */
const ROW_WORDS = ['studentId', 'thread', 'operationId', 'method', 'path', 'params', 'body', 'version', 'draft'] as const;

const isSealed = (value: unknown): value is Sealed => (value as Partial<Sealed> | null)?.sealed instanceof Uint8Array;
const utf8 = { encode: (text: string): Bytes => new TextEncoder().encode(text), decode: (bytes: Bytes): string => new TextDecoder().decode(bytes) };
const json = (bytes: Bytes): unknown => JSON.parse(utf8.decode(bytes));

/** How the words of one table are taken out of a record and put back. */
interface Form<K extends Kept> {
  /** Which instant of the record it is: part of what a seal is bound to. */
  at(kept: K): unknown;
  /** What is to be sealed; `undefined`: nothing of it is words. */
  words(kept: K): string | Blob | undefined;
  without(kept: K, sealed: Sealed): object;
  sealedIn(raw: K): unknown;
  /** Whether it may lie there unsealed. */
  isBare(raw: K): boolean;
  whole(raw: K, plain: Bytes): K;
}

const drafts: Form<DraftRecord> = {
  at: ({ epoch, savedAt }) => [epoch, savedAt],
  words: ({ value }) => (value ? JSON.stringify(value) : undefined),
  without: (record, sealed) => ({ ...record, value: sealed }),
  sealedIn: ({ value }) => value,
  isBare: ({ value }) => value === null,
  whole: (raw, plain) => ({ ...raw, value: json(plain) as DraftRecord['value'] }),
};

const outbox: Form<KeptRow> = {
  at: ({ epoch, row }) => [epoch, row.createdAt],
  words: ({ row }) => JSON.stringify([Object.fromEntries(ROW_WORDS.map((name) => [name, row[name]])), row.trouble ?? null]),
  without({ epoch, row }, { sealed }) {
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !(ROW_WORDS as readonly string[]).includes(name)));
    return { epoch, row: { ...rest, trouble: row.trouble && { type: row.trouble.type }, sealed } };
  },
  sealedIn: ({ row }) => row,
  isBare: () => false,
  whole({ epoch, row: raw }, plain) {
    const [words, trouble] = json(plain) as [Record<string, unknown>, OutboxRow['trouble'] | null];
    const { sealed: _sealed, ...rest } = raw as OutboxRow & Sealed;
    const said = Object.fromEntries(ROW_WORDS.map((name) => [name, words[name]]));
    // Whoever swept may have parked it since: then what was said in full before is over.
    const isSame = rest.trouble && rest.trouble.type === trouble?.type;
    return { epoch, row: { ...rest, ...said, trouble: isSame ? trouble : rest.trouble } };
  },
};

const files: Form<KeptFile> = {
  at: ({ epoch, savedAt }) => [epoch, savedAt],
  words: ({ content }) => content,
  without: (file, sealed) => ({ ...file, content: sealed }),
  sealedIn: ({ content }) => content,
  isBare: () => false,
  whole(raw, plain) {
    const end = plain.indexOf(0);
    return { ...raw, content: new Blob([plain.subarray(end + 1)], { type: utf8.decode(plain.subarray(0, end)) }) };
  },
};

const FORMS = { drafts, outbox, files } as unknown as Record<Table, Form<Kept>>;
/** A file's type, an end, its bytes. */
const bytesOf = async (words: string | Blob): Promise<Bytes> =>
  typeof words === 'string' ? utf8.encode(words) : new Uint8Array(await new Blob([words.type, '\0', words]).arrayBuffer());

/** Stands for what does not open. */
const SHUT = Symbol('shut');

export class SealedRun {
  /** What was sealed, by what it is about: the words as they were, and the box. */
  readonly #closed = new Map<string, { readonly words: string | Blob; readonly sealed: Sealed }>();
  /** What was opened, by what it is about and the box's beginning. */
  readonly #opened = new Map<string, Bytes | typeof SHUT>();
  readonly #box: Box;

  constructor(box: Box) {
    this.#box = box;
  }

  async ahead(writes: readonly (readonly [Table, string, unknown])[]): Promise<void> {
    for (const [table, key, value] of writes) {
      const words = FORMS[table].words(value as Kept);
      if (words !== undefined) await this.close(aboutOf(table, key, value as Kept), words);
    }
  }

  /** @param inClear whose records lie in clear, and are read as they are. */
  pass(inClear?: string): Pass {
    return new Pass(this, inClear);
  }

  closed(about: string, words: string | Blob): Sealed | undefined {
    const there = this.#closed.get(about);
    return there?.words === words ? there.sealed : undefined;
  }

  opened(about: string, box: Bytes): Bytes | typeof SHUT | undefined {
    return this.#opened.get(nameOf(about, box));
  }

  async close(about: string, words: string | Blob): Promise<void> {
    const plain = await bytesOf(words);
    const sealed = await this.#box.close(about, plain);
    this.#closed.set(about, { words, sealed: { sealed } });
    this.#opened.set(nameOf(about, sealed), plain); // it may be read back
  }

  async open(about: string, box: Bytes): Promise<void> {
    this.#opened.set(nameOf(about, box), (await this.#box.open(about, box)) ?? SHUT);
  }
}

/** One attempt. */
class Pass {
  readonly #run: SealedRun;
  readonly #inClear: string | undefined;
  readonly #lacking: (() => Promise<void>)[] = [];

  constructor(run: SealedRun, inClear: string | undefined) {
    this.#run = run;
    this.#inClear = inClear;
  }

  /** @param lenient what was not opened is shown without its words: for a look at whether something is there. */
  over(tx: Transaction, lenient = false): Transaction {
    const objectStore = (table: Table) => (table in FORMS ? this.#store(tx.objectStore(table), table, lenient) : tx.objectStore(table));
    return { objectStore } as unknown as Transaction;
  }

  /** Whether anything was lacking; it is there for the next attempt. */
  async supplied(): Promise<boolean> {
    for (const supply of this.#lacking) await supply();
    return this.#lacking.length > 0;
  }

  #store(store: RawStore, table: Table, lenient: boolean) {
    const open = (key: string, raw: unknown) => this.#open(table, key, raw, lenient);
    const entries = async (range: IDBKeyRange): Promise<[string, unknown][]> => {
      const keys = store.getAllKeys(range);
      keys.catch(() => undefined); // heard below, unless what is asked next fails first
      const values = await store.getAll(range);
      const all = (await keys).map((key, index): [string, unknown] => [key, open(key, values[index])]);
      this.#hold();
      return all.filter(([, value]) => value !== undefined);
    };
    return {
      get: async (key: string) => {
        const value = open(key, await store.get(key));
        this.#hold();
        return value;
      },
      getAll: async (range: IDBKeyRange) => (await entries(range)).map(([, value]) => value),
      getAllKeys: async (range: IDBKeyRange) => (await entries(range)).map(([key]) => key),
      put: (value: unknown, key: string) => this.#put(store, table, key, value),
      delete: (key: string) => store.delete(key),
    };
  }

  /** The record as it was before it was sealed; `undefined` where it does not open. */
  #open(table: Table, key: string, raw: unknown, lenient: boolean): unknown {
    if (typeof raw !== 'object' || raw === null) return raw; // an epoch, a counter, or nothing
    if (this.#inClear && key.startsWith(`${this.#inClear}/`)) return raw;
    const form = FORMS[table];
    const sealed = form.sealedIn(raw as Kept);
    if (!isSealed(sealed)) return form.isBare(raw as Kept) ? raw : undefined;
    const about = aboutOf(table, key, raw as Kept);
    const plain = this.#run.opened(about, sealed.sealed);
    if (plain === SHUT) return undefined;
    if (plain) return form.whole(raw as Kept, plain);
    if (!lenient) this.#lacking.push(() => this.#run.open(about, sealed.sealed));
    return raw;
  }

  async #put(store: RawStore, table: Table, key: string, value: unknown): Promise<unknown> {
    const form = FORMS[table];
    const words = typeof value === 'object' ? form.words(value as Kept) : undefined;
    if (words === undefined) return store.put(value, key);
    const about = aboutOf(table, key, value as Kept);
    const sealed = this.#run.closed(about, words);
    if (!sealed) this.#lacking.push(() => this.#run.close(about, words));
    this.#hold();
    return store.put(form.without(value as Kept, sealed!), key);
  }

  /** @throws StorageError where the attempt lacks something: its transaction is undone. */
  #hold(): void {
    if (this.#lacking.length) throw new StorageError('invalid', 'to be tried again');
  }
}

interface RawStore {
  get(key: string): Promise<unknown>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
  getAllKeys(range: IDBKeyRange): Promise<string[]>;
  put(value: unknown, key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
}

/** Whose, where and when: a record that was moved, or taken for another's, does not open. Each key begins with its person. */
const aboutOf = (table: Table, key: string, kept: Kept): string => JSON.stringify([table, key, FORMS[table].at(kept)]);
const nameOf = (about: string, box: Bytes): string => `${about} ${box.subarray(0, 28).join()}`;
