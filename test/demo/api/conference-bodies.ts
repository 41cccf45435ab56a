/** What the conference tests send, and the evening they begin with: Ray's times from three o'clock on, a week and a half ahead of `START_MS`. */
import assert from 'node:assert/strict';
import type { Booking } from '../../../src/contract/booking.js';
import type { Conference } from '../../../src/contract/conference.js';
import type { Slot } from '../../../src/contract/slot.js';
import { made } from './goal-bodies.js';
import { people, students, type Answered, type PersonName, type Scene } from './scene.js';

export type StudentName = keyof typeof students;

/** The day of the evening. */
export const EVENING = '2026-12-01';

export const conferenceBody = (more: object = {}) => ({
  name: 'December conferences',
  kind: 'family-teacher',
  timeZone: 'America/New_York',
  opensAt: '2026-11-15T13:00:00.000Z',
  closesAt: '2026-12-01T12:00:00.000Z',
  earlyAccess: null,
  guardMinutes: 240,
  holdSeconds: 120,
  offerMinutes: 60,
  perStudent: 3,
  perGuardian: 5,
  households: 'each',
  travelMinutes: 10,
  modes: ['in-person', 'video'],
  agendaFirst: 'home',
  ...more,
});
export const offerBody = (host: PersonName = 'ray', more: object = {}) => ({
  hostId: people[host],
  on: EVENING,
  from: '15:00',
  until: '16:00',
  minutes: 10,
  breakMinutes: 5,
  capacity: 1,
  place: 'Room 8',
  modes: ['in-person', 'video'],
  ...more,
});
export const detailsBody = (more: object = {}) => ({ mode: 'in-person', interpreter: null, access: null, topic: null, language: 'en', ...more });
export const agreementBody = (more: object = {}) => ({ text: 'a', language: 'en', voice: 'home', dueOn: '2026-12-20', goalId: null, ...more });
export const requestBody = (conferenceId: string, more: object = {}) => ({
  conferenceId,
  hostId: people.ray,
  startsAt: '2026-12-02T13:00:00.000Z',
  minutes: 15,
  ...detailsBody(),
  ...more,
});

export const seriesBody = (conferenceId: string, more: object = {}) => ({
  conferenceId,
  hostId: people.ray,
  firstOn: '2027-01-14',
  at: '15:30',
  minutes: 20,
  everyWeeks: 6,
  count: 3,
  place: 'Room 8',
  details: detailsBody({ topic: 'How reading goes' }),
  ...more,
});

export const bookingsOf = (student: StudentName) => `/students/${students[student]}/bookings`;
export const bookingAt = (booking: Pick<Booking, 'id' | 'studentId'>) => `/students/${booking.studentId}/bookings/${booking.id}`;
export const slotsAt = ({ id }: { readonly id: string }) => `/conferences/${id}/slots`;

export const conferenceOf = (scene: Scene, who: PersonName = 'ida', more: object = {}) => made<Conference>(scene, who, '/conferences', conferenceBody(more));
export const offered = async (scene: Scene, who: PersonName, conference: { readonly id: string }, more: object = {}) =>
  (await made<{ items: Slot[] }>(scene, who, slotsAt(conference), offerBody(who, more))).items;

/** A conference with Ray's four times. */
export async function evening(scene: Scene, more: object = {}, slots: object = {}): Promise<{ conference: Conference; slots: Slot[] }> {
  const conference = await conferenceOf(scene, 'ida', more);
  return { conference, slots: await offered(scene, 'ray', conference, slots) };
}

export const hold = (scene: Scene, who: PersonName, student: StudentName, slot: Pick<Slot, 'id'>, key?: string) =>
  scene.ask<Booking>(who, 'POST', bookingsOf(student), { body: { slotId: slot.id }, ...(key && { key }) });
export const held = async (scene: Scene, who: PersonName, student: StudentName, slot: Pick<Slot, 'id'>): Promise<Booking> =>
  ok(await hold(scene, who, student, slot));
export const confirm = (scene: Scene, who: PersonName, booking: Booking, more: object = {}) =>
  scene.ask<Booking>(who, 'PUT', bookingAt(booking), { body: detailsBody(more), version: booking.version });

/** Holds and books. */
export async function booked(scene: Scene, who: PersonName, student: StudentName, slot: Pick<Slot, 'id'>, more: object = {}): Promise<Booking> {
  return ok(await confirm(scene, who, await held(scene, who, student, slot), more));
}

/** What was answered, which must have worked. */
export function ok<T>(answer: Answered<T>): T {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`);
  return answer.body;
}

/** All that somebody reads at a path. */
export async function items<T>(scene: Scene, who: PersonName, path: string): Promise<T[]> {
  return ok(await scene.ask<{ items: T[] }>(who, 'GET', path)).items;
}
export const slotsNow = (scene: Scene, who: PersonName, conference: { readonly id: string }) => items<Slot>(scene, who, slotsAt(conference));
/** The booking as somebody reads it in the list of the student. */
export const bookingNow = async (scene: Scene, who: PersonName, { id, studentId }: Pick<Booking, 'id' | 'studentId'>) =>
  (await items<Booking>(scene, who, `/students/${studentId}/bookings`)).find((one) => one.id === id);

/** The names of problems, for those who lost. */
export const typeOf = ({ body }: Answered<unknown>) => (body as { type?: string } | undefined)?.type?.replace('urn:flywheel:problem:', '');
