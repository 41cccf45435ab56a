/** Progress reports: sent by the school, also on a goal that has ended; what was sent stays as it is. */
import { limits } from '../../../src/contract/limits.js';
import type { ProgressReportBody } from '../../../src/contract/progress-report.js';
import { newId } from '../ids.js';
import { isGoalThere } from '../queries/goals.js';
import { findProgressReport, insertProgressReport, listProgressReports } from '../queries/progress-reports.js';
import { invalid, Refusal } from '../refusal.js';
import { checkNear } from '../rules/goal-days.js';
import { allow, mayReport } from '../rules/goal-deciders.js';
import { openGoal, openStudent, tell } from './goal-scene.js';
import type { Handlers } from './handler.js';
import { showProgressReport } from './show-goal.js';

/** More points than anybody could add. */
const MOST_POINTS = 1_000_000;

function checkReport({ from, until, basis }: ProgressReportBody, today: string): void {
  checkNear(from, today, '/from');
  checkNear(until, today, '/until');
  if (until < from) throw invalid('/until', 'must not be before from');
  if (basis.points > MOST_POINTS) throw invalid('/basis/points', `must be at most ${MOST_POINTS}`);
}

export const progressReportRoutes = {
  'progress-reports.list': async (ask) => {
    const { db, viewer, tie } = await openStudent(ask);
    const { goal } = ask.query;
    if (goal !== undefined && !(await isGoalThere(db, viewer.schoolId, tie.studentId, goal))) throw new Refusal('not-found');
    const { rows, next } = await listProgressReports(db, viewer.schoolId, tie.studentId, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showProgressReport(viewer, tie, row)), next } };
  },

  'progress-reports.create': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    allow(mayReport(viewer, tie), 'Needs the permission write-goal, and the voice of the school');
    await openGoal(scene, ask.body.goalId, 'lean');
    checkReport(ask.body, await scene.today());
    const id = newId(ask.nowMs);
    await insertProgressReport(db, viewer, { id, studentId: tie.studentId, at: scene.now }, ask.body);
    await tell(scene, 'progress-report-sent', id);
    const row = (await findProgressReport(db, viewer.schoolId, tie.studentId, id))!;
    return { answer: showProgressReport(viewer, tie, row), recordId: id, location: `progress-reports/${id}` };
  },
} satisfies Partial<Handlers>;
