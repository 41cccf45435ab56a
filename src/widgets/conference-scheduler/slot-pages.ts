/**
 * The slots of one conference, all of them: pages of a list that are watched one behind the other, so that each comes at once from the device, then from
 * the API, then live. While a page is asked for anew, what it said last stays, so nothing flickers. It draws nothing.
 */
import { limits } from '../../contract/limits.js';
import { listSlots, type Slot } from '../../contract/slot.js';
import type { Reader, Reading } from '../../element/contexts.js';

interface Page {
  readonly cursor: string | undefined;
  readonly stop: () => void;
  reading: Reading<{ readonly items: readonly Slot[]; readonly next: string | null }> | undefined;
}

export class SlotPages {
  /** The earliest first; each slot once. */
  items: readonly Slot[] = [];
  /** Every page has come. */
  complete = false;
  failed = false;
  #pages: Page[] = [];
  #last: (readonly Slot[])[] = [];

  constructor(
    readonly reader: Reader,
    readonly conferenceId: string,
    readonly changed: () => void,
  ) {
    this.#watch(0, undefined);
  }

  stop(): void {
    for (const { stop } of this.#pages.splice(0)) stop();
  }

  #watch(index: number, cursor: string | undefined): void {
    for (const { stop } of this.#pages.splice(index)) stop();
    // The first word may come before `watch` has returned.
    let stop = (): void => void (isOver = true);
    let isOver = false;
    const page: Page = { cursor, stop: () => stop(), reading: undefined };
    this.#pages[index] = page;
    const query = { limit: limits.pageItems, ...(cursor !== undefined && { cursor }) };
    const unwatch = this.reader.watch(listSlots, { params: { conference: this.conferenceId }, query }, (reading) => this.#hear(index, page, reading));
    if (isOver) unwatch();
    else stop = unwatch;
  }

  #hear(index: number, page: Page, reading: NonNullable<Page['reading']>): void {
    if (this.#pages[index] !== page) return;
    page.reading = reading;
    const { value } = reading;
    if (value) {
      this.#last[index] = value.items;
      if (value.next === null) this.#end(index);
      else if (this.#pages[index + 1]?.cursor !== value.next) this.#watch(index + 1, value.next);
    }
    this.#gather();
  }

  #end(index: number): void {
    for (const { stop } of this.#pages.splice(index + 1)) stop();
    this.#last.length = Math.min(this.#last.length, index + 1);
  }

  #gather(): void {
    const byId = new Map<string, Slot>();
    for (const slot of this.#last.flat()) byId.set(slot.id, slot);
    this.items = [...byId.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1));
    this.complete = this.#pages.every(({ reading }) => reading?.value) && this.#pages.at(-1)?.reading?.value?.next === null;
    this.failed = this.#pages.some(({ reading }) => reading?.status === 'failed' && !reading.value);
    this.changed();
  }
}
