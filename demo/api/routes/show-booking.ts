/** A booking as one viewer may see it: to another home that shares it, that it is booked and no word; to families and students, no note of the staff's. */
import type { Booking } from '../../../src/contract/booking.js';
import type { BookingRow } from '../queries/bookings.js';
import { inOrder, isStaff } from '../rules/booking-rights.js';
import { visibleName, type Named, type Tie, type Viewer } from '../rules/voices.js';

/** Nothing that anybody said. */
const silence = { mode: null, interpreter: null, access: null, topic: null, language: null, place: null, sharedNote: null, agenda: [], agreements: [] };

/** @param mayBook whether they change it at all; until when is in the booking. */
export function showBooking(viewer: Viewer, tie: Tie, row: BookingRow, now: Date, mayBook: boolean): Booking {
  const { household: _, households: __, kind, agendaFirst, sight, ...record } = row;
  const person = (named: Named) => ({ id: named.id, name: visibleName(viewer, tie.household, named) });
  const by = <T extends { author: Named }>(said: T) => ({ ...said, author: person(said.author) });
  const isOpen = record.state === 'held' || record.state === 'booked';
  const hasBegun = now.getTime() >= Date.parse(record.startsAt);
  const inTime = isStaff(viewer) || record.state === 'held' || now.getTime() < Date.parse(record.changeableUntil);
  return {
    ...record,
    agenda: inOrder(record.agenda, agendaFirst, kind).map(by),
    agreements: record.agreements.map(by),
    ...(sight === 'whole' ? {} : silence),
    confidentialNote: isStaff(viewer) && sight === 'whole' ? record.confidentialNote : null,
    bookedBy: person(record.bookedBy),
    mayChange: mayBook && isOpen && inTime,
    mayChangeDetails: mayBook && isOpen && (isStaff(viewer) || !hasBegun),
    holdSecondsLeft: record.holdExpiresAt === null ? null : Math.max(0, Math.ceil((Date.parse(record.holdExpiresAt) - now.getTime()) / 1000)),
  };
}
