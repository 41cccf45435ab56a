/**
 * A list that comes in pages, each watched behind the one before it, so that it comes at once from the device, then from the API, then live. While a
 * page is asked for anew, what it said last stays. How many pages are wanted is the caller's to say. It draws nothing and knows no noun.
 */
import type { Unsubscribe } from '../base/subscribers.js';
import type { Reading } from './contexts.js';

export interface Listed {
  readonly id: string;
  /** Absent where a record never changes. */
  readonly version?: number;
}
export type PageReading<T> = Reading<{ readonly items: readonly T[]; readonly next: string | null }>;
/** Watches the page that begins at `cursor`; `undefined`: the first. */
export type WatchPage<T> = (cursor: string | undefined, listener: (reading: PageReading<T>) => void) => Unsubscribe;

interface Page<T> {
  readonly cursor: string | undefined;
  readonly stop: () => void;
  reading: PageReading<T> | undefined;
}

export class ListPages<T extends Listed> {
  /** In no order; each record once, in its newest version. */
  items: readonly T[] = [];
  /** Every page there is has come. */
  complete = false;
  failed = false;
  #pages: Page<T>[] = [];
  #last = new Map<number, readonly T[]>();

  constructor(
    readonly watchPage: WatchPage<T>,
    readonly changed: () => void,
    private wanted = Infinity,
  ) {
    this.#watch(0, undefined);
  }

  /** What the first page says. */
  get first(): PageReading<T> | undefined {
    return this.#pages[0]?.reading;
  }
  /** There are records beyond the wanted pages. */
  get hasMore(): boolean {
    return this.#pages.length === this.wanted && typeof this.#pages.at(-1)?.reading?.value?.next === 'string';
  }

  /** One page more is wanted from here on. */
  more(): void {
    this.wanted++;
    const next = this.#pages.at(-1)?.reading?.value?.next;
    if (next) this.#watch(this.#pages.length, next);
  }

  stop(): void {
    for (const { stop } of this.#pages.splice(0)) stop();
  }

  #watch(index: number, cursor: string | undefined): void {
    for (const { stop } of this.#pages.splice(index)) stop();
    const page: Page<T> = { cursor, stop: () => stop(), reading: undefined };
    this.#pages[index] = page;
    // The first word may come before `watch` has returned.
    let stop = (): void => void (isOver = true);
    let isOver = false;
    const unwatch = this.watchPage(cursor, (reading) => this.#hear(index, page, reading));
    if (isOver) unwatch();
    else stop = unwatch;
  }

  #hear(index: number, page: Page<T>, reading: PageReading<T>): void {
    if (this.#pages[index] !== page) return;
    page.reading = reading;
    const { value } = reading;
    if (value) {
      this.#last.set(index, value.items);
      if (value.next === null) this.#end(index);
      else if (index + 1 < this.wanted && this.#pages[index + 1]?.cursor !== value.next) this.#watch(index + 1, value.next);
    }
    this.#gather();
  }

  #end(index: number): void {
    for (const { stop } of this.#pages.splice(index + 1)) stop();
    for (const known of [...this.#last.keys()]) if (known > index) this.#last.delete(known);
  }

  #gather(): void {
    const byId = new Map<string, T>();
    for (const one of [...this.#last.values()].flat()) {
      const known = byId.get(one.id);
      if (!known || (known.version ?? 0) < (one.version ?? 0)) byId.set(one.id, one);
    }
    this.items = [...byId.values()];
    this.complete = this.#pages.every(({ reading }) => reading?.value) && this.#pages.at(-1)?.reading?.value?.next === null;
    this.failed = this.#pages.some(({ reading }) => reading?.status === 'failed' && !reading.value);
    this.changed();
  }
}
