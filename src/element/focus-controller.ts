/**
 * Keeps a keyboard's place: where the control that had the focus goes away (folded, sent, opened into something else), the focus goes to
 * what came in its place and not to the top of the page. The control names that in `data-next`, a selector. It knows no widget.
 */
import type { LitElement, ReactiveController } from 'lit';

export class FocusController implements ReactiveController {
  readonly #host: LitElement;
  #had: Element | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  hostUpdate(): void {
    this.#had = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const had = this.#had;
    this.#had = null;
    if (had instanceof HTMLElement && !had.isConnected && had.dataset.next) focusOn(this.#host, had.dataset.next);
  }
}

/** Focuses the first in `host` that `selector` finds once it is drawn; nothing where there is none. */
export function focusOn(host: LitElement, selector: string): void {
  void host.updateComplete.then(async () => {
    const next = host.renderRoot.querySelector<HTMLElement & Partial<Pick<LitElement, 'updateComplete'>>>(selector);
    await next?.updateComplete;
    next?.focus();
  });
}
