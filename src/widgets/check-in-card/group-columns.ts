/**
 * What the rows of the group pass have side by side: a feeling, the expectations of one period, or one behaviour of the report card. A
 * column reads and writes its part of a set of values, for everyone and for one student alike. Pure.
 */
import { feelingKeys } from '../../contract/feelings.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { Mode } from '../../contract/check-in.js';
import { answer, rate } from '../../domain/check-in-points.js';
import type { Segment } from '../../ui/segments.element.js';
import { answerOf, answerSegments, answerValue } from './answer-words.js';
import { feelingWord } from './feeling-words.js';
import type { GroupFields } from './group-form.js';
import { scoreSegments } from './score-words.js';
import { msg } from '@lit/localize';

export interface Column {
  readonly key: string;
  readonly name: string;
  /** A strip of few choices, or a list of many. */
  readonly kind: 'strip' | 'list';
  readonly segments: readonly Segment[];
  /** `''`: not set. */
  readonly read: (fields: GroupFields) => string;
  readonly write: (fields: GroupFields, value: string) => GroupFields;
}
/** A period or behaviour: what is filled in at a time. */
export interface GroupPage {
  readonly key: string;
  readonly name: string;
}

export function pagesOf(plan: CheckInPlan | undefined): readonly GroupPage[] {
  return !plan ? [] : plan.mode === 'check-in-check-out' ? plan.periods : plan.behaviours;
}

export function columnsOf(mode: Mode, plan: CheckInPlan | undefined, page: GroupPage | undefined, locale: string): readonly Column[] {
  if (mode === 'feelings') return [feelingColumn()];
  if (!plan || !page) return [];
  return plan.mode === 'check-in-check-out'
    ? plan.expectations.map(({ key, name }) => scoreColumn(plan, page.key, { key, name, locale }))
    : [answerColumn(page)];
}

const feelingColumn = (): Column => ({
  key: 'feeling',
  name: msg('Feeling, as seen'),
  kind: 'list',
  segments: feelingKeys.map((value) => ({ value, label: feelingWord(value) })),
  read: ({ feeling }) => feeling ?? '',
  write: (fields, value) => ({ ...fields, feeling: value || undefined }),
});

const scoreColumn = (
  plan: Extract<CheckInPlan, { mode: 'check-in-check-out' }>,
  period: string,
  { key, name, locale }: GroupPage & { readonly locale: string },
): Column => ({
  key,
  name,
  kind: 'strip',
  segments: scoreSegments(plan, locale),
  read: ({ ratings = [] }) => String(ratings.findLast((r) => r.expectation === key && r.period === period)?.score ?? ''),
  write: (fields, value) => {
    const others = (fields.ratings ?? []).filter((r) => r.expectation !== key || r.period !== period);
    return { ...fields, ratings: value === '' ? others : rate(others, key, period, Number(value)) };
  },
});

const answerColumn = ({ key, name }: GroupPage): Column => ({
  key,
  name,
  kind: 'strip',
  segments: answerSegments(),
  read: ({ results = [] }) => answerOf(results, key),
  write: (fields, value) => {
    const others = (fields.results ?? []).filter((r) => r.behaviour !== key);
    const met = answerValue(value);
    return { ...fields, results: met === undefined ? others : answer(others, key, met) };
  },
});
