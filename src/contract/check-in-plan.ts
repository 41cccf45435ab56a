/**
 * The plan behind two of the three modes: what is looked at and when. Check-in/check-out rates expectations in periods on a small scale
 * against a goal in percent; a daily report card answers three to eight target behaviours with yes or no.
 */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, key } from './values.js';

const named = /* @__PURE__ */ v.object({ key, name: /* @__PURE__ */ v.string() });

export const checkInCheckOutPlanSchema = /* @__PURE__ */ v.object({
  id,
  mode: /* @__PURE__ */ v.literal('check-in-check-out'),
  name: /* @__PURE__ */ v.string(),
  expectations: /* @__PURE__ */ v.array(named),
  periods: /* @__PURE__ */ v.array(named),
  /** 0–2 or 1–3. */
  scale: /* @__PURE__ */ v.object({ lowest: /* @__PURE__ */ v.picklist([0, 1]), highest: /* @__PURE__ */ v.picklist([2, 3]) }),
  /** The points goal in percent of the points possible; 80 unless the team chose another. */
  goalPercent: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.minValue(1), /* @__PURE__ */ v.maxValue(100)),
  /** The students on this plan that the viewer may see. */
  studentIds: /* @__PURE__ */ v.array(id),
});

export const dailyReportCardPlanSchema = /* @__PURE__ */ v.object({
  id,
  mode: /* @__PURE__ */ v.literal('daily-report-card'),
  name: /* @__PURE__ */ v.string(),
  behaviours: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(/* @__PURE__ */ v.object({ key, name: /* @__PURE__ */ v.string(), criterion: /* @__PURE__ */ v.string() })),
    /* @__PURE__ */ v.minLength(limits.behavioursFewest),
    /* @__PURE__ */ v.maxLength(limits.behavioursMost),
  ),
  studentIds: /* @__PURE__ */ v.array(id),
});

export const checkInPlanSchema = /* @__PURE__ */ v.variant('mode', [checkInCheckOutPlanSchema, dailyReportCardPlanSchema]);
export type CheckInCheckOutPlan = v.InferOutput<typeof checkInCheckOutPlanSchema>;
export type DailyReportCardPlan = v.InferOutput<typeof dailyReportCardPlanSchema>;
export type CheckInPlan = v.InferOutput<typeof checkInPlanSchema>;

export const listCheckInPlansQuery = /* @__PURE__ */ v.strictObject({ ...pageQuery, student: /* @__PURE__ */ v.optional(id) });

export const listCheckInPlans = /* @__PURE__ */ defineOperation({
  id: 'check-in-plans.list',
  method: 'GET',
  path: '/check-in-plans',
  summary: 'The plans of the students that the viewer may see',
  capability: 'check-ins',
  asks: asks<{ query: v.InferInput<typeof listCheckInPlansQuery> }>(),
  answer: /* @__PURE__ */ page(checkInPlanSchema),
  status: 200,
  problems: [],
  changes: false,
});
