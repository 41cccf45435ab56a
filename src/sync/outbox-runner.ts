/**
 * Sends what waits, when it is its turn and this tab's to send, and does with each answer what the table says. It knows no widget and
 * decides nothing by itself: whose turn it is and what an answer means are pure functions of the domain.
 */
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import type { Unsubscribe } from '../base/subscribers.js';
import { isCallFailure } from '../client/deadline.js';
import type { InputOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import { decide } from '../domain/outbox-decision.js';
import type { OutboxItem, OutboxRow, OutboxState } from '../domain/outbox.js';
import { LONGEST_WAIT_MS, turns } from '../domain/outbox-schedule.js';
import type { Owner, Store } from '../store/store.js';
import type { SchoolAccess } from './access.js';
import { Leader, type LeaderOptions } from './leader.js';
import { rowOf, type OutboxRows } from './outbox-rows.js';
import { operationOf } from './row-operation.js';

export interface RunnerOptions {
  readonly store: Store;
  readonly access: Pick<SchoolAccess, 'call' | 'current' | 'owner' | 'live' | 'confirmViewer' | 'subscribe' | 'retry'>;
  /** What a row's `operationId` means, with the check of its answer: known from the start; the others are learned as they are sent. */
  readonly operations: readonly Operation[];
  readonly clock: Clock;
  readonly page: PageLife;
  readonly random?: (() => number) | undefined;
  readonly locks: LeaderOptions['locks'];
  readonly openChannel: LeaderOptions['openChannel'];
}

const AT_ONCE = 4;
/** A whole school's devices find the network again in the same second. */
const ONLINE_SPREAD_MS = 1000;
const CLAIMABLE: readonly OutboxState[] = ['queued', 'auth-wait', 'sending'];

export class OutboxRunner {
  readonly #options: RunnerOptions;
  readonly #rows: OutboxRows;
  readonly #unlisten: Unsubscribe[] = [];
  readonly #sending = new Map<string, Promise<void>>();
  readonly #known: Map<string, Operation>;
  #person: string | undefined;
  #leader: Leader | undefined;
  #ending = new AbortController();
  #hopeSince = -Infinity;
  #pausedUntil = -Infinity;
  #stopTimer: () => void = () => undefined;
  /** How often the device has found a network. */
  #networks = 0;
  #stopped = true;

  constructor(rows: OutboxRows, options: RunnerOptions) {
    this.#rows = rows;
    this.#options = options;
    this.#known = new Map(options.operations.map((operation) => [operation.id, operation]));
  }

  /** A widget sends with it. Only what a signed-in viewer changes may wait: signing in never does. */
  learn(operation: Operation): void {
    if (!operation.changes || operation.open) throw new Error(`flywheel: ${operation.id} cannot wait to be sent`);
    this.#known.set(operation.id, operation);
  }

  start(): void {
    const { access, page, clock } = this.#options;
    this.#stopped = false;
    const online = () => {
      this.#networks++;
      clock.after(this.#random() * ONLINE_SPREAD_MS, () => this.hope());
    };
    this.#unlisten.push(
      page.listen({ shown: () => this.hope(), online }),
      access.subscribe(() => this.#follow()),
      this.#rows.subscribe(() => this.pump()),
    );
    this.#follow();
  }

  /** Sends nothing more. What is under way is given up (its key keeps a repetition harmless) and written down as waiting. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    this.#stopTimer();
    this.#leader?.stop();
    this.#leader = undefined;
    this.#ending.abort();
    this.#ending = new AbortController();
    await Promise.allSettled(this.#sending.values());
  }

  /** The network may be back, or a person wants it now: nothing waits for its time any longer. */
  hope(): void {
    this.#hopeSince = this.#options.clock.now();
    this.pump();
  }

  resume(): void {
    this.#pausedUntil = -Infinity;
    this.pump();
  }

  readonly pump = (): void => {
    this.#stopTimer();
    const { clock, access } = this.#options;
    const leader = this.#leader;
    const now = clock.now();
    if (this.#stopped || !leader || !access.live) return;
    if (this.#pausedUntil > now && this.#pausedUntil <= now + LONGEST_WAIT_MS) return this.#wake(this.#pausedUntil);
    const waiting = this.#rows.current.filter(({ state }) => state !== 'done');
    const circumstances = { now, sending: new Set(this.#sending.keys()), alone: leader.alone, hopeSince: this.#hopeSince, atOnce: AT_ONCE };
    const { due, nextAt } = turns(waiting, circumstances);
    for (const item of due) {
      // What only this page holds, no other tab can send.
      if (leader.leading || item.kept === 'memory') this.#begin(item);
      else leader.wanted();
    }
    if (nextAt !== undefined) this.#wake(nextAt);
  };

  #wake(at: number): void {
    const { clock } = this.#options;
    this.#stopTimer = clock.after(Math.max(0, at - clock.now()), this.pump);
  }

  /** The viewer came, went or changed. */
  #follow(): void {
    const { access, page, clock, locks, openChannel } = this.#options;
    const { owner } = access;
    if (owner?.person !== this.#person) {
      this.#person = owner?.person;
      this.#ending.abort();
      this.#ending = new AbortController();
      this.#leader?.stop();
      this.#leader = undefined;
      this.#pausedUntil = -Infinity;
    }
    if (owner) {
      const onChange = () => void this.#rows.reload().then(this.pump);
      const onDone = (id: string) => this.#rows.finish(id);
      this.#leader ??= new Leader({ name: `flywheel-send-${owner.person}`, clock, page, locks, openChannel, onChange, onDone });
      if (access.live) this.#leader.join();
      else this.#leader.leave();
    }
    this.pump();
  }

  #begin(item: OutboxItem): void {
    const { owner } = this.#rows;
    if (!owner || item.person !== owner.person) return;
    const sending = this.#send(owner, item)
      .catch(reportError)
      .finally(() => {
        this.#sending.delete(item.id);
        this.pump();
      });
    this.#sending.set(item.id, sending);
  }

  async #send(owner: Owner, item: OutboxItem): Promise<void> {
    const { access, clock } = this.#options;
    const { signal } = this.#ending;
    const isGone = () => signal.aborted || !access.live || access.owner?.person !== owner.person;
    if (!(await access.confirmViewer()) || isGone()) return;
    const row: OutboxRow = { ...rowOf(item), state: 'sending', lastTriedAt: clock.now() };
    if (!(await this.#write(owner, row, CLAIMABLE))) return;
    if (isGone()) return void (await this.#write(owner, { ...row, state: 'queued' }, ['sending']));
    const neverLeft = this.#watchNetwork();
    let failure: CallFailure | undefined;
    let answer: unknown;
    try {
      answer = await access.call(operationOf(row, this.#known), inputOf(row, signal));
    } catch (error) {
      failure = isCallFailure(error) ? error : new CallFailure('network', row.operationId, { cause: error });
    }
    await this.#settle(owner, row, failure, answer, neverLeft());
  }

  /** From here on; asked later, whether the device was without any network all the while. */
  #watchNetwork(): () => boolean {
    const { page } = this.#options;
    const [offline, networks] = [page.offline, this.#networks];
    return () => offline && page.offline && networks === this.#networks;
  }

  async #settle(owner: Owner, row: OutboxRow, failure: CallFailure | undefined, answer: unknown, neverLeft: boolean): Promise<void> {
    const { clock, store } = this.#options;
    const decision = decide(row, failure, clock.now(), this.#random(), neverLeft);
    if (decision.row.state !== 'done') {
      if (decision.pausedUntil !== undefined) this.#pausedUntil = Math.max(this.#pausedUntil, decision.pausedUntil);
      await this.#write(owner, decision.row, ['sending']);
      return;
    }
    // An answer that nobody checked goes no further; what is shown is read again.
    if (owner === this.#rows.owner) this.#rows.finish(row.id, this.#known.has(row.operationId) ? answer : undefined);
    this.#leader?.tellDone(row.id);
    await store.outbox.remove(owner, row.id);
  }

  /** Writes a row down. Where the device will not take it although it is there, this page holds it. `false`: it is gone, or another tab's. */
  async #write(owner: Owner, row: OutboxRow, from: readonly OutboxState[]): Promise<boolean> {
    const { store } = this.#options;
    const isMine = () => owner === this.#rows.owner;
    if (await store.outbox.update(owner, row, from)) {
      if (isMine()) this.#rows.put([row], this.#rows.get(row.id)?.kept ?? store.kind);
      return true;
    }
    if (!isMine()) return false;
    await this.#rows.reload();
    const there = this.#rows.get(row.id);
    if (!isMine() || !there || !from.includes(there.state)) return false;
    this.#rows.put([row], 'memory');
    return true;
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}

const inputOf = (row: OutboxRow, signal: AbortSignal) =>
  ({
    ...(Object.keys(row.params).length > 0 && { params: row.params }),
    ...(row.body !== undefined && { body: row.body }),
    ...(row.version !== undefined && { version: row.version }),
    idempotencyKey: row.id,
    signal,
  }) as unknown as InputOf<Operation>;
