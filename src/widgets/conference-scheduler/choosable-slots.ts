/**
 * Which times a family is offered for a student: not with somebody whom the student meets already, not so close to another appointment of the family that
 * somebody would be in two places, and none where the student has as many as may be. As far as this page knows; the API alone decides. Pure.
 */
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import type { Slot } from '../../contract/slot.js';
import { overlapping, type Meeting } from '../../domain/booking-window.js';

export interface Choosable {
  readonly slots: readonly Slot[];
  /** The student has as many as the conference allows. */
  readonly isFull: boolean;
  /** Free times were left out because they are too close to another appointment, … */
  readonly withoutClose: boolean;
  /** … or because the student meets that host already. */
  readonly withoutMet: boolean;
}

export const meetingOf = ({ host, startsAt, endsAt }: Pick<Slot, 'host' | 'startsAt' | 'endsAt'>): Meeting => ({ hostId: host.id, startsAt, endsAt });

/** What stands of a conference. */
export const standingIn = (bookings: readonly Booking[], { id }: Pick<Conference, 'id'>): readonly Booking[] =>
  bookings.filter(({ conferenceId, state }) => conferenceId === id && state === 'booked');

/** `own` and `siblings` of all conferences; `moving` gives its own time up, and stands in nobody's way. */
export function choosable(
  slots: readonly Slot[],
  conference: Pick<Conference, 'id' | 'perStudent' | 'travelMinutes'>,
  { own, siblings, moving }: { readonly own: readonly Booking[]; readonly siblings: readonly Booking[]; readonly moving?: Booking | undefined },
): Choosable {
  const others = own.filter(({ id, state }) => state === 'booked' && id !== moving?.id);
  const here = standingIn(others, conference);
  const met = new Set(here.map(({ host }) => host.id));
  // One of a series is moved within the times of its host, whom the student meets in the others.
  if (moving) met.delete(moving.host.id);
  const family = [...others, ...siblings];
  // Brother and sister may sit in the same slot.
  const besides = (slot: Slot): readonly Meeting[] => family.filter(({ slotId }) => slotId !== slot.id).map(meetingOf);
  const isClose = new Set(family.length ? slots.filter((slot) => slot.free > 0 && overlapping(meetingOf(slot), besides(slot), conference.travelMinutes)) : []);
  // Where nothing is left out it is the same list, for whoever draws thousands.
  const ofOthers = met.size ? slots.filter(({ host }) => !met.has(host.id)) : slots;
  const shown = isClose.size ? ofOthers.filter((slot) => !isClose.has(slot)) : ofOthers;
  return {
    slots: shown,
    isFull: !moving && here.length >= conference.perStudent,
    withoutClose: shown.length < ofOthers.length,
    withoutMet: ofOthers.length < slots.length,
  };
}
