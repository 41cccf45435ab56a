/**
 * Reads: at once from the device, then from the API, then live. It stands behind the port `Reader`; it knows no noun of the contract but the
 * student whom a read is about, so that an event about that student asks again.
 */
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import type { Unsubscribe } from '../base/subscribers.js';
import type { HttpCall } from '../client/http-call.js';
import type { AnswerOf, InputOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import type { OutboxItem } from '../domain/outbox.js';
import type { Store } from '../store/store.js';
import type { SchoolAccess } from './access.js';
import { LiveEvents } from './live-events.js';
import { Reading, type ReadingState } from './reading.js';

export interface ReaderOptions {
  readonly access: Pick<SchoolAccess, 'call' | 'current' | 'owner' | 'live' | 'subscribe' | 'retry'>;
  readonly store: Store;
  /** What the viewer sent: once the API has it, what is shown about that student is asked for again. */
  readonly outbox: { readonly current: readonly OutboxItem[]; subscribe(listener: () => void): Unsubscribe };
  /** Opens a stream of events; without it (a school's own adapter) events are asked for. */
  readonly stream?: HttpCall['stream'] | undefined;
  readonly clock: Clock;
  readonly page: PageLife;
  readonly random?: (() => number) | undefined;
}

/** Without live events, what is watched is asked for again this often while somebody looks. */
export const POLL_MS = 60_000;
/** Several changes in a row are one. */
export const DEBOUNCE_MS = 150;

export class LiveReader {
  readonly #options: ReaderOptions;
  readonly #readings = new Map<string, Reading>();
  readonly #live: LiveEvents;
  readonly #unlisten: Unsubscribe[] = [];
  readonly #finished = new Set<string>();
  #person: string | undefined;
  #ready = false;
  #isSessionStale = false;
  #askedAt = -Infinity;
  #stopDebounce: (() => void) | undefined;
  #stopPoll: () => void = () => undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    const { access, stream, clock, page, random } = options;
    const onEvent = (studentId: string, type: string) => {
      this.#isSessionStale ||= type.startsWith('help-') || type === 'record-erased';
      this.#soon((reading) => reading.concerns(studentId));
    };
    const onGap = () => {
      this.#isSessionStale = true;
      this.#soon(() => true);
    };
    this.#live = new LiveEvents({ call: access.call, stream, clock, page, random, onEvent, onGap });
  }

  start(): void {
    const { access, outbox, page } = this.#options;
    this.#unlisten.push(
      access.subscribe(() => this.#follow()),
      outbox.subscribe(() => this.#afterSending()),
      page.listen({ shown: () => this.#shown() }),
    );
    this.#follow();
    this.#poll();
  }

  stop(): void {
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    this.#live.stop();
    this.#stopDebounce?.();
    this.#stopPoll();
    for (const reading of this.#readings.values()) reading.forget();
  }

  watch<O extends Operation>(operation: O, input: InputOf<O>, listener: (reading: ReadingState<AnswerOf<O>>) => void): Unsubscribe {
    const name = nameOf(operation, input);
    let reading = this.#readings.get(name);
    if (!reading) {
      reading = new Reading(name, operation, input as unknown as InputOf<Operation>, this.#options);
      this.#readings.set(name, reading);
      void reading.open();
      this.#ask(reading);
      this.#live.want(this.#mayLive());
    }
    const unlisten = reading.listen(listener as (state: ReadingState<unknown>) => void);
    return () => {
      unlisten();
      if (reading.isHeard || this.#readings.get(name) !== reading) return;
      reading.forget();
      this.#readings.delete(name);
      this.#live.want(this.#mayLive());
    };
  }

  async read<O extends Operation>(operation: O, input: InputOf<O>): Promise<AnswerOf<O>> {
    const { access } = this.#options;
    const person = access.owner?.person;
    const answer = await access.call(operation, input);
    // The viewer is another by now: nobody asked for this any more.
    if (access.owner?.person !== person) throw new CallFailure('aborted', operation.id);
    return answer;
  }

  refresh(): void {
    this.#askedAt = this.#options.clock.now();
    for (const reading of this.#readings.values()) this.#ask(reading);
  }

  #ask(reading: Reading): void {
    const { access, clock } = this.#options;
    const { status, offline, failure } = access.current;
    if (this.#person !== undefined && status === 'ready' && !offline) {
      void reading.ask((error) => {
        const waitMs = error.detail.retryAfterMs ?? fullJitter(reading.attempts + 2, this.#random());
        return clock.after(waitMs, () => this.#ask(reading));
      });
    } else if (failure) reading.fail(failure);
  }

  /** The viewer came, went or changed; or the API answers again. */
  #follow(): void {
    const { access } = this.#options;
    const { status, offline, failure } = access.current;
    const person = access.owner?.person;
    const isOther = person !== this.#person;
    if (isOther) {
      this.#person = person;
      this.#finished.clear();
      for (const reading of this.#readings.values()) {
        reading.forget();
        void reading.open();
      }
    }
    const ready = person !== undefined && status === 'ready' && !offline;
    const isNews = isOther || ready !== this.#ready || (!ready && failure);
    this.#ready = ready;
    if (isNews) this.refresh();
    this.#live.want(this.#mayLive());
  }

  #mayLive(): boolean {
    const { live, current } = this.#options.access;
    return live && !current.offline && current.capabilities.includes('events') && this.#readings.size > 0;
  }

  /** Asks again for what was sent from here, as soon as the API has it. */
  #afterSending(): void {
    for (const { id, state, studentId } of this.#options.outbox.current) {
      if (state !== 'done' || this.#finished.has(id)) continue;
      this.#finished.add(id);
      this.#soon((reading) => reading.concerns(studentId));
    }
  }

  #soon(which: (reading: Reading) => boolean): void {
    for (const reading of this.#readings.values()) if (which(reading)) reading.isStale = true;
    this.#stopDebounce ??= this.#options.clock.after(DEBOUNCE_MS, () => {
      this.#stopDebounce = undefined;
      this.#askSession();
      for (const reading of this.#readings.values()) if (reading.isStale) this.#ask(reading);
    });
  }

  /** The session counts the requests for help that wait for whoever may answer them. */
  #askSession(): void {
    const { access } = this.#options;
    const mayAnswer = access.current.session?.students.some(({ permissions }) => permissions.includes('answer-help'));
    if (this.#isSessionStale && mayAnswer) access.retry();
    this.#isSessionStale = false;
  }

  #shown(): void {
    if (!this.#live.isOn && this.#options.clock.now() - this.#askedAt >= POLL_MS) this.refresh();
  }

  #poll(): void {
    this.#stopPoll = this.#options.clock.after(POLL_MS, () => {
      if (this.#options.page.visible && !this.#live.isOn && this.#ready) {
        this.#isSessionStale = true;
        this.#askSession();
        this.refresh();
      }
      this.#poll();
    });
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}

/** One name for one question, whatever the order its parts were given in. */
function nameOf(operation: Operation, { params, query }: { params?: unknown; query?: unknown }): string {
  const sorted = (part: unknown) =>
    Object.entries(part ?? {})
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([operation.id, sorted(params), sorted(query)]);
}

/** Made, not yet started. */
export const createReader = (options: ReaderOptions): LiveReader => new LiveReader(options);
