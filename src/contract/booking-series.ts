/**
 * A series: the meetings of one student with one host at a cadence, such as every six weeks, made in one request by the school. Its meetings are bookings
 * like any other (`booking.ts`), on times that are offered to nobody else.
 */
import * as v from 'valibot';
import { bookingBodySchema, bookingSchema } from './booking.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { clockTime } from './slot.js';
import { id, plainDate, text } from './values.js';

const wholeOf = (least: number, most: number) =>
  /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(least), /* @__PURE__ */ v.maxValue(most));

/**
 * The days are `seriesOf` in `src/domain/conference-cadence.ts`: each so many weeks after the one before was due, moved to the next school day where school
 * is not held. Two that fall on one day, after a long holiday, are one.
 */
export const bookingSeriesBody = /* @__PURE__ */ v.strictObject({
  /** The conference whose rules hold: its zone, its modes, and how many bookings of a student may stand. */
  conferenceId: id,
  hostId: id,
  firstOn: plainDate,
  /** On the clock of the conference's zone, the same on every day. */
  at: clockTime,
  minutes: /* @__PURE__ */ wholeOf(5, 240),
  everyWeeks: /* @__PURE__ */ wholeOf(1, 26),
  count: /* @__PURE__ */ wholeOf(2, limits.seriesItems),
  place: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.nameCharacters)),
  details: bookingBodySchema,
});
export type BookingSeriesBody = v.InferOutput<typeof bookingSeriesBody>;
export const seriesOfStudent = /* @__PURE__ */ v.strictObject({ student: id });

export const bookSeries = /* @__PURE__ */ defineOperation({
  id: 'bookings.series',
  method: 'POST',
  path: '/students/{student}/booking-series',
  summary: 'Books a series for a family, all or none. By the host. `overlap` brings the times that cannot be had, each with `startsAt` and `endsAt`',
  capability: 'conferences',
  asks: asks<{ params: v.InferInput<typeof seriesOfStudent>; body: BookingSeriesBody }>(),
  answer: /* @__PURE__ */ v.object({ items: /* @__PURE__ */ v.array(bookingSchema) }),
  status: 201,
  problems: ['limit-reached', 'overlap'],
  changes: true,
});
