/**
 * One question that somebody on the page watches: its answer as far as it is known. A failure keeps the old answer; an answer for a former
 * viewer is dropped, wherever it comes from.
 */
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import { checkedAnswer } from '../client/checked-answer.js';
import { isCallFailure } from '../client/deadline.js';
import type { InputOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import type { Store } from '../store/store.js';
import type { SchoolAccess } from './access.js';

/** The same shape as `Reading` of `element/contexts.ts`. */
export interface ReadingState<T> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly value: T | undefined;
  readonly readAt: number | undefined;
  readonly fromCache: boolean;
  readonly failure: CallFailure | undefined;
}

export interface ReadingOptions {
  readonly access: Pick<SchoolAccess, 'call' | 'owner'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly page: Pick<PageLife, 'whenCalm'>;
}

const NOTHING: ReadingState<unknown> = { status: 'loading', value: undefined, readAt: undefined, fromCache: false, failure: undefined };
/** Refused for good: asking again by itself would change nothing. */
const isFinal = ({ kind, type }: CallFailure) => kind === 'problem' && type !== 'internal' && type !== 'unavailable' && type !== 'rate-limited';

export class Reading {
  readonly #listeners = new Subscribers<[ReadingState<unknown>]>();
  readonly #options: ReadingOptions;
  #state = NOTHING;
  #asking: AbortController | undefined;
  #stopRetry: () => void = () => undefined;
  /** Something may have changed since it was last asked for. */
  isStale = false;
  /** Failures in a row. */
  attempts = 0;

  constructor(
    readonly name: string,
    readonly operation: Operation,
    readonly input: InputOf<Operation>,
    options: ReadingOptions,
  ) {
    this.#options = options;
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Tells at once what is known, and again whenever that changes. */
  listen(listener: (state: ReadingState<unknown>) => void): Unsubscribe {
    const unlisten = this.#listeners.add(listener);
    listener(this.#state);
    return unlisten;
  }

  /** Whether it is about this student, or about no student in particular. */
  concerns(studentId: string): boolean {
    const { params, query } = this.input as { params?: { student?: unknown }; query?: { student?: unknown } };
    const about = params?.student ?? query?.student;
    return about === undefined || about === studentId;
  }

  /** What the device remembers, unless the API was faster. */
  async open(): Promise<void> {
    const { access, store } = this.#options;
    const { owner } = access;
    const kept = owner && (await store.cache.get(owner, this.name));
    if (!kept || access.owner?.person !== owner.person || this.#state.value !== undefined) return;
    let value: unknown;
    try {
      value = checkedAnswer(this.operation, kept.value);
    } catch {
      return; // kept under another contract: as good as not there
    }
    const { status, failure } = this.#state;
    this.#set({ status: status === 'failed' ? status : 'ready', value, readAt: kept.readAt, fromCache: true, failure });
  }

  /** Asks the API; where that fails for now, `later` arranges another try. */
  async ask(later: (failure: CallFailure) => () => void): Promise<void> {
    this.#stopRetry();
    this.isStale = false;
    if (this.#asking) return void (this.isStale = true);
    const { access, store, clock, page } = this.#options;
    const { owner } = access;
    const asking = (this.#asking = new AbortController());
    try {
      const value = await access.call(this.operation, { ...this.input, signal: asking.signal });
      if (asking.signal.aborted || access.owner?.person !== owner?.person) return;
      this.attempts = 0;
      this.#set({ status: 'ready', value, readAt: clock.now(), fromCache: false, failure: undefined });
      const keep = () => owner && access.owner?.person === owner.person && void store.cache.put(owner, this.name, value);
      page.whenCalm(keep); // it is drawn first
    } catch (error) {
      if (asking.signal.aborted) return;
      const failure = isCallFailure(error) ? error : new CallFailure('network', this.operation.id, { cause: error });
      this.attempts++;
      this.fail(failure);
      if (!isFinal(failure)) this.#stopRetry = later(failure);
    } finally {
      if (this.#asking === asking) {
        this.#asking = undefined;
        if (this.isStale) void this.ask(later);
      }
    }
  }

  fail(failure: CallFailure): void {
    this.#set({ ...this.#state, status: 'failed', failure });
  }

  /** Of whoever was looking, nothing is left. */
  forget(): void {
    this.#stopRetry();
    this.#asking?.abort();
    this.#asking = undefined;
    this.isStale = false;
    this.attempts = 0;
    this.#set(NOTHING);
  }

  #set(state: ReadingState<unknown>): void {
    this.#state = state;
    this.#listeners.tell(state);
  }
}
