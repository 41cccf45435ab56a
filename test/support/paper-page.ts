/** A page that a test shows, hides, leaves and brings back. */
import type { PageHandlers, PageLife } from '../../src/base/page-life.js';

export class PaperPage implements PageLife {
  readonly #handlers = new Set<PageHandlers>();
  visible = true;

  listen(on: PageHandlers): () => void {
    this.#handlers.add(on);
    return () => void this.#handlers.delete(on);
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
    this.#tell('online');
  }
  #tell(what: keyof PageHandlers): void {
    for (const on of [...this.#handlers]) on[what]?.();
  }
}
