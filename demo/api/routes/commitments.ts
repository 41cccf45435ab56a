/** Commitments: everyone who takes part in a goal may promise something, and only whoever promised says how it went, also after the goal ended. */
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { findCommitment, insertCommitment, listCommitments, lockCommitment, updateCommitment, type CommitmentRow } from '../queries/commitments.js';
import { isGoalThere } from '../queries/goals.js';
import { Refusal } from '../refusal.js';
import { checkActive, checkNear } from '../rules/goal-days.js';
import { checkOwn, partVoice } from '../rules/goal-deciders.js';
import { openGoal, openStudent, tell, type StudentScene } from './goal-scene.js';
import type { Handlers } from './handler.js';
import { showCommitment } from './show-goal.js';

function replyOf({ viewer, tie }: StudentScene, row: CommitmentRow | undefined) {
  if (!row) throw new Refusal('not-found');
  return { answer: showCommitment(viewer, tie, row), version: row.version, recordId: row.id };
}

export const commitmentRoutes = {
  'commitments.list': async (ask) => {
    const { db, viewer, tie } = await openStudent(ask);
    const { goal } = ask.query;
    if (goal !== undefined && !(await isGoalThere(db, viewer.schoolId, tie.studentId, goal))) throw new Refusal('not-found');
    const { rows, next } = await listCommitments(db, viewer.schoolId, tie.studentId, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showCommitment(viewer, tie, row)), next } };
  },

  'commitments.create': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const voice = partVoice(viewer, tie);
    checkActive(await openGoal(scene, ask.body.goalId, 'lean'));
    checkNear(ask.body.reviewOn, await scene.today(), '/reviewOn');
    const id = newId(ask.nowMs);
    await insertCommitment(db, viewer, { id, studentId: tie.studentId, voice, at: scene.now }, ask.body);
    await tell(scene, 'commitment-changed', id);
    return { ...replyOf(scene, await findCommitment(db, viewer.schoolId, tie.studentId, id)), location: `commitments/${id}` };
  },

  'commitments.change': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const before = await lockCommitment(db, viewer.schoolId, tie.studentId, ask.params.commitment);
    if (!before) throw new Refusal('not-found');
    partVoice(viewer, tie);
    checkOwn(viewer, before.author);
    checkVersion(ask.ifMatch, before.version, showCommitment(viewer, tie, before));
    if (ask.body.reviewOn !== before.reviewOn) checkNear(ask.body.reviewOn, await scene.today(), '/reviewOn');
    await updateCommitment(db, viewer.schoolId, before.id, ask.body, scene.now);
    await tell(scene, 'commitment-changed', before.id);
    return replyOf(scene, await findCommitment(db, viewer.schoolId, tie.studentId, before.id));
  },
} satisfies Partial<Handlers>;
