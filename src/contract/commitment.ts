/** A commitment: an "I will" line of one voice towards a goal, with the day on which it is looked at again. Nobody is held to it but by themselves. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, plainDate, text, version } from './values.js';

export const commitmentBodySchema = /* @__PURE__ */ v.strictObject({
  goalId: id,
  text: /* @__PURE__ */ text(limits.statementCharacters),
  language,
  reviewOn: plainDate,
});
export type CommitmentBody = v.InferOutput<typeof commitmentBodySchema>;
export const commitmentChangeBody = /* @__PURE__ */ v.strictObject({
  text: /* @__PURE__ */ text(limits.statementCharacters),
  language,
  reviewOn: plainDate,
  /** `open` · `kept` · `let-go` it did not fit: no reason asked. */
  state: /* @__PURE__ */ v.picklist(['open', 'kept', 'let-go']),
});

export const commitmentSchema = /* @__PURE__ */ v.object({
  id,
  studentId: id,
  goalId: id,
  voice,
  author: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) }),
  text: /* @__PURE__ */ v.string(),
  language,
  reviewOn: plainDate,
  state: /* @__PURE__ */ v.string(),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Commitment = v.InferOutput<typeof commitmentSchema>;

export const commitmentsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofCommitment = /* @__PURE__ */ v.strictObject({ student: id, commitment: id });
export const listCommitmentsQuery = /* @__PURE__ */ v.strictObject({ ...pageQuery, goal: /* @__PURE__ */ v.optional(id) });
const capability = 'goals';

export const listCommitments = /* @__PURE__ */ defineOperation({
  id: 'commitments.list',
  method: 'GET',
  path: '/students/{student}/commitments',
  summary: "The commitments towards a student's goals, newest first",
  capability,
  asks: asks<{ params: v.InferInput<typeof commitmentsOfStudent>; query: v.InferInput<typeof listCommitmentsQuery> }>(),
  answer: /* @__PURE__ */ page(commitmentSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const createCommitment = /* @__PURE__ */ defineOperation({
  id: 'commitments.create',
  method: 'POST',
  path: '/students/{student}/commitments',
  summary: 'Says what the viewer will do',
  capability,
  asks: asks<{ params: v.InferInput<typeof commitmentsOfStudent>; body: CommitmentBody }>(),
  answer: commitmentSchema,
  status: 201,
  problems: ['goal-ended'],
  changes: true,
});

export const changeCommitment = /* @__PURE__ */ defineOperation({
  id: 'commitments.change',
  method: 'PUT',
  path: '/students/{student}/commitments/{commitment}',
  summary: 'Changes a commitment of your own, or says that it was kept or let go',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofCommitment>; body: v.InferInput<typeof commitmentChangeBody> }>(),
  answer: commitmentSchema,
  status: 200,
  problems: [],
  changes: true,
  ifMatch: 'always',
});
