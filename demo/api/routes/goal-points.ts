/** The points of goals: added in one's own voice, changed and taken back by whoever added them. One that was logged with a check-in stays on its day. */
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import {
  deleteGoalPoint,
  findGoalPoint,
  holdCheckInOf,
  insertGoalPoint,
  listGoalPoints,
  lockGoalPoint,
  raiseCheckIn,
  updateGoalPoint,
  type GoalPointRow,
} from '../queries/goal-points.js';
import { invalid, Refusal } from '../refusal.js';
import { checkActive, checkPoint } from '../rules/goal-days.js';
import { checkOwn, pointVoice } from '../rules/goal-deciders.js';
import { tellCheckInChanged } from './check-in-points.js';
import { openGoal, openStudent, tell, type StudentScene } from './goal-scene.js';
import type { Handlers } from './handler.js';
import { showGoalPoint } from './show-goal.js';

function replyOf({ viewer, tie }: StudentScene, row: GoalPointRow | undefined) {
  if (!row) throw new Refusal('not-found');
  return { answer: showGoalPoint(viewer, tie, row), version: row.version, recordId: row.id };
}

interface Place {
  readonly goal: string;
  readonly point: string;
}

/** A point of one's own, held with its goal and with the check-in that shows it. */
async function openOwnPoint(scene: StudentScene, place: Place, ifMatch: readonly string[] | undefined) {
  const { db, viewer, tie } = scene;
  await holdCheckInOf(db, viewer.schoolId, place.point);
  const goal = await openGoal(scene, place.goal, 'lean');
  const point = await lockGoalPoint(db, viewer, tie.studentId, goal.id, place.point);
  if (!point) throw new Refusal('not-found');
  pointVoice(viewer, tie);
  checkOwn(viewer, point.author);
  checkActive(goal);
  checkVersion(ifMatch, point.version, showGoalPoint(viewer, tie, point));
  return { goal, point };
}

async function tellPointChanged(scene: StudentScene, { goalId, checkInId }: GoalPointRow): Promise<void> {
  await tell(scene, 'goal-point-changed', goalId);
  if (checkInId === null) return;
  await raiseCheckIn(scene.db, scene.viewer.schoolId, checkInId);
  await tellCheckInChanged(scene, checkInId);
}

export const goalPointRoutes = {
  'goal-points.list': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const goal = await openGoal(scene, ask.params.goal, 'read');
    const { rows, next } = await listGoalPoints(db, viewer, tie.studentId, goal.id, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showGoalPoint(viewer, tie, row)), next } };
  },

  'goal-points.add': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const goal = await openGoal(scene, ask.params.goal, 'lean');
    const voice = pointVoice(viewer, tie);
    checkActive(goal);
    checkPoint(goal, ask.body, await scene.today());
    const made = { id: newId(ask.nowMs), goalId: goal.id, studentId: tie.studentId, voice, checkInId: null, at: scene.now };
    await insertGoalPoint(db, viewer, made, ask.body);
    await tell(scene, 'goal-point-changed', goal.id);
    return { ...replyOf(scene, await findGoalPoint(db, viewer, tie.studentId, goal.id, made.id)), location: `points/${made.id}` };
  },

  'goal-points.change': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const { goal, point } = await openOwnPoint(scene, ask.params, ask.ifMatch);
    if (point.checkInId !== null && ask.body.on !== point.on) throw invalid('/on', 'must stay the day of the check-in');
    checkPoint(goal, ask.body, await scene.today());
    await updateGoalPoint(db, viewer.schoolId, point.id, ask.body, scene.now);
    await tellPointChanged(scene, point);
    return replyOf(scene, await findGoalPoint(db, viewer, tie.studentId, goal.id, point.id));
  },

  'goal-points.remove': async (ask) => {
    const scene = await openStudent(ask);
    const { point } = await openOwnPoint(scene, ask.params, ask.ifMatch);
    await deleteGoalPoint(scene.db, scene.viewer.schoolId, point.id);
    await tellPointChanged(scene, point);
    return { answer: undefined, recordId: point.id };
  },
} satisfies Partial<Handlers>;
