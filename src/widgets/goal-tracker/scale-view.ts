/** The scale of a goal: what each level looks like, and the choice of one in the form that adds a point (GT-11). Fetched where a goal has a scale. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { attainmentLevels } from '../../domain/goal-attainment.js';
import { levelChoices, levelStyles } from '../../ui/level-choices.js';
import { levelWord } from '../../ui/measured-value.js';

/** `scale` has the words of each level, the lowest first. */
export const scaleView = (scale: readonly string[], locale: string): TemplateResult =>
  html`<dl class="scale-levels">
    ${attainmentLevels.map(
      (level, index) => html`<dt>${levelWord(level, locale)}</dt>
        <dd dir="auto">${scale[index]}${level === 0 ? html` <small class="quiet">${msg('(expected)')}</small>` : nothing}</dd>`,
    )}
  </dl>`;

/** `value` is the level as text; 0 is what is expected. */
export const scaleChoices = (scale: readonly string[], value: string | undefined, locale: string, choose: (value: string) => void): TemplateResult =>
  levelChoices(
    attainmentLevels.map((level, index) => ({ value: level, words: scale[index] })),
    value,
    locale,
    choose,
  );

export const styles = css`
  ${levelStyles}
  .scale-levels {
    margin-block-start: 4px;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    font-size: var(--fw-body);
  }
  .scale-levels dt {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
`;
