/**
 * Words of a person: a text area that counts as a person counts, says how much is too much and never cuts anything off. What it gives out is
 * clean text (`base/text.ts`); what is on the screen is left alone, so the caret and an input method keep their place.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { cleanText, countCharacters, fitsCharacters } from '../base/text.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { controls } from './controls.styles.js';

/**
 * @tagname flywheel-note-field
 * @fires input - After each key; read `value`.
 */
export class FlywheelNoteField extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
      label {
        font-size: var(--fw-body);
        font-weight: 600;
      }
      textarea {
        display: block;
        min-block-size: 88px;
        max-block-size: 320px;
        field-sizing: content;
        resize: vertical;
        overflow-wrap: anywhere;
      }
      .count {
        font-size: var(--fw-small);
        color: var(--fw-quiet);
        font-variant-numeric: tabular-nums;
      }
      .too-much {
        color: var(--fw-attention);
        font-weight: 600;
      }
      @media print {
        textarea {
          border: 0;
        }
      }
    `,
  ];

  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) value = '';
  /** The most characters, as a person counts them. */
  @property({ type: Number }) limit = 2000;
  /** BCP 47, for numbers. */
  @property() locale = 'en';
  @property({ type: Boolean }) disabled = false;

  @query('textarea') private readonly area!: HTMLTextAreaElement;

  /** Whether `value` fits the limit. */
  get fits(): boolean {
    return fitsCharacters(this.value, this.limit);
  }

  override focus(options?: FocusOptions): void {
    this.area.focus(options);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('value') && cleanText(this.area.value) !== this.value) this.area.value = this.value;
  }

  override render(): TemplateResult {
    return html`<label for="note">${this.label}</label>
      ${this.hint ? html`<span class="quiet small" id="hint">${this.hint}</span>` : nothing}
      <textarea
        id="note"
        class="field"
        dir="auto"
        rows="3"
        aria-describedby="hint count"
        aria-invalid=${this.fits ? 'false' : 'true'}
        ?disabled=${this.disabled}
        @input=${this.#onInput}
        @change=${this.#onChange}
      ></textarea>
      <span id="count">${this.#renderCount()}</span>`;
  }

  #renderCount(): TemplateResult | typeof nothing {
    if (this.value.length < this.limit * 0.8) return nothing;
    const most = this.limit.toLocaleString(this.locale);
    if (this.value.length > this.limit * 32)
      return html`<span class="count too-much">${msg(str`This is far more than ${most} characters. Nothing is cut off; please shorten it.`)}</span>`;
    const count = countCharacters(this.value);
    const over = count - this.limit;
    return over > 0
      ? html`<span class="count too-much">${msg(str`${count.toLocaleString(this.locale)} of ${most} characters: ${over.toLocaleString(this.locale)} too many. Nothing is cut off; please shorten it.`)}</span>`
      : html`<span class="count">${msg(str`${count.toLocaleString(this.locale)} of ${most} characters`)}</span>`;
  }

  #onInput(): void {
    this.value = cleanText(this.area.value);
  }

  /** Focus has left: now the screen may show the clean words too. */
  #onChange(): void {
    if (this.area.value !== this.value) this.area.value = this.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-note-field': FlywheelNoteField;
  }
}
