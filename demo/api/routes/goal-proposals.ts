/** What those who do not decide propose, what those who decide answer, and the days on which something changed while the terms stayed. */
import type { Goal, GoalProposal } from '../../../src/contract/goal.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { decideProposal, insertPhaseChange, insertProposal, insertRevision, raiseGoal } from '../queries/goal-changes.js';
import { measuredOn } from '../queries/goal-points.js';
import { invalid, Refusal } from '../refusal.js';
import { checkActive, checkPhaseDay, checkRevision } from '../rules/goal-days.js';
import { allow, mayPropose } from '../rules/goal-deciders.js';
import { openGoal, openStudent, type StudentScene } from './goal-scene.js';
import { changed, openToDecide } from './goals.js';
import type { Handlers } from './handler.js';

type Answer = 'accept' | 'decline' | 'withdraw';
const stateAfter: Record<Answer, string> = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' };

async function checkTerms(scene: StudentScene, goal: Goal, terms: GoalTerms): Promise<void> {
  checkRevision(goal, terms, await measuredOn(scene.db, scene.viewer.schoolId, goal.id), await scene.today());
}

/** The proposal becomes a revision, for its own reason. What points have come since may stand in its way. */
async function accept(scene: StudentScene, goal: Goal, { terms, reason }: GoalProposal): Promise<void> {
  try {
    await checkTerms(scene, goal, terms as GoalTerms);
  } catch (error) {
    if (error instanceof Refusal && error.type === 'invalid')
      throw invalid('/answer', 'cannot be accept: the goal has changed, and what was proposed does not fit');
    throw error;
  }
  await insertRevision(scene.db, scene.act, goal.id, { number: goal.revisions.length + 1, reason, terms: terms as GoalTerms });
}

export const goalProposalRoutes = {
  'goals.propose': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openGoal(scene, ask.params.goal, 'lock');
    allow(mayPropose(scene.viewer, scene.tie), 'Needs the permission propose-goal');
    checkActive(goal);
    await checkTerms(scene, goal, ask.body.terms);
    await insertProposal(scene.db, scene.act, goal.id, { id: newId(ask.nowMs), ...ask.body });
    await raiseGoal(scene.db, scene.act, goal.id);
    return changed(scene, goal.id);
  },

  'goals.decide': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openGoal(scene, ask.params.goal, 'lock');
    const proposal = goal.proposals.find(({ id }) => id === ask.params.proposal);
    if (!proposal) throw new Refusal('not-found');
    const { answer, reason } = ask.body;
    allow(answer === 'withdraw' ? proposal.by.id === scene.viewer.id : goal.mayDecide);
    checkActive(goal);
    checkVersion(ask.ifMatch, goal.version, goal);
    if (proposal.state !== 'open') throw new Refusal('already-there', { current: goal });
    if (answer === 'accept') await accept(scene, goal, proposal);
    const language = await decideProposal(scene.db, scene.act, goal.id, proposal.id, stateAfter[answer], reason);
    await raiseGoal(scene.db, scene.act, goal.id, answer === 'accept' && language !== undefined ? { language } : {});
    return changed(scene, goal.id);
  },

  'goals.mark-phase': async (ask) => {
    const scene = await openStudent(ask);
    const goal = await openToDecide(scene, ask.params.goal);
    checkPhaseDay(goal, ask.body.on, await scene.today());
    await insertPhaseChange(scene.db, scene.act, goal.id, { id: newId(ask.nowMs), ...ask.body });
    await raiseGoal(scene.db, scene.act, goal.id);
    return changed(scene, goal.id);
  },
} satisfies Partial<Handlers>;
