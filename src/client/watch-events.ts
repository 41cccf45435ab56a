/**
 * What changed, as it happens: a stream where the API offers one, asking now and then where it does not or where something on the way
 * swallows streams. Every event once and in order, over however many connections. Loaded only where somebody watches.
 */
import * as v from 'valibot';
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import type { Unsubscribe } from '../base/subscribers.js';
import { eventSchema, listEvents, type FeedEvent } from '../contract/event.js';
import type { Call } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import { isCallFailure, pause } from './deadline.js';
import { readEventStream, type EventMessage } from './event-stream.js';
import type { HttpCall } from './http-call.js';

/** `live` events arrive by themselves · `polling` they are asked for · `waiting` neither just now · `off` the viewer is signed out; start again. */
export type EventsState = 'live' | 'polling' | 'waiting' | 'off';

export interface EventsOptions {
  readonly call: Call;
  /** Opens a stream; without it (a school's own adapter) events are asked for. */
  readonly stream?: HttpCall['stream'] | undefined;
  readonly clock: Clock;
  readonly page: PageLife;
  readonly random?: (() => number) | undefined;
  readonly onEvent: (event: FeedEvent) => void;
  /** From here on nothing is missed; what was read before may be older. */
  readonly onGap: () => void;
  readonly onState?: ((state: EventsState) => void) | undefined;
}

/** Three keep-alive comments of the API missing: the connection is dead, whatever the browser believes. */
export const SILENCE_MS = 60_000;
export const POLL_MS = 30_000;
/** A hidden page lets go of its connection after this long. */
export const HIDDEN_MS = 60_000;
const STREAM_FAILURES = 3;
const POLLS_PER_STREAM_TRY = 10;
const PAGE_ITEMS = 100;

/** Ids are decimal numbers as text, longer than a double can count. */
const isAfter = (id: string, last: string): boolean => {
  const [a, b] = [id.replace(/^0+/, ''), last.replace(/^0+/, '')];
  return a.length === b.length ? a > b : a.length > b.length;
};

class EventWatch {
  readonly #options: EventsOptions;
  readonly #stopped = new AbortController();
  /** Ends what is going on now: the reader looks again, or has been away too long. */
  #turn = new AbortController();
  #last: string | undefined;
  #failures = 0;
  #streamFailures = 0;
  #polls = 0;
  #away = false;

  constructor(options: EventsOptions) {
    this.#options = options;
  }

  start(): Unsubscribe {
    const { page, clock } = this.#options;
    let stopTimer = (): void => undefined;
    const leave = () => {
      this.#away = true;
      this.#turn.abort();
    };
    const unlisten = page.listen({
      hidden: () => (stopTimer = clock.after(HIDDEN_MS, leave)),
      shown: () => {
        stopTimer();
        if (!this.#away) return;
        this.#away = false;
        this.#turn.abort();
      },
    });
    void this.#run();
    return () => {
      stopTimer();
      unlisten();
      this.#stopped.abort();
      this.#turn.abort();
    };
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#turn = new AbortController();
      try {
        await this.#round(this.#turn.signal);
      } catch (error) {
        if (this.#stopped.signal.aborted) return;
        const failure = isCallFailure(error) ? error : new CallFailure('network', listEvents.id, { cause: error });
        if (failure.type === 'signed-out') return this.#say('off');
        await this.#recover(failure);
      }
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    if (this.#away) return this.#sleep(undefined, signal);
    if (this.#options.stream && this.#streamFailures < STREAM_FAILURES) await this.#listen(this.#options.stream, signal);
    else await this.#poll(signal);
  }

  async #listen(stream: HttpCall['stream'], signal: AbortSignal): Promise<void> {
    let stopWatchdog = (): void => undefined;
    const ending = new AbortController();
    const end = () => ending.abort();
    const alive = () => {
      stopWatchdog();
      stopWatchdog = this.#options.clock.after(SILENCE_MS, end);
    };
    signal.addEventListener('abort', end);
    try {
      const response = await stream(listEvents, this.#last, ending.signal);
      alive();
      // Without a place to resume from, nothing is known of what happened before.
      if (this.#last === undefined) this.#options.onGap();
      const heard = () => {
        alive();
        this.#failures = this.#streamFailures = 0;
        this.#say('live');
      };
      await readEventStream(response.body!, (message) => this.#take(message), heard);
      throw new CallFailure('network', listEvents.id);
    } catch (error) {
      this.#streamFailures++;
      // No stream here, or no longer signed in: asking once tells which, at once.
      if (!isCallFailure(error) || signal.aborted) throw error;
      if (error.kind !== 'not-the-api' && error.type !== 'signed-out') throw error;
      this.#streamFailures = STREAM_FAILURES;
    } finally {
      stopWatchdog();
      signal.removeEventListener('abort', end);
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    for (;;) {
      const query = this.#last === undefined ? {} : { after: this.#last, limit: PAGE_ITEMS };
      const { items, last } = await this.#options.call(listEvents, { query, signal });
      for (const event of items) this.#deliver(event);
      this.#resumeFrom(last);
      if (items.length < PAGE_ITEMS) break;
    }
    this.#failures = 0;
    this.#say('polling');
    if (++this.#polls % POLLS_PER_STREAM_TRY === 0) this.#streamFailures = STREAM_FAILURES - 1;
    await this.#sleep(POLL_MS + this.#random() * (POLL_MS / 6), signal);
  }

  #take({ data, event, id }: EventMessage): void {
    if (event === 'ready') {
      if (id !== undefined && /^\d+$/.test(id)) this.#resumeFrom(id);
      return;
    }
    let json: unknown;
    try {
      json = JSON.parse(data);
    } catch {
      json = undefined; // told below as what it is: something happened and nobody knows what
    }
    const parsed = v.safeParse(eventSchema, json);
    if (parsed.success) this.#deliver(parsed.output);
    else if (event === undefined) this.#options.onGap();
  }

  #deliver(event: FeedEvent): void {
    if (this.#last !== undefined && !isAfter(event.id, this.#last)) return;
    this.#last = event.id;
    this.#options.onEvent(event);
  }

  /** What the API says that we have. Less than we believe: it is another feed now, and whatever we read may be old. */
  #resumeFrom(last: string): void {
    if (this.#last === undefined || isAfter(this.#last, last)) this.#options.onGap();
    this.#last = last;
  }

  async #recover(failure: CallFailure): Promise<void> {
    if (this.#turn.signal.aborted) return;
    this.#say('waiting');
    // The API no longer knows where we were: start anew, and say that something may be missing.
    if (failure.type === 'too-old' || failure.type === 'invalid' || failure.type === 'not-found') this.#last = undefined;
    await this.#sleep(failure.detail.retryAfterMs ?? fullJitter(++this.#failures, this.#random()), this.#turn.signal);
  }

  /** Waits; without `ms` until the page is looked at again. */
  async #sleep(ms: number | undefined, signal: AbortSignal): Promise<void> {
    if (ms === undefined) return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));
    await pause(listEvents.id, ms, this.#options.clock, signal).catch(() => undefined); // cut short on purpose
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }

  #say(state: EventsState): void {
    this.#options.onState?.(state);
  }
}

/** Tells of every event from now on, until the returned function is called. */
export function watchEvents(options: EventsOptions): Unsubscribe {
  return new EventWatch(options).start();
}
