/**
 * What the viewer has sent: safe first, sent later. It stands behind the port `Outbox`; sending itself is the runner's (never loaded later: a
 * page that lost its network could not load it). A row belongs to who wrote it and is shown and sent to nobody else's account.
 */
import { newId } from '../base/ids.js';
import type { Unsubscribe } from '../base/subscribers.js';
import type { BodyOf, Operation, ParamsOf } from '../contract/operation.js';
import type { DraftPlace, DraftValue } from '../domain/draft.js';
import type { OutboxItem, OutboxRow, OutboxState } from '../domain/outbox.js';
import type { Owner } from '../store/store.js';
import { OutboxRows, rowOf } from './outbox-rows.js';
import { OutboxRunner, type RunnerOptions } from './outbox-runner.js';

/** The same shape as `SendRequest` of `element/contexts.ts`. */
export interface Sending<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly body: BodyOf<O>;
  readonly studentId: string;
  readonly thread: string;
  readonly version?: number;
  readonly draft?: { readonly place: DraftPlace; readonly value: DraftValue };
}

/** States that a person may still do something about. */
const OPEN: readonly OutboxState[] = ['queued', 'auth-wait', 'parked', 'conflict'];

export class StoredOutbox {
  readonly #options: RunnerOptions;
  readonly #rows: OutboxRows;
  readonly #unlisten: Unsubscribe[] = [];
  readonly #runner: OutboxRunner;
  #shown: { readonly rows: readonly OutboxItem[]; readonly live: boolean; readonly items: readonly OutboxItem[] } | undefined;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#rows = new OutboxRows(options.store);
    this.#runner = new OutboxRunner(this.#rows, options);
  }

  /** Oldest first. While the viewer is signed out, whatever waits its turn waits for that. */
  get current(): readonly OutboxItem[] {
    const rows = this.#rows.current;
    const live = this.#options.access.current.status !== 'signed-out';
    if (this.#shown?.rows !== rows || this.#shown.live !== live) {
      const items = live ? rows : rows.map((item) => (item.state === 'queued' ? { ...item, state: 'auth-wait' as const } : item));
      this.#shown = { rows, live, items };
    }
    return this.#shown.items;
  }

  subscribe(listener: () => void): Unsubscribe {
    const unlisten = [this.#rows.subscribe(listener), this.#options.access.subscribe(listener)];
    return () => unlisten.forEach((stop) => stop());
  }

  start(): void {
    if (this.#unlisten.length > 0) return;
    const { store, access } = this.#options;
    this.#unlisten.push(
      store.subscribe(({ what, person }) => {
        if (person !== this.#rows.owner?.person) return;
        if (what === 'purged') this.#rows.clear();
        else if (what === 'outbox') void this.#rows.reload();
      }),
      access.subscribe(() => this.#follow()),
    );
    this.#follow();
    this.#runner.start();
  }

  /** Sends nothing more; what waits stays on the device. `start` goes on. */
  async stop(): Promise<void> {
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    await this.#runner.stop();
  }

  #follow(): void {
    const { owner } = this.#options.access;
    if (owner?.person !== this.#rows.owner?.person) this.#rows.belongTo(owner);
  }

  /** `undefined`: everything of the viewer was cleared meanwhile. */
  async send<O extends Operation>(operation: O, request: Sending<O>): Promise<OutboxItem | undefined> {
    return (await this.sendAll(operation, [request]))[0];
  }

  async sendAll<O extends Operation>(operation: O, requests: readonly Sending<O>[]): Promise<readonly OutboxItem[]> {
    const { access } = this.#options;
    const items = await this.#add(operation, requests);
    if (!access.live) access.retry();
    this.#runner.pump();
    return items;
  }

  async takeBack(id: string): Promise<DraftValue | undefined> {
    const draft = this.#rows.get(id)?.draft;
    return draft && (await this.#remove(id, true)) ? draft.value : undefined;
  }

  cancel(id: string): Promise<boolean> {
    return this.#remove(id, false);
  }

  async retry(id: string): Promise<void> {
    const { store, access } = this.#options;
    const { owner } = this.#rows;
    const item = this.#rows.get(id);
    if (!owner || !item || !OPEN.includes(item.state)) return;
    const row: OutboxRow = { ...rowOf(item), state: 'queued', notBefore: 0 };
    if (await store.outbox.update(owner, row, OPEN)) this.#rows.put([row], item.kept);
    else if (item.kept === 'memory') this.#rows.put([row], 'memory');
    if (!access.live) access.retry();
    this.#runner.resume();
  }

  async resolve<O extends Operation>(id: string, operation: O, request: Sending<O>): Promise<OutboxItem | undefined> {
    const [item] = await this.#add(operation, [request]);
    // Two answers to one conflict, perhaps in two tabs: the first one stands.
    if (item && !(await this.#remove(id, false))) await this.#remove(item.id, true);
    this.#runner.pump();
    return item;
  }

  async #add<O extends Operation>(operation: O, requests: readonly Sending<O>[]): Promise<readonly OutboxItem[]> {
    const { store, access } = this.#options;
    const { owner } = access;
    this.#runner.learn(operation);
    if (!owner) return nobody();
    const now = this.#options.clock.now();
    const { rows, kept } = await store.outbox.add(
      owner,
      requests.map((request) => rowFor(owner, operation, request, now)),
    );
    // The word of it comes later than the row: whoever sends this one at once must not send it first.
    if (kept === 'device' && this.#rows.mayMissSome(rows)) await this.#rows.reload();
    if (owner.person === this.#rows.owner?.person) this.#rows.put(rows, kept);
    return rows.map((row) => ({ ...row, kept }));
  }

  async #remove(id: string, draftBack: boolean): Promise<boolean> {
    const { owner } = this.#rows;
    const item = this.#rows.get(id);
    if (!owner || !item || !OPEN.includes(item.state) || (draftBack && item.unclear)) return false;
    const removed = await this.#options.store.outbox.remove(owner, id, draftBack, OPEN);
    if (removed) this.#rows.drop(id);
    else await this.#rows.reload();
    return removed;
  }
}

function nobody(): never {
  throw new Error('flywheel: nobody is signed in, so nothing can be sent');
}

function rowFor<O extends Operation>(owner: Owner, operation: O, request: Sending<O>, now: number): OutboxRow {
  const { params, body, studentId, thread, version, draft } = request;
  return {
    schema: 1,
    id: newId(),
    person: owner.person,
    studentId,
    thread,
    seq: 0,
    operationId: operation.id,
    method: operation.method,
    path: operation.path,
    // Plain JSON from here on, and nobody else's to change.
    ...(JSON.parse(JSON.stringify({ params: params ?? {}, body, draft })) as Pick<OutboxRow, 'params' | 'body' | 'draft'>),
    version,
    createdAt: now,
    state: 'queued',
    attempts: 0,
    lastTriedAt: undefined,
    notBefore: 0,
    trouble: undefined,
  };
}

/** Made, not yet started. */
export const createOutbox = (options: RunnerOptions): StoredOutbox => new StoredOutbox(options);
