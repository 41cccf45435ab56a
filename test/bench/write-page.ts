/** Runs in the browser for `write.ts`: puts the same record by way of the store and by hand, by turns. */
import { systemClock, type Clock } from '../../src/base/clock.js';
import { openStore } from '../../src/store/device-store.js';
import { MIGRATIONS } from '../../src/store/schema.js';
import type { StoredDraft } from '../../src/store/store.js';
import { inTurns, type Pairs } from './spread.js';

const NAME = 'bench';
const owner = { person: 'bench00000000000000000' };
const place = { studentId: 'student', widget: 'check-in-card', record: 'feelings' };
const note = (i: number): string => `${i}: She told us about the first grader before her coat was off. We read together until the soup was ready.`;

/** The machine's own, but what is put off while `hold` runs waits until it is let go. */
class HeldClock implements Clock {
  #held: (() => void) | undefined;
  #isHolding = false;
  now = (): number => systemClock.now();
  after(waitMs: number, run: () => void): () => void {
    if (!this.#isHolding) return systemClock.after(waitMs, run);
    this.#held = run;
    return () => undefined;
  }
  hold(act: () => void): () => void {
    this.#isHolding = true;
    act();
    this.#isHolding = false;
    const held = this.#held;
    if (!held) throw new Error('nothing was put off');
    return held;
  }
}

/** Milliseconds from the moment at which the put was due until the draft says that it is saved. */
function throughStore(draft: StoredDraft, clock: HeldClock, text: string): Promise<number> {
  const put = clock.hold(() => draft.write({ note: text }));
  return new Promise((resolve) => {
    const from = performance.now();
    const stop = draft.subscribe(() => {
      if (draft.current.status !== 'saved') return;
      const took = performance.now() - from;
      stop();
      resolve(took);
    });
    put();
  });
}

function byHand(db: IDBDatabase, record: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const tx = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    tx.objectStore('drafts').put(record, 'by-hand');
    tx.oncomplete = () => resolve(performance.now() - from);
    tx.onabort = () => reject(tx.error ?? new Error('aborted'));
    tx.commit();
  });
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });

export async function measure(runs: number): Promise<Pairs> {
  const clock = new HeldClock();
  const store = openStore({ name: NAME, clock });
  const draft = store.drafts.open(owner, place);
  await new Promise<void>((resolve) => {
    const stop = draft.subscribe(() => {
      if (draft.current.status === 'loading') return;
      stop();
      resolve();
    });
  });
  await throughStore(draft, clock, note(0));
  const db = await done(indexedDB.open(NAME, MIGRATIONS.length));
  const drafts = (await done(db.transaction('drafts').objectStore('drafts').getAll())) as object[];
  const record = drafts.find((one) => typeof one === 'object')!;
  let i = 0;
  return inTurns(
    runs,
    () => throughStore(draft, clock, note(++i)),
    () => byHand(db, { ...record, savedAt: clock.now(), value: { note: note(i) } }),
    10,
  );
}
Object.assign(globalThis, { measure });
