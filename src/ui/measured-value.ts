/**
 * A measured value on paper: its number with the unit, and what is wrong with what was typed. Plain numbers and words come in; it knows no goal and no
 * form. The levels of a scale are in `level-choices.ts`.
 */
import { msg, str } from '@lit/localize';
import { css } from 'lit';
import { numberFormatOf } from '../base/number-format.js';
import { withMinus } from '../base/number-text.js';

/** At most two decimals, in the digits of the language. */
export const numberWord = (value: number, locale: string): string => withMinus(numberFormatOf(locale, { maximumFractionDigits: 2 }).format(value));

/** A level of a scale always has its sign. */
export const levelWord = (level: number, locale: string): string => withMinus(numberFormatOf(locale, { signDisplay: 'exceptZero' }).format(level));

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
      return msg(str`This can be from ${numberWord(least, locale)} to ${numberWord(most, locale)}.`);
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
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    font-size: var(--fw-body);
    font-weight: 550;
  }
`;
