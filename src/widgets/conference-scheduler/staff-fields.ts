/** Fields that the desk has and others have not: a time of day, several of a few, yes or no. Values come in, values go out. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { lineField, troubleLine, type FieldChoice, type FieldOptions } from '../../ui/fields.js';
import { listIn } from './staff-conference-form.js';

/** A time on the school's clock, `15:30`. */
export const timeField = (options: FieldOptions): TemplateResult => lineField(options, 'time');

/** Several of a few, all in sight; `value` joins what is chosen by `separator`, in the order of `choices`. */
export function severalField({ id, label, value, trouble, input }: FieldOptions, choices: readonly FieldChoice[], separator = ','): TemplateResult {
  const chosen = listIn(value, separator);
  const toggle = (one: string): void =>
    input(
      choices
        .map((choice) => choice.value)
        .filter((choice) => (choice === one ? !chosen.includes(one) : chosen.includes(choice)))
        .join(separator),
    );
  return html`<fieldset class="chips" id=${id} tabindex="-1" aria-describedby=${trouble ? `${id}-trouble` : nothing}>
    <legend>${label}</legend>
    ${choices.map(
      (choice) =>
        html`<label class="chip"
          ><input
            type="checkbox"
            class="visually-hidden"
            value=${choice.value}
            .checked=${live(chosen.includes(choice.value))}
            @change=${() => toggle(choice.value)}
          /><span>${choice.label}</span></label
        >`,
    )}
    ${troubleLine({ id, trouble })}
  </fieldset>`;
}
