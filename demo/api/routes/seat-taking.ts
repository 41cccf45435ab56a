/**
 * How a seat is had, for every way of asking for one: the family is held, what stands in its way is looked at, and the seat itself is one statement.
 * Whatever it refuses undoes the transaction.
 */
import type { BookingBody } from '../../../src/contract/booking.js';
import type { Conference } from '../../../src/contract/conference.js';
import type { Slot } from '../../../src/contract/slot.js';
import { newId } from '../ids.js';
import { insertBooking, listOwnHolds, cancelBooking } from '../queries/booking-changes.js';
import { isForStudent, mayHost } from '../queries/conferences.js';
import { findSlot, nearestFree } from '../queries/conference-slots.js';
import { familyOf, groupOf, lockFamily, onlyHousehold, standingOf } from '../queries/families.js';
import { freeSeat, takeSeat } from '../queries/seats.js';
import { deleteWatches } from '../queries/waiting.js';
import { invalid, Refusal } from '../refusal.js';
import { isClosed, isStaff, mayBookFor, obstacleIn } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { openConference, seatsChanged, type StudentBookScene } from './conference-scene.js';

/** A slot that a family wants, and the family. */
export interface Wanted {
  readonly scene: StudentBookScene;
  readonly conference: Conference;
  readonly slot: Slot;
  readonly household: string | null;
  readonly people: readonly string[];
}

/** The home whose meeting it becomes: that of the guardian; of others who book, the student's where there is one alone. */
export const homeOf = async ({ db, viewer, tie }: StudentBookScene) => tie.household ?? (await onlyHousehold(db, viewer.schoolId, tie.studentId));

/** @throws {Refusal} `not-found` where slot and student have nothing to do with each other, `not-allowed`. */
export async function openWanted(scene: StudentBookScene, slotId: string, home?: string | null): Promise<Wanted> {
  const { db, viewer, tie, now } = scene;
  const slot = await findSlot(db, viewer, now, slotId);
  if (!slot) throw new Refusal('not-found');
  const conference = await openConference(scene, slot.conferenceId);
  const { schoolId } = viewer;
  const isTheirs = (await mayHost(db, schoolId, tie.studentId, slot.host.id)) && (await isForStudent(db, schoolId, conference.id, tie.studentId));
  if (!isTheirs) throw new Refusal('not-found');
  allow(mayBookFor(viewer, tie, conference, slot.host.id), 'Needs the permission book-conference; or to be the host, or to manage it');
  const household = home === undefined ? await homeOf(scene) : home;
  return { scene, conference, slot, household, people: await familyOf(db, schoolId, tie.studentId, household, conference.kind === 'student-led') };
}

/** Holds the families of all that is wanted; to be done before anything else is held. */
export async function holdFamilies(wanted: readonly Wanted[]): Promise<void> {
  const { db, viewer } = wanted[0]!.scene;
  const students = [...new Set(wanted.map(({ scene }) => scene.tie.studentId))];
  await lockFamily(db, viewer.schoolId, students, [...new Set(wanted.flatMap(({ people }) => people))]);
}

/** What the same person held of the same host makes way for their new choice. */
export async function dropOwnHolds({ scene, conference, slot }: Wanted): Promise<void> {
  const { db, viewer, tie, act } = scene;
  for (const hold of await listOwnHolds(db, act, { conferenceId: conference.id, studentId: tie.studentId, hostId: slot.host.id })) {
    await freeSeat(db, viewer.schoolId, hold.slotId, hold.id);
    await cancelBooking(db, act, hold.id, null);
  }
}

/** @param except bookings that make way. @throws {Refusal} `booking-closed`, `limit-reached`, `overlap`. */
export async function checkWanted(wanted: Wanted, except: readonly string[] = [], meetsAgain = false): Promise<void> {
  const obstacle = await obstacleTo(wanted, except, meetsAgain);
  if (obstacle) throw new Refusal(obstacle);
}

/** What stands in the way of it, but the seat. @param meetsAgain other meetings with the same host may stand: it is one of a series, or moved. */
export async function obstacleTo({ scene, conference, slot, household, people }: Wanted, except: readonly string[] = [], meetsAgain = false) {
  const { db, viewer, tie, now } = scene;
  const group = await groupOf(db, viewer.schoolId, tie.studentId);
  const isForOthers = isStaff(viewer);
  if (isClosed({ conference, group, slot, now, isForOthers })) return 'booking-closed';
  const { households, travelMinutes } = conference;
  const around = {
    conferenceId: conference.id,
    studentId: tie.studentId,
    household,
    people,
    households,
    now,
    except,
    travelMinutes,
    guardianId: isForOthers ? null : viewer.id,
  };
  const { id: slotId, startsAt, endsAt, host } = slot;
  const standing = await standingOf(db, viewer.schoolId, { ...around, hostId: host.id, startsAt, endsAt, slotId });
  return obstacleIn(conference, meetsAgain ? { ...standing, withHost: false } : standing);
}

/** @param bookingId whose it becomes. @throws {Refusal} `slot-taken`, with what is free around it. */
export async function seatOf({ scene, slot, people }: Wanted, bookingId: string, until: Date | null): Promise<number> {
  const { db, viewer, now } = scene;
  const seat = await takeSeat(db, viewer.schoolId, { slotId: slot.id, bookingId, until, now, people });
  if (seat === undefined) throw new Refusal('slot-taken', { current: await nearestFree(db, viewer, now, slot) });
  await deleteWatches(db, viewer.schoolId, slot.id, scene.tie.studentId, people);
  await seatsChanged(scene, { conferenceId: slot.conferenceId, hostId: slot.host.id });
  return seat;
}

/** Takes a seat: held for a while, or booked at once where the details are there. The booking's id. */
export async function takeWanted(wanted: Wanted, details: BookingBody | null): Promise<string> {
  const { scene, conference, slot, household, people } = wanted;
  if (details) checkMode(details, slot, '/details/mode');
  await checkWanted(wanted);
  const id = newId(scene.now.getTime());
  const holdExpiresAt = details ? null : new Date(scene.now.getTime() + conference.holdSeconds * 1000);
  const seat = await seatOf(wanted, id, holdExpiresAt);
  const place = { conferenceId: conference.id, slotId: slot.id, hostId: slot.host.id, seat, studentId: scene.tie.studentId, household };
  await insertBooking(scene.db, scene.act, { id, ...place, holdExpiresAt, offered: false, details, people });
  return id;
}

/** @throws {Refusal} `invalid`. */
export function checkMode({ mode }: Pick<BookingBody, 'mode'>, { modes }: Pick<Slot, 'modes'>, pointer: string): void {
  if (!modes.includes(mode)) throw invalid(pointer, 'must be one that the slot offers');
}
