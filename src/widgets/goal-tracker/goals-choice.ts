/** Which goals something serves: one chip for each, any number of them chosen. It knows no form. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Goal } from '../../contract/goal.js';
import { troubleLine, type FieldOptions } from '../../ui/fields.js';
import { heldTerms } from './goal-change.js';

/** In a draft: ids with a blank between. */
export const idsIn = (text: string): readonly string[] => text.split(' ').filter(Boolean);

/** The choice after a press, in the order of `all`; what is chosen and not among them stays. */
export const toggled = (all: readonly Goal[], chosen: readonly string[], id: string): string => {
  const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  const known = all.map((goal) => goal.id).filter((one) => next.includes(one));
  return [...known, ...next.filter((one) => !known.includes(one))].join(' ');
};

export function goalsField(options: FieldOptions, goals: readonly Goal[]): TemplateResult {
  const { id, label, value, input } = options;
  const chosen = idsIn(value);
  return html`<fieldset class="chips" id=${id} tabindex="-1" aria-describedby="${id}-trouble">
    <legend>${label}</legend>
    ${goals.map(
      (goal) =>
        html`<label class="chip"
          ><input type="checkbox" value=${goal.id} .checked=${live(chosen.includes(goal.id))} @change=${() => input(toggled(goals, chosen, goal.id))} /><span
            dir="auto"
            lang=${goal.language}
            >${heldTerms(goal).statement}</span
          ></label
        >`,
    )}
    ${troubleLine(options)}
  </fieldset>`;
}
