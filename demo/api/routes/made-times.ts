/**
 * Times that are made for one family: what both sides came to, and the meetings of a series. Each is a slot of its own with one seat, booked in the same
 * transaction; when its booking is cancelled or moved, the time is gone too, and nobody else was ever offered it.
 */
import type { BookingBody } from '../../../src/contract/booking.js';
import type { BookingProblem } from '../../../src/domain/booking-state.js';
import { newId } from '../ids.js';
import { insertBooking } from '../queries/booking-changes.js';
import { dropMadeForOne, insertSlots } from '../queries/conference-slots.js';
import type { StudentBookScene } from './conference-scene.js';
import { offerFreed } from './offers.js';
import { holdFamilies, obstacleTo, openWanted, seatOf } from './seat-taking.js';

export interface MadeTime {
  readonly conferenceId: string;
  readonly hostId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly household: string | null;
  readonly details: BookingBody;
  /** Whose booking it is. */
  readonly bookedBy: string;
  /** One of many with the same host. */
  readonly isOfSeries: boolean;
}
type Made = { readonly bookingId: string; readonly obstacle?: undefined } | { readonly obstacle: BookingProblem; readonly bookingId?: undefined };

/** Makes the time and books it, or says what stands in the way. */
export async function bookMadeTime(scene: StudentBookScene, time: MadeTime): Promise<Made> {
  const { db, viewer, now, act, tie } = scene;
  const { conferenceId, hostId, startsAt, endsAt, place, household, details } = time;
  const made = { id: newId(now.getTime()), startsAt, endsAt };
  const offer = { conferenceId, hostId, capacity: 1, place, modes: [details.mode], isMadeForOne: true };
  if (!(await insertSlots(db, viewer.schoolId, offer, [made], now))) return { obstacle: 'overlap' };
  const wanted = await openWanted(scene, made.id, household);
  await holdFamilies([wanted]);
  const obstacle = await obstacleTo(wanted, [], time.isOfSeries);
  if (obstacle) return { obstacle };
  const bookingId = newId(now.getTime());
  const seat = await seatOf(wanted, bookingId, null);
  const where = { conferenceId, slotId: made.id, hostId, seat, studentId: tie.studentId, household };
  const by = { ...act, personId: time.bookedBy };
  await insertBooking(db, by, { id: bookingId, ...where, holdExpiresAt: null, offered: false, details, people: wanted.people });
  return { bookingId };
}

/** A seat was left: its time goes where it was made for that family, and to the first who waits where it is for all. */
export async function seatLeft({ db, viewer, now }: StudentBookScene, slotId: string): Promise<void> {
  if (!(await dropMadeForOne(db, viewer.schoolId, slotId, now))) await offerFreed(db, now, slotId);
}
