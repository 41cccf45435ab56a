/** What changed between two versions of a goal's terms, from what to what, in words. Pure but for the words. */
import { msg } from '@lit/localize';
import type { AnsweredTerms } from '../../contract/goal.js';
import { labelOf, valueWord } from './goal-change.js';

export interface Difference {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** In the order in which a goal is read; empty where the words would be the same. */
export function differences(before: AnsweredTerms, after: AnsweredTerms, locale: string): readonly Difference[] {
  const cells = (terms: AnsweredTerms): Readonly<Record<string, unknown>> => ({
    statement: terms.statement,
    domain: terms.domain,
    measure: terms,
    baseline: terms,
    target: terms,
    endsOn: terms.endsOn,
    direction: terms.direction === 'increase' ? msg('More is better') : msg('Less is better'),
  });
  const [was, is] = [cells(before), cells(after)];
  return Object.keys(was).flatMap((field) => {
    const [from, to] = [valueWord(field, was[field], locale), valueWord(field, is[field], locale)];
    return from === to ? [] : [{ label: field === 'direction' ? msg('Which way is better?') : labelOf(field), from, to }];
  });
}
