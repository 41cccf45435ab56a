/**
 * A booking: one seat of one slot for one student, from the hold to the meeting and what came of it. A seat that is held is nobody else's until the hold
 * runs out by the API's clock. What a family asked for that is not offered is a request (`conference-request.ts`).
 */
import * as v from 'valibot';
import { meetingModes } from './conference.js';
import type { GoalBody } from './goal-changes.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, plainDate, text, version } from './values.js';

const person = /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) });
const words = /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.noteCharacters));

/** What the family says with it. */
export const bookingDetails = {
  mode: /* @__PURE__ */ v.picklist(meetingModes),
  /** The language to interpret from; `null`: no interpreter is needed. */
  interpreter: /* @__PURE__ */ v.nullable(language),
  /** Access needs, in their words. */
  access: words,
  /** What they want to talk about. */
  topic: words,
  language,
};
export const bookingBodySchema = /* @__PURE__ */ v.strictObject(bookingDetails);
export type BookingBody = v.InferOutput<typeof bookingBodySchema>;

const topic = /* @__PURE__ */ v.object({
  id,
  voice,
  author: person,
  text: /* @__PURE__ */ v.string(),
  language,
  kind: /* @__PURE__ */ v.string(),
  createdAt: instant,
});
export type AgendaTopic = v.InferOutput<typeof topic>;
const agreement = /* @__PURE__ */ v.object({
  id,
  text: /* @__PURE__ */ v.string(),
  language,
  /** Who will do it. */
  voice,
  dueOn: plainDate,
  /** The goal that it serves, as the commitment that it became; or without one, the goal that it became. */
  goalId: /* @__PURE__ */ v.nullable(id),
  commitmentId: /* @__PURE__ */ v.nullable(id),
  author: person,
  createdAt: instant,
});
export type Agreement = v.InferOutput<typeof agreement>;

export const bookingSchema = /* @__PURE__ */ v.object({
  id,
  conferenceId: id,
  slotId: id,
  studentId: id,
  host: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.string() }),
  startsAt: instant,
  endsAt: instant,
  place: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** `held` until `holdExpiresAt` · `booked` · `cancelled` · `attended` · `missed`. A hold that ran out is gone. */
  state: /* @__PURE__ */ v.string(),
  /** While it is held, by the API's clock; count down from `holdSecondsLeft`, the device's own clock may be wrong. */
  holdExpiresAt: /* @__PURE__ */ v.nullable(instant),
  holdSecondsLeft: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number()),
  /** It was offered because it became free and the viewer waited for it. */
  offered: /* @__PURE__ */ v.boolean(),
  mode: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  interpreter: /* @__PURE__ */ v.nullable(language),
  access: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  topic: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language: /* @__PURE__ */ v.nullable(language),
  bookedBy: person,
  /** Until when the family may move or cancel it. */
  changeableUntil: instant,
  /** Whether the viewer may move or cancel it now. */
  mayChange: /* @__PURE__ */ v.boolean(),
  /** Whether they may still change what was said with it: until the meeting begins, also within the guard time; see `bookings.confirm`. */
  mayChangeDetails: /* @__PURE__ */ v.boolean(),
  /** How often its time has changed; the SEQUENCE of its calendar entry. */
  sequence: /* @__PURE__ */ v.number(),
  agenda: /* @__PURE__ */ v.array(topic),
  agreements: /* @__PURE__ */ v.array(agreement),
  /** What the host writes for everybody who is there, … */
  sharedNote: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** … and for staff alone; always `null` to families and students. */
  confidentialNote: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Booking = v.InferOutput<typeof bookingSchema>;

export const bookingsOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofBooking = /* @__PURE__ */ v.strictObject({ student: id, booking: id });
export const ofAgreement = /* @__PURE__ */ v.strictObject({ student: id, booking: id, agreement: id });
export const bookingsOfConference = /* @__PURE__ */ v.strictObject({ conference: id });
export const listBookingsQuery = /* @__PURE__ */ v.strictObject({ ...pageQuery, conference: /* @__PURE__ */ v.optional(id) });
export const holdBody = /* @__PURE__ */ v.strictObject({ slotId: id });
/** All of them or none: a run of one family, also over siblings. */
export const runBody = /* @__PURE__ */ v.strictObject({
  items: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(/* @__PURE__ */ v.strictObject({ studentId: id, slotId: id })),
    /* @__PURE__ */ v.minLength(1),
    /* @__PURE__ */ v.maxLength(limits.runItems),
  ),
  details: bookingBodySchema,
});
export const rescheduleBody = /* @__PURE__ */ v.strictObject({ slotId: id });
export const cancelBody = /* @__PURE__ */ v.strictObject({ reason: words });
export const outcomeBody = /* @__PURE__ */ v.strictObject({ outcome: /* @__PURE__ */ v.picklist(['attended', 'missed']) });
export const bookingNotesBody = /* @__PURE__ */ v.strictObject({ shared: words, confidential: words, language });
export const topicKinds = ['topic', 'strength', 'question', 'concern'] as const;
export const topicBody = /* @__PURE__ */ v.strictObject({
  text: /* @__PURE__ */ text(limits.statementCharacters),
  kind: /* @__PURE__ */ v.picklist(topicKinds),
  language,
});
export const agreementBody = /* @__PURE__ */ v.strictObject({
  text: /* @__PURE__ */ text(limits.statementCharacters),
  language,
  voice,
  dueOn: plainDate,
  /** What to make of it besides: a commitment towards a goal, if one is named. */
  goalId: /* @__PURE__ */ v.nullable(id),
});
const capability = 'conferences';
const taking = ['slot-taken', 'booking-closed', 'limit-reached', 'overlap'] as const;
type OfBooking = v.InferInput<typeof ofBooking>;
const changing = { capability, answer: bookingSchema, status: 200, changes: true, ifMatch: 'always' } as const;

