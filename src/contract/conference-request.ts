/**
 * A time that a family asks for because none on offer fits: the host accepts it, or answers with another, which the family takes or declines.
 * `requested` → `countered` → `booked` or `declined`; either side may end it.
 */
import * as v from 'valibot';
import { bookingDetails } from './booking.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, text, version } from './values.js';

const time = {
  startsAt: instant,
  minutes: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(5), /* @__PURE__ */ v.maxValue(240)),
};
const words = /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.noteCharacters));

export const conferenceRequestBody = /* @__PURE__ */ v.strictObject({ conferenceId: id, hostId: id, ...time, ...bookingDetails });
export type ConferenceRequestBody = v.InferOutput<typeof conferenceRequestBody>;
export const requestAnswerBody = /* @__PURE__ */ v.variant('answer', [
  /** By the one who was asked last: the time is booked. */
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('accept') }),
  /** By the host: another time. */
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('counter'), ...time, reason: words }),
  /* @__PURE__ */ v.strictObject({ answer: /* @__PURE__ */ v.literal('decline'), reason: words }),
]);

export const conferenceRequestSchema = /* @__PURE__ */ v.object({
  id,
  conferenceId: id,
  studentId: id,
  host: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.string() }),
  requestedBy: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) }),
  state: /* @__PURE__ */ v.string(),
  /** The time on the table. */
  startsAt: instant,
  endsAt: instant,
  mode: /* @__PURE__ */ v.string(),
  topic: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** What was said with the last answer. */
  reason: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** The viewer is the one to answer. */
  mayAnswer: /* @__PURE__ */ v.boolean(),
  bookingId: /* @__PURE__ */ v.nullable(id),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type ConferenceRequest = v.InferOutput<typeof conferenceRequestSchema>;

export const requestsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofRequest = /* @__PURE__ */ v.strictObject({ student: id, request: id });
export const requestsOfConference = /* @__PURE__ */ v.strictObject({ conference: id });
export const listRequestsQuery = /* @__PURE__ */ v.strictObject(pageQuery);
const capability = 'conferences';

export const listConferenceRequests = /* @__PURE__ */ defineOperation({
  id: 'conference-requests.list',
  method: 'GET',
  path: '/students/{student}/conference-requests',
  summary: 'The times asked for, the last first',
  capability,
  asks: asks<{ params: v.InferInput<typeof requestsOfStudent>; query: v.InferInput<typeof listRequestsQuery> }>(),
  answer: /* @__PURE__ */ page(conferenceRequestSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const listHostRequests = /* @__PURE__ */ defineOperation({
  id: 'conference-requests.of-conference',
  method: 'GET',
  path: '/conferences/{conference}/requests',
  summary: 'The times that families ask the viewer for as host, all of them to those who manage the conference; the last first',
  capability,
  asks: asks<{ params: v.InferInput<typeof requestsOfConference>; query: v.InferInput<typeof listRequestsQuery> }>(),
  answer: /* @__PURE__ */ page(conferenceRequestSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const requestConference = /* @__PURE__ */ defineOperation({
  id: 'conference-requests.create',
  method: 'POST',
  path: '/students/{student}/conference-requests',
  summary: 'Asks a host for a time that is not offered',
  capability,
  asks: asks<{ params: v.InferInput<typeof requestsOfStudent>; body: ConferenceRequestBody }>(),
  answer: conferenceRequestSchema,
  status: 201,
  problems: ['booking-closed'],
  changes: true,
});

export const answerConferenceRequest = /* @__PURE__ */ defineOperation({
  id: 'conference-requests.answer',
  method: 'POST',
  path: '/students/{student}/conference-requests/{request}/answer',
  summary: 'Accepts, counters or declines. What is accepted is booked at once',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofRequest>; body: v.InferInput<typeof requestAnswerBody> }>(),
  answer: conferenceRequestSchema,
  status: 200,
  problems: ['booking-closed', 'limit-reached', 'overlap'],
  changes: true,
  ifMatch: 'always',
});
