/**
 * A school's term with its plain meaning one press away (X-16). The meaning opens in the flow of the page, so it is never cut off; the
 * words come from whoever places it.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { controls } from './controls.styles.js';
import { icon } from './icon.js';
import { help } from './icons.js';

/** @tagname flywheel-gloss */
export class FlywheelGloss extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      .term {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-block-size: 44px;
        min-inline-size: 44px;
        padding: 0;
        border: 0;
        border-radius: 4px;
        background: none;
        cursor: pointer;
        text-align: start;
      }
      .term .icon {
        inline-size: 1.1em;
        block-size: 1.1em;
        color: var(--fw-quiet);
      }
      .meaning {
        flex: 1 0 100%;
        padding: 8px 12px;
        border-inline-start: 3px solid var(--fw-accent);
        background: var(--fw-accent-soft);
        border-radius: 0 var(--fw-radius-control) var(--fw-radius-control) 0;
        font-size: var(--fw-body);
        color: var(--fw-ink);
        font-weight: 400;
      }
      @media print {
        .term .icon {
          display: none;
        }
      }
      .meaning:dir(rtl) {
        border-radius: var(--fw-radius-control) 0 0 var(--fw-radius-control);
      }
    `,
  ];

  @property() term = '';
  /** Plain words for it; empty: the term alone. */
  @property() meaning = '';
  @state() private open = false;

  override render(): TemplateResult {
    if (!this.meaning) return html`<span>${this.term}</span>`;
    return html`<button
        type="button"
        class="term"
        aria-expanded=${this.open}
        aria-controls="meaning"
        aria-label=${msg(str`${this.term}: what does this mean?`)}
        @click=${() => (this.open = !this.open)}
        @keydown=${this.#onKeydown}
      >
        <span>${this.term}</span>${icon(help)}
      </button>
      <p class="meaning" id="meaning" ?hidden=${!this.open} dir="auto">${this.open ? this.meaning : nothing}</p>`;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-gloss': FlywheelGloss;
  }
}
