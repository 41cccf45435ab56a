/** The link by which a calendar subscribes to a person's bookings. It is a secret: who has it reads times and places, never words. */
import * as v from 'valibot';
import { defineOperation } from './operation.js';

const capability = 'conferences';
export const readCalendarLink = /* @__PURE__ */ defineOperation({
  id: 'calendar-link.read',
  method: 'GET',
  path: '/calendar-link',
  summary: 'The address of an iCalendar feed of the bookings of the viewer, to subscribe to',
  capability,
  answer: /* @__PURE__ */ v.object({ url: /* @__PURE__ */ v.string() }),
  status: 200,
  problems: [],
  changes: false,
});
export const renewCalendarLink = /* @__PURE__ */ defineOperation({
  id: 'calendar-link.renew',
  method: 'POST',
  path: '/calendar-link',
  summary: 'Makes a new address; the old one answers no more',
  capability,
  answer: /* @__PURE__ */ v.object({ url: /* @__PURE__ */ v.string() }),
  status: 200,
  problems: [],
  changes: true,
});
