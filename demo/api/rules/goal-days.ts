/**
 * What terms, points and phase changes must be beside the goal they belong to: on its days, in its measure. What is wrong with terms by themselves
 * is the contract's to say. Pure; each refusal points at what is wrong.
 */
import { fitsMeasure, type MeasureKind } from '../../../src/contract/goal-measure.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import type { AnsweredTerms, Goal } from '../../../src/contract/goal.js';
import { limits } from '../../../src/contract/limits.js';
import { daysBetween } from '../../../src/base/days.js';
import { phaseOn, phasesOf, sameMeasure } from '../../../src/domain/goal-phases.js';
import { Refusal, invalid } from '../refusal.js';

type Days = Pick<Goal, 'revisions' | 'phaseChanges'>;
export interface Measured {
  readonly on: string;
  readonly value: number;
}

/** The terms that hold on a day. */
export const termsOn = (goal: Days, on: string): AnsweredTerms => phaseOn(phasesOf(goal as Goal), on).terms;
/** No revision begins before the first. */
export const firstDay = ({ revisions }: Days) => revisions[0]!.terms.startsOn;
/** Where it is not yet said how it is measured, any number of a sensible size is. */
const kindOf = ({ measure }: AnsweredTerms): MeasureKind => (measure?.kind ?? 'score') as MeasureKind;

/** @throws {Refusal} `invalid` where a day is further from today than a goal may last. */
export function checkNear(day: string | null, today: string, pointer: string): void {
  if (day !== null && Math.abs(daysBetween(today, day)) > limits.goalDays) throw invalid(pointer, `must be at most ${limits.goalDays} days from today`);
}

/** @throws {Refusal} `goal-ended`. */
export function checkActive({ status }: Pick<Goal, 'status'>): void {
  if (status !== 'active') throw new Refusal('goal-ended');
}

/**
 * From the goal's first day to the school's today, in the measure that holds on that day.
 * @param at where value and day stand in the body. @throws {Refusal} `invalid`.
 */
export function checkPoint(goal: Days, { on, value }: Measured, today: string, at = { on: '/on', value: '/value' }): void {
  if (on < firstDay(goal)) throw invalid(at.on, 'must not be before the first day of the goal');
  if (on > today) throw invalid(at.on, 'must not be after today');
  if (!fitsMeasure(value, kindOf(termsOn(goal, on)))) throw invalid(at.value, 'must fit the measure of the goal');
}

/**
 * Whether terms can come into force: not before the goal began, and no point that they would then be the measure of is of another.
 * @param points all of the goal. @throws {Refusal} `invalid`.
 */
export function checkRevision(goal: Days, terms: GoalTerms, points: readonly Measured[], today: string): void {
  checkNear(terms.startsOn, today, '/terms/startsOn');
  if (terms.startsOn < firstDay(goal)) throw invalid('/terms/startsOn', 'must not be before the first day of the goal');
  for (const { on, value } of points) {
    if (on < terms.startsOn) continue;
    const before = termsOn(goal, on);
    if (before.measure && !sameMeasure(before, terms)) throw invalid('/terms/measure', 'must stay the same from a day on which points lie');
    if (!fitsMeasure(value, kindOf(terms))) throw invalid('/terms/measure', 'must be one that the points fit');
  }
}

/** Whether terms can stand in the place of the last revision's, on a goal without points. @throws {Refusal} `invalid`. */
export function checkCorrection(goal: Days, terms: GoalTerms, today: string): void {
  checkNear(terms.startsOn, today, '/terms/startsOn');
  if (goal.revisions.length > 1 && terms.startsOn < firstDay(goal)) throw invalid('/terms/startsOn', 'must not be before the first day of the goal');
  if (goal.revisions.length === 1 && goal.phaseChanges.some(({ on }) => on < terms.startsOn))
    throw invalid('/terms/startsOn', 'must not be after a phase change');
}

/** @throws {Refusal} `invalid`. */
export function checkPhaseDay(goal: Days, on: string, today: string): void {
  if (on < firstDay(goal)) throw invalid('/on', 'must not be before the first day of the goal');
  if (on > today) throw invalid('/on', 'must not be after today');
}
