/**
 * A measured value on paper: its number with the unit, the levels of a scale to choose from, and what is wrong with what was typed. Plain numbers and
 * words come in; it knows no goal and no form.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';

/** At most two decimals, in the digits of the language. */
export const numberWord = (value: number, locale: string): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);

/** A level of a scale always has its sign. */
export const levelWord = (level: number, locale: string): string => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(level);

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

export interface MeasuredWords {
  /** What was typed. */
  readonly typed: string;
  readonly least: number;
  readonly most: number;
  /** It is a level of a scale. */
  readonly isLevel: boolean;
  readonly locale: string;
}

/** `problem` is one of `valueProblem` in `domain/goal-value.ts`. */
export function valueWord(problem: string, { typed, least, most, isLevel, locale }: MeasuredWords): string {
  switch (problem) {
    case 'no-number':
      return msg(str`“${typed.trim()}” is not one number. Write it in digits.`);
    case 'not-whole':
      return msg('This is counted, so it is a whole number.');
    case 'too-fine':
      return msg('Please write at most four digits after the decimal sign.');
    case 'out-of-range':
      return msg(str`This can be from ${least.toLocaleString(locale)} to ${most.toLocaleString(locale)}.`);
    case 'far':
      return msg(str`This is far from everything so far. Is ${typed.trim()} right?`);
    default:
      return isLevel ? msg('Choose a level.') : msg('Write a number.');
  }
}

export const measuredStyles = css`
  .measured {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .measured .field {
    flex: 1 1 6em;
    max-inline-size: 9em;
    font-variant-numeric: tabular-nums;
  }
  .unit {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    color: var(--fw-quiet);
    font-size: var(--fw-body);
  }
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
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    font-size: var(--fw-body);
    font-weight: 550;
  }
`;
