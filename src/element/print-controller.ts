/**
 * Whether the page is being put on paper at this moment, for an element that then shows more than fits a screen. It draws anew before the paper is made and
 * after it; it knows nothing of what is printed.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class PrintController implements ReactiveController {
  isPrinting = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
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

  // What the host draws in its next microtask is drawn before the browser looks at the page.
  readonly #begin = (): void => this.#turn(true);
  readonly #end = (): void => this.#turn(false);

  #turn(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    this.#host.requestUpdate();
  }
}
