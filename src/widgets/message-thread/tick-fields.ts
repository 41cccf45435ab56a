/** Boxes to tick: one alone, or several under one name. Values come in and go out; it knows no form. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldChoice } from '../../ui/fields.js';

export interface TickOptions {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}
export const tickField = ({ id, label, checked, change }: TickOptions): TemplateResult =>
  html`<label class="tick"
    ><input
      id=${id}
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /><span dir="auto">${label}</span></label
  >`;

export interface TicksOptions {
  readonly id: string;
  readonly label: string;
  readonly chosen: readonly string[];
  readonly choices: readonly FieldChoice[];
  readonly flip: (value: string) => void;
}
export const ticksField = ({ id, label, chosen, choices, flip }: TicksOptions): TemplateResult =>
  html`<fieldset class="ticks" id=${id}>
    <legend>${label}</legend>
    ${choices.map(
      ({ value, label: name }) =>
        html`<label class="tick"
          ><input type="checkbox" value=${value} .checked=${live(chosen.includes(value))} @change=${() => flip(value)} /><span dir="auto">${name}</span></label
        >`,
    )}
  </fieldset>`;
