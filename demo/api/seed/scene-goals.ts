/** The seed school's goals as the API would answer for one of its people, by the API's own rules. */
import type { Commitment } from '../../../src/contract/commitment.js';
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { Goal } from '../../../src/contract/goal.js';
import type { ProgressReport } from '../../../src/contract/progress-report.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import { showCommitment, showGoal, showGoalPoint, showProgressReport, showStrategy } from '../routes/show-goal.js';
import { readingVoice, type Named, type Tie } from '../rules/voices.js';
import { personId } from './entry.js';
import type { SeedGoal, SeedStrategy } from './goals.js';
import type { Relation, SchoolPerson, SchoolStory } from './school.js';

export interface GoalsScene {
  /** A student's goals, newest first. */
  goals(student: string): readonly Goal[];
  /** The points of a goal, the last added first. */
  goalPoints(goal: string): readonly GoalPoint[];
  commitments(student: string): readonly Commitment[];
  strategies(student: string): readonly Strategy[];
  progressReports(student: string): readonly ProgressReport[];
}

/** The id of a goal by its key, such as `maya-fluency`. @throws where there is none. */
export function goalIdIn(story: SchoolStory, key: string): string {
  const found = story.goals.find((goal) => goal.key === key);
  if (!found) throw new Error(`flywheel: no goal at ${story.school.name} has the key ${key}`);
  return found.id;
}

/** @param key of `roster.ts`. */
export function goalsSceneOf(story: SchoolStory, key: string): GoalsScene {
  const viewer = story.people.find(({ id }) => id === personId(key))!;
  const tieTo = (student: string) =>
    story.relations.find((one) => one.studentId === student && one.personId === viewer.id && one.permissions.includes('see-goals'));
  const shown = <R extends { readonly studentId: string }, S>(rows: readonly R[], is: (row: R) => boolean, show: (tie: Tie, row: R) => S): S[] =>
    rows
      .filter(is)
      .flatMap((row) => {
        const tie = tieTo(row.studentId);
        return tie ? [show(asTie(tie), row)] : [];
      })
      .reverse();
  const named = (student: string, id: string) => namedIn(story, student, id);
  const of =
    (student: string) =>
    ({ studentId }: { readonly studentId: string }) =>
      studentId === student;
  return {
    goals: (student) => shown(story.goals, of(student), (tie, goal) => showGoal(viewer, tie, goalRow(goal, named))),
    goalPoints: (goal) =>
      shown(
        story.goalPoints,
        ({ goalId }) => goalId === goal,
        (tie, { authorId, ...point }) =>
          showGoalPoint(viewer, tie, { ...point, author: named(point.studentId, authorId), checkInId: readable(story, viewer, point.checkInId) }),
      ),
    commitments: (student) =>
      shown(story.commitments, of(student), (tie, { authorId, ...row }) => showCommitment(viewer, tie, { ...row, author: named(student, authorId) })),
    strategies: (student) => shown(story.strategies, of(student), (tie, strategy) => showStrategy(viewer, tie, strategyRow(strategy, named))),
    progressReports: (student) =>
      shown(story.progressReports, of(student), (tie, { authorId, ...row }) => showProgressReport(viewer, tie, { ...row, author: named(student, authorId) })),
  };
}

type Naming = (student: string, id: string) => Named;

const asTie = ({ studentId, relation, permissions, household }: Relation): Tie => ({ studentId, relation, permissions, household });

function namedIn(story: SchoolStory, student: string, id: string): Named {
  const { name, role } = story.people.find((person) => person.id === id)!;
  return { id, name, role, household: story.relations.find((one) => one.studentId === student && one.personId === id)?.household ?? null };
}

/** A check-in that the viewer may not read is not told of. */
function readable(story: SchoolStory, viewer: SchoolPerson, checkInId: string | null): string | null {
  const entry = story.entries.find(({ id }) => id === checkInId);
  return entry && (entry.authorId === viewer.id || entry.audience.includes(readingVoice(viewer.role))) ? entry.id : null;
}

function goalRow({ key: _, authorId, revisions, proposals, phaseChanges, ending, ...goal }: SeedGoal, named: Naming) {
  const said = <T extends { readonly byId: string }>({ byId, ...rest }: T) => ({ ...rest, by: named(goal.studentId, byId) });
  return {
    ...goal,
    author: named(goal.studentId, authorId),
    revisions: revisions.map((revision) => said(revision)),
    proposals: proposals.map((proposal) => ({ ...said(proposal), decision: null })),
    phaseChanges: phaseChanges.map((change) => said(change)),
    ending: ending && said(ending),
  };
}

function strategyRow({ authorId, findings, ...strategy }: SeedStrategy, named: Naming) {
  const { studentId } = strategy;
  return {
    ...strategy,
    author: named(studentId, authorId),
    findings: findings.map(({ byId, ...said }) => ({ ...said, by: named(studentId, byId) })),
  };
}