export const listBookings = /* @__PURE__ */ defineOperation({
  id: 'bookings.list',
  method: 'GET',
  path: '/students/{student}/bookings',
  summary: "A student's bookings that are the viewer's household's, or the viewer's own as host; the last made first",
  capability,
  asks: asks<{ params: v.InferInput<typeof bookingsOfStudent>; query: v.InferInput<typeof listBookingsQuery> }>(),
  answer: /* @__PURE__ */ page(bookingSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const listHostBookings = /* @__PURE__ */ defineOperation({
  id: 'bookings.of-conference',
  method: 'GET',
  path: '/conferences/{conference}/bookings',
  summary: 'Who comes: the bookings of the slots that the viewer hosts, all of them to those who manage it',
  capability,
  asks: asks<{ params: v.InferInput<typeof bookingsOfConference>; query: v.InferInput<typeof listBookingsQuery> }>(),
  answer: /* @__PURE__ */ page(bookingSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const holdSlot = /* @__PURE__ */ defineOperation({
  id: 'bookings.hold',
  method: 'POST',
  path: '/students/{student}/bookings',
  summary: 'Holds a seat while the family fills in the rest. `slot-taken` brings what is free around it',
  capability,
  asks: asks<{ params: v.InferInput<typeof bookingsOfStudent>; body: v.InferInput<typeof holdBody> }>(),
  answer: bookingSchema,
  status: 201,
  problems: taking,
  changes: true,
});

export const confirmBooking = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'bookings.confirm',
  method: 'PUT',
  path: '/students/{student}/bookings/{booking}',
  summary: 'Books the seat that is held; or, until the meeting begins, changes what was said with a booking: the whole of it, its time stays',
  asks: asks<{ params: OfBooking; body: BookingBody }>(),
  problems: ['hold-expired', 'booking-closed'],
});

export const bookRun = /* @__PURE__ */ defineOperation({
  id: 'bookings.run',
  method: 'POST',
  path: '/booking-runs',
  summary: 'Books several slots for a family at once, all or none',
  capability,
  asks: asks<{ body: v.InferInput<typeof runBody> }>(),
  answer: /* @__PURE__ */ v.object({ items: /* @__PURE__ */ v.array(bookingSchema) }),
  status: 201,
  problems: [...taking, 'not-found'],
  changes: true,
});

export const rescheduleBooking = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'bookings.reschedule',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/slot',
  summary: 'Moves a booking to another slot; the old seat is free only once the new one is had',
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof rescheduleBody> }>(),
  problems: taking,
});

export const cancelBooking = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'bookings.cancel',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/cancellation',
  summary: 'Gives the seat back, also one that is only held',
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof cancelBody> }>(),
  problems: ['booking-closed'],
});

export const recordOutcome = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'bookings.outcome',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/outcome',
  summary: 'Says whether the meeting was held. By the host, from its start on',
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof outcomeBody> }>(),
  problems: ['booking-closed'],
});

export const writeBookingNotes = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'bookings.note',
  method: 'PUT',
  path: '/students/{student}/bookings/{booking}/notes',
  summary: 'The note for everybody who was there, and the one for staff. By the host',
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof bookingNotesBody> }>(),
  problems: [],
});

export const addTopic = /* @__PURE__ */ defineOperation({
  id: 'bookings.add-topic',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/topics',
  summary: "Puts something on the agenda, in the viewer's voice",
  capability,
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof topicBody> }>(),
  answer: bookingSchema,
  status: 200,
  problems: ['booking-closed'],
  changes: true,
});

export const addAgreement = /* @__PURE__ */ defineOperation({
  id: 'bookings.agree',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/agreements',
  summary: 'Keeps what was agreed, with who does it and by when; towards a goal it becomes a commitment',
  capability,
  asks: asks<{ params: OfBooking; body: v.InferInput<typeof agreementBody> }>(),
  answer: bookingSchema,
  status: 200,
  problems: ['goal-ended'],
  changes: true,
});

export const makeGoalOfAgreement = /* @__PURE__ */ defineOperation({
  id: 'bookings.make-goal',
  method: 'POST',
  path: '/students/{student}/bookings/{booking}/agreements/{agreement}/goal',
  summary: 'Sets a new goal out of what was agreed, in the terms that are sent. By those who may set one; what serves a goal or became one is `already-there`',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofAgreement>; body: GoalBody }>(),
  answer: bookingSchema,
  status: 200,
  problems: ['already-there'],
  changes: true,
});
