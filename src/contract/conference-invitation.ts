/** Whom a host would like to meet, and who has not booked: so that nobody is forgotten. Families read only that they are invited. */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant } from './values.js';

export const conferenceInvitationSchema = /* @__PURE__ */ v.object({
  studentId: id,
  studentName: /* @__PURE__ */ v.string(),
  group: /* @__PURE__ */ v.string(),
  host: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.string() }),
  /** `null`: not asked in particular. */
  invitedAt: /* @__PURE__ */ v.nullable(instant),
  /** Bookings that stand with this host. */
  bookings: /* @__PURE__ */ v.number(),
  /** When they last met, in whatever conference; `null`: not yet. */
  lastMetAt: /* @__PURE__ */ v.nullable(instant),
});
export type ConferenceInvitation = v.InferOutput<typeof conferenceInvitationSchema>;

export const invitationsOfConference = /* @__PURE__ */ v.strictObject({ conference: id });
export const listInvitationsQuery = /* @__PURE__ */ v.strictObject(pageQuery);
export const invitationBody = /* @__PURE__ */ v.strictObject({ studentId: id });
const capability = 'conferences';

export const listConferenceInvitations = /* @__PURE__ */ defineOperation({
  id: 'conference-invitations.list',
  method: 'GET',
  path: '/conferences/{conference}/invitations',
  summary: 'To a host: each of their students, whether invited, whether booked. To a family: the hosts that invite their students',
  capability,
  asks: asks<{ params: v.InferInput<typeof invitationsOfConference>; query: v.InferInput<typeof listInvitationsQuery> }>(),
  answer: /* @__PURE__ */ page(conferenceInvitationSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const inviteToConference = /* @__PURE__ */ defineOperation({
  id: 'conference-invitations.create',
  method: 'POST',
  path: '/conferences/{conference}/invitations',
  summary: 'Asks a family to book with the viewer. Saying it twice is once',
  capability,
  asks: asks<{ params: v.InferInput<typeof invitationsOfConference>; body: v.InferInput<typeof invitationBody> }>(),
  answer: conferenceInvitationSchema,
  status: 200,
  problems: [],
  changes: true,
});
