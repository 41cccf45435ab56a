/**
 * A slot: one time that one member of staff offers in a conference, with its seats. Who sits on them is nobody's but the host's to see: families read how
 * many seats are free, and which one is theirs.
 */
import * as v from 'valibot';
import { meetingModes } from './conference.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, plainDate, text, version } from './values.js';

/** A time on a clock, such as `15:30`. */
export const clockTime = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 15:30'));
const wholeOf = (least: number, most: number) =>
  /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(least), /* @__PURE__ */ v.maxValue(most));

/**
 * Times to offer on one day, in the conference's zone: from `from` on, each `minutes` long with `breakMinutes` between them, as long as the last one ends by
 * `until`. An `until` at or before `from` is on the next day. At most `limits.slotsPerOffer`.
 */
export const slotOfferBody = /* @__PURE__ */ v.strictObject({
  /** Who meets the families; an admin may offer for others. */
  hostId: id,
  on: plainDate,
  from: clockTime,
  until: clockTime,
  minutes: /* @__PURE__ */ wholeOf(5, 240),
  breakMinutes: /* @__PURE__ */ wholeOf(0, 120),
  capacity: /* @__PURE__ */ wholeOf(1, 50),
  /** The room, or how to call in; shown to those who booked. */
  place: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.nameCharacters)),
  modes: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(/* @__PURE__ */ v.picklist(meetingModes)),
    /* @__PURE__ */ v.minLength(1),
    /* @__PURE__ */ v.maxLength(3),
  ),
});
export type SlotOffer = v.InferOutput<typeof slotOfferBody>;

export const slotSchema = /* @__PURE__ */ v.object({
  id,
  conferenceId: id,
  host: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.string() }),
  startsAt: instant,
  endsAt: instant,
  capacity: /* @__PURE__ */ v.number(),
  /** Seats that can be had now; holds that ran out count as free. */
  free: /* @__PURE__ */ v.number(),
  modes: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
  place: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** The viewer waits for a seat. */
  watched: /* @__PURE__ */ v.boolean(),
  version,
});
export type Slot = v.InferOutput<typeof slotSchema>;

export const slotsOfConference = /* @__PURE__ */ v.strictObject({ conference: id });
export const ofSlot = /* @__PURE__ */ v.strictObject({ conference: id, slot: id });
export const listSlotsQuery = /* @__PURE__ */ v.strictObject({
  ...pageQuery,
  host: /* @__PURE__ */ v.optional(id),
  from: /* @__PURE__ */ v.optional(plainDate),
  until: /* @__PURE__ */ v.optional(plainDate),
});
const capability = 'conferences';

export const listSlots = /* @__PURE__ */ defineOperation({
  id: 'slots.list',
  method: 'GET',
  path: '/conferences/{conference}/slots',
  summary: 'The slots of a conference that the viewer may know of, the earliest first',
  capability,
  asks: asks<{ params: v.InferInput<typeof slotsOfConference>; query: v.InferInput<typeof listSlotsQuery> }>(),
  answer: /* @__PURE__ */ page(slotSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const offerSlots = /* @__PURE__ */ defineOperation({
  id: 'slots.offer',
  method: 'POST',
  path: '/conferences/{conference}/slots',
  summary: 'Offers the times of a day. Where one lies over another of the same host it is `overlap`, and none is offered',
  capability,
  asks: asks<{ params: v.InferInput<typeof slotsOfConference>; body: SlotOffer }>(),
  answer: /* @__PURE__ */ v.object({ items: /* @__PURE__ */ v.array(slotSchema) }),
  status: 201,
  problems: ['overlap'],
  changes: true,
});

export const withdrawSlot = /* @__PURE__ */ defineOperation({
  id: 'slots.withdraw',
  method: 'DELETE',
  path: '/conferences/{conference}/slots/{slot}',
  summary: 'Takes a time back that nobody holds or has booked; otherwise `has-bookings`',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofSlot> }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: ['has-bookings'],
  changes: true,
  ifMatch: 'always',
});

export const watchSlot = /* @__PURE__ */ defineOperation({
  id: 'slots.watch',
  method: 'POST',
  path: '/students/{student}/watches',
  summary: 'Waits for a seat of a full slot; the first who waits is offered what becomes free, as a hold',
  capability,
  asks: asks<{ params: { student: string }; body: { slotId: string } }>(),
  answer: slotSchema,
  status: 200,
  problems: ['booking-closed'],
  changes: true,
});

export const unwatchSlot = /* @__PURE__ */ defineOperation({
  id: 'slots.unwatch',
  method: 'DELETE',
  path: '/students/{student}/watches/{slot}',
  summary: 'Waits no longer',
  capability,
  asks: asks<{ params: { student: string; slot: string } }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: [],
  changes: true,
});
export const watchesOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofWatch = /* @__PURE__ */ v.strictObject({ student: id, slot: id });
export const watchBody = /* @__PURE__ */ v.strictObject({ slotId: id });
