/**
 * Which tabs are alive, and what they tell each other. A tab holds a Web Lock as long as a person can type in it; it lets go when the page leaves
 * (a page in the back-forward cache is not alive). Without locks (plain http) tabs answer each other's call. It knows nothing of drafts.
 */
import type { Clock } from '../base/clock.js';

const ANSWER_WITHIN_MS = 150;
const QUERY_WITHIN_MS = 500;

export type OpenChannel = (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'> | undefined;

export interface TabsOptions {
  readonly tab: string;
  readonly name: string;
  readonly locks: LockManager | undefined;
  readonly openChannel: OpenChannel;
  readonly clock: Clock;
  readonly onMessage: (message: unknown) => void;
}

export class Tabs {
  readonly #options: TabsOptions;
  #channel: ReturnType<OpenChannel>;
  #letGo: (() => void) | undefined;
  #answers = new Set<string>();
  #calling: Promise<unknown> | undefined;

  constructor(options: TabsOptions) {
    this.#options = options;
    this.join();
  }

  /** The page is there, or there again. */
  join(): void {
    if (this.#letGo) return;
    const { locks, name, tab, openChannel } = this.#options;
    const asked = new AbortController();
    const held = new Promise<void>((resolve) => {
      this.#letGo = () => {
        asked.abort();
        resolve();
      };
    });
    locks?.request(`${name}/${tab}`, { signal: asked.signal }, () => held).catch(() => {}); // refused, or left before it was granted: others see no such tab
    this.#channel = openChannel(name);
    if (this.#channel) this.#channel.onmessage = (event: MessageEvent) => this.#hear(event.data);
  }

  leave(): void {
    this.#letGo?.();
    this.#letGo = undefined;
    this.#channel?.close();
    this.#channel = undefined;
  }

  tell(message: object): void {
    this.#channel?.postMessage(message);
  }

  /** The other tabs that are there now. */
  async alive(): Promise<ReadonlySet<string>> {
    const { locks, name, tab } = this.#options;
    const query = async () => locks?.query();
    const state = await this.#within(
      QUERY_WITHIN_MS,
      query().catch(() => undefined), // refused: the others are asked by channel
    );
    const names = state && [...(state.held ?? []), ...(state.pending ?? [])].map((lock) => lock.name ?? '');
    const others = names ? new Set(names.flatMap((lock) => (lock.startsWith(`${name}/`) ? lock.slice(name.length + 1) : []))) : await this.#call();
    others.delete(tab);
    return others;
  }

  async #call(): Promise<Set<string>> {
    if (!this.#channel) return new Set();
    if (!this.#calling) {
      this.#answers = new Set();
      this.tell({ whoIsThere: true });
      this.#calling = this.#within(ANSWER_WITHIN_MS, new Promise(() => {})).finally(() => (this.#calling = undefined));
    }
    await this.#calling;
    return new Set(this.#answers);
  }

  #within<T>(ms: number, result: Promise<T>): Promise<T | undefined> {
    let stop = () => {};
    const late = new Promise<undefined>((resolve) => (stop = this.#options.clock.after(ms, () => resolve(undefined))));
    return Promise.race([result, late]).finally(() => stop());
  }

  #hear(message: unknown): void {
    const { whoIsThere, here } = (message ?? {}) as { whoIsThere?: unknown; here?: unknown };
    if (whoIsThere) this.tell({ here: this.#options.tab });
    else if (typeof here === 'string') this.#answers.add(here);
    else this.#options.onMessage(message);
  }
}
