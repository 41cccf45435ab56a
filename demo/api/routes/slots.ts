/** Times on offer: to read them, to offer a day of them, to take one back, and to wait for a seat of a full one. */
import { limits } from '../../../src/contract/limits.js';
import type { SlotOffer } from '../../../src/contract/slot.js';
import { slotTimes } from '../../../src/domain/slot-times.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { isForStudent, mayHost, mayHostAny } from '../queries/conferences.js';
import { findSlot, insertSlots, listSlots, listSlotsOf, withdrawSlot } from '../queries/conference-slots.js';
import { groupOf } from '../queries/families.js';
import { deleteWatches, insertWatch } from '../queries/waiting.js';
import { invalid, Refusal } from '../refusal.js';
import { isClosed, isStaff } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { may } from '../rules/voices.js';
import { openBook, openConference, openStudentBook, seatsChanged, tellOfConference } from './conference-scene.js';
import type { Handlers } from './handler.js';
import { offerFreed } from './offers.js';

const wrong = {
  'unknown-zone': 'must end on a day that the zone of the conference knows',
  'none-fits': 'must leave room for one slot',
  'too-many': `must make at most ${limits.slotsPerOffer} slots`,
} as const;

/** The instants of an offer. @throws {Refusal} `invalid`. */
function timesOf(offer: SlotOffer, timeZone: string, now: Date) {
  const made = slotTimes(offer, timeZone);
  if (made.refused) throw invalid('/until', wrong[made.why]);
  if (Date.parse(made.times[0]!.startsAt) <= now.getTime()) throw invalid('/on', 'must lie ahead');
  return made.times.map((time) => ({ ...time, id: newId(now.getTime()) }));
}

export const slotRoutes = {
  'slots.list': async (ask) => {
    const scene = await openBook(ask);
    const { id } = await openConference(scene, ask.params.conference);
    return { answer: await listSlots(ask.db, ask.viewer, scene.now, { ...ask.query, conferenceId: id, limit: ask.query.limit ?? limits.pageItemsDefault }) };
  },

  'slots.offer': async (ask) => {
    const scene = await openBook(ask);
    const { db, viewer, now } = scene;
    const conference = await openConference(scene, ask.params.conference);
    const { hostId, modes } = ask.body;
    allow(isStaff(viewer) && (hostId === viewer.id || conference.mayManage), 'Offers their own times; for others who manages it');
    if (!(await mayHostAny(db, viewer.schoolId, hostId))) throw invalid('/hostId', 'must be somebody who may host');
    if (modes.some((mode) => !conference.modes.includes(mode))) throw invalid('/modes', 'must be among those of the conference');
    const slots = timesOf(ask.body, conference.timeZone, now);
    if (!(await insertSlots(db, viewer.schoolId, { ...ask.body, conferenceId: conference.id }, slots, now))) throw new Refusal('overlap');
    await seatsChanged(scene, { conferenceId: conference.id, hostId });
    if (!conference.hosts.some(({ id }) => id === hostId)) await tellOfConference(scene, conference.id);
    const items = await listSlotsOf(
      db,
      viewer,
      now,
      slots.map(({ id }) => id),
    );
    return { answer: { items } };
  },

  'slots.withdraw': async (ask) => {
    const scene = await openBook(ask);
    const { db, viewer, now } = scene;
    const conference = await openConference(scene, ask.params.conference);
    const slot = await findSlot(db, viewer, now, ask.params.slot);
    if (slot?.conferenceId !== conference.id) throw new Refusal('not-found');
    allow(conference.mayManage || slot.host.id === viewer.id);
    checkVersion(ask.ifMatch, slot.version, slot);
    if (!(await withdrawSlot(db, viewer.schoolId, slot, now))) throw new Refusal('has-bookings');
    await seatsChanged(scene, { conferenceId: conference.id, hostId: slot.host.id });
    return { answer: undefined, recordId: slot.id };
  },

  'slots.watch': async (ask) => {
    const scene = await openStudentBook(ask);
    const { db, viewer, tie, now } = scene;
    const slot = await findSlot(db, viewer, now, ask.body.slotId);
    if (!slot || !(await mayHost(db, viewer.schoolId, tie.studentId, slot.host.id))) throw new Refusal('not-found');
    const conference = await openConference(scene, slot.conferenceId);
    if (!(await isForStudent(db, viewer.schoolId, conference.id, tie.studentId))) throw new Refusal('not-found');
    const isFamily = !isStaff(viewer) && (viewer.role !== 'student' || conference.kind === 'student-led');
    allow(isFamily && may(tie, 'book-conference'), 'Needs the permission book-conference');
    const group = await groupOf(db, viewer.schoolId, tie.studentId);
    if (isClosed({ conference, group, slot, now, isForOthers: false })) throw new Refusal('booking-closed');
    await insertWatch(db, viewer.schoolId, slot.id, tie.studentId, viewer.id, now);
    await offerFreed(db, now, slot.id);
    return { answer: (await findSlot(db, viewer, now, slot.id))!, recordId: slot.id };
  },

  'slots.unwatch': async (ask) => {
    const { db, viewer, tie } = await openStudentBook(ask);
    await deleteWatches(db, viewer.schoolId, ask.params.slot, tie.studentId, [viewer.id]);
    return { answer: undefined, recordId: ask.params.slot };
  },
} satisfies Partial<Handlers>;
