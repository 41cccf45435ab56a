/** Whether ratings and results are answers to the plan they name. Pure; each refusal points at the member that does not fit. */
import type { CheckInBody, Rating, Result } from '../../../src/contract/check-in.js';
import { modeOfKind } from '../../../src/contract/check-in.js';
import type { CheckInCheckOutPlan, CheckInPlan, DailyReportCardPlan } from '../../../src/contract/check-in-plan.js';
import { Refusal, invalid, type InvalidPart } from '../refusal.js';

type WithPlan = Exclude<CheckInBody, { kind: 'feelings' }>;

/** @param plan the plan that `body.planId` names, where this student is on it that day. @throws {Refusal} `invalid`. */
export function checkPlanAnswers(body: WithPlan, plan: CheckInPlan | undefined): void {
  if (plan?.mode !== modeOfKind[body.kind]) throw invalid('/planId', `must be a plan of ${modeOfKind[body.kind]} that this student is on`);
  const errors =
    body.kind === 'check-out'
      ? wrongRatings(body.ratings, plan as CheckInCheckOutPlan)
      : body.kind === 'report'
        ? wrongResults(body.results, plan as DailyReportCardPlan)
        : [];
  if (errors.length > 0) throw new Refusal('invalid', { errors: errors.slice(0, 20) });
}

function wrongRatings(ratings: readonly Rating[], { expectations, periods, scale }: CheckInCheckOutPlan): InvalidPart[] {
  const seen = new Set<string>();
  return ratings.flatMap(({ expectation, period, score }, index) => {
    const at = `/ratings/${index}`;
    const cell = `${expectation}\n${period}`;
    if (!expectations.some(({ key }) => key === expectation)) return { pointer: `${at}/expectation`, detail: 'must be an expectation of the plan' };
    if (!periods.some(({ key }) => key === period)) return { pointer: `${at}/period`, detail: 'must be a period of the plan' };
    if (seen.has(cell)) return { pointer: at, detail: 'is rated twice' };
    seen.add(cell);
    if (score !== null && (score < scale.lowest || score > scale.highest))
      return { pointer: `${at}/score`, detail: `must be from ${scale.lowest} to ${scale.highest}, or null` };
    return [];
  });
}

function wrongResults(results: readonly Result[], { behaviours }: DailyReportCardPlan): InvalidPart[] {
  const seen = new Set<string>();
  return results.flatMap(({ behaviour }, index) => {
    if (!behaviours.some(({ key }) => key === behaviour)) return { pointer: `/results/${index}/behaviour`, detail: 'must be a behaviour of the plan' };
    if (seen.has(behaviour)) return { pointer: `/results/${index}`, detail: 'is answered twice' };
    seen.add(behaviour);
    return [];
  });
}
