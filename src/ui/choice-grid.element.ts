/**
 * One choice out of several, laid out in named groups: a radio group with one tab stop and arrow keys that go where they point, in
 * whatever layout the container leaves, also from right to left. Pressing the chosen cell again takes the choice back.
 * It knows neither what is chosen nor why.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { controls } from './controls.styles.js';
import { nextCell } from './next-cell.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Drawn above the label: one path on 24 × 24. */
  readonly picture: string;
}
export interface ChoiceGroup {
  /** Shown above its cells and read with each of them. */
  readonly label?: string;
  /** `1` to `4`: the tint of its cells. */
  readonly tone?: number;
  readonly choices: readonly Choice[];
}

/** What does not fit a third of a narrow grid in a wide typeface: there its cells stand in two columns, for no word is broken. */
const LONG_WORD = /[^\s\u00AD-]{9}/u;

/**
 * @tagname flywheel-choice-grid
 * @fires change - The choice is another; read `value`.
 */
export class FlywheelChoiceGrid extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .grid {
        display: grid;
        gap: 12px;
      }
      .group {
        display: grid;
        gap: 6px;
        align-content: start;
      }
      .cells {
        display: grid;
        grid-template-columns: repeat(var(--columns, 3), minmax(0, 1fr));
        gap: 6px;
      }
      .cells.five {
        --columns: 5;
      }
      .group-label {
        font-size: var(--fw-small);
        color: var(--fw-quiet);
        line-height: 1.3;
      }
      .cell {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 4px;
        min-block-size: 64px;
        padding: 8px 2px;
        border: 1px solid var(--fw-line);
        border-radius: var(--fw-radius-control);
        background: var(--tint, var(--fw-raised));
        font-size: var(--fw-small);
        font-weight: 500;
        line-height: 1.2;
        overflow-wrap: anywhere;
        hyphens: auto;
        cursor: pointer;
        touch-action: manipulation;
        transition:
          background-color var(--fw-motion),
          border-color var(--fw-motion);
      }
      .cell svg {
        inline-size: 28px;
        block-size: 28px;
        flex: none;
        color: var(--hue, var(--fw-ink));
      }
      .tone-1 {
        --hue: var(--fw-hue-1);
        --tint: var(--fw-tint-1);
      }
      .tone-2 {
        --hue: var(--fw-hue-2);
        --tint: var(--fw-tint-2);
      }
      .tone-3 {
        --hue: var(--fw-hue-3);
        --tint: var(--fw-tint-3);
      }
      .tone-4 {
        --hue: var(--fw-hue-4);
        --tint: var(--fw-tint-4);
      }
      .cell:hover {
        border-color: var(--hue, var(--fw-edge));
      }
      .cell[aria-checked='true'] {
        border-color: var(--hue, var(--fw-accent));
        background: color-mix(in oklab, var(--hue, var(--fw-accent)) 14%, var(--fw-raised));
        box-shadow: inset 0 0 0 1.5px var(--hue, var(--fw-accent));
        font-weight: 650;
      }
      .cell:focus-visible {
        box-shadow: 0 0 0 2px var(--fw-raised);
      }
      :host([faces-only]) .cell svg {
        inline-size: 44px;
        block-size: 44px;
      }
      :host([faces-only]) .cell {
        min-block-size: 88px;
      }
      @container (min-width: 560px) {
        .grid:not(.single) {
          grid-template-columns: 1fr 1fr;
        }
      }
      @container (max-width: 26em) {
        .cells.five {
          --columns: 3;
        }
      }
      @container (max-width: 15em) {
        .cells.cells {
          --columns: 2;
        }
      }
      @container (max-width: 19.5em) {
        .long .cells.cells {
          --columns: 2;
        }
      }
      @container (max-width: 12.5em) {
        .grid .cells.cells {
          --columns: 1;
        }
        .cell {
          flex-direction: row;
          justify-content: start;
          gap: 12px;
          min-block-size: 52px;
          padding-inline: 16px;
        }
      }
      @media (forced-colors: active) {
        .cell {
          border-color: ButtonBorder;
        }
        .cell svg {
          color: CanvasText;
        }
      }
    `,
  ];

  /** Names the whole group, for ears. */
  @property() label = '';
  @property({ attribute: false }) groups: readonly ChoiceGroup[] = [];
  /** What is chosen; empty: nothing. */
  @property() value = '';
  /** Large pictures, small words: for who does not read yet. */
  @property({ type: Boolean, reflect: true, attribute: 'faces-only' }) facesOnly = false;
  @property({ type: Boolean }) disabled = false;

  @queryAll('.cell') private readonly cells!: NodeListOf<HTMLElement>;

  /** The cell that Tab reaches. */
  #current = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') && this.value) this.#current = this.value;
    const all = this.groups.flatMap(({ choices }) => choices);
    if (!all.some(({ value }) => value === this.#current)) this.#current = all[0]?.value ?? '';
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.cell[tabindex="0"]')?.focus(options);
  }

  override render(): TemplateResult {
    const long = this.groups.some(({ choices }) => choices.some(({ label }) => LONG_WORD.test(label)));
    return html`<div class="grid ${this.groups.length < 2 ? 'single' : ''} ${long ? 'long' : ''}" role="radiogroup" aria-label=${this.label} @keydown=${this.#onKeydown}>
      ${this.groups.map((group, index) => this.#renderGroup(group, `g${index}`))}
    </div>`;
  }

  #renderGroup({ label, tone, choices }: ChoiceGroup, id: string): TemplateResult {
    return html`<div class="group ${tone ? `tone-${tone}` : ''}">
      ${label ? html`<span class="group-label" id=${id} aria-hidden="true">${label}</span>` : nothing}
      <div class="cells ${choices.length === 5 ? 'five' : ''}">${choices.map((choice) => this.#renderCell(choice, label ? id : undefined))}</div>
    </div>`;
  }

  #renderCell({ value, label, picture }: Choice, describedBy: string | undefined): TemplateResult {
    return html`<button
      type="button"
      class="cell"
      role="radio"
      data-value=${value}
      aria-checked=${value === this.value}
      aria-describedby=${describedBy ?? nothing}
      tabindex=${value === this.#current ? 0 : -1}
      ?disabled=${this.disabled}
      @click=${() => this.#choose(value === this.value ? '' : value)}
    >
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        <path d=${picture}></path></svg
      ><span>${label}</span>
    </button>`;
  }

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cells = [...this.cells];
    const from = cells.findIndex((cell) => cell === event.target);
    const to = nextCell(
      cells.map((cell) => cell.getBoundingClientRect()),
      from,
      event.key,
    );
    if (to === undefined) return;
    event.preventDefault();
    const cell = cells[to]!;
    this.#current = cell.dataset.value ?? '';
    cell.focus();
    if (this.#current !== this.value) this.#choose(this.#current);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-choice-grid': FlywheelChoiceGrid;
  }
}
