/**
 * From the form of a goal to what is sent, and back again where somebody else was faster. Pure but for the words of a difference; it refuses to know
 * the screen and the outbox.
 */
import { msg } from '@lit/localize';
import { addDays } from '../../base/days.js';
import { numberText, withMinus } from '../../base/number-text.js';
import { cleanText } from '../../base/text.js';
import type { GoalTerms } from '../../contract/goal-terms.js';
import { changeGoal, createGoal, proposeGoalRevision, reviseGoal } from '../../contract/goal-changes.js';
import type { Goal } from '../../contract/goal.js';
import type { Operation } from '../../contract/operation.js';
import type { Json } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { VersionField } from '../../ui/two-versions.element.js';
import { formOf, fromDraft, toOrigin, toTerms, type FormContext, type GoalForm, type GoalPurpose } from './goal-form.js';
import { dayWord, domainWord } from './goal-labels.js';
import { mergeGoals, type GoalMerge, type GoalVersion } from './goal-merge.js';
import type { Sending } from '../../ui/form-part.js';
import { originsOf } from './goal-rights.js';
import type { GoalScene } from './goal-scene.js';

/** Families and students look at their goal again after so many days (GT-20). */
const REVIEW_DAYS = 60;

export const heldTerms = (goal: Goal) => goal.revisions.at(-1)!.terms;
const wasOf = (goal: Goal): Json => JSON.parse(JSON.stringify({ terms: heldTerms(goal), reviewOn: goal.reviewOn })) as Json;

/** The form before the first key. Terms that begin today start where the latest point lies. */
export function untouchedForm({ today, viewer, locale }: GoalScene, purpose: GoalPurpose, goal: Goal | undefined, latest: number | undefined): GoalForm {
  if (!goal) return { startsOn: today, ...(viewer.voice !== 'school' && { reviewOn: addDays(today, REVIEW_DAYS) }) };
  const form = formOf(heldTerms(goal), goal.reviewOn, locale);
  const base = { version: goal.version, was: wasOf(goal) };
  if (purpose === 'change') return { ...form, base };
  const startsOn = heldTerms(goal).startsOn > today ? heldTerms(goal).startsOn : today;
  const start = latest === undefined ? {} : { measured: 'once', baseline: numberText(latest, locale) };
  return { ...form, startsOn, ...start, base };
}

type Built = Omit<Sending<Operation>, 'isForm'> & { readonly operation: Operation };

/** What goes out; only of a form in which nothing is wrong. */
export function bodyFor(purpose: GoalPurpose, form: GoalForm, context: FormContext, scene: GoalScene, goal: Goal | undefined): Built {
  const student = scene.student.id;
  const terms = toTerms(form, context);
  const reviewOn = form.reviewOn || null;
  const language = scene.locale;
  const reason = cleanText(form.reason ?? '').trim();
  if (!goal) {
    const body = { origin: toOrigin(form, originsOf(scene)), language, terms, reviewOn };
    return { operation: createGoal, params: { student }, body, thread: `goals:${student}` } as unknown as Built;
  }
  const common = { params: { student, goal: goal.id }, thread: `goal:${goal.id}` };
  if (purpose === 'propose') return { ...common, operation: proposeGoalRevision, body: { terms, reason, language } } as unknown as Built;
  const version = form.base?.version ?? goal.version;
  if (purpose === 'change') return { ...common, operation: changeGoal, version, body: { origin: goal.origin, language, terms, reviewOn } } as unknown as Built;
  return { ...common, operation: reviseGoal, version, body: { terms, reason, language, reviewOn } } as unknown as Built;
}

/** Somebody else changed the goal while this waited. */
export interface Fight {
  readonly current: Goal;
  readonly merge: GoalMerge;
}

/** Both versions put together; `undefined` where the API did not say what is there now, or it is no longer open. */
export function fightOf(item: OutboxItem): Fight | undefined {
  const current = item.trouble?.problem?.current as Goal | undefined;
  const body = item.body as unknown as { terms?: GoalTerms; reviewOn?: string | null } | undefined;
  if (!current?.revisions?.length || current.status !== 'active' || !body?.terms) return undefined;
  const was = fromDraft(item.draft?.value).base?.was as unknown as GoalVersion | undefined;
  const mine = { terms: body.terms, reviewOn: body.reviewOn ?? null };
  const theirs = { terms: heldTerms(current) as GoalTerms, reviewOn: current.reviewOn };
  return { current, merge: mergeGoals(was, mine, theirs) };
}

/** The form as it would have been, had it begun from what is there now. */
export function formAfter(item: OutboxItem, current: Goal, { terms, reviewOn }: GoalVersion, locale: string): GoalForm {
  const { reason, rest } = fromDraft(item.draft?.value);
  return {
    ...formOf(terms, reviewOn, locale),
    ...(reason !== undefined && { reason }),
    ...(rest && { rest }),
    base: { version: current.version, was: wasOf(current) },
  };
}

/** What is different, in words. */
export function versionFields({ conflicts }: GoalMerge, locale: string): readonly VersionField[] {
  return conflicts.map(({ field, mine, theirs }) => ({
    name: field,
    label: labelOf(field),
    mine: valueWord(field, mine, locale),
    theirs: valueWord(field, theirs, locale),
    both: false,
  }));
}

export function labelOf(field: string): string {
  const labels: Record<string, () => string> = {
    statement: () => msg('The goal'),
    domain: () => msg('What is it about?'),
    measure: () => msg('How will you see it?'),
    baseline: () => msg('Starting value'),
    target: () => msg('Value to reach'),
    numbers: () => msg('From where to where?'),
    endsOn: () => msg('Last day'),
    reviewOn: () => msg('When do we look at it together?'),
  };
  return labels[field]?.() ?? field;
}

/** A value of a field of `goal-merge.ts` in words. */
export function valueWord(field: string, value: unknown, locale: string): string {
  const number = (one: number | null): string => (one === null ? msg('not said yet') : withMinus(numberText(one, locale)));
  const part = value as GoalTerms;
  const words = typeof value === 'string' ? value : '';
  if (value === null) return msg('not said yet');
  if (field === 'domain') return domainWord(words) || words;
  if (field === 'endsOn' || field === 'reviewOn') return dayWord(value as string, locale);
  if (field === 'measure') return [part.measure?.unit ?? msg('not said yet'), ...(part.scale ?? [])].join(' · ');
  if (field === 'baseline') return `${number(part.baseline)} (${dayWord(part.startsOn, locale)})`;
  if (field === 'target') return number(part.target);
  if (field === 'numbers') return `${number(part.baseline)} → ${number(part.target)} ${part.measure?.unit ?? ''}`;
  return words;
}
