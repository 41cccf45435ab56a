/**
 * What people do with a goal: set it, correct it, revise it, propose, decide, mark a phase, end it, take it back. Who only looks at goals does without
 * this file.
 */
import * as v from 'valibot';
import { goalTermsSchema } from './goal-terms.js';
import { goalOrigins, goalSchema, type goalsOfStudent, type ofGoal } from './goal.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { id, language, plainDate, text } from './values.js';

const reason = /* @__PURE__ */ text(limits.reasonCharacters);

/** What a person writes. */
export const goalBodySchema = /* @__PURE__ */ v.strictObject({
  origin: /* @__PURE__ */ v.picklist(goalOrigins),
  language,
  terms: goalTermsSchema,
  reviewOn: /* @__PURE__ */ v.nullable(plainDate),
});
export type GoalBody = v.InferOutput<typeof goalBodySchema>;
/** Other terms, and why. They may start later than the first: then the points before keep their own aim line. */
export const goalRevisionBody = /* @__PURE__ */ v.strictObject({ terms: goalTermsSchema, reason, language, reviewOn: /* @__PURE__ */ v.nullable(plainDate) });
export const goalProposalBody = /* @__PURE__ */ v.strictObject({ terms: goalTermsSchema, reason, language });
/** A refusal needs its reason. */
export const goalDecisionBody = /* @__PURE__ */ v.variant('answer', [
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('accept'), reason: /* @__PURE__ */ v.nullable(reason) }),
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('decline'), reason }),
  /** By the one who proposed. */
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('withdraw'), reason: /* @__PURE__ */ v.null() }),
]);
export const phaseChangeBody = /* @__PURE__ */ v.strictObject({ on: plainDate, label: /* @__PURE__ */ text(limits.nameCharacters) });
export const goalEndingBody = /* @__PURE__ */ v.strictObject({
  outcome: /* @__PURE__ */ v.picklist(['met', 'ended']),
  reason: /* @__PURE__ */ v.nullable(reason),
});

export const ofGoalProposal = /* @__PURE__ */ v.strictObject({ student: id, goal: id, proposal: id });

const capability = 'goals';
const answer = goalSchema;

export const createGoal = /* @__PURE__ */ defineOperation({
  id: 'goals.create',
  method: 'POST',
  path: '/students/{student}/goals',
  summary: 'Sets a goal. An annual goal of an IEP and a goal of the school are set by the school, a family goal by the family, a student goal by the student',
  capability,
  asks: asks<{ params: v.InferInput<typeof goalsOfStudent>; body: GoalBody }>(),
  answer,
  status: 201,
  problems: [],
  changes: true,
});

const deciding = { capability, answer, status: 200, changes: true, ifMatch: 'always' } as const;

export const changeGoal = /* @__PURE__ */ defineOperation({
  ...deciding,
  id: 'goals.change',
  method: 'PUT',
  path: '/students/{student}/goals/{goal}',
  summary: 'Corrects a goal on which no point lies yet; once there is one, it is `has-points` and wants a revision. The origin stays',
  asks: asks<{ params: v.InferInput<typeof ofGoal>; body: GoalBody }>(),
  problems: ['has-points', 'goal-ended'],
});

export const reviseGoal = /* @__PURE__ */ defineOperation({
  ...deciding,
  id: 'goals.revise',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/revisions',
  summary: 'Puts new terms in force, with the reason; the old ones stay to be read',
  asks: asks<{ params: v.InferInput<typeof ofGoal>; body: v.InferInput<typeof goalRevisionBody> }>(),
  problems: ['goal-ended'],
});

export const proposeGoalRevision = /* @__PURE__ */ defineOperation({
  id: 'goals.propose',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/proposals',
  summary: 'Proposes new terms to those who decide',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoal>; body: v.InferInput<typeof goalProposalBody> }>(),
  answer,
  status: 200,
  problems: ['goal-ended'],
  changes: true,
});

export const decideGoalProposal = /* @__PURE__ */ defineOperation({
  ...deciding,
  id: 'goals.decide',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/proposals/{proposal}/decision',
  summary: 'Accepts or declines an open proposal, or withdraws one of your own; one that is decided is `already-there`',
  asks: asks<{ params: v.InferInput<typeof ofGoalProposal>; body: v.InferInput<typeof goalDecisionBody> }>(),
  problems: ['already-there', 'goal-ended'],
});

export const markPhaseChange = /* @__PURE__ */ defineOperation({
  id: 'goals.mark-phase',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/phase-changes',
  summary: 'Marks the day on which something changed in how the goal is worked on, such as another strategy',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoal>; body: v.InferInput<typeof phaseChangeBody> }>(),
  answer,
  status: 200,
  problems: ['goal-ended'],
  changes: true,
});

export const endGoal = /* @__PURE__ */ defineOperation({
  ...deciding,
  id: 'goals.end',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/ending',
  summary: 'Ends a goal, met or not; everything stays to be read, nothing can be added',
  asks: asks<{ params: v.InferInput<typeof ofGoal>; body: v.InferInput<typeof goalEndingBody> }>(),
  problems: ['goal-ended'],
});

export const removeGoal = /* @__PURE__ */ defineOperation({
  id: 'goals.remove',
  method: 'DELETE',
  path: '/students/{student}/goals/{goal}',
  summary: 'Takes back a goal on which no point lies; once there is one, it is ended instead',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoal> }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: ['has-points', 'goal-ended'],
  changes: true,
  ifMatch: 'always',
});
