/**
 * The phases of a goal: a revision begins one with its own terms, a phase change one with the same terms. What is drawn and reckoned is reckoned
 * phase by phase. Points measured in another unit belong to their own phase and never to the scale of this one.
 */
import type { AnsweredTerms, Goal } from '../contract/goal.js';
import { aimLine, type AimLine } from './goal-aim.js';

export interface GoalPhase {
  /** The first day, a plain date. */
  readonly from: string;
  /** The first day of the next phase; `undefined` for the last. */
  readonly until: string | undefined;
  readonly terms: AnsweredTerms;
  readonly aim: AimLine | undefined;
  /** What began here; `undefined` for the first phase. */
  readonly begins: { readonly kind: 'revision' | 'change'; readonly label: string } | undefined;
}

interface Start {
  readonly from: string;
  readonly terms: AnsweredTerms;
  readonly begins: GoalPhase['begins'];
}

/** Revisions in force, oldest first: one that starts on or before the day of an earlier one replaces it. */
function revisionStarts({ revisions }: Goal): Start[] {
  const starts: Start[] = [];
  for (const { terms, reason, number } of revisions) {
    while (starts.length && starts.at(-1)!.from >= terms.startsOn) starts.pop();
    starts.push({ from: terms.startsOn, terms, begins: number > 1 && starts.length ? { kind: 'revision', label: reason ?? '' } : undefined });
  }
  return starts;
}

/** Oldest first; at least one. */
export function phasesOf(goal: Goal): readonly GoalPhase[] {
  const revised = revisionStarts(goal);
  const changed = [...new Set(goal.phaseChanges.map(({ on }) => on))].flatMap((on): Start[] => {
    const holding = revised.filter(({ from }) => from < on).at(-1);
    const label = goal.phaseChanges.flatMap((change) => (change.on === on ? [change.label] : [])).join(' · ');
    return holding && !revised.some(({ from }) => from === on) ? [{ from: on, terms: holding.terms, begins: { kind: 'change', label } }] : [];
  });
  const starts = [...revised, ...changed].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return starts.map((start, index) => ({ ...start, until: starts[index + 1]?.from, aim: aimLine(start.terms) }));
}

/** The phase that holds on a day; before the first day it is the first. */
export const phaseOn = (phases: readonly GoalPhase[], on: string): GoalPhase => phases.filter(({ from }) => from <= on).at(-1) ?? phases[0]!;

/** Whether values of two phases can stand on one scale. */
export const sameMeasure = (a: AnsweredTerms, b: AnsweredTerms): boolean => a.measure?.kind === b.measure?.kind && a.measure?.unit === b.measure?.unit;
