/**
 * The goal: what home, school and the student work towards together. Once points lie on it, its terms are revised and never edited: each revision
 * keeps who, when and why. Those who do not decide propose; those who decide answer. Who decides is the API's to say (`mayDecide`).
 */
import * as v from 'valibot';
import { goalTermsSchema, goalTermsShape } from './goal-terms.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, plainDate, text, version } from './values.js';

/** Who set it: a family's own goal, a student's own, the school's, or an annual goal of an IEP. */
export const goalOrigins = ['home', 'student', 'school', 'iep'] as const;
export type GoalOrigin = (typeof goalOrigins)[number];

const person = /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()), voice });
export type GoalPerson = v.InferOutput<typeof person>;
const reason = /* @__PURE__ */ text(limits.reasonCharacters);

/** As the API answers: names may come from a later contract. */
const terms = /* @__PURE__ */ v.object({
  ...goalTermsShape,
  statement: /* @__PURE__ */ v.string(),
  domain: /* @__PURE__ */ v.string(),
  measure: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ kind: /* @__PURE__ */ v.string(), unit: /* @__PURE__ */ v.string() })),
  scale: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.array(/* @__PURE__ */ v.string())),
});
export type AnsweredTerms = v.InferOutput<typeof terms>;

const revision = /* @__PURE__ */ v.object({
  /** 1 for the first. */
  number: version,
  terms,
  /** Why; `null` for the first. */
  reason: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  by: person,
  at: instant,
});
export type GoalRevision = v.InferOutput<typeof revision>;

const proposal = /* @__PURE__ */ v.object({
  id,
  terms,
  reason: /* @__PURE__ */ v.string(),
  by: person,
  at: instant,
  /** `open` · `accepted` it became a revision · `declined` · `withdrawn` by its author. */
  state: /* @__PURE__ */ v.string(),
  decision: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ by: person, at: instant, reason: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) })),
});
export type GoalProposal = v.InferOutput<typeof proposal>;

/** Something changed in how it is worked on while the terms stayed: drawn as a phase line, and rates are counted anew from here. */
const phaseChange = /* @__PURE__ */ v.object({ id, on: plainDate, label: /* @__PURE__ */ v.string(), by: person, at: instant });
export type PhaseChange = v.InferOutput<typeof phaseChange>;

export const goalSchema = /* @__PURE__ */ v.object({
  id,
  studentId: id,
  origin: /* @__PURE__ */ v.string(),
  /** `active` · `met` · `ended` without being met. */
  status: /* @__PURE__ */ v.string(),
  /** The language the words of the goal are written in. */
  language: /* @__PURE__ */ v.string(),
  author: person,
  /** Oldest first; the last one holds. */
  revisions: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(revision), /* @__PURE__ */ v.minLength(1)),
  proposals: /* @__PURE__ */ v.array(proposal),
  phaseChanges: /* @__PURE__ */ v.array(phaseChange),
  /** When those involved look at it together. */
  reviewOn: /* @__PURE__ */ v.nullable(plainDate),
  /** Why and when it ended. */
  ending: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ reason: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()), by: person, at: instant })),
  /** Points that lie on it. */
  points: /* @__PURE__ */ v.number(),
  /** Whether the viewer decides about revisions, proposals and the end. */
  mayDecide: /* @__PURE__ */ v.boolean(),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Goal = v.InferOutput<typeof goalSchema>;

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

export const goalsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofGoal = /* @__PURE__ */ v.strictObject({ student: id, goal: id });
export const ofGoalProposal = /* @__PURE__ */ v.strictObject({ student: id, goal: id, proposal: id });
export const listGoalsQuery = /* @__PURE__ */ v.strictObject({
  ...pageQuery,
  status: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.picklist(['active', 'met', 'ended'])),
});

const capability = 'goals';
const answer = goalSchema;

export const listGoals = /* @__PURE__ */ defineOperation({
  id: 'goals.list',
  method: 'GET',
  path: '/students/{student}/goals',
  summary: "A student's goals, newest first",
  capability,
  asks: asks<{ params: v.InferInput<typeof goalsOfStudent>; query: v.InferInput<typeof listGoalsQuery> }>(),
  answer: /* @__PURE__ */ page(goalSchema),
  status: 200,
  problems: [],
  changes: false,
});

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

export const readGoal = /* @__PURE__ */ defineOperation({
  id: 'goals.read',
  method: 'GET',
  path: '/students/{student}/goals/{goal}',
  summary: 'One goal with its revisions and proposals',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoal> }>(),
  answer,
  status: 200,
  problems: [],
  changes: false,
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
