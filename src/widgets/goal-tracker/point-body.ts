/** What is wrong with a point that was typed or worth asking about, and what is sent of it. Pure; it comes with the form that adds a point. */
import { numberIn } from '../../base/number-text.js';
import { fitsCharacters } from '../../base/text.js';
import { fitsMeasure, measureKinds, measureRanges, type MeasureKind } from '../../contract/goal-measure.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { GoalPointBody } from '../../contract/goal-point.js';
import { limits } from '../../contract/limits.js';
import { valueProblem } from '../../domain/goal-value.js';
import type { PointContext, PointForm, PointProblem } from './point-form.js';

/** A kind of measure that this version does not know takes any number. */
export const kindOf = ({ measure }: AnsweredTerms): MeasureKind => measureKinds.find((kind) => kind === measure?.kind) ?? 'score';

function problemOfValue({ value = '', sure }: PointForm, { terms, locale, known }: PointContext): PointProblem | undefined {
  const kind = kindOf(terms);
  const others = kind === 'attainment' ? [] : [...known, terms.baseline, terms.target].filter((one): one is number => one !== null);
  return valueProblem(value, sure, { range: measureRanges[kind], fits: (number) => fitsMeasure(number, kind), locale, others });
}

/** In the order of the form, at most one for each field. */
export function problemsOf(form: PointForm, context: PointContext): readonly PointProblem[] {
  const { on = context.today, note = '' } = form;
  const value = problemOfValue(form, context);
  const problems: PointProblem[] = value ? [value] : [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) problems.push('no-day');
  else if (on < context.startsOn) problems.push('before-start');
  else if (on > context.today) problems.push('after-today');
  if (!fitsCharacters(note.trim(), limits.noteCharacters)) problems.push('note-too-long');
  return problems;
}

/** What is sent. Only for a form without problems. */
export function toBody({ on, value = '', note = '' }: PointForm, { today, locale }: Pick<PointContext, 'today' | 'locale'>): GoalPointBody {
  return { on: on ?? today, value: numberIn(value, locale) ?? NaN, note: note.trim() || null, language: locale };
}
