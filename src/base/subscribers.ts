/** A list of listeners that one bad listener cannot break. */
export type Unsubscribe = () => void;

export class Subscribers<Args extends readonly unknown[] = []> {
  readonly #listeners = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Tells every listener; an error of one is reported as the page's own (`reportError`) and stops nobody. */
  tell(...args: Args): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
