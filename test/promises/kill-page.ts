/**
 * Runs in the browser for the soak: our store and its peers under one name each, typed into at the same keys, and what a page finds of a form. What happens it
 * says on the console, one line each, so that it is known outside when the browser dies. It knows nothing of kills.
 */
import { openStore } from '../../src/store/device-store.js';
import type { Store } from '../../src/store/store.js';

/** The words of one form. */
interface Keeper {
  /** Resolves when it is acknowledged that they are kept. */
  put(words: string): Promise<unknown>;
  get(): Promise<string | null | undefined>;
}
type Keepers = Readonly<Record<string, (form: string) => Keeper>>;

const owner = { person: 'soak00000000000000000' };
/** Longer than the store looks whether a tab that left is really gone. */
const LOOKED_AGAIN_MS = 2000;
let store: Store | undefined;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A form of ours is a draft; acknowledged is what it calls saved, as the card does. */
function ours(form: string): Keeper {
  store ??= openStore(); // where it is tried, so that it does nothing for the others
  const draft = store.drafts.open(owner, { studentId: 'student', widget: 'soak', record: form });
  const words = (): string => (draft.current.value?.note as string | undefined) ?? '';
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        stop();
        resolve();
      };
      const stop = draft.subscribe(look);
      look();
    });
  return {
    async put(note) {
      draft.write({ note });
      await until(() => draft.current.status === 'saved' && words().length >= note.length);
    },
    async get() {
      await until(() => draft.current.status !== 'loading');
      return words();
    },
  };
}

const keepers: Keepers = { ours, ...(globalThis as unknown as { peers: Keepers }).peers };

const say = (...line: unknown[]): void => console.log(JSON.stringify(line));

/** What a page finds of a form under a name; empty where there is nothing. */
async function readOf(name: string, form: string): Promise<string> {
  const keeper = keepers[name]!(form);
  const found = await keeper.get();
  if (found) return found;
  await pause(LOOKED_AGAIN_MS);
  return (await keeper.get()) ?? '';
}

/** The same under each name, all at once. */
async function read(form: string): Promise<Record<string, string>> {
  const all = Object.keys(keepers).map(async (name) => [name, await readOf(name, form)] as const);
  return Object.fromEntries(await Promise.all(all));
}

/** One key after the other, each `waits[n]` ms after the last, put under every name. Says `key, n, when` and `kept, name, n`. */
async function type(form: string, words: string, waits: readonly number[]): Promise<void> {
  const opened = Object.entries(keepers).map(([name, open]) => ({ name, keeper: open(form) }));
  for (const { keeper } of opened) await keeper.get(); // everything is open, as it is for a person who has read the question
  for (let n = 1; n <= words.length; n++) {
    await pause(waits[n - 1]!);
    say('key', n, Date.now());
    for (const { name, keeper } of opened)
      void keeper.put(words.slice(0, n)).then(
        () => say('kept', name, n),
        (error: unknown) => say('refused', name, String(error)),
      );
  }
}

let witness: IDBDatabase | undefined;
let isWitnessDead = false;
let atHand: Keeper | undefined;

/** Its connection is open and has kept something; a bare connection beside it tells whether they were ended. */
async function ready(name: string, form: string): Promise<void> {
  atHand = keepers[name]!(form);
  await atHand.get();
  await atHand.put('before');
  witness = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('witness');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(String(request.error)));
  });
  witness.onclose = () => (isWitnessDead = true);
}

const isDead = (): boolean => isWitnessDead;

/** Milliseconds until the next words are acknowledged; refused ones are put again at once, silent ones every second. `undefined`: not within the limit. */
async function next(words: string, limitMs: number): Promise<number | undefined> {
  const from = performance.now();
  let isOver = false;
  const kept = new Promise<number>((resolve) => {
    const attempt = (): void => {
      if (isOver) return;
      atHand!.put(words).then(
        () => resolve(performance.now() - from),
        () => setTimeout(attempt, 20),
      );
    };
    attempt();
    const again = setInterval(() => (isOver ? clearInterval(again) : attempt()), 1000);
  });
  const took = await Promise.race([kept, pause(limitMs)]);
  isOver = true;
  return took ?? undefined;
}

/** Many databases at once, so that what is done to the site meanwhile meets one in mid-open. */
function openMany(): void {
  for (let i = 0; i < 20; i++) indexedDB.open(`opened-${i}`);
}

/** Whether a database of this page can no longer be opened. */
async function hangs(): Promise<boolean> {
  const opened = new Promise<boolean>((resolve) => {
    const request = indexedDB.open('probe');
    request.onsuccess = () => {
      request.result.close();
      resolve(false);
    };
    request.onerror = () => resolve(false);
  });
  return Promise.race([opened, pause(1500).then(() => true)]);
}

/** `count` saves of ours, each awaited until it is called saved. */
async function save(form: string, count: number): Promise<void> {
  const keeper = ours(form);
  await keeper.get();
  for (let n = 1; n <= count; n++) await keeper.put('x'.repeat(n));
}

/** Words acknowledged under one name. */
async function keep(name: string, form: string, words: string): Promise<void> {
  const keeper = keepers[name]!(form);
  await keeper.get();
  await keeper.put(words);
}

/** As many puts of what may be lost, each awaited to the end of its transaction. */
async function putRelaxed(count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('relaxed', 1);
    request.onupgradeneeded = () => void request.result.createObjectStore('words');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(String(request.error)));
  });
  for (let n = 1; n <= count; n++) {
    const tx = db.transaction('words', 'readwrite', { durability: 'relaxed' });
    tx.objectStore('words').put('x'.repeat(n), 'form');
    await new Promise((resolve) => (tx.oncomplete = resolve));
  }
  db.close();
}

const soak = { save, keep, putRelaxed, type, read, readOf, ready, isDead, next, openMany, hangs };
export type SoakPage = typeof soak;
Object.assign(globalThis, { soak });
