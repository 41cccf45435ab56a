/** A seat from the hold to the booking and away again, by every way there is; what stands in the way has its own problem. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Slot } from '../../../../src/contract/slot.js';
import { onPostgres } from '../../../support/databases.js';
import {
  booked,
  bookingAt,
  bookingNow,
  bookingsOf,
  conferenceOf,
  confirm,
  detailsBody,
  evening,
  held,
  hold,
  items,
  offered,
  ok,
  slotsNow,
} from '../conference-bodies.js';
import { assertProblem, openScene, START_MS, students, type Scene } from '../scene.js';

const MINUTE_MS = 60_000;

onPostgres('bookings', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  /** Another day each time, so that nothing lies over what another test has booked. */
  let day = 0;
  const anEvening = (more: object = {}, slots: object = {}) => {
    scene.clock.ms = START_MS;
    return evening(
      scene,
      { closesAt: '2027-06-01T12:00:00.000Z', ...more },
      { on: new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10), ...slots },
    );
  };
  const free = async (conference: { id: string }, slot: Slot) => (await slotsNow(scene, 'lena', conference)).find(({ id }) => id === slot.id)!.free;

  test('CS-01 a seat is held, booked and cancelled; free says so at each step', async () => {
    const { conference, slots } = await anEvening();
    const [slot] = slots as [Slot];
    assert.equal(slots.length, 4);
    const hold = await held(scene, 'ana', 'maya', slot);
    assert.deepEqual([hold.state, hold.holdSecondsLeft, hold.version, hold.mayChange], ['held', 120, 1, true]);
    assert.equal(await free(conference, slot), 0);
    const booking = ok(await confirm(scene, 'ana', hold, { topic: 'Reading', interpreter: 'es' }));
    assert.deepEqual([booking.state, booking.topic, booking.interpreter, booking.holdExpiresAt, booking.place], ['booked', 'Reading', 'es', null, 'Room 8']);
    const cancelled = ok(await scene.ask<Booking>('ana', 'POST', `${bookingAt(booking)}/cancellation`, { body: { reason: null }, version: booking.version }));
    assert.deepEqual([cancelled.state, cancelled.mayChange], ['cancelled', false]);
    assert.equal(await free(conference, slot), 1);
    assert.equal((await booked(scene, 'ana', 'maya', slot)).state, 'booked', 'the same slot again, with a key of its own');
  });

  test('CS-06 a taken slot is slot-taken, and brings the nearest that are free, at least three', async () => {
    const { slots } = await anEvening({}, { until: '17:00' });
    await booked(scene, 'ana', 'maya', slots[3]!);
    const problem = assertProblem(await hold(scene, 'lena', 'leo', slots[3]!), 'slot-taken');
    const near = problem.current as Slot[];
    assert.ok(near.length >= 3);
    assert.deepEqual(
      near
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
      [slots[2]!.id, slots[4]!.id].sort(),
    );
    assert.ok(near.every(({ free }) => free > 0));
  });

  test('CS-07 a hold runs out by the clock of the API: the seat is free, the hold cannot be booked, somebody else has it', async () => {
    const { conference, slots } = await anEvening();
    const [slot] = slots as [Slot];
    const hold = await held(scene, 'ana', 'maya', slot);
    scene.clock.ms += 120_000 - 1;
    assert.equal(await free(conference, slot), 0);
    scene.clock.ms += 1;
    assert.equal(await free(conference, slot), 1);
    assertProblem(await confirm(scene, 'ana', hold), 'hold-expired');
    assert.equal(await bookingNow(scene, 'ana', hold), undefined);
    const other = await booked(scene, 'lena', 'leo', slot);
    assertProblem(await confirm(scene, 'ana', hold), 'hold-expired');
    assert.equal((await bookingNow(scene, 'lena', other))!.state, 'booked');
  });

  test('a winner’s retry sees its own booking, and another key with it is another request', async () => {
    const { slots } = await anEvening();
    const key = randomUUID();
    const first = await hold(scene, 'ana', 'maya', slots[0]!, key);
    const again = await hold(scene, 'ana', 'maya', slots[0]!, key);
    assert.deepEqual([again.status, again.text, again.headers.get('Idempotency-Replayed')], [201, first.text, 'true']);
    assertProblem(await hold(scene, 'ana', 'maya', slots[1]!, key), 'idempotency-mismatch');
  });

  test('who chooses another time of the same host lets the first hold go', async () => {
    const { conference, slots } = await anEvening({ perStudent: 1 });
    const first = await held(scene, 'ana', 'maya', slots[0]!);
    await held(scene, 'ana', 'maya', slots[1]!);
    assert.equal(await free(conference, slots[0]!), 1);
    assertProblem(await confirm(scene, 'ana', first), 'stale-version');
  });

  test('CS-05 limits: per student, per guardian over all children, and one with each host', async () => {
    const { conference, slots } = await anEvening({ perStudent: 1, perGuardian: 1 });
    await booked(scene, 'ana', 'maya', slots[0]!);
    assertProblem(await hold(scene, 'ana', 'maya', slots[2]!), 'limit-reached');
    const on = slots[0]!.startsAt.slice(0, 10);
    const [sols] = (await offered(scene, 'sol', conference, { on, from: '18:00', until: '19:00' })) as [Slot];
    assertProblem(await hold(scene, 'ana', 'maya', sols), 'limit-reached');
    const generous = await anEvening({ perStudent: 5 });
    await booked(scene, 'ana', 'maya', generous.slots[0]!);
    assertProblem(await hold(scene, 'ana', 'maya', generous.slots[2]!), 'limit-reached');
  });

  test('CS-11 CS-12 nobody of a family is in two places: overlap, with the way between two hosts and none to the same one', async () => {
    const { conference, slots } = await anEvening();
    const on = slots[0]!.startsAt.slice(0, 10);
    const sols = await offered(scene, 'sol', conference, { on, minutes: 10, breakMinutes: 0 });
    await booked(scene, 'ana', 'maya', slots[1]!); // 15:15–15:25
    for (const n of [1, 2]) assertProblem(await hold(scene, 'ana', 'maya', sols[n]!), 'overlap'); // 15:10 and 15:20
    assertProblem(await hold(scene, 'ana', 'maya', sols[3]!), 'overlap'); // 15:30: five minutes for a way of ten
    await held(scene, 'ana', 'maya', sols[4]!); // 15:40
  });

  test('CS-08 inside the guard time the family neither moves nor cancels; the host does', async () => {
    const { slots } = await anEvening();
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    scene.clock.ms = Date.parse(slots[0]!.startsAt) - 240 * MINUTE_MS;
    const cancel = (who: 'ana' | 'ray') =>
      scene.ask<Booking>(who, 'POST', `${bookingAt(booking)}/cancellation`, { body: { reason: null }, version: booking.version });
    assertProblem(await cancel('ana'), 'booking-closed');
    assertProblem(await scene.ask('ana', 'POST', `${bookingAt(booking)}/slot`, { body: { slotId: slots[1]!.id }, version: booking.version }), 'booking-closed');
    assert.equal((await bookingNow(scene, 'ana', booking))!.mayChange, false);
    assert.equal(ok(await cancel('ray')).state, 'cancelled');
  });

  test('CS-14 CS-21 the window opens and closes; early access is for its groups; what has begun is nobody’s', async () => {
    const late = { opensAt: '2026-11-25T13:00:00.000Z' };
    const { conference, slots } = await anEvening(late);
    assert.equal(conference.bookableFrom, null);
    assertProblem(await hold(scene, 'ana', 'maya', slots[0]!), 'booking-closed');
    const early = await anEvening({ ...late, earlyAccess: { opensAt: '2026-11-20T15:00:00.000Z', groups: ['Room 4'] } });
    await held(scene, 'ana', 'maya', early.slots[0]!);
    const others = await anEvening({ ...late, earlyAccess: { opensAt: '2026-11-20T15:00:00.000Z', groups: ['Room 5'] } });
    assertProblem(await hold(scene, 'ana', 'maya', others.slots[0]!), 'booking-closed');
    const over = await anEvening({ closesAt: '2026-11-20T15:00:00.000Z' });
    assertProblem(await hold(scene, 'ana', 'maya', over.slots[0]!), 'booking-closed');
    ok(await hold(scene, 'ray', 'maya', over.slots[0]!));
    const begun = await anEvening();
    scene.clock.ms = Date.parse(begun.slots[0]!.startsAt);
    assertProblem(await hold(scene, 'ana', 'maya', begun.slots[0]!), 'booking-closed');
  });

  test('CS-17 CS-19 what was said with a booking is changed where it stands: by its home and the host, from the version that was read', async () => {
    const { conference, slots } = await anEvening({}, { modes: ['in-person', 'video'] });
    const booking = await booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Reading' });
    const key = randomUUID();
    const amend = (who: 'ana' | 'ben' | 'ray' | 'sol', more: object, version = booking.version, withKey: string = randomUUID()) =>
      scene.ask<Booking>(who, 'PUT', bookingAt(booking), { body: detailsBody(more), version, key: withKey });
    const more = { topic: 'Reading, and friends', mode: 'video', interpreter: 'es', access: 'A ramp, please' };
    const changed = ok(await amend('ana', more, booking.version, key));
    assert.deepEqual(
      [changed.id, changed.state, changed.topic, changed.mode, changed.interpreter, changed.access, changed.sequence, changed.version],
      [booking.id, 'booked', more.topic, 'video', 'es', more.access, 0, booking.version + 1],
    );
    assert.equal(await free(conference, slots[0]!), 0, 'the seat stays had');
    assert.equal((await amend('ana', more, booking.version, key)).headers.get('Idempotency-Replayed'), 'true');
    const stale = assertProblem(await amend('ray', { topic: 'Other' }), 'stale-version');
    assert.equal((stale.current as Booking).topic, more.topic, 'and the other’s words are there to be read');
    assertProblem(await amend('ben', {}, changed.version), 'not-found');
    assertProblem(await amend('sol', {}, changed.version), 'not-found');
    assertProblem(await amend('ana', { mode: 'phone' }, changed.version), 'invalid', '/mode');
    assertProblem(await amend('ana', { topic: '' }, changed.version), 'invalid', '/topic');
    assert.equal(ok(await amend('ray', { ...more, topic: null }, changed.version)).topic, null);
  });

  test('CS-08 CS-19 within the guard time the time stays, and what was said with it may still be changed; from the start on by the host alone', async () => {
    const { slots } = await anEvening({ guardMinutes: 240 });
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    scene.clock.ms = Date.parse(slots[0]!.startsAt) - 1;
    const late = (await bookingNow(scene, 'ana', booking))!;
    assert.deepEqual([late.mayChange, late.mayChangeDetails], [false, true]);
    const changed = ok(await confirm(scene, 'ana', late, { interpreter: 'es' }));
    assert.equal(changed.interpreter, 'es');
    scene.clock.ms += 1;
    assert.equal((await bookingNow(scene, 'ana', booking))!.mayChangeDetails, false);
    assertProblem(await confirm(scene, 'ana', changed), 'booking-closed');
    assert.equal((await bookingNow(scene, 'ray', booking))!.mayChangeDetails, true);
    ok(await confirm(scene, 'ray', changed, { access: 'She came by wheelchair' }));
  });

  test('a booking moves to another slot in one step: its old seat is free, its sequence higher; where the new one is taken nothing happens', async () => {
    const { conference, slots } = await anEvening();
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    await booked(scene, 'lena', 'leo', slots[1]!);
    const move = (slot: Slot, version = booking.version) =>
      scene.ask<Booking>('ana', 'POST', `${bookingAt(booking)}/slot`, { body: { slotId: slot.id }, version });
    assertProblem(await move(slots[1]!), 'slot-taken');
    assert.deepEqual([await free(conference, slots[0]!), (await bookingNow(scene, 'ana', booking))!.slotId], [0, slots[0]!.id]);
    const moved = ok(await move(slots[2]!));
    assert.deepEqual([moved.id, moved.slotId, moved.startsAt, moved.sequence], [booking.id, slots[2]!.id, slots[2]!.startsAt, 1]);
    assert.deepEqual([await free(conference, slots[0]!), await free(conference, slots[2]!)], [1, 0]);
    assertProblem(await move(slots[2]!, moved.version), 'invalid', '/slotId');
    assertProblem(await move(slots[3]!), 'stale-version');
  });

  test('CS-10 a run is booked whole or not at all', async () => {
    const { conference, slots } = await anEvening();
    const on = slots[0]!.startsAt.slice(0, 10);
    const sols = await offered(scene, 'sol', conference, { on });
    const run = (...slotIds: string[]) =>
      scene.ask<{ items: Booking[] }>('ana', 'POST', '/booking-runs', {
        body: { items: slotIds.map((slotId) => ({ studentId: students.maya, slotId })), details: detailsBody() },
      });
    await booked(scene, 'lena', 'leo', slots[0]!);
    assertProblem(await run(sols[2]!.id, slots[0]!.id), 'slot-taken');
    assert.equal(await free(conference, slots[0]!), 0);
    assert.deepEqual(await items(scene, 'ana', `${bookingsOf('maya')}?conference=${conference.id}`), []);
    assertProblem(await run(slots[1]!.id, sols[1]!.id), 'overlap');
    const { items: made } = ok(await run(sols[3]!.id, slots[1]!.id));
    assert.deepEqual(
      made.map(({ slotId, state }) => [slotId, state]),
      [
        [sols[3]!.id, 'booked'],
        [slots[1]!.id, 'booked'],
      ],
    );
  });

  test('CS-16 the host books on behalf of a family, who then sees it as theirs', async () => {
    const { slots } = await anEvening();
    const booking = await booked(scene, 'ray', 'leo', slots[0]!);
    assert.deepEqual([(await bookingNow(scene, 'lena', booking))!.mayChange, booking.bookedBy.name], [true, 'Ray']);
    assertProblem(await hold(scene, 'sol', 'maya', slots[1]!), 'not-allowed');
    ok(await hold(scene, 'ida', 'maya', slots[1]!));
  });

  test('a group meeting has as many seats as it says', async () => {
    const { conference, slots } = await anEvening({}, { capacity: 2 });
    await booked(scene, 'ana', 'maya', slots[0]!);
    assert.equal(await free(conference, slots[0]!), 1);
    await booked(scene, 'lena', 'leo', slots[0]!);
    assertProblem(await hold(scene, 'ben', 'maya', slots[0]!), 'slot-taken');
  });

  test('a conference that is not of this family: another student’s host, another school, a mode that is not offered', async () => {
    const { slots } = await anEvening({}, { modes: ['video'] });
    const solo = await conferenceOf(scene);
    const [sols] = (await offered(scene, 'sol', solo, { on: '2027-03-01' })) as [Slot];
    assertProblem(await hold(scene, 'lena', 'leo', sols), 'not-found');
    assertProblem(await hold(scene, 'orla', 'omar', slots[0]!), 'not-found');
    assertProblem(await confirm(scene, 'ana', await held(scene, 'ana', 'maya', slots[0]!)), 'invalid', '/mode');
  });
});
