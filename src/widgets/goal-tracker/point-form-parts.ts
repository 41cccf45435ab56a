/** Small parts of the form that adds a point: the levels of a scale, each with what it looks like (GT-11). */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { attainmentLevels } from '../../domain/goal-attainment.js';
import { icon } from '../../ui/icon.js';
import { attention } from '../../ui/icons.js';
import { levelWord } from './goal-labels.js';

export const attentionMark = icon(attention);

/** `value` is the level as text; 0 is what is expected. */
export function choices(scale: readonly string[], value: string | undefined, locale: string, choose: (value: string) => void): TemplateResult {
  return html`<fieldset class="levels" aria-describedby="problems">
    <legend>${msg('Which level fits today?')}</legend>
    ${attainmentLevels.map(
      (level, index) => html`<label class="level">
        <input type="radio" name="level" class="visually-hidden" value=${level} .checked=${value === String(level)} @change=${() => choose(String(level))} />
        <b>${levelWord(level, locale)}</b><span dir="auto">${scale[index]}${level === 0 ? html` <small class="quiet">${msg('(expected)')}</small>` : nothing}</span>
      </label>`,
    )}
  </fieldset>`;
}
