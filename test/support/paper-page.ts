/** A page that a test shows, hides, leaves and brings back. */
import type { PageHandlers, PageLife } from '../../src/base/page-life.js';

export class PaperPage implements PageLife {
  readonly #handlers = new Set<PageHandlers>();
  readonly #later = new Set<() => void>();
  /** Drawing: what can wait does, until `calmDown`. */
  busy = false;
  visible = true;
  offline = false;

  listen(on: PageHandlers): () => void {
    this.#handlers.add(on);
    return () => void this.#handlers.delete(on);
  }
  whenCalm(run: () => void): () => void {
    this.#later.add(run);
    if (!this.busy) queueMicrotask(() => this.calmDown());
    return () => void this.#later.delete(run);
  }
  calmDown(): void {
    this.busy = false;
    for (const run of this.#later) if (this.#later.delete(run)) run();
  }
  get listeners(): number {
    return this.#handlers.size;
  }
  show(): void {
    this.visible = true;
    this.#tell('shown');
  }
  hide(): void {
    this.visible = false;
    this.#tell('hidden');
  }
  leave(): void {
    this.#tell('left');
  }
  comeBack(): void {
    this.#tell('back');
  }
  goOnline(): void {
    this.offline = false;
    this.#tell('online');
  }
  #tell(what: keyof PageHandlers): void {
    for (const on of [...this.#handlers]) on[what]?.();
  }
}
