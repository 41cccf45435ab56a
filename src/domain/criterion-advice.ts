/**
 * When the answers of a daily report card ask the team a question (CI-10): a criterion that is nearly always met may want to be harder, one that is
 * mostly missed easier. The guide to school-home daily report cards (Center for Children and Families) wants a criterion within reach, met on about
 * three days of four. It changes nothing and judges nobody: what comes out is a question about the criterion, never about the child.
 */
import type { CheckIn } from '../contract/check-in.js';
import type { DailyReportCardPlan } from '../contract/check-in-plan.js';
import { resultAt } from './check-in-points.js';

export interface CriterionSettings {
  /** The last days on which the behaviour was looked at; fewer are not enough to ask. */
  readonly days: number;
  /** From this part of them met on: harder? */
  readonly harderFrom: number;
  /** Up to this part of them met: easier? */
  readonly easierUpTo: number;
}
/** Two school weeks; 9 of 10, and half. */
export const criterionDefaults: CriterionSettings = { days: 10, harderFrom: 0.9, easierUpTo: 0.5 };

export interface CriterionAdvice {
  /** The key of the behaviour. */
  readonly behaviour: string;
  readonly name: string;
  readonly ask: 'harder' | 'easier';
  /** Met on so many … */
  readonly met: number;
  /** … of so many days. */
  readonly days: number;
}

/** One question at most for each behaviour, in the plan's order. `reports` in any order; a day that was not looked at does not count. */
export function criterionAdvice(
  plan: DailyReportCardPlan,
  reports: readonly CheckIn[],
  settings: CriterionSettings = criterionDefaults,
): readonly CriterionAdvice[] {
  const own = reports.filter(({ kind, planId }) => kind === 'report' && planId === plan.id).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return plan.behaviours.flatMap(({ key, name }): CriterionAdvice[] => {
    const looked = own.map(({ results }) => resultAt(results, key)).filter((met) => met !== null);
    const last = looked.slice(0, settings.days);
    if (last.length < settings.days || !last.length) return [];
    const met = last.filter(Boolean).length;
    const part = met / last.length;
    if (part >= settings.harderFrom) return [{ behaviour: key, name, ask: 'harder', met, days: last.length }];
    return part <= settings.easierUpTo ? [{ behaviour: key, name, ask: 'easier', met, days: last.length }] : [];
  });
}
