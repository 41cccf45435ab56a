/** Goals: to set, correct, revise, end and take back. Proposals and phase changes are in `goal-proposals.ts`. */
import { limits } from '../../../src/contract/limits.js';
import type { Goal } from '../../../src/contract/goal.js';
import type { GoalBody } from '../../../src/contract/goal-changes.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { correctRevision, deleteGoal, endGoal, insertGoal, insertRevision, isReportedOn, raiseGoal } from '../queries/goal-changes.js';
import { measuredOn } from '../queries/goal-points.js';
import { listGoals } from '../queries/goals.js';
import { invalid, Refusal } from '../refusal.js';
import { checkActive, checkCorrection, checkNear, checkRevision } from '../rules/goal-days.js';
import { allow, maySet } from '../rules/goal-deciders.js';
import { openGoal, openStudent, tell, type StudentScene } from './goal-scene.js';
import type { Handlers } from './handler.js';
import { showGoal } from './show-goal.js';

/** How many points there are is no part of what has a version, so what is read is always told whole. */
export const replyOf = (goal: Goal) => ({ answer: goal, version: goal.version, recordId: goal.id });

/** The goal as it is now, after everyone was told. */
export async function changed(scene: StudentScene, goalId: string) {
  await tell(scene, 'goal-changed', goalId);
  return replyOf(await openGoal(scene, goalId, 'read'));
}

/** A new goal, for those who may set one of this origin; whoever calls it tells everyone. Its id. @throws {Refusal} `not-allowed`, `invalid`. */
export async function setGoal(scene: StudentScene, body: GoalBody): Promise<string> {
  allow(maySet(scene.viewer, scene.tie, body.origin), 'Needs the permission write-goal, and the voice of that origin');
  const today = await scene.today();
  checkNear(body.terms.startsOn, today, '/terms/startsOn');
  checkNear(body.reviewOn, today, '/reviewOn');
  const id = newId(scene.now.getTime());
  await insertGoal(scene.db, scene.act, { id, studentId: scene.tie.studentId }, body);
  return id;
}

/** The goal, held for one who decides about it. @throws {Refusal} `not-found`, `not-allowed`, `goal-ended`. */
export async function openToDecide(scene: StudentScene, goalId: string): Promise<Goal> {
  const goal = await openGoal(scene, goalId, 'lock');
  allow(goal.mayDecide);
  checkActive(goal);
  return goal;
}

export const goalRoutes = {
  'goals.list': async (ask) => {
    const { db, viewer, tie } = await openStudent(ask);
    const { rows, next } = await listGoals(db, viewer.schoolId, tie.studentId, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showGoal(viewer, tie, row)), next } };
  },

  'goals.read': async (ask) => ({ ...replyOf(await openGoal(await openStudent(ask), ask.params.goal, 'read')), alwaysWhole: true }),

  'goals.create': async (ask) => {
    const scene = await openStudent(ask);
    const id = await setGoal(scene, ask.body);
    return { ...(await changed(scene, id)), location: `goals/${id}` };
  },

  'goals.change': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openToDecide(scene, ask.params.goal);
    if (goal.points > 0) throw new Refusal('has-points');
    checkVersion(ask.ifMatch, goal.version, goal);
    const { terms, language, reviewOn, origin } = ask.body;
    if (origin !== goal.origin) throw invalid('/origin', 'must stay the same');
    const today = await scene.today();
    checkCorrection(goal, terms, today);
    checkNear(reviewOn, today, '/reviewOn');
    await correctRevision(scene.db, scene.act, goal.id, goal.revisions.at(-1)!.number, terms);
    await raiseGoal(scene.db, scene.act, goal.id, { language, reviewOn });
    return changed(scene, goal.id);
  },

  'goals.revise': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openToDecide(scene, ask.params.goal);
    checkVersion(ask.ifMatch, goal.version, goal);
    const { terms, reason, language, reviewOn } = ask.body;
    const today = await scene.today();
    checkRevision(goal, terms, await measuredOn(scene.db, scene.viewer.schoolId, goal.id), today);
    checkNear(reviewOn, today, '/reviewOn');
    await insertRevision(scene.db, scene.act, goal.id, { number: goal.revisions.length + 1, reason, terms });
    await raiseGoal(scene.db, scene.act, goal.id, { language, reviewOn });
    return changed(scene, goal.id);
  },

  'goals.end': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openToDecide(scene, ask.params.goal);
    checkVersion(ask.ifMatch, goal.version, goal);
    await endGoal(scene.db, scene.act, goal.id, ask.body.outcome, ask.body.reason);
    return changed(scene, goal.id);
  },

  'goals.remove': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openToDecide(scene, ask.params.goal);
    if (goal.points > 0) throw new Refusal('has-points');
    if (await isReportedOn(scene.db, scene.viewer.schoolId, goal.id)) throw new Refusal('has-points', { detail: 'A report was sent on it, which stays' });
    checkVersion(ask.ifMatch, goal.version, goal);
    const strategies = await deleteGoal(scene.db, scene.viewer.schoolId, goal.id);
    await tell(scene, 'goal-removed', goal.id);
    for (const strategy of strategies) await tell(scene, 'strategy-changed', strategy);
    return { answer: undefined, recordId: goal.id };
  },
} satisfies Partial<Handlers>;
