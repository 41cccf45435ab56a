/** Bookings: to read them, to hold a seat, to book it, to book several at once, to move one and to give it back. */
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { cancelBooking, confirmBooking, moveBooking } from '../queries/booking-changes.js';
import { listBookings, listHostBookings, type BookingRow } from '../queries/bookings.js';
import { findSlot } from '../queries/conference-slots.js';
import { freeSeat, keepSeat } from '../queries/seats.js';
import { invalid, Refusal } from '../refusal.js';
import { isStaff, step } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import {
  changedBooking,
  eyeOf,
  maysOf,
  ofStudent,
  openBook,
  openBooking,
  openConference,
  openStudentBook,
  replyOf,
  seatsChanged,
  shown,
  tellOfBooking,
  type StudentBookScene,
} from './conference-scene.js';
import type { Handlers } from './handler.js';
import { seatLeft } from './made-times.js';
import { checkMode, checkWanted, dropOwnHolds, holdFamilies, openWanted, seatOf, takeWanted, type Wanted } from './seat-taking.js';
import { showBooking } from './show-booking.js';

/** What the state machine wants to know. */
const factsOf = ({ viewer, now }: StudentBookScene, row: BookingRow) => ({
  by: isStaff(viewer) ? ('school' as const) : ('family' as const),
  nowMs: now.getTime(),
  startsAtMs: Date.parse(row.startsAt),
  changeableUntilMs: Date.parse(row.changeableUntil),
  ...(row.holdExpiresAt === null ? {} : { holdExpiresAtMs: Date.parse(row.holdExpiresAt) }),
});

/** The booking, held for one who may change it. @throws {Refusal} `not-found`, `not-allowed`, `stale-version`. */
async function openToChange(scene: StudentBookScene, bookingId: string, ifMatch: readonly string[] | undefined): Promise<BookingRow> {
  const row = await openBooking(scene, bookingId, 'lock');
  allow(maysOf(scene, row).mayBook, 'Needs the permission book-conference, and to be of the home whose booking it is');
  checkVersion(ifMatch, row.version, shown(scene, row));
  return row;
}

const freed = async (scene: StudentBookScene, { slotId, conferenceId, host, id }: BookingRow): Promise<void> => {
  await freeSeat(scene.db, scene.viewer.schoolId, slotId, id);
  await seatLeft(scene, slotId);
  await seatsChanged(scene, { conferenceId, hostId: host.id });
};

/** Moves it: the new seat is had before the old one is free, or nothing has happened. */
async function move(scene: StudentBookScene, row: BookingRow, wanted: Wanted): Promise<void> {
  const { conference, slot } = wanted;
  if (conference.id !== row.conferenceId || slot.id === row.slotId) throw invalid('/slotId', 'must be another slot of the same conference');
  if (row.mode !== null && !slot.modes.includes(row.mode)) throw invalid('/slotId', 'must be one that offers the mode of the booking');
  await checkWanted(wanted, [row.id], slot.host.id === row.host.id);
  const seat = await seatOf(wanted, row.id, null);
  await freeSeat(scene.db, scene.viewer.schoolId, row.slotId, row.id);
  await moveBooking(scene.db, scene.act, row.id, { slotId: slot.id, hostId: slot.host.id, seat });
  await seatLeft(scene, row.slotId);
  await seatsChanged(scene, { conferenceId: row.conferenceId, hostId: row.host.id });
  if (row.host.id !== slot.host.id) await tellOfBooking(scene, { ...row, hostId: row.host.id, household: '', isShared: false }, 'booking-changed', row.id);
}

