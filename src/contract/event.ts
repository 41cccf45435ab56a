/**
 * Live events: a numbered feed per person that says what changed, never the content. Over HTTP the same path answers server-sent events
 * (`Accept: text/event-stream`, resumed by `Last-Event-ID`) or, for polling, a page of JSON.
 */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { pageQuery } from './page.js';
import { id, instant } from './values.js';

export const eventSchema = /* @__PURE__ */ v.object({
  /** A decimal number as text, growing by one for each event of this person. */
  id: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.digits(), /* @__PURE__ */ v.maxLength(19)),
  at: instant,
  /** `check-in-sent`, `check-in-changed`, `check-in-acknowledged`, `help-asked`, `help-answered`, `record-erased`,
   * `goal-changed`, `goal-removed`, `goal-point-changed`, `commitment-changed`, `strategy-changed`, `progress-report-sent`,
   * `conference-changed`, `slot-changed` (its record is the conference), `booking-changed`, `booking-offered`, `conference-request-changed`,
   * `message-sent`, `message-changed`, `thread-changed`, `message-reported` (the record of each is the thread);
   * later contracts may add more. */
  type: /* @__PURE__ */ v.string(),
  studentId: id,
  recordId: /* @__PURE__ */ v.nullable(id),
  /** Of `message-sent` and `message-changed`: the place of the message in its thread. */
  seq: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
});
export type FeedEvent = v.InferOutput<typeof eventSchema>;

export const listEventsQuery = /* @__PURE__ */ v.strictObject({
  limit: pageQuery.limit,
  /** The last event already seen; without it, only what comes from now on. `too-old`: what came after it is no longer kept, so read anew and ask without it. */
  after: /* @__PURE__ */ v.optional(eventSchema.entries.id),
});

export const listEvents = /* @__PURE__ */ defineOperation({
  id: 'events.list',
  method: 'GET',
  path: '/events',
  summary: "The viewer's events after a given one, oldest first",
  capability: 'events',
  asks: asks<{ query: v.InferInput<typeof listEventsQuery> }>(),
  answer: /* @__PURE__ */ v.object({
    items: /* @__PURE__ */ v.array(eventSchema),
    /** Give this as `after` next time. */
    last: eventSchema.entries.id,
  }),
  status: 200,
  problems: ['too-old'],
  changes: false,
});
