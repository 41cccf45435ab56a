/** What cannot be, asked of the API about conferences: right, or a problem with a name; and nothing of it is written. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Conference } from '../../../../src/contract/conference.js';
import type { ConferenceRequest } from '../../../../src/contract/conference-request.js';
import { onPostgres, type TestDatabase } from '../../../support/databases.js';
import {
  booked,
  bookingAt,
  bookingNow,
  bookingsOf,
  conferenceBody,
  conferenceOf,
  confirm,
  detailsBody,
  held,
  hold,
  offerBody,
  offered,
  ok,
  requestBody,
  seriesBody,
  slotsAt,
  slotsNow,
} from '../conference-bodies.js';
import { made } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, people, START_MS, students, type Answered, type PersonName, type Scene } from '../scene.js';

const LATE = { closesAt: '2029-06-01T12:00:00.000Z' };
const DAY_MS = 86_400_000;

onPostgres('what cannot be, of conferences', (open) => {
  let database: TestDatabase;
  let scene: Scene;
  before(async () => {
    database = await open();
    scene = await openScene(database);
  });
  const aConference = (more: object = {}) => {
    scene.clock.ms = START_MS;
    return conferenceOf(scene, 'ida', { ...LATE, perStudent: 20, perGuardian: 20, ...more });
  };
  const offer = (conference: Pick<Conference, 'id'>, more: object, who: PersonName = 'ray') =>
    scene.ask(who, 'POST', slotsAt(conference), { body: offerBody('ray', more) });
  /** Refused by this name, and no row is there that was not before. */
  async function refused(type: string, asking: () => Promise<Answered<unknown>>, pointer?: string): Promise<void> {
    // What was asked before may still be told to others.
    await scene.app.settled();
    const before = await countRows(database);
    assertProblem(await asking(), type, pointer);
    await scene.app.settled();
    assert.deepEqual(await countRows(database), before);
  }

  test('CS-02 CS-21 a slot in the past is neither offered nor booked, nor asked for, nor moved to', async () => {
    const conference = await aConference();
    await refused('invalid', () => offer(conference, { on: '2026-11-20', from: '09:00', until: '10:10' }), '/on');
    await refused('invalid', () => offer(conference, { on: '2020-02-29' }), '/on');
    const slots = await offered(scene, 'ray', conference, { on: '2027-01-12' });
    const booking = await booked(scene, 'ana', 'maya', slots[3]!);
    scene.clock.ms = Date.parse(slots[0]!.startsAt);
    await refused('booking-closed', () => hold(scene, 'lena', 'leo', slots[0]!));
    const move = () => scene.ask('ana', 'POST', `${bookingAt(booking)}/slot`, { body: { slotId: slots[0]!.id }, version: booking.version });
    await refused('booking-closed', move);
    const request = requestBody(conference.id, { startsAt: new Date(scene.clock.ms - 60_000).toISOString() });
    await refused('invalid', () => scene.ask('ana', 'POST', `/students/${students.maya}/conference-requests`, { body: request }), '/startsAt');
    await refused(
      'invalid',
      () => scene.ask('ray', 'POST', `/students/${students.maya}/booking-series`, { body: seriesBody(conference.id, { firstOn: '2027-01-11' }) }),
      '/firstOn',
    );
  });

  test('CS-07 CS-20 a hold of another family is nobody else’s to book, to move, to give back or to speak in, under whichever student', async () => {
    const conference = await aConference();
    const slots = await offered(scene, 'ray', conference, { on: '2027-01-13' });
    const anas = await held(scene, 'ana', 'maya', slots[0]!);
    const under = (student: string) => `/students/${student}/bookings/${anas.id}`;
    for (const [who, student] of [
      ['lena', students.leo],
      ['lena', students.maya],
      ['ben', students.maya],
      ['orla', students.omar],
    ] as const) {
      await refused('not-found', () => scene.ask(who, 'PUT', under(student), { body: detailsBody(), version: anas.version }));
      await refused('not-found', () => scene.ask(who, 'POST', `${under(student)}/slot`, { body: { slotId: slots[1]!.id }, version: anas.version }));
      await refused('not-found', () => scene.ask(who, 'POST', `${under(student)}/cancellation`, { body: { reason: null }, version: anas.version }));
      await refused('not-found', () => scene.ask(who, 'POST', `${under(student)}/topics`, { body: { text: 'a', kind: 'topic', language: 'en' } }));
    }
    assert.equal(ok(await confirm(scene, 'ana', anas, { topic: 'Still mine' })).topic, 'Still mine');
  });

  test('CS-13 a household, a person or a seat that is forged into a request is not known there; whose child it is, is no matter of what is sent', async () => {
    const conference = await aConference();
    const [slot] = await offered(scene, 'ray', conference, { on: '2027-01-14' });
    const forged = { household: 'two', bookedBy: people.ben, seat: 1, state: 'booked', people: [people.ben] };
    for (const [name, value] of Object.entries(forged))
      await refused('invalid', () => scene.ask('ana', 'POST', bookingsOf('maya'), { body: { slotId: slot!.id, [name]: value } }), `/${name}`);
    await refused('not-found', () => scene.ask('ana', 'POST', bookingsOf('leo'), { body: { slotId: slot!.id } }));
    const items = [{ studentId: students.leo, slotId: slot!.id }];
    await refused('not-found', () => scene.ask('ana', 'POST', '/booking-runs', { body: { items, details: detailsBody() } }));
    await refused(
      'invalid',
      () => scene.ask('ana', 'POST', '/booking-runs', { body: { items: [{ ...items[0], household: 'one' }], details: detailsBody() } }),
      '/items/0/household',
    );
    const bens = await booked(scene, 'ben', 'maya', slot!);
    assert.equal(await bookingNow(scene, 'ana', bens), undefined, 'it is of the home of who booked');
  });

  test('CS-02 offers of one host lie over each other by no minute; those of two hosts may', async () => {
    const conference = await aConference();
    await offered(scene, 'ray', conference, { on: '2027-01-15', from: '15:00', until: '15:30', minutes: 30 });
    for (const [from, until, minutes] of [
      ['15:29', '15:39', 10],
      ['14:55', '15:01', 6],
      ['14:00', '16:30', 150],
      ['15:10', '15:20', 10],
      ['15:00', '15:30', 30],
    ] as const)
      await refused('overlap', () => offer(conference, { on: '2027-01-15', from, until, minutes }));
    await offered(scene, 'ray', conference, { on: '2027-01-15', from: '15:30', until: '15:40' });
    await offered(scene, 'ray', conference, { hostId: people.sol, on: '2027-01-15', from: '15:00', until: '15:30' }).then(
      () => assert.fail('only who manages it offers for another'),
      () => undefined,
    );
    ok(await offer(conference, { hostId: people.sol, on: '2027-01-15', from: '15:00', until: '15:30' }, 'ida'));
    assert.equal((await slotsNow(scene, 'ida', conference)).length, 4);
  });

  test('CS-02 CS-10 CS-26 ten thousand of anything are too many, and said to be where they are asked for', async () => {
    const conference = await aConference();
    const on = '2027-01-18';
    await refused('invalid', () => offer(conference, { on, minutes: 1 }), '/minutes');
    await refused('invalid', () => offer(conference, { on, from: '00:00', until: '23:59', minutes: 5, breakMinutes: 0 }), '/until');
    await refused('invalid', () => offer(conference, { on, capacity: 10_000 }), '/capacity');
    await refused('invalid', () => offer(conference, { on, minutes: 10_000 }), '/minutes');
    await refused('invalid', () => scene.ask('ray', 'GET', `${slotsAt(conference)}?limit=10000`), '/query/limit');
    const items = Array.from({ length: 400 }, () => ({ studentId: students.maya, slotId: conference.id }));
    await refused('invalid', () => scene.ask('ana', 'POST', '/booking-runs', { body: { items, details: detailsBody() } }), '/items');
    await refused(
      'invalid',
      () => scene.ask('ray', 'POST', `/students/${students.maya}/booking-series`, { body: seriesBody(conference.id, { count: 10_000 }) }),
      '/count',
    );
    assert.deepEqual(await slotsNow(scene, 'ray', conference), []);
  });

  test('CS-04 CS-30 a zone that nobody knows is no zone, and one whose rules have changed goes by the rules of the day', async () => {
    for (const timeZone of ['Mars/Olympus', 'America/New York', '+25:00', '../etc/passwd'])
      await refused('invalid', () => scene.ask('ida', 'POST', '/conferences', { body: conferenceBody({ timeZone }) }), '/timeZone');
    // Mexico gave up summer time in 2022, Kazakhstan moved an hour in 2024, Jordan stays on summer time since 2022; half an hour is Lord Howe’s summer.
    for (const [timeZone, on, startsAt] of [
      ['America/Mexico_City', '2027-07-01', '2027-07-01T21:00:00.000Z'],
      ['Asia/Almaty', '2027-07-02', '2027-07-02T10:00:00.000Z'],
      ['Asia/Amman', '2027-01-05', '2027-01-05T12:00:00.000Z'],
      ['Asia/Kolkata', '2027-07-06', '2027-07-06T09:30:00.000Z'],
      ['Australia/Lord_Howe', '2027-01-07', '2027-01-07T04:00:00.000Z'],
    ] as const) {
      const [slot] = await offered(scene, 'ray', await aConference({ timeZone }), { on, until: '15:10' });
      assert.equal(slot!.startsAt, startsAt, timeZone);
    }
  });

  test('CS-30 whatever becomes of the zone of a conference, what is booked stays at its instant', async () => {
    const conference = await aConference();
    const [slot] = await offered(scene, 'ray', conference, { on: '2027-07-08', until: '15:10' });
    const booking = await booked(scene, 'ana', 'maya', slot!);
    const body = conferenceBody({ ...LATE, timeZone: 'Australia/Sydney' });
    ok(await scene.ask('ida', 'PUT', `/conferences/${conference.id}`, { body, version: conference.version }));
    assert.equal((await bookingNow(scene, 'ana', booking))!.startsAt, slot!.startsAt);
  });

  test('CS-25 CS-26 CS-30 a meeting across midnight is one meeting, and 29 February a day like any other where there is one', async () => {
    const conference = await aConference();
    await offered(scene, 'ray', conference, { on: '2027-02-01', until: '15:10' });
    const series = (more: object) =>
      scene.ask<{ items: Booking[] }>('ray', 'POST', `/students/${students.maya}/booking-series`, { body: seriesBody(conference.id, more) });
    const { items: night } = ok(await series({ firstOn: '2027-02-02', at: '23:50', minutes: 20, count: 2, everyWeeks: 1 }));
    assert.deepEqual([night[0]!.startsAt, night[0]!.endsAt], ['2027-02-03T04:50:00.000Z', '2027-02-03T05:10:00.000Z']);
    await refused('overlap', () => offer(conference, { on: '2027-02-03', from: '00:00', until: '00:30', minutes: 30 }));
    const { items: leap } = ok(await series({ firstOn: '2028-02-29', count: 2, everyWeeks: 1 }));
    assert.deepEqual(
      leap.map(({ startsAt }) => startsAt.slice(0, 10)),
      ['2028-02-29', '2028-03-07'],
    );
    await refused('invalid', () => series({ firstOn: '2027-02-29' }), '/firstOn');
    const request = await made<ConferenceRequest>(
      scene,
      'ana',
      `/students/${students.maya}/conference-requests`,
      requestBody(conference.id, { startsAt: '2028-02-29T04:50:00Z', minutes: 20 }),
    );
    assert.equal(request.endsAt, '2028-02-29T05:10:00.000Z');
    await refused(
      'invalid',
      () =>
        scene.ask('ana', 'POST', `/students/${students.maya}/conference-requests`, { body: requestBody(conference.id, { startsAt: '2027-02-29T13:00:00Z' }) }),
      '/startsAt',
    );
  });

  test('CS-07 CS-21 processes whose clocks are wrong by a day hold and close by the clock of the database', async () => {
    const now = Date.now();
    const at = (ms: number) => new Date(now + ms).toISOString();
    const scenes = [scene, ...(await Promise.all([DAY_MS, -DAY_MS].map(() => openScene(database, { databaseTime: true }, true))))] as [Scene, Scene, Scene];
    const [, ahead, behind] = scenes;
    [ahead.clock.ms, behind.clock.ms] = [now + DAY_MS, now - DAY_MS];
    scene.clock.ms = now;
    const window = { closesAt: at(40 * DAY_MS), holdSeconds: 120 };
    const openNow = await conferenceOf(ahead, 'ida', { ...window, opensAt: at(-3_600_000) });
    const on = at(20 * DAY_MS).slice(0, 10);
    const [slot] = await offered(ahead, 'ray', openNow, { on, until: '15:10' });
    const booking = await held(ahead, 'ana', 'maya', slot!);
    assert.ok(Math.abs(Date.parse(booking.holdExpiresAt!) - Date.now() - 120_000) < 60_000, 'two minutes from now, not from tomorrow');
    for (const one of [ahead, behind]) assert.equal((await bookingNow(one, 'ana', booking))!.state, 'held');
    assertProblem(await hold(behind, 'lena', 'leo', slot!), 'slot-taken');
    const opensLater = await conferenceOf(behind, 'ida', { ...window, opensAt: at(3_600_000) });
    const [later] = await offered(behind, 'ray', opensLater, { on, from: '18:00', until: '18:10' });
    for (const one of [ahead, behind]) assertProblem(await hold(one, 'lena', 'leo', later!), 'booking-closed');
    assert.equal(ok(await confirm(behind, 'ana', booking)).state, 'booked');
    for (const one of [ahead, behind]) await one.close();
  });
});
