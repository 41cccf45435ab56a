/**
 * Whether the page is being put on paper at this moment, for an element that then shows more than fits a screen. It has drawn anew before the paper is made,
 * whoever asked for it, and after it; it knows nothing of what is printed.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

/** How Lit draws what is to be drawn: for those that extend it, and for a controller that cannot wait. */
interface Drawn {
  performUpdate(): void;
}

export class PrintController implements ReactiveController {
  isPrinting = false;
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#begin);
    window.addEventListener('afterprint', this.#end);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#begin);
    window.removeEventListener('afterprint', this.#end);
    this.isPrinting = false;
  }

  readonly #begin = (): void => this.#turn(true);
  readonly #end = (): void => this.#turn(false);

  #turn(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    this.#host.requestUpdate();
    // At once: where a script of the page calls `print()`, no microtask runs before the browser looks at the page.
    (this.#host as unknown as Drawn).performUpdate();
  }
}
