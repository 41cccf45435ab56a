/** Small records for tests of the desk: a fall conference in New York, quarter hours of Ms Rivera, bookings of them. */
import type { Booking } from '../../src/contract/booking.js';
import type { ConferenceInvitation } from '../../src/contract/conference-invitation.js';
import type { ConferenceRequest } from '../../src/contract/conference-request.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Slot } from '../../src/contract/slot.js';
import { idOf } from './check-ins.js';

export const rivera = { id: idOf(4), name: 'Ms Rivera' };
const at = '2026-11-10T14:00:00.000Z';

export const fallConference = (part: Partial<Conference> = {}): Conference => ({
  id: idOf(300),
  name: 'Fall conferences',
  kind: 'family-teacher',
  timeZone: 'America/New_York',
  opensAt: '2026-11-09T13:00:00.000Z',
  closesAt: '2026-11-25T01:00:00.000Z',
  earlyAccess: null,
  guardMinutes: 1440,
  holdSeconds: 300,
  offerMinutes: 1440,
  perStudent: 8,
  perGuardian: 16,
  households: 'shared',
  travelMinutes: 10,
  modes: ['in-person', 'phone', 'video'],
  agendaFirst: 'home',
  hosts: [rivera],
  bookableFrom: null,
  mayManage: true,
  createdAt: at,
  updatedAt: at,
  version: 3,
  ...part,
});

/** The `n`-th quarter hour from 15:00 in New York on 2026-11-24. */
export const deskSlot = (n: number, part: Partial<Slot> = {}): Slot => {
  const from = Date.parse('2026-11-24T20:00:00.000Z') + n * 900_000;
  return {
    id: idOf(310 + n),
    conferenceId: idOf(300),
    host: rivera,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(from + 900_000).toISOString(),
    capacity: 1,
    free: 1,
    modes: ['in-person', 'phone', 'video'],
    place: 'Room 12',
    watched: false,
    version: 1,
    ...part,
  };
};

/** On the `n`-th quarter hour, for Maya, by her mother. */
export const deskBooking = (n: number, part: Partial<Booking> = {}): Booking => {
  const { startsAt, endsAt } = deskSlot(n);
  return {
    id: idOf(330 + n),
    conferenceId: idOf(300),
    slotId: idOf(310 + n),
    studentId: idOf(1),
    host: rivera,
    startsAt,
    endsAt,
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
    changeableUntil: startsAt,
    mayChange: true,
    mayChangeDetails: true,
    sequence: 0,
    agenda: [],
    agreements: [],
    sharedNote: null,
    confidentialNote: null,
    createdAt: at,
    updatedAt: at,
    version: 2,
    ...part,
  };
};

export const deskRequest = (part: Partial<ConferenceRequest> = {}): ConferenceRequest => ({
  id: idOf(350),
  conferenceId: idOf(300),
  studentId: idOf(1),
  host: rivera,
  requestedBy: { id: idOf(2), name: 'Ana Thompson' },
  state: 'requested',
  startsAt: '2026-11-25T12:30:00.000Z',
  endsAt: '2026-11-25T12:45:00.000Z',
  mode: 'phone',
  topic: 'I work in the evening',
  reason: null,
  mayAnswer: true,
  bookingId: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
  ...part,
});

export const deskInvitation = (n: number, name: string, part: Partial<ConferenceInvitation> = {}): ConferenceInvitation => ({
  studentId: idOf(n),
  studentName: name,
  group: 'Room 12',
  host: rivera,
  invitedAt: null,
  bookings: 0,
  lastMetAt: null,
  ...part,
});
