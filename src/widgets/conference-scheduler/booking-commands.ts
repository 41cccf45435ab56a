/** What a press on a time becomes: rows for the outbox, in the thread of this student's bookings of this conference. It decides nothing. */
import { holdSlot, rescheduleBooking, type Booking } from '../../contract/booking.js';
import { unwatchSlot, watchSlot, type Slot } from '../../contract/slot.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';

/** Holds, confirmations and moves of one student in one conference go in order. */
export const bookingThread = (conferenceId: string, studentId: string): string => `booking:${conferenceId}:${studentId}`;

export function hold(outbox: Outbox, slot: Slot, student: string): Promise<OutboxItem | undefined> {
  return outbox.send(holdSlot, { params: { student }, body: { slotId: slot.id }, studentId: student, thread: bookingThread(slot.conferenceId, student) });
}

export function move(outbox: Outbox, { id, studentId, conferenceId, version }: Booking, slot: Slot): Promise<OutboxItem | undefined> {
  const params = { student: studentId, booking: id };
  return outbox.send(rescheduleBooking, { params, body: { slotId: slot.id }, studentId, thread: bookingThread(conferenceId, studentId), version });
}

export function wait(outbox: Outbox, { id, conferenceId }: Slot, student: string, waits: boolean): Promise<OutboxItem | undefined> {
  const thread = `watches:${conferenceId}:${student}`;
  if (waits) return outbox.send(watchSlot, { params: { student }, body: { slotId: id }, studentId: student, thread });
  return outbox.send(unwatchSlot, { params: { student, slot: id }, body: undefined, studentId: student, thread });
}
