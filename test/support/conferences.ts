/** Conferences, slots, bookings and requests to look at a scheduler with; all made up. */
import type { Booking } from '../../src/contract/booking.js';
import type { ConferenceRequest } from '../../src/contract/conference-request.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Slot } from '../../src/contract/slot.js';
import { idOf } from './check-ins.js';

export const rivera = { id: idOf(4), name: 'Ms Rivera' };
export const chen = { id: idOf(5), name: 'Mr Chen' };

/** 2026-11-17 14:03 in New York is "now" in the sample school: open since a day, for a week. */
export const conferenceOf = (change: Partial<Conference> = {}): Conference => ({
  id: idOf(600),
  name: 'Fall conferences',
  kind: 'family-teacher',
  timeZone: 'America/New_York',
  opensAt: '2026-11-16T13:00:00.000Z',
  closesAt: '2026-11-24T22:00:00.000Z',
  earlyAccess: null,
  guardMinutes: 1440,
  holdSeconds: 300,
  offerMinutes: 60,
  perStudent: 2,
  perGuardian: 4,
  households: 'shared',
  travelMinutes: 5,
  modes: ['in-person', 'phone', 'video'],
  agendaFirst: 'home',
  hosts: [rivera, chen],
  bookableFrom: '2026-11-16T13:00:00.000Z',
  mayManage: false,
  createdAt: '2026-11-01T12:00:00.000Z',
  updatedAt: '2026-11-01T12:00:00.000Z',
  version: 1,
  ...change,
});

/** A slot of a quarter of an hour; `n` makes its id. */
export const slotOf = (n: number, startsAt: string, change: Partial<Slot> = {}): Slot => ({
  id: idOf(10_000 + n),
  conferenceId: idOf(600),
  host: rivera,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 15 * 60_000).toISOString(),
  capacity: 1,
  free: 1,
  modes: ['in-person', 'phone', 'video'],
  place: 'Room 12',
  watched: false,
  version: 1,
  ...change,
});

/** Two evenings, from 16:00 in New York on: eight times with Ms Rivera and four with Mr Chen each, the first of Ms Rivera's full. */
export function evenings(): readonly Slot[] {
  return ['2026-11-24', '2026-11-25'].flatMap((on, day) =>
    Array.from({ length: 12 }, (_, index) => {
      const minute = (index < 8 ? index : index - 8) * 15;
      const startsAt = new Date(Date.parse(`${on}T21:00:00.000Z`) + minute * 60_000).toISOString();
      return slotOf(day * 100 + index, startsAt, { host: index < 8 ? rivera : chen, free: index === 0 ? 0 : 1 });
    }),
  );
}

export const bookingOf = (change: Partial<Booking> = {}): Booking => ({
  id: idOf(650),
  conferenceId: idOf(600),
  slotId: idOf(10_001),
  studentId: idOf(1),
  host: rivera,
  startsAt: '2026-11-24T21:15:00.000Z',
  endsAt: '2026-11-24T21:30:00.000Z',
  place: 'Room 12',
  state: 'booked',
  holdExpiresAt: null,
  holdSecondsLeft: null,
  offered: false,
  mode: 'in-person',
  interpreter: null,
  access: null,
  topic: null,
  language: 'en',
  bookedBy: { id: idOf(2), name: 'Ana Thompson' },
  changeableUntil: '2026-11-23T21:15:00.000Z',
  mayChange: true,
  mayChangeDetails: true,
  sequence: 0,
  agenda: [],
  agreements: [],
  sharedNote: null,
  confidentialNote: null,
  createdAt: '2026-11-16T15:00:00.000Z',
  updatedAt: '2026-11-16T15:00:00.000Z',
  version: 1,
  ...change,
});

/** Held just now, for five minutes by the API's clock. */
export const heldOf = (change: Partial<Booking> = {}): Booking =>
  bookingOf({ state: 'held', mode: null, language: null, holdExpiresAt: '2026-11-17T19:08:00.000Z', holdSecondsLeft: 300, ...change });

export const requestOf = (change: Partial<ConferenceRequest> = {}): ConferenceRequest => ({
  id: idOf(680),
  conferenceId: idOf(600),
  studentId: idOf(1),
  host: rivera,
  requestedBy: { id: idOf(2), name: 'Ana Thompson' },
  state: 'requested',
  startsAt: '2026-11-25T12:30:00.000Z',
  endsAt: '2026-11-25T12:45:00.000Z',
  mode: 'phone',
  topic: null,
  reason: null,
  mayAnswer: false,
  bookingId: null,
  createdAt: '2026-11-17T12:00:00.000Z',
  updatedAt: '2026-11-17T12:00:00.000Z',
  version: 1,
  ...change,
});
