/**
 * Who comes, as a day of times: what is offered and what is booked in one order. Nobody is counted, ranked or blamed. Pure; it knows no words.
 */
import { dayIn } from '../../base/days.js';
import type { Booking } from '../../contract/booking.js';
import type { Slot } from '../../contract/slot.js';

export interface RosterTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  /** Absent where the time was asked for by a family, or taken back since. */
  readonly slot: Slot | undefined;
  /** What stands or took place, in the order in which it was made. */
  readonly bookings: readonly Booking[];
  readonly host: Slot['host'];
}
export interface RosterDay {
  /** A plain date on the conference's calendar. */
  readonly on: string;
  readonly times: readonly RosterTime[];
  /** Meetings that stand or took place. */
  readonly meetings: number;
  /** Times at which nobody comes yet. */
  readonly free: number;
  readonly cancelled: readonly Booking[];
}

const early = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = ({ host, startsAt, endsAt }: Pick<Slot, 'host' | 'startsAt' | 'endsAt'>): string => `${startsAt} ${endsAt} ${host.id}`;

/** Every day that has a time, the earliest first; each slot and each booking is in exactly one place. */
export function rosterOf(slots: readonly Slot[], bookings: readonly Booking[], timeZone: string): readonly RosterDay[] {
  const times = new Map<string, { slot: Slot | undefined; bookings: Booking[]; about: Slot | Booking }>();
  for (const slot of slots) times.set(slot.id, { slot, bookings: [], about: slot });
  const cancelled: Booking[] = [];
  for (const booking of [...bookings].sort((a, b) => early(a.createdAt, b.createdAt))) {
    if (booking.state === 'cancelled') cancelled.push(booking);
    else if (times.has(booking.slotId)) times.get(booking.slotId)!.bookings.push(booking);
    else times.set(booking.slotId, { slot: undefined, bookings: [booking], about: booking });
  }
  const dayOf = (startsAt: string): string => dayIn(timeZone, Date.parse(startsAt));
  const days = new Map<string, RosterTime[]>();
  for (const { slot, bookings: here, about } of times.values()) {
    const { startsAt, endsAt, place, host } = about;
    const time: RosterTime = { startsAt, endsAt, place, slot, bookings: here, host };
    days.set(dayOf(startsAt), [...(days.get(dayOf(startsAt)) ?? []), time]);
  }
  for (const { startsAt } of cancelled) if (!days.has(dayOf(startsAt))) days.set(dayOf(startsAt), []);
  return [...days]
    .sort(([a], [b]) => early(a, b))
    .map(([on, all]) => ({
      on,
      times: all.sort((a, b) => early(keyOf(a), keyOf(b))),
      meetings: all.reduce((sum, one) => sum + one.bookings.length, 0),
      free: all.filter(({ bookings: here }) => !here.length).length,
      cancelled: cancelled.filter(({ startsAt }) => dayOf(startsAt) === on),
    }));
}

/** What is one host's alone; all of it where none is named. */
export function withHost(hostId: string, slots: readonly Slot[], bookings: readonly Booking[]): [slots: readonly Slot[], bookings: readonly Booking[]] {
  const isTheirs = ({ host }: Pick<Slot, 'host'>): boolean => !hostId || host.id === hostId;
  return [slots.filter(isTheirs), bookings.filter(isTheirs)];
}

/** The day that is looked at first: today, else the next, else the last; `undefined` where there is none. */
export const firstDay = (days: readonly Pick<RosterDay, 'on'>[], today: string): string | undefined => (days.find(({ on }) => on >= today) ?? days.at(-1))?.on;

/** Times of a host that a meeting can move to: still to come, with a seat, not the one it has. */
export const freeFor = (slots: readonly Slot[], booking: Pick<Booking, 'slotId' | 'host'> | undefined, now: number): readonly Slot[] =>
  slots.filter(({ id, free, startsAt, host }) => free > 0 && Date.parse(startsAt) > now && id !== booking?.slotId && (!booking || host.id === booking.host.id));
