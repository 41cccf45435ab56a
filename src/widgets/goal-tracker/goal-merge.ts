/**
 * Two people changed the terms of one goal. What goes together is put together; numbers that mean something only together (a target and its unit)
 * are one thing, and terms that would contradict themselves are never made without asking. Pure; it knows no words.
 */
import { wrongIn, type GoalTerms } from '../../contract/goal-terms.js';
import { mergeFields, settleFields, type FieldMerge } from '../../domain/field-merge.js';

/** What can be changed about a goal. */
export interface GoalVersion {
  readonly terms: GoalTerms;
  readonly reviewOn: string | null;
}
/** `statement` · `domain` · `measure` with its scale · `baseline` with its day · `target` · `endsOn` · `reviewOn`; or `numbers`, all of the measuring at once. */
type Cells = Readonly<Record<string, unknown>>;
export type GoalMerge = FieldMerge<Cells>;

function cellsOf({ terms, reviewOn }: GoalVersion, isTogether: boolean): Cells {
  const { statement, domain, measure, scale, baseline, probes, startsOn, target, direction, endsOn } = terms;
  const how = { measure, scale };
  const start = { baseline, probes, startsOn };
  const aim = { target, direction };
  const numbers = isTogether ? { numbers: { ...how, ...start, ...aim } } : { measure: how, baseline: start, target: aim };
  return { statement, domain, ...numbers, endsOn, reviewOn };
}

/** The cells as a version again. The direction follows the numbers. */
export function versionOf(cells: Cells): GoalVersion {
  const { numbers, measure, baseline, target, reviewOn, ...rest } = cells as Record<string, object | null>;
  const terms = { ...rest, ...numbers, ...measure, ...baseline, ...target } as unknown as GoalTerms;
  const isKnown = terms.baseline !== null && terms.target !== null && terms.baseline !== terms.target;
  const direction = isKnown ? (terms.target! > terms.baseline! ? 'increase' : 'decrease') : terms.direction;
  return { terms: { ...terms, direction }, reviewOn: (reviewOn as unknown as string | null) ?? null };
}

/** Where what one side changed and what the other changed cannot both be, the whole of the measuring is one decision. */
export function mergeGoals(base: GoalVersion | undefined, mine: GoalVersion, theirs: GoalVersion): GoalMerge {
  const merge = (isTogether: boolean): GoalMerge => mergeFields(base && cellsOf(base, isTogether), cellsOf(mine, isTogether), cellsOf(theirs, isTogether));
  const sameMeasure = JSON.stringify([mine.terms.measure, mine.terms.scale]) === JSON.stringify([theirs.terms.measure, theirs.terms.scale]);
  const apart = merge(!sameMeasure);
  if (apart.conflicts.length || !wrongIn(versionOf(apart.merged).terms).length) return apart;
  const together = mergeFields(undefined, cellsOf(mine, true), cellsOf(theirs, true));
  return together.conflicts.length ? together : apart;
}

export const settleGoal = (merge: GoalMerge, choices: Readonly<Record<string, string>>): GoalVersion => versionOf(settleFields(merge, choices));
