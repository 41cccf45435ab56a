/** A progress report: what the school says about one goal at the end of a period, as IDEA asks at least as often as report cards. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, language, plainDate, text } from './values.js';

/** Whether the goal is likely to be met by its end; `not-enough-data` is an answer, never a guess. */
export const progressOutlooks = ['met', 'likely', 'unlikely', 'not-enough-data'] as const;
export type ProgressOutlook = (typeof progressOutlooks)[number];

export const progressReportBodySchema = /* @__PURE__ */ v.strictObject({
  goalId: id,
  from: plainDate,
  until: plainDate,
  outlook: /* @__PURE__ */ v.picklist(progressOutlooks),
  /** What the outlook rests on, as the widget computed it at that time; rates in the goal's unit per week. */
  basis: /* @__PURE__ */ v.strictObject({
    points: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(0)),
    requiredPerWeek: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.finite())),
    actualPerWeek: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.finite())),
    method: /* @__PURE__ */ v.picklist(['theil-sen', 'least-squares', 'tukey-thirds']),
  }),
  comment: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.noteCharacters)),
  language,
});
export type ProgressReportBody = v.InferOutput<typeof progressReportBodySchema>;

export const progressReportSchema = /* @__PURE__ */ v.object({
  id,
  studentId: id,
  goalId: id,
  from: plainDate,
  until: plainDate,
  outlook: /* @__PURE__ */ v.string(),
  basis: /* @__PURE__ */ v.object({
    points: /* @__PURE__ */ v.number(),
    requiredPerWeek: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number()),
    actualPerWeek: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number()),
    method: /* @__PURE__ */ v.string(),
  }),
  comment: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language,
  author: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) }),
  createdAt: instant,
});
export type ProgressReport = v.InferOutput<typeof progressReportSchema>;

export const progressReportsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const listProgressReportsQuery = /* @__PURE__ */ v.strictObject({ ...pageQuery, goal: /* @__PURE__ */ v.optional(id) });
const capability = 'goals';

export const listProgressReports = /* @__PURE__ */ defineOperation({
  id: 'progress-reports.list',
  method: 'GET',
  path: '/students/{student}/progress-reports',
  summary: "The progress reports on a student's goals, newest first",
  capability,
  asks: asks<{ params: v.InferInput<typeof progressReportsOfStudent>; query: v.InferInput<typeof listProgressReportsQuery> }>(),
  answer: /* @__PURE__ */ page(progressReportSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const createProgressReport = /* @__PURE__ */ defineOperation({
  id: 'progress-reports.create',
  method: 'POST',
  path: '/students/{student}/progress-reports',
  summary: 'Reports on a goal for a period. School only; a report that is sent stays as it is',
  capability,
  asks: asks<{ params: v.InferInput<typeof progressReportsOfStudent>; body: ProgressReportBody }>(),
  answer: progressReportSchema,
  status: 201,
  problems: [],
  changes: true,
});
