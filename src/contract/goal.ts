/**
 * The goal: what home, school and the student work towards together. Once points lie on it, its terms are revised and never edited: each revision
 * keeps who, when and why. Those who do not decide propose; those who decide answer. Who decides is the API's to say (`mayDecide`).
 */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, plainDate, version } from './values.js';

/** Who set it: a family's own goal, a student's own, the school's, or an annual goal of an IEP. */
export const goalOrigins = ['home', 'student', 'school', 'iep'] as const;
export type GoalOrigin = (typeof goalOrigins)[number];

const person = /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()), voice });
export type GoalPerson = v.InferOutput<typeof person>;

const number = /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number());
/** As the API answers: names may come from a later contract. What each member means is said where terms are written, in `goal-terms.ts`. */
const terms = /* @__PURE__ */ v.object({
  statement: /* @__PURE__ */ v.string(),
  domain: /* @__PURE__ */ v.string(),
  measure: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ kind: /* @__PURE__ */ v.string(), unit: /* @__PURE__ */ v.string() })),
  direction: /* @__PURE__ */ v.picklist(['increase', 'decrease']),
  baseline: number,
  probes: /* @__PURE__ */ v.array(/* @__PURE__ */ v.number()),
  startsOn: plainDate,
  target: number,
  endsOn: /* @__PURE__ */ v.nullable(plainDate),
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

export const goalsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofGoal = /* @__PURE__ */ v.strictObject({ student: id, goal: id });
export const listGoalsQuery = /* @__PURE__ */ v.strictObject({
  ...pageQuery,
  status: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.picklist(['active', 'met', 'ended'])),
});

const capability = 'goals';

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

export const readGoal = /* @__PURE__ */ defineOperation({
  id: 'goals.read',
  method: 'GET',
  path: '/students/{student}/goals/{goal}',
  summary: 'One goal with its revisions and proposals',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoal> }>(),
  answer: goalSchema,
  status: 200,
  problems: [],
  changes: false,
});
