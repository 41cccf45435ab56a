/** The levels of a scale to choose from, each with what it looks like. Plain numbers and words come in; it knows no goal and no form. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { levelWord } from './measured-value.js';

export interface Level {
  readonly value: number;
  /** What it looks like, in the team's words. */
  readonly words: string | undefined;
}

/** `chosen` is the level as text; 0 is what is expected. */
export function levelChoices(levels: readonly Level[], chosen: string | undefined, locale: string, choose: (value: string) => void): TemplateResult {
  return html`<fieldset class="levels" aria-describedby="problems">
    <legend>${msg('Which level fits today?')}</legend>
    ${levels.map(
      ({ value, words }) => html`<label class="level">
        <input type="radio" name="level" class="visually-hidden" value=${value} .checked=${chosen === String(value)} @change=${() => choose(String(value))} />
        <b>${levelWord(value, locale)}</b><span dir="auto">${words}${value === 0 ? html` <small class="quiet">${msg('(expected)')}</small>` : nothing}</span>
      </label>`,
    )}
  </fieldset>`;
}

export const levelStyles = css`
  .levels {
    display: grid;
    gap: 6px;
    inline-size: 100%;
  }
  .levels legend {
    font-size: var(--fw-body);
    font-weight: 600;
    margin-block-end: 6px;
  }
  .level {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 44px;
    padding: 10px 12px;
    border: 1px solid var(--fw-edge);
    border-radius: var(--fw-radius-control);
    cursor: pointer;
  }
  .level:has(:checked) {
    border-color: var(--fw-accent);
    background: var(--fw-accent-soft);
    box-shadow: inset 0 0 0 1px var(--fw-accent);
  }
  .level:focus-within:has(:focus-visible) {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
  .level b {
    flex: none;
    min-inline-size: 2em;
    font-variant-numeric: tabular-nums;
  }
  .level span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
