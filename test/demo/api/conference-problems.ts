/** What stands in the way of those who book: conferences in which a seat is taken, a time is not free, a limit is reached or the doors are closed. */
import type { Booking } from '../../../src/contract/booking.js';
import type { ConferenceRequest } from '../../../src/contract/conference-request.js';
import {
  agreementBody,
  booked,
  bookingAt,
  bookingNow,
  conferenceBody,
  conferenceOf,
  detailsBody,
  held,
  offerBody,
  offered,
  ok,
  requestBody,
  seriesBody,
  slotsNow,
} from './conference-bodies.js';
import { goalBody, goalOf, made } from './goal-bodies.js';
import { people, students, type Asked, type PersonName, type Scene } from './scene.js';

type Ask = (who: PersonName, asked: Asked, query?: string, more?: Readonly<{ [name: string]: string }>) => Promise<void>;
const LATE = { closesAt: '2027-06-01T12:00:00.000Z' };
const maya = students.maya;

/** @param endedGoal a goal of Maya's that has ended. */
export async function conferencesInTheWay(scene: Scene, endedGoal: string) {
  const conference = await conferenceOf(scene, 'ray', LATE);
  const rays = await offered(scene, 'ray', conference);
  const [raysLater] = await offered(scene, 'ray', conference, { from: '17:00', until: '17:10' });
  const idas = await offered(scene, 'ray', conference, { hostId: people.ida, from: '17:00', until: '18:00' });
  await booked(scene, 'lena', 'leo', rays[0]!);
  const booking = await booked(scene, 'ana', 'maya', rays[1]!);
  /** One that serves a goal, and so becomes none. */
  const serving = agreementBody({ goalId: (await goalOf(scene, 'ray', 'maya')).id });
  const { agreements } = await made<Booking>(scene, 'ray', `${bookingAt(booking)}/agreements`, serving, 200);
  await booked(scene, 'ana', 'maya', idas[0]!);

  const other = await conferenceOf(scene, 'ray', LATE);
  const others = await offered(scene, 'ray', other, { on: '2026-12-02' });
  await booked(scene, 'lena', 'leo', others[0]!);
  const [together] = await offered(scene, 'ray', other, { hostId: people.ida, from: '15:15', until: '15:25' });
  const over = await booked(scene, 'ana', 'maya', others[1]!);
  const cancelled = ok(await scene.ask<Booking>('ana', 'POST', `${bookingAt(over)}/cancellation`, { body: { reason: null }, version: over.version }));

  const closed = await conferenceOf(scene, 'ray', { opensAt: '2026-11-01T13:00:00.000Z', closesAt: '2026-11-02T13:00:00.000Z' });
  const [late] = await offered(scene, 'ray', closed, { on: '2026-12-03' });

  const requestAt = (startsAt: string) =>
    made<ConferenceRequest>(scene, 'ana', `/students/${maya}/conference-requests`, requestBody(conference.id, { startsAt }));
  const request = await requestAt('2026-12-08T13:00:00.000Z');

  const run = (slotId: string) => ({ items: [{ studentId: maya, slotId }], details: detailsBody() });
  const bodies: Readonly<{ [id: string]: () => object }> = {
    'conferences.create': () => conferenceBody(),
    'conferences.change': () => conferenceBody(LATE),
    'slots.offer': () => offerBody('ray', { on: '2027-01-05' }),
    'slots.watch': () => ({ slotId: rays[0]!.id }),
    'bookings.hold': () => ({ slotId: rays[2]!.id }),
    'bookings.confirm': () => detailsBody(),
    'bookings.run': () => run(rays[2]!.id),
    'bookings.series': () => seriesBody(conference.id),
    'bookings.reschedule': () => ({ slotId: rays[2]!.id }),
    'bookings.cancel': () => ({ reason: null }),
    'bookings.outcome': () => ({ outcome: 'attended' }),
    'bookings.note': () => ({ shared: 'a', confidential: 'b', language: 'en' }),
    'bookings.add-topic': () => ({ text: 'a', kind: 'topic', language: 'en' }),
    'bookings.agree': () => agreementBody(),
    'bookings.make-goal': () => goalBody(),
    'conference-requests.create': () => requestBody(conference.id),
    'conference-requests.answer': () => ({ answer: 'decline', reason: null }),
    'conference-invitations.create': () => ({ studentId: maya }),
  };

  const versionNow = async () => (await bookingNow(scene, 'ray', booking))!.version;
  /** A full seat, a second meeting with one host, two at once, and a conference that is over. */
  const wanted = [others[0]!, rays[2]!, together!, late!].map(({ id }) => id);
  const ofCancelled = (ask: Ask) => ask('ray', { version: cancelled.version }, '', { booking: cancelled.id });
  async function answers(ask: Ask): Promise<void> {
    const accept = { answer: 'accept' };
    const overlapping = await requestAt(rays[3]!.startsAt);
    const second = await requestAt('2026-12-09T13:00:00.000Z');
    for (const { id, version } of [overlapping, second]) await ask('ray', { body: accept, version }, '', { request: id });
    await ask('ray', { version: request.version });
    await ask('ray', { version: request.version + 1 });
  }
  const ways: Readonly<{ [id: string]: (ask: Ask) => Promise<void> }> = {
    'slots.withdraw': async (ask) => {
      const { id, version } = (await slotsNow(scene, 'ray', conference)).find(({ id }) => id === rays[1]!.id)!;
      await ask('ray', { version }, '', { slot: id });
    },
    'slots.watch': (ask) => ask('ana', { body: { slotId: late!.id } }),
    'bookings.of-conference': (ask) => ask('ana', {}),
    'conference-requests.of-conference': (ask) => ask('ana', {}),
    'bookings.hold': async (ask) => {
      for (const slotId of wanted) await ask('ana', { body: { slotId } });
    },
    'bookings.run': async (ask) => {
      for (const slotId of wanted) await ask('ana', { body: run(slotId) });
    },
    'bookings.series': async (ask) => {
      await ask('ray', { body: seriesBody(conference.id, { count: 12 }) });
      await ask('ray', { body: seriesBody(conference.id, { firstOn: '2026-12-01', at: '15:15', count: 2, everyWeeks: 26 }) });
    },
    'bookings.reschedule': async (ask) => {
      for (const { id } of [rays[0]!, raysLater!, idas[1]!]) await ask('ray', { body: { slotId: id }, version: await versionNow() });
      await ask('ray', { body: { slotId: others[2]!.id }, version: cancelled.version }, '', { booking: cancelled.id });
    },
    'bookings.confirm': async (ask) => {
      await ofCancelled(ask);
      const hold = await held(scene, 'ana', 'maya', others[3]!);
      scene.clock.ms += conference.holdSeconds * 1000;
      await ask('ana', { version: hold.version }, '', { booking: hold.id });
    },
    'bookings.cancel': ofCancelled,
    'bookings.outcome': async (ask) => ask('ray', { version: await versionNow() }),
    'bookings.add-topic': (ask) => ask('ray', {}, '', { booking: cancelled.id }),
    'bookings.agree': (ask) => ask('ray', { body: agreementBody({ goalId: endedGoal }) }),
    'bookings.make-goal': (ask) => ask('ray', {}),
    'conference-requests.create': (ask) => ask('ana', { body: requestBody(closed.id) }),
    'conference-requests.answer': answers,
  };
  return { ids: { conference: conference.id, slot: rays[1]!.id, booking: booking.id, agreement: agreements[0]!.id, request: request.id }, bodies, ways };
}
