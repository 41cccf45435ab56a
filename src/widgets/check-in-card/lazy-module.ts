/**
 * A part of the card's thinking that only some cards need: fetched when it is first asked for; the host draws itself anew when it is there.
 * Where the fetch fails (offline, a cut), the next drawing asks again.
 */
import type { ReactiveControllerHost } from 'lit';

export class LazyModule<T> {
  #module: T | undefined;
  #loading = false;

  constructor(
    readonly host: ReactiveControllerHost,
    readonly load: () => Promise<T>,
  ) {}

  get module(): T | undefined {
    if (!this.#module && !this.#loading) {
      this.#loading = true;
      this.load().then(
        (module) => {
          this.#module = module;
          this.host.requestUpdate();
        },
        () => (this.#loading = false),
      );
    }
    return this.#module;
  }
}
