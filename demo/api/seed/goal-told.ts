/** How the goals of the seed school are told: by key and plain date, with what hangs on each. `goals.ts` makes records of it. */
import type { GoalOrigin } from '../../../src/contract/goal.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import type { StrategyBody, StrategyFinding } from '../../../src/contract/strategy.js';

export interface PointTold {
  /** `undefined`: there was no school that week, and nobody measured. */
  readonly on: string | undefined;
  readonly by: string;
  readonly value: number;
  readonly note?: string;
  /** Logged with the check-out of the day, where there was one. */
  readonly withCheckOut?: true;
}
export interface CommitmentTold {
  readonly by: string;
  readonly on: string;
  readonly text: string;
  readonly reviewOn: string;
  readonly state?: 'kept' | 'let-go';
}
export interface GoalTold {
  /** Names the goal in stories and tests, such as `maya-fluency`. */
  readonly key: string;
  readonly student: string;
  readonly origin: GoalOrigin;
  readonly author: string;
  readonly language?: string;
  readonly terms: GoalTerms;
  readonly reviewOn: string | null;
  readonly revisions?: readonly { readonly by: string; readonly on: string; readonly reason: string; readonly terms: GoalTerms }[];
  readonly proposals?: readonly { readonly by: string; readonly on: string; readonly reason: string; readonly terms: GoalTerms }[];
  readonly phaseChanges?: readonly { readonly by: string; readonly on: string; readonly label: string }[];
  readonly ending?: { readonly by: string; readonly on: string; readonly outcome: 'met' | 'ended'; readonly reason: string };
  readonly points: readonly PointTold[];
  readonly commitments?: readonly CommitmentTold[];
  /** Its basis is reckoned from the points that there were by then. */
  readonly reports?: readonly { readonly by: string; readonly from: string; readonly until: string; readonly comment: string }[];
}
export interface StrategyTold {
  readonly key: string;
  readonly student: string;
  readonly by: string;
  readonly on: string;
  readonly text: string;
  readonly language?: string;
  readonly place: StrategyBody['place'];
  /** Keys of goals. */
  readonly goals: readonly string[];
  readonly findings: readonly { readonly by: string; readonly on: string; readonly finding: StrategyFinding }[];
}
