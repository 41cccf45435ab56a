/**
 * The points of one goal, all of them: pages of a list that are watched one behind the other, so that each comes at once from the device, then from the
 * API, then live. While a page is asked for anew, what it said last stays. It draws nothing.
 */
import { limits } from '../../contract/limits.js';
import { listGoalPoints, type GoalPoint } from '../../contract/goal-point.js';
import type { Reader, Reading } from '../../element/contexts.js';

interface Page {
  readonly cursor: string | undefined;
  readonly stop: () => void;
  reading: Reading<{ readonly items: readonly GoalPoint[]; readonly next: string | null }> | undefined;
}

export class GoalPoints {
  /** In no order; each point once, in its newest version. */
  items: readonly GoalPoint[] = [];
  /** Every page has come. */
  complete = false;
  failed = false;
  #pages: Page[] = [];
  #last = new Map<number, readonly GoalPoint[]>();

  constructor(
    readonly reader: Reader,
    readonly studentId: string,
    readonly goalId: string,
    readonly changed: () => void,
  ) {
    this.#watch(0, undefined);
  }

  stop(): void {
    for (const { stop } of this.#pages.splice(0)) stop();
  }

  #watch(index: number, cursor: string | undefined): void {
    for (const { stop } of this.#pages.splice(index)) stop();
    const page: Page = { cursor, stop: () => stop(), reading: undefined };
    this.#pages[index] = page;
    const query = { limit: limits.pageItems, ...(cursor !== undefined && { cursor }) };
    // The first word may come before `watch` has returned.
    let stop = (): void => void (isOver = true);
    let isOver = false;
    const unwatch = this.reader.watch(listGoalPoints, { params: { student: this.studentId, goal: this.goalId }, query }, (reading) =>
      this.#hear(index, page, reading),
    );
    if (isOver) unwatch();
    else stop = unwatch;
  }

  #hear(index: number, page: Page, reading: NonNullable<Page['reading']>): void {
    if (this.#pages[index] !== page) return;
    page.reading = reading;
    const { value } = reading;
    if (value) {
      this.#last.set(index, value.items);
      if (value.next === null) this.#end(index);
      else if (this.#pages[index + 1]?.cursor !== value.next) this.#watch(index + 1, value.next);
    }
    this.#gather();
  }

  #end(index: number): void {
    for (const { stop } of this.#pages.splice(index + 1)) stop();
    for (const known of [...this.#last.keys()]) if (known > index) this.#last.delete(known);
  }

  #gather(): void {
    const byId = new Map<string, GoalPoint>();
    for (const point of [...this.#last.values()].flat()) {
      const known = byId.get(point.id);
      if (!known || known.version < point.version) byId.set(point.id, point);
    }
    this.items = [...byId.values()];
    this.complete = this.#pages.every(({ reading }) => reading?.value) && this.#pages.at(-1)?.reading?.value?.next === null;
    this.failed = this.#pages.some(({ reading }) => reading?.status === 'failed' && !reading.value);
    this.changed();
  }
}
