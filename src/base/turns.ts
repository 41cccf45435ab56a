/**
 * One thing in each task: whoever has much to do at once lets the page breathe in between. The first goes at once unless it can wait, and a page in the
 * background is not slowed down any further, as its timers would be.
 */

/** Resolves in a task of its own, after what the page had to do before. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (): void => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

export class Turns {
  /** The end of the queue; `undefined` where nobody had a turn in this task. */
  #last: Promise<void> | undefined;
  /** Whose task this is. */
  #now: object | undefined;

  /**
   * `undefined` where it is the turn of `who`, also for the second time in one task; else it resolves when it is. `canWait`: this task may have been a long one
   * already, so that it is not the turn of `who` before the next.
   */
  take(who: object, canWait = false): Promise<void> | undefined {
    if (who === this.#now) return undefined;
    const before = this.#last ?? (canWait ? nextTask() : undefined);
    const mine = before?.then(() => void (this.#now = who));
    if (!mine) this.#now = who;
    const after = (mine ?? Promise.resolve()).then(nextTask);
    this.#last = after;
    void after.then(() => {
      if (this.#last === after) this.#last = this.#now = undefined;
    });
    return mine;
  }
}
