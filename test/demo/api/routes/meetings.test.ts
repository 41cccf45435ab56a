/** What becomes of a meeting: outcome, notes, agreements, the times that families ask for, the calendar that subscribes, and offers that cannot be. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { ConferenceRequest } from '../../../../src/contract/conference-request.js';
import { onPostgres } from '../../../support/databases.js';
import {
  agreementBody,
  booked,
  bookingAt,
  bookingNow,
  conferenceBody,
  conferenceOf,
  evening,
  hold,
  items,
  offerBody,
  offered,
  ok,
  requestBody,
  slotsAt,
  slotsNow,
} from '../conference-bodies.js';
import { goalAt, goalBody, goalNow, goalOf, made, terms } from '../goal-bodies.js';
import { assertProblem, openScene, people, START_MS, students, type PersonName, type Scene } from '../scene.js';

const LATE = { closesAt: '2027-06-01T12:00:00.000Z' };

onPostgres('meetings', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  let day = 0;
  const aMeeting = async () => {
    scene.clock.ms = START_MS;
    const { slots } = await evening(scene, LATE, { on: `2026-12-${String(7 + day++).padStart(2, '0')}` });
    return booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Words of Ana' });
  };
  const change = (who: PersonName, method: string, booking: Booking, what: string, body: object) =>
    scene.ask<Booking>(who, method, `${bookingAt(booking)}/${what}`, { body, version: booking.version });

  test('CS-22 whether a meeting was held is said by the host, once it has begun, and once', async () => {
    const booking = await aMeeting();
    const outcome = (who: PersonName, of: Booking) => change(who, 'POST', of, 'outcome', { outcome: 'attended' });
    assertProblem(await outcome('ray', booking), 'booking-closed');
    scene.clock.ms = Date.parse(booking.startsAt);
    assertProblem(await outcome('ana', booking), 'not-allowed');
    const held = ok(await outcome('ray', booking));
    assert.equal(held.state, 'attended');
    assertProblem(await change('ana', 'POST', held, 'cancellation', { reason: null }), 'booking-closed');
  });

  test('CS-18 a note for staff is read by no family, neither in a list, nor in the export, nor where it is in the way', async () => {
    const booking = await aMeeting();
    const words = { shared: 'For everybody', confidential: 'Ask the counselor', language: 'en' };
    assertProblem(await change('ana', 'PUT', booking, 'notes', words), 'not-allowed');
    const noted = ok(await change('ray', 'PUT', booking, 'notes', words));
    assert.deepEqual([noted.sharedNote, noted.confidentialNote], ['For everybody', 'Ask the counselor']);
    const seen = await bookingNow(scene, 'ana', booking);
    assert.deepEqual([seen!.sharedNote, seen!.confidentialNote], ['For everybody', null]);
    const stale = await change('ana', 'POST', booking, 'cancellation', { reason: null });
    assertProblem(stale, 'stale-version');
    const exported = await scene.ask('ana', 'GET', `/students/${students.maya}/export`);
    assert.ok(exported.text.includes('For everybody'), exported.text.slice(0, 200));
    for (const { text } of [stale, exported]) assert.ok(!text.includes('Ask the counselor'));
  });

  test('CS-27 what is agreed has a side and a day, and becomes a commitment where a goal is named', async () => {
    const booking = await aMeeting();
    const goal = await goalOf(scene, 'ray', 'maya');
    const body = { text: 'I will listen to her read', language: 'en', voice: 'home', dueOn: '2026-12-20', goalId: goal.id };
    const { agreements } = ok(await change('ana', 'POST', booking, 'agreements', body));
    assert.equal(agreements.length, 1);
    const [{ commitmentId, dueOn, voice, goalId }] = agreements as [(typeof agreements)[0]];
    assert.deepEqual([dueOn, voice, goalId], ['2026-12-20', 'home', goal.id]);
    const commitments = await items<{ id: string; text: string; reviewOn: string }>(scene, 'ray', `/students/${students.maya}/commitments`);
    const made = commitments.find(({ id }) => id === commitmentId);
    assert.deepEqual([made?.text, made?.reviewOn], [body.text, body.dueOn]);
    const alone = ok(await change('ray', 'POST', (await bookingNow(scene, 'ray', booking))!, 'agreements', { ...body, goalId: null }));
    assert.equal(alone.agreements.find((one) => one.goalId === null)!.commitmentId, null);
  });

  test('CS-27 what is agreed becomes a new goal, in the words that are sent, once, by those who may set it', async () => {
    const booking = await aMeeting();
    const { agreements } = ok(await change('ray', 'POST', booking, 'agreements', agreementBody({ text: 'Read every day' })));
    const into = (who: PersonName, origin: string, agreement = agreements[0]!.id) => {
      const body = goalBody({ origin, terms: terms({ statement: 'Maya reads every day', measure: null, baseline: null, probes: [], target: null }) });
      return change(who, 'POST', booking, `agreements/${agreement}/goal`, { ...body, reviewOn: '2026-12-20' });
    };
    assertProblem(await into('ana', 'school'), 'not-allowed');
    assertProblem(await into('ben', 'home'), 'not-found');
    assertProblem(await into('ray', 'school', booking.id), 'not-found');
    const [agreed] = ok(await into('ray', 'school')).agreements;
    assert.equal(agreed!.commitmentId, null);
    const goal = await goalNow(scene, 'ana', 'maya', { id: agreed!.goalId! });
    assert.deepEqual([goal.origin, goal.reviewOn, goal.revisions[0]!.terms.statement], ['school', '2026-12-20', 'Maya reads every day']);
    assert.equal((await bookingNow(scene, 'ana', booking))!.agreements[0]!.goalId, goal.id);
    const again = await into('ana', 'home');
    assertProblem(again, 'already-there');
    assert.ok(again.text.includes(goal.id), 'and what it is comes along');

    const gone = await scene.ask('ray', 'DELETE', goalAt('maya', goal), { version: goal.version });
    assert.equal(gone.status, 204, gone.text);
    assert.equal((await bookingNow(scene, 'ana', booking))!.agreements[0]!.goalId, null, 'a goal that was taken back leaves it as it was');
    assert.notEqual(ok(await into('ana', 'home')).agreements[0]!.goalId, null);
  });

  const requestAt = (conferenceId: string, startsAt: string) =>
    made<ConferenceRequest>(scene, 'ana', `/students/${students.maya}/conference-requests`, requestBody(conferenceId, { startsAt }));
  const answer = (who: PersonName, { id, version }: ConferenceRequest, body: object) =>
    scene.ask<ConferenceRequest>(who, 'POST', `/students/${students.maya}/conference-requests/${id}/answer`, { body, version });

  test('CS-25 a time that is asked for is countered by the host, and booked when the family says yes', async () => {
    scene.clock.ms = START_MS;
    const conference = await conferenceOf(scene, 'ida', LATE);
    await offered(scene, 'ray', conference, { on: '2027-02-01' });
    const asked = await requestAt(conference.id, '2027-02-02T13:00:00.000Z');
    assert.ok((await answer('ana', asked, { answer: 'accept' })).status >= 400, 'nobody says yes to themselves');
    const countered = ok(await answer('ray', asked, { answer: 'counter', startsAt: '2027-02-02T14:00:00.000Z', minutes: 20, reason: 'I teach until then' }));
    assert.deepEqual([countered.state, countered.startsAt, countered.endsAt], ['countered', '2027-02-02T14:00:00.000Z', '2027-02-02T14:20:00.000Z']);
    assert.equal(ok(await answer('ana', countered, { answer: 'accept' })).state, 'booked');
    const [booking] = await items<Booking>(scene, 'ana', `/students/${students.maya}/bookings?conference=${conference.id}`);
    assert.deepEqual([booking!.state, booking!.startsAt, booking!.bookedBy.id], ['booked', '2027-02-02T14:00:00.000Z', people.ana]);
    assert.equal((await slotsNow(scene, 'lena', conference)).find(({ id }) => id === booking!.slotId)?.free ?? 0, 0);
  });

  test('CS-25 a time that is declined is not booked, and not answered again', async () => {
    scene.clock.ms = START_MS;
    const conference = await conferenceOf(scene, 'ida', LATE);
    await offered(scene, 'ray', conference, { on: '2027-02-03' });
    const declined = ok(await answer('ray', await requestAt(conference.id, '2027-02-04T13:00:00.000Z'), { answer: 'decline', reason: null }));
    assert.equal(declined.state, 'declined');
    assertProblem(await answer('ray', declined, { answer: 'accept' }), 'booking-closed');
    assert.deepEqual(await items(scene, 'ana', `/students/${students.maya}/bookings?conference=${conference.id}`), []);
  });

  test('CS-03 a calendar reads when, and no word or name; a new address ends the old one', async () => {
    const booking = await aMeeting();
    const { url } = ok(await scene.ask<{ url: string }>('ana', 'GET', '/calendar-link'));
    const read = async (from: string) => scene.app.fetch(new Request(from));
    const feed = await read(url);
    assert.match(feed.headers.get('Content-Type') ?? '', /^text\/calendar/);
    const lines = (await feed.text()).replaceAll('\r\n ', '').split('\r\n');
    assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    assert.ok(lines.includes(`DTSTART:${booking.startsAt.replaceAll(/[-:]|\.000/g, '')}`), lines.join('\n'));
    for (const secret of ['Words', 'Ana', 'Maya', booking.host.name, students.maya, people.ana])
      assert.ok(!lines.some((line) => line.includes(secret)), secret);
    const renewed = ok(await scene.ask<{ url: string }>('ana', 'POST', '/calendar-link'));
    assert.deepEqual([(await read(url)).status, (await read(renewed.url)).status], [404, 200]);
  });

  test('CS-02 times that cannot be are refused where they are wrong, and none of them is on offer', async () => {
    scene.clock.ms = START_MS;
    const conference = await conferenceOf(scene, 'ida', LATE);
    const offer = (more: object) => scene.ask('ray', 'POST', slotsAt(conference), { body: offerBody('ray', more) });
    assertProblem(await offer({ on: '2026-11-02' }), 'invalid', '/on');
    assertProblem(await offer({ on: '2027-02-29' }), 'invalid', '/on');
    assertProblem(await offer({ on: '2027-03-01', from: '00:00', until: '00:00', minutes: 5, breakMinutes: 0 }), 'invalid', '/until');
    assertProblem(await offer({ on: '2027-03-01', until: '15:05' }), 'invalid', '/until');
    assertProblem(await offer({ on: '2027-03-01', capacity: 10_000 }), 'invalid', '/capacity');
    assertProblem(await offer({ on: '2027-03-01', from: '25:00' }), 'invalid', '/from');
    assertProblem(await scene.ask('ida', 'POST', '/conferences', { body: conferenceBody({ timeZone: 'Mars/Olympus' }) }), 'invalid', '/timeZone');
    assert.deepEqual(await slotsNow(scene, 'ida', conference), []);
  });

  test('CS-02 CS-30 a day that a leap year has, and an evening across midnight, are offered; the same time twice is overlap', async () => {
    scene.clock.ms = START_MS;
    const conference = await conferenceOf(scene, 'ida', { closesAt: '2028-06-01T12:00:00.000Z' });
    const leap = await offered(scene, 'ray', conference, { on: '2028-02-29', until: '15:10' });
    assert.equal(leap[0]!.startsAt, '2028-02-29T20:00:00.000Z');
    const night = { on: '2027-03-02', from: '23:30', until: '00:30', minutes: 20, breakMinutes: 10 };
    const slots = await offered(scene, 'ray', conference, night);
    assert.deepEqual(
      slots.map(({ startsAt }) => startsAt),
      ['2027-03-03T04:30:00.000Z', '2027-03-03T05:00:00.000Z'],
    );
    assertProblem(
      await scene.ask('ray', 'POST', slotsAt(conference), { body: offerBody('ray', { on: '2027-03-03', from: '00:10', until: '00:30' }) }),
      'overlap',
    );
    assert.equal((await slotsNow(scene, 'ida', conference)).length, 3);
    ok(await hold(scene, 'ana', 'maya', slots[1]!));
  });
});
