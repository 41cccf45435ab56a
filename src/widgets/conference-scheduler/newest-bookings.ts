/** Bookings as far as this page knows: what the list says with what the API answered since, each in its newest version. Pure. */
import type { Booking } from '../../contract/booking.js';
import type { OutboxItem } from '../../domain/outbox.js';

export interface Heard {
  readonly booking: Booking;
  /** When the API said so, in milliseconds since 1970 by this device's clock; counting goes on from there. */
  readonly heardAt: number;
}

/** What an answer of ours brought: one booking, or several of a run or a series. */
const answered = ({ operationId, answer }: OutboxItem): readonly Booking[] => {
  if (!operationId.startsWith('bookings.') || !answer) return [];
  return operationId === 'bookings.run' || operationId === 'bookings.series' ? (answer as { items: readonly Booking[] }).items : [answer as Booking];
};

/** A hold that was given back never was an appointment: nobody had said yet how to meet. */
const becameOne = ({ state, mode }: Booking): boolean => state !== 'cancelled' || mode !== null;

/**
 * `heardAt` of what the list says is `readAt`; of an answer it is what `since` remembers, which is when this page first saw it.
 */
export function newestBookings(listed: readonly Booking[], readAt: number, items: readonly OutboxItem[], since: (itemId: string) => number): readonly Heard[] {
  const byId = new Map<string, Heard>(listed.map((booking) => [booking.id, { booking, heardAt: readAt }]));
  for (const item of items) {
    for (const booking of item.state === 'done' ? answered(item) : []) {
      const known = byId.get(booking.id)?.booking;
      if (!known || known.version < booking.version) byId.set(booking.id, { booking, heardAt: since(item.id) });
    }
  }
  return [...byId.values()]
    .filter(({ booking }) => becameOne(booking))
    .sort(({ booking: a }, { booking: b }) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

/** Whole seconds that a hold lasts still; 0 where it is over or nothing is held. The API's clock said how long, this device's only counts. */
export function secondsLeft({ booking, heardAt }: Heard, now: number): number {
  if (booking.state !== 'held' || booking.holdSecondsLeft === null) return 0;
  const gone = Math.max(0, now - heardAt) / 1000;
  return Math.max(0, Math.ceil(booking.holdSecondsLeft - gone));
}