export const bookingRoutes = {
  'bookings.list': async (ask) => {
    const scene = await openStudentBook(ask);
    const asked = { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault };
    const { rows, next } = await listBookings(scene.db, scene.eye, ask.params.student, asked);
    return { answer: { items: rows.map((row) => shown(scene, row)), next } };
  },

  'bookings.of-conference': async (ask) => {
    const scene = await openBook(ask);
    const { id, mayManage } = await openConference(scene, ask.params.conference);
    allow(isStaff(ask.viewer), 'Only those who host');
    const eye = eyeOf(scene, null, mayManage);
    const { rows, next } = await listHostBookings(ask.db, eye, id, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    const tie = (studentId: string) => ({ studentId, relation: '', permissions: [], household: null });
    const items = rows.map((row) => showBooking(ask.viewer, tie(row.studentId), row, scene.now, true));
    return { answer: { items, next }, alsoOf: rows.map((row) => ({ studentId: row.studentId, recordId: row.id })) };
  },

  'bookings.hold': async (ask) => {
    const scene = await openStudentBook(ask);
    const wanted = await openWanted(scene, ask.body.slotId);
    await holdFamilies([wanted]);
    await dropOwnHolds(wanted);
    const id = await takeWanted(wanted, null);
    return { ...(await changedBooking(scene, id)), location: `bookings/${id}` };
  },

  'bookings.confirm': async (ask) => {
    const scene = await openStudentBook(ask);
    const row = await openToChange(scene, ask.params.booking, ask.ifMatch);
    step(row.state, row.state === 'held' ? 'confirm' : 'amend', factsOf(scene, row));
    const slot = await findSlot(scene.db, scene.viewer, scene.now, row.slotId);
    if (slot) checkMode(ask.body, slot, '/mode');
    if (!(await keepSeat(scene.db, scene.viewer.schoolId, row.slotId, row.id, scene.now))) throw new Refusal('hold-expired');
    await confirmBooking(scene.db, scene.act, row.id, ask.body);
    return changedBooking(scene, row.id, row.state === 'held' ? 'booking-made' : 'booking-changed');
  },

  'bookings.run': async (ask) => {
    const book = await openBook(ask);
    const wanted: Wanted[] = [];
    for (const { studentId, slotId } of ask.body.items) wanted.push(await openWanted(await ofStudent(book, studentId), slotId));
    await holdFamilies(wanted);
    const ids = new Map<Wanted, string>();
    // Everyone takes seats in the same order, so that two runs never wait for each other.
    for (const one of [...wanted].sort((a, b) => (a.slot.id < b.slot.id ? -1 : 1))) {
      await dropOwnHolds(one);
      ids.set(one, await takeWanted(one, ask.body.details));
    }
    const items = [];
    for (const one of wanted) items.push((await changedBooking(one.scene, ids.get(one)!, 'booking-made')).answer);
    return { answer: { items }, alsoOf: items.map(({ id, studentId }) => ({ studentId, recordId: id })) };
  },

  'bookings.reschedule': async (ask) => {
    const scene = await openStudentBook(ask);
    const before = await openBooking(scene, ask.params.booking, 'read');
    const wanted = await openWanted(scene, ask.body.slotId, before.household);
    await holdFamilies([wanted]);
    const row = await openToChange(scene, before.id, ask.ifMatch);
    step(row.state, 'reschedule', { ...factsOf(scene, row), free: 1 });
    await move(scene, row, wanted);
    return changedBooking(scene, row.id, 'booking-moved', [row.host.id]);
  },

  'bookings.cancel': async (ask) => {
    const scene = await openStudentBook(ask);
    const row = await openToChange(scene, ask.params.booking, ask.ifMatch);
    step(row.state, 'cancel', factsOf(scene, row));
    await cancelBooking(scene.db, scene.act, row.id, ask.body.reason);
    await freed(scene, row);
    if (row.state === 'booked') return changedBooking(scene, row.id, 'booking-cancelled');
    await tellOfBooking(scene, { ...row, hostId: row.host.id, isShared: false }, 'booking-changed', row.id);
    return replyOf(shown(scene, await openBooking(scene, row.id, 'read')));
  },
} satisfies Partial<Handlers>;
