/** Everything about a student's goals that a viewer may see, for the export of the record. */
import { limits } from '../../../src/contract/limits.js';
import { listCommitments } from '../queries/commitments.js';
import { listGoalPoints } from '../queries/goal-points.js';
import { listGoals } from '../queries/goals.js';
import { allPages, type Page, type PageAsked } from '../queries/newest-first.js';
import { listProgressReports } from '../queries/progress-reports.js';
import type { Db } from '../queries/statement.js';
import { listStrategies } from '../queries/strategies.js';
import type { Tie, Viewer } from '../rules/voices.js';
import { showCommitment, showGoal, showGoalPoint, showProgressReport, showStrategy } from './show-goal.js';

export async function allAboutGoals(db: Db, viewer: Viewer, tie: Tie) {
  const { schoolId } = viewer;
  const { studentId } = tie;
  const every = async <R, S>(list: (page: PageAsked) => Promise<Page<R>>, show: (viewer: Viewer, tie: Tie, row: R) => S): Promise<S[]> =>
    (await allPages(limits.pageItems, list)).map((row) => show(viewer, tie, row));
  const goals = await every((page) => listGoals(db, schoolId, studentId, page), showGoal);
  const goalPoints = [];
  for (const { id } of goals) goalPoints.push(...(await every((page) => listGoalPoints(db, viewer, studentId, id, page), showGoalPoint)));
  return {
    goals,
    goalPoints,
    commitments: await every((page) => listCommitments(db, schoolId, studentId, page), showCommitment),
    strategies: await every((page) => listStrategies(db, schoolId, studentId, page), showStrategy),
    progressReports: await every((page) => listProgressReports(db, schoolId, studentId, page), showProgressReport),
  };
}
