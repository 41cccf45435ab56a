/**
 * Which of a person's tabs sends: the holder of a Web Lock, let go when the page is left or frozen (a page in the back/forward cache keeps its
 * locks), and taken from a holder that has not answered for ten seconds. Order and thrift only: correctness rests on the API's idempotency.
 * Without locks every tab may send.
 */
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import type { Unsubscribe } from '../base/subscribers.js';

export interface LeaderOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly page: PageLife;
  /** `undefined` where the page has none: plain http, a sandbox. */
  readonly locks: LockManager | undefined;
  readonly openChannel: ((name: string) => BroadcastChannel) | undefined;
  /** It is this tab's turn, or it may be worth another look. */
  readonly onChange: () => void;
  /** Another tab tells that the API has taken these rows. */
  readonly onDone: (id: string) => void;
}

/** How long a holder may keep silent while somebody asks, in milliseconds. */
export const SILENCE_MS = 10_000;

type Message = { readonly ask: true } | { readonly here: true } | { readonly done: string };

export class Leader {
  readonly #options: LeaderOptions;
  readonly #unlisten: Unsubscribe;
  #locks: LockManager | undefined;
  #channel: BroadcastChannel | undefined;
  #joined = false;
  #leading = false;
  #request: AbortController | undefined;
  #release: (() => void) | undefined;
  #stopAsking: (() => void) | undefined;
  #answered = false;

  constructor(options: LeaderOptions) {
    this.#options = options;
    this.#locks = options.locks;
    this.#unlisten = options.page.listen({ left: () => this.#leave(), back: () => this.#enter() });
  }

  /** This tab may send. */
  get leading(): boolean {
    return this.#leading;
  }
  /** No other tab may. */
  get alone(): boolean {
    return this.#leading && this.#locks !== undefined;
  }

  /** Wants to send from now on, as soon as it is its turn. */
  join(): void {
    if (this.#joined) return;
    this.#joined = true;
    this.#enter();
  }

  /** Has nothing to send with: another tab may. */
  leave(): void {
    this.#joined = false;
    this.#leave();
  }

  stop(): void {
    this.leave();
    this.#unlisten();
  }

  /** Something waits and another tab is in front: is it still there? */
  wanted(): void {
    if (this.#leading || this.#stopAsking || !this.#request) return;
    this.#answered = false;
    this.#say({ ask: true });
    this.#stopAsking = this.#options.clock.after(SILENCE_MS, () => {
      this.#stopAsking = undefined;
      if (!this.#answered) this.#hold(true);
      else this.#options.onChange();
    });
  }

  /** Tells the other tabs that the API has it. Never what it is. */
  tellDone(id: string): void {
    this.#say({ done: id });
  }

  #enter(): void {
    if (!this.#joined || this.#request) return;
    this.#channel = this.#options.openChannel?.(this.#options.name);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data));
    this.#hold(false);
  }

  #leave(): void {
    this.#stopAsking?.();
    this.#stopAsking = undefined;
    this.#request?.abort();
    this.#request = undefined;
    this.#release?.();
    this.#release = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.#lead(false);
  }

  #hold(steal: boolean): void {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    if (!this.#locks) return this.#lead(true);
    const held = () =>
      new Promise<void>((resolve) => {
        if (request.signal.aborted) return resolve();
        this.#release = resolve;
        this.#lead(true);
      });
    this.#locks.request(this.#options.name, steal ? { steal } : { signal: request.signal }, held).catch((error: unknown) => {
      if (request.signal.aborted) return;
      this.#release = undefined;
      this.#lead(false);
      // Taken from us: back into the line. Anything else means that this page may have no locks at all.
      if ((error as { name?: unknown } | null)?.name !== 'AbortError') this.#locks = undefined;
      this.#hold(false);
    });
  }

  #hear(message: Message): void {
    if ('done' in message) this.#options.onDone(message.done);
    else if ('here' in message) this.#answered = true;
    else if (this.#leading) {
      this.#say({ here: true });
      this.#options.onChange();
    }
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #lead(leading: boolean): void {
    if (leading === this.#leading) return;
    this.#leading = leading;
    if (leading) this.#options.onChange();
  }
}
