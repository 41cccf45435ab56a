/** Goals and what hangs on them as one viewer may see them: names as far as they may know them. */
import type { Commitment } from '../../../src/contract/commitment.js';
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { Goal, GoalPerson } from '../../../src/contract/goal.js';
import type { ProgressReport } from '../../../src/contract/progress-report.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import type { CommitmentRow } from '../queries/commitments.js';
import type { GoalPointRow } from '../queries/goal-points.js';
import type { GoalRow } from '../queries/goals.js';
import type { ProgressReportRow } from '../queries/progress-reports.js';
import type { StrategyRow } from '../queries/strategies.js';
import { mayDecide } from '../rules/goal-deciders.js';
import { readingVoice, visibleName, type Named, type Tie, type Viewer } from '../rules/voices.js';

type Eye = Pick<Viewer, 'id' | 'role'>;

function personFor(viewer: Eye, tie: Tie) {
  return (person: Named): GoalPerson => ({ id: person.id, name: visibleName(viewer, tie.household, person), voice: readingVoice(person.role) });
}

export function showGoal(viewer: Eye, tie: Tie, row: GoalRow): Goal {
  const person = personFor(viewer, tie);
  return {
    ...row,
    author: person(row.author),
    revisions: row.revisions.map((revision) => ({ ...revision, by: person(revision.by) })),
    proposals: row.proposals.map((proposal) => ({
      ...proposal,
      by: person(proposal.by),
      decision: proposal.decision && { ...proposal.decision, by: person(proposal.decision.by) },
    })),
    phaseChanges: row.phaseChanges.map((change) => ({ ...change, by: person(change.by) })),
    ending: row.ending && { ...row.ending, by: person(row.ending.by) },
    mayDecide: mayDecide(viewer, tie, row.origin),
  };
}

/** A record of one author, who has an id and perhaps a name. */
function showAuthored<T extends { author: Named }>(viewer: Eye, tie: Tie, row: T) {
  return { ...row, author: { id: row.author.id, name: visibleName(viewer, tie.household, row.author) } };
}

export const showGoalPoint = (viewer: Eye, tie: Tie, row: GoalPointRow): GoalPoint => showAuthored(viewer, tie, row);
export const showCommitment = (viewer: Eye, tie: Tie, row: CommitmentRow): Commitment => showAuthored(viewer, tie, row);
export const showProgressReport = (viewer: Eye, tie: Tie, row: ProgressReportRow): ProgressReport => showAuthored(viewer, tie, row);

export function showStrategy(viewer: Eye, tie: Tie, row: StrategyRow): Strategy {
  const { findings, ...rest } = row;
  return {
    ...showAuthored(viewer, tie, rest),
    findings: findings.map(({ by, ...said }) => ({ personId: by.id, name: visibleName(viewer, tie.household, by), ...said })),
  };
}
