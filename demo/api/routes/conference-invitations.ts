/** Whom hosts would like to meet, and who has not booked. */
import { limits } from '../../../src/contract/limits.js';
import { mayHost } from '../queries/conferences.js';
import { findInvitation, insertInvitation, listInvitations } from '../queries/conference-invitations.js';
import { listConcerned } from '../queries/families.js';
import { appendEvents } from '../queries/feed.js';
import { leaveNotice } from '../queries/notices.js';
import { Refusal } from '../refusal.js';
import { isStaff } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { checkHosts, openBook, openConference } from './conference-scene.js';
import type { Handlers } from './handler.js';

export const conferenceInvitationRoutes = {
  'conference-invitations.list': async (ask) => {
    const { db, viewer, now } = await openBook(ask);
    const { id, mayManage } = await openConference(
      { db, viewer, now, act: { schoolId: viewer.schoolId, personId: viewer.id, at: now } },
      ask.params.conference,
    );
    const asked = { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault, conferenceId: id, viewerId: viewer.id, now };
    const isHost = isStaff(viewer);
    const { rows, next } = await listInvitations(db, viewer.schoolId, { ...asked, isHost, manages: mayManage });
    // When they last met is between the host and that family.
    return { answer: { items: rows.map((row) => (isHost ? row : { ...row, lastMetAt: null, bookings: 0 })), next } };
  },

  'conference-invitations.create': async (ask) => {
    const scene = await openBook(ask);
    const { db, viewer, now } = scene;
    const { id, version } = await openConference(scene, ask.params.conference);
    allow(isStaff(viewer), 'Only those who host');
    await checkHosts(scene);
    const { studentId } = ask.body;
    if (!(await mayHost(db, viewer.schoolId, studentId, viewer.id))) throw new Refusal('not-found');
    if ((await insertInvitation(db, viewer.schoolId, id, studentId, viewer.id, now)) > 0) {
      const people = await listConcerned(db, viewer.schoolId, { studentId, hostId: viewer.id, household: null, isShared: true });
      await appendEvents(db, viewer.schoolId, people, { at: now, type: 'conference-changed', studentId, recordId: id });
      const of = { studentId, conferenceId: id, recordId: id, version, hostId: viewer.id, startsAt: null, endsAt: null, heldUntil: null, madeAt: null };
      await leaveNotice(db, viewer.schoolId, now, { type: 'invitation-made', ...of, personIds: people, byId: viewer.id });
    }
    const answer = (await findInvitation(db, viewer.schoolId, id, viewer.id, studentId, now))!;
    return { answer, alsoOf: [{ studentId, recordId: id }] };
  },
} satisfies Partial<Handlers>;
