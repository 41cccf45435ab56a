/**
 * A short choice in one strip, such as a score: a radio group with one tab stop. Arrow keys go where they point, a typed character goes
 * to the segment that begins with it, Delete or a second press takes the choice back. Up and down are left to whoever stacks several.
 * It knows neither what is chosen nor why.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { controls } from './controls.styles.js';
import { nextCell } from './next-cell.js';

export interface Segment {
  readonly value: string;
  readonly label: string;
  /** In small letters below, and read after the label. */
  readonly hint?: string;
}

/**
 * @tagname flywheel-segments
 * @fires change - The choice is another; read `value`.
 */
export class FlywheelSegments extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .strip {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        border: 1px solid var(--fw-edge);
        border-radius: var(--fw-radius-control);
        background: var(--fw-raised);
      }
      :host([muted]) .strip {
        border-style: dashed;
      }
      .segment {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        min-block-size: 44px;
        padding: 3px 2px;
        border: 0;
        border-inline-start: 1px solid var(--fw-line);
        border-radius: 0;
        background: none;
        font-size: var(--fw-body);
        font-weight: 500;
        line-height: 1.15;
        text-align: center;
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
        touch-action: manipulation;
        transition: background-color var(--fw-motion);
      }
      .segment:first-child {
        border-inline-start: 0;
        border-start-start-radius: calc(var(--fw-radius-control) - 1px);
        border-end-start-radius: calc(var(--fw-radius-control) - 1px);
      }
      .segment:last-child {
        border-start-end-radius: calc(var(--fw-radius-control) - 1px);
        border-end-end-radius: calc(var(--fw-radius-control) - 1px);
      }
      .segment small {
        font-size: 0.8em;
        font-weight: 400;
        color: var(--fw-quiet);
      }
      .segment:hover {
        background: var(--fw-sunken);
      }
      .segment[aria-checked='true'] {
        background: var(--fw-accent-soft);
        box-shadow: inset 0 0 0 2px var(--fw-accent);
        font-weight: 700;
      }
      :host([muted]) .segment[aria-checked='true'] {
        box-shadow: inset 0 0 0 1.5px var(--fw-edge);
        background: none;
        font-weight: 600;
      }
      .segment[aria-checked='true'] small {
        color: inherit;
      }
      .segment:focus-visible {
        position: relative;
        outline-offset: 1px;
      }
      .segment[disabled] {
        opacity: 0.55;
        cursor: default;
      }
      @media (forced-colors: active) {
        .strip {
          border-color: ButtonBorder;
        }
        :host(:not([muted])) .segment[aria-checked='true'] {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }
      @media print {
        .segment:not([aria-checked='true']) {
          color: var(--fw-quiet);
        }
      }
    `,
  ];

  /** Names the group, for ears. */
  @property() label = '';
  @property({ attribute: false }) segments: readonly Segment[] = [];
  /** What is chosen; empty: nothing. */
  @property() value = '';
  /** The value comes from elsewhere and is not this group's own: drawn quietly. */
  @property({ type: Boolean, reflect: true }) muted = false;
  @property({ type: Boolean }) disabled = false;

  @queryAll('.segment') private readonly cells!: NodeListOf<HTMLElement>;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus(options);
  }

  override render(): TemplateResult {
    const known = this.segments.some(({ value }) => value === this.value);
    return html`<div class="strip" role="radiogroup" aria-label=${this.label} @keydown=${this.#onKeydown}>
      ${this.segments.map(
        ({ value, label, hint }, index) =>
          html`<button
            type="button"
            class="segment"
            role="radio"
            aria-checked=${value === this.value}
            tabindex=${(known ? value === this.value : index === 0) ? 0 : -1}
            ?disabled=${this.disabled}
            @click=${() => this.#choose(value === this.value && !this.muted ? '' : value)}
          >
            <span>${label}</span>${hint ? html` <small>${hint}</small>` : nothing}
          </button>`,
      )}
    </div>`;
  }

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.disabled) return;
    const cells = [...this.cells];
    const typed =
      event.key.length === 1 && event.key !== ' '
        ? this.segments.findIndex(({ label }) => label.toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()))
        : -1;
    const clears = event.key === 'Delete' || event.key === 'Backspace';
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    const to = typed >= 0 ? typed : nextCell(boxes, cells.indexOf(event.target as HTMLElement), event.key);
    if (!clears && to === undefined) return;
    event.preventDefault();
    if (clears) this.#choose('');
    else {
      cells[to!]!.focus();
      if (this.segments[to!]!.value !== this.value || this.muted) this.#choose(this.segments[to!]!.value);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-segments': FlywheelSegments;
  }
}
