/**
 * When the answers of a daily report card, or the points of check-in/check-out, ask the team a question (CI-10): a criterion that is nearly always met may want to be harder, one that is
 * mostly missed easier. The guide to school-home daily report cards (Center for Children and Families) wants a criterion within reach, met on about
 * three days of four. It changes nothing and judges nobody: what comes out is a question about the criterion, never about the child.
 */
import type { CheckIn } from '../contract/check-in.js';
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../contract/check-in-plan.js';
import { pointsOf, resultAt } from './check-in-points.js';

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

export interface GoalAdvice {
  readonly ask: 'harder' | 'easier';
  /** Met on so many … */
  readonly met: number;
  /** … of so many days. */
  readonly days: number;
}
export interface CriterionAdvice extends GoalAdvice {
  /** The key of the behaviour. */
  readonly behaviour: string;
  readonly name: string;
}

/** One question at most for each behaviour, in the plan's order. `reports` in any order; a day that was not looked at does not count. */
export function criterionAdvice(
  plan: DailyReportCardPlan,
  reports: readonly CheckIn[],
  settings: CriterionSettings = criterionDefaults,
): readonly CriterionAdvice[] {
  const own = newestFirst(reports, 'report', plan.id);
  return plan.behaviours.flatMap(({ key, name }): CriterionAdvice[] => {
    const looked = own.map(({ results }) => resultAt(results, key)).filter((met) => met !== null);
    const advice = askOf(looked, settings);
    return advice ? [{ behaviour: key, name, ...advice }] : [];
  });
}

/** The same for the points goal of check-in/check-out: reached on nearly all of the last rated days, or on few. `undefined`: nothing to ask. */
export function pointsAdvice(
  plan: CheckInCheckOutPlan,
  checkOuts: readonly CheckIn[],
  settings: CriterionSettings = criterionDefaults,
): GoalAdvice | undefined {
  const days = newestFirst(checkOuts, 'check-out', plan.id).map(({ ratings }) => pointsOf(plan, ratings).met);
  return askOf(
    days.filter((met) => met !== null),
    settings,
  );
}

function newestFirst(checkIns: readonly CheckIn[], of: string, plan: string): readonly CheckIn[] {
  return checkIns.filter(({ kind, planId }) => kind === of && planId === plan).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** `met`: newest first, days that were looked at. */
function askOf(met: readonly boolean[], { days, harderFrom, easierUpTo }: CriterionSettings): GoalAdvice | undefined {
  const last = met.slice(0, days);
  if (!last.length || last.length < days) return undefined;
  const count = last.filter(Boolean).length;
  const part = count / last.length;
  const ask = part >= harderFrom ? 'harder' : part <= easierUpTo ? 'easier' : undefined;
  return ask && { ask, met: count, days: last.length };
}
