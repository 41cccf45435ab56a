/** CS-26 and CS-22: meetings that come again, in one action or one after the other, and what stands in their way. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Slot } from '../../../../src/contract/slot.js';
import { onPostgres } from '../../../support/databases.js';
import { booked, bookingAt, bookingNow, conferenceOf, detailsBody, hold, items, offered, ok, seriesBody, slotsNow } from '../conference-bodies.js';
import { assertProblem, countRows, openScene, people, START_MS, students, type PersonName, type Scene } from '../scene.js';

const LATE = { closesAt: '2027-06-01T12:00:00.000Z' };
onPostgres('meetings that come again', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const series = (who: PersonName, body: object, key?: string, student: keyof typeof students = 'maya') =>
    scene.ask<{ items: Booking[] }>(who, 'POST', `/students/${students[student]}/booking-series`, { body, ...(key && { key }) });
  /** What the tests before have booked is over. */
  const aConference = async (more: object = {}) => {
    scene.clock.ms = START_MS;
    await scene.database.pool.query(`update bookings set state = 'cancelled' where state in ('booked', 'attended', 'missed')`);
    await scene.database.pool.query(`update conference_slots set withdrawn_at = created_at where withdrawn_at is null`);
    return conferenceOf(scene, 'ida', { ...LATE, ...more });
  };
  const cancel = async (who: PersonName, of: Booking) =>
    ok(await scene.ask<Booking>(who, 'POST', `${bookingAt(of)}/cancellation`, { body: { reason: null }, version: of.version }));

  test('CS-26 CS-30 a series is booked in one action: every six weeks at the same time on the clock, on school days, for the family to read', async () => {
    const conference = await aConference();
    // Thanksgiving is a holiday of this school, and the clock changes between the second and the third.
    const { items: made } = ok(await series('ray', seriesBody(conference.id, { firstOn: '2026-11-26', everyWeeks: 8 })));
    assert.deepEqual(
      made.map(({ startsAt, endsAt, state }) => [startsAt, endsAt, state]),
      [
        ['2026-11-27T20:30:00.000Z', '2026-11-27T20:50:00.000Z', 'booked'],
        ['2027-01-21T20:30:00.000Z', '2027-01-21T20:50:00.000Z', 'booked'],
        ['2027-03-18T19:30:00.000Z', '2027-03-18T19:50:00.000Z', 'booked'],
      ],
    );
    for (const one of made) {
      const seen = (await bookingNow(scene, 'ana', one))!;
      assert.deepEqual([seen.topic, seen.place, seen.host.name, seen.mayChange], ['How reading goes', 'Room 8', 'Ray', true]);
    }
  });

  test('CS-26 sent twice, a series is made once; another key makes another, and where it lies over the first all of it is refused', async () => {
    const conference = await aConference({ perStudent: 20 });
    const key = randomUUID();
    const first = await series('ray', seriesBody(conference.id), key);
    const again = await series('ray', seriesBody(conference.id), key);
    assert.deepEqual([again.status, again.text, again.headers.get('Idempotency-Replayed')], [201, first.text, 'true']);
    await scene.app.settled();
    const before = await countRows(scene.database);
    const problem = assertProblem(await series('ray', seriesBody(conference.id, { firstOn: '2027-02-25' })), 'overlap');
    assert.deepEqual(
      problem.current,
      ok(first)
        .items.slice(1)
        .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      'the two that cannot be had, and not the third that could',
    );
    assert.deepEqual(await countRows(scene.database), before, 'none of it is there');
  });

  test('CS-12 CS-26 a series lies over no other meeting of the family, with whomever', async () => {
    const conference = await aConference();
    const [sols] = (await offered(scene, 'sol', conference, { on: '2027-02-25', from: '15:40', until: '15:50' })) as [Slot];
    await booked(scene, 'ana', 'maya', sols);
    // In this scene a student of two homes is booked for by the school as a whole: Ana is one of those who come.
    const problem = assertProblem(await series('ray', seriesBody(conference.id)), 'overlap');
    assert.deepEqual(problem.current, [{ startsAt: '2027-02-25T20:30:00.000Z', endsAt: '2027-02-25T20:50:00.000Z' }]);
  });

  test('CS-05 CS-26 a series keeps to how many bookings of a student may stand', async () => {
    const conference = await aConference({ perStudent: 3 });
    assertProblem(await series('ray', seriesBody(conference.id, { count: 4 })), 'limit-reached');
    ok(await series('ray', seriesBody(conference.id)));
    assertProblem(await series('ray', seriesBody(conference.id, { firstOn: '2027-01-15', count: 2 })), 'limit-reached');
  });

  test('CS-26 a series that cannot be is refused where it is wrong', async () => {
    const conference = await aConference();
    const wrong = async (more: object, pointer: string) => assertProblem(await series('ray', seriesBody(conference.id, more)), 'invalid', pointer);
    await wrong({ count: 1 }, '/count');
    await wrong({ count: 10_000 }, '/count');
    await wrong({ everyWeeks: 0 }, '/everyWeeks');
    await wrong({ firstOn: '2026-11-20', at: '09:59' }, '/firstOn');
    await wrong({ firstOn: '2027-02-29' }, '/firstOn');
    await wrong({ at: '24:00' }, '/at');
    await wrong({ details: detailsBody({ mode: 'phone' }) }, '/details/mode');
    await wrong({ details: { mode: 'video' } }, '/details/interpreter');
  });

  test('CS-16 CS-26 only the host, or who manages it, makes a series; of whose student they are not, there is nothing', async () => {
    const conference = await aConference();
    const body = seriesBody(conference.id);
    // Ana knows of no conference in which there is no time.
    assertProblem(await series('ana', body), 'not-found');
    await offered(scene, 'ray', conference, { on: '2027-05-04', until: '15:10' });
    assertProblem(await series('ana', body), 'not-allowed');
    assertProblem(await series('sol', body), 'not-allowed');
    assertProblem(await series('ida', { ...body, hostId: people.sol }, undefined, 'leo'), 'not-found');
    assertProblem(await series('olga', body), 'not-found');
    ok(await series('ida', body));
  });

  test('CS-20 CS-26 a time of a series is offered to nobody else: not while it stands, and not when it is cancelled', async () => {
    const conference = await aConference();
    await offered(scene, 'ray', conference, { on: '2027-05-03', until: '15:10' });
    const { items: made } = ok(await series('ray', seriesBody(conference.id)));
    const seenBy = async (who: PersonName) => (await slotsNow(scene, who, conference)).filter(({ id }) => made.some(({ slotId }) => slotId === id)).length;
    assert.deepEqual([await seenBy('ray'), await seenBy('ana'), await seenBy('lena')], [3, 3, 0]);
    const cancelled = await cancel('ana', made[0]!);
    assert.equal(cancelled.state, 'cancelled');
    assert.deepEqual([await seenBy('ray'), await seenBy('ana'), await seenBy('lena')], [2, 2, 0]);
    assertProblem(await hold(scene, 'lena', 'leo', { id: made[0]!.slotId }), 'not-found');
    // The host is free at that time again.
    await offered(scene, 'ray', conference, { on: '2027-01-14', from: '15:30', until: '15:40' });
  });

  test('CS-26 one meeting of a series is moved alone', async () => {
    const conference = await aConference();
    const [other] = (await offered(scene, 'ray', conference, { on: '2027-01-18', until: '15:10' })) as [Slot];
    const { items: made } = ok(await series('ray', seriesBody(conference.id)));
    const [first, second] = made as [Booking, Booking];
    const moved = ok(await scene.ask<Booking>('ana', 'POST', `${bookingAt(first)}/slot`, { body: { slotId: other.id }, version: first.version }));
    assert.deepEqual([moved.startsAt, moved.sequence], [other.startsAt, 1]);
    assert.equal((await bookingNow(scene, 'ana', second))!.startsAt, second.startsAt);
    assert.ok(!(await slotsNow(scene, 'ray', conference)).some(({ id }) => id === first.slotId), 'the time it left is gone');
  });

  for (const outcome of ['attended', 'missed'] as const)
    test(`CS-22 a meeting that was ${outcome} lets the next one open, for the student and for the guardian; until then the limit holds`, async () => {
      const conference = await aConference({ perStudent: 1, perGuardian: 1 });
      const [now, next] = (await offered(scene, 'ray', conference, { on: '2026-12-14' })) as [Slot, Slot];
      const booking = await booked(scene, 'ana', 'maya', now);
      scene.clock.ms = Date.parse(now.endsAt);
      assertProblem(await hold(scene, 'ana', 'maya', next), 'limit-reached');
      ok(await scene.ask('ray', 'POST', `${bookingAt(booking)}/outcome`, { body: { outcome }, version: booking.version }));
      const second = await booked(scene, 'ana', 'maya', next);
      const history = await items<Booking>(scene, 'ana', `/students/${students.maya}/bookings?conference=${conference.id}`);
      assert.deepEqual(
        history.map(({ id, state }) => [id, state]),
        [
          [second.id, 'booked'],
          [booking.id, outcome],
        ],
        'and its history is kept',
      );
    });

  test('CS-12 CS-22 who is in a meeting that is marked attended while it lasts is not in another at the same time', async () => {
    const conference = await aConference();
    const slots = await offered(scene, 'ray', conference, { on: '2027-04-12' });
    const [sols] = (await offered(scene, 'sol', conference, { on: '2027-04-12', from: '15:05', until: '15:15' })) as [Slot];
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    scene.clock.ms = Date.parse(booking.startsAt) + 60_000;
    ok(await scene.ask('ray', 'POST', `${bookingAt(booking)}/outcome`, { body: { outcome: 'attended' }, version: booking.version }));
    assertProblem(await hold(scene, 'ana', 'maya', sols), 'overlap');
  });
});
