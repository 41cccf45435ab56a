/** A data point: one dated measurement of a goal, from home, from school or from the student. Two on one day are two points. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, plainDate, text, version } from './values.js';

/** The value must fit the goal's measure (`fitsMeasure`), the day must lie between the goal's first day and today: the API knows both. */
export const goalPointBodySchema = /* @__PURE__ */ v.strictObject({
  on: plainDate,
  value: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.finite()),
  note: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.noteCharacters)),
  language,
});
export type GoalPointBody = v.InferOutput<typeof goalPointBodySchema>;

export const goalPointSchema = /* @__PURE__ */ v.object({
  id,
  goalId: id,
  studentId: id,
  on: plainDate,
  value: /* @__PURE__ */ v.number(),
  note: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language,
  voice,
  author: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) }),
  /** The check-in it was logged with. */
  checkInId: /* @__PURE__ */ v.nullable(id),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type GoalPoint = v.InferOutput<typeof goalPointSchema>;

export const pointsOfGoal = /* @__PURE__ */ v.strictObject({ student: id, goal: id });
export const ofGoalPoint = /* @__PURE__ */ v.strictObject({ student: id, goal: id, point: id });
export const listGoalPointsQuery = /* @__PURE__ */ v.strictObject(pageQuery);
const capability = 'goals';

export const listGoalPoints = /* @__PURE__ */ defineOperation({
  id: 'goal-points.list',
  method: 'GET',
  path: '/students/{student}/goals/{goal}/points',
  summary: 'The points of a goal, the last added first',
  capability,
  asks: asks<{ params: v.InferInput<typeof pointsOfGoal>; query: v.InferInput<typeof listGoalPointsQuery> }>(),
  answer: /* @__PURE__ */ page(goalPointSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const addGoalPoint = /* @__PURE__ */ defineOperation({
  id: 'goal-points.add',
  method: 'POST',
  path: '/students/{student}/goals/{goal}/points',
  summary: 'Adds a point in the voice of the viewer',
  capability,
  asks: asks<{ params: v.InferInput<typeof pointsOfGoal>; body: GoalPointBody }>(),
  answer: goalPointSchema,
  status: 201,
  problems: ['goal-ended'],
  changes: true,
});

export const changeGoalPoint = /* @__PURE__ */ defineOperation({
  id: 'goal-points.change',
  method: 'PUT',
  path: '/students/{student}/goals/{goal}/points/{point}',
  summary: 'Corrects a point of your own',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoalPoint>; body: GoalPointBody }>(),
  answer: goalPointSchema,
  status: 200,
  problems: ['goal-ended'],
  changes: true,
  ifMatch: 'always',
});

export const removeGoalPoint = /* @__PURE__ */ defineOperation({
  id: 'goal-points.remove',
  method: 'DELETE',
  path: '/students/{student}/goals/{goal}/points/{point}',
  summary: 'Takes back a point of your own',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofGoalPoint> }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: ['goal-ended'],
  changes: true,
  ifMatch: 'always',
});
