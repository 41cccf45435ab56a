/** Two homes, those who wait, and who hears of it: what one family does is no other family's to read. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Slot } from '../../../../src/contract/slot.js';
import { onPostgres } from '../../../support/databases.js';
import {
  booked,
  bookingAt,
  bookingNow,
  conferenceOf,
  confirm,
  detailsBody,
  evening,
  held,
  hold,
  items,
  offerBody,
  offered,
  ok,
  slotsAt,
  slotsNow,
} from '../conference-bodies.js';
import { assertProblem, openScene, people, START_MS, students, type PersonName, type Scene } from '../scene.js';

onPostgres('families and conferences', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  let day = 0;
  const anEvening = (more: object = {}, slots: object = {}) => {
    scene.clock.ms = START_MS;
    return evening(
      scene,
      { closesAt: '2027-06-01T12:00:00.000Z', ...more },
      { on: new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10), ...slots },
    );
  };
  const cancel = async (who: PersonName, booking: Booking) =>
    ok(await scene.ask<Booking>(who, 'POST', `${bookingAt(booking)}/cancellation`, { body: { reason: null }, version: booking.version }));
  const watch = (who: PersonName, student: keyof typeof students, slot: Slot) =>
    scene.ask<Slot>(who, 'POST', `/students/${students[student]}/watches`, { body: { slotId: slot.id } });
  const inConference = async (who: PersonName, student: keyof typeof students, conference: { id: string }) =>
    items<Booking>(scene, who, `/students/${students[student]}/bookings?conference=${conference.id}`);
  async function heard(who: PersonName, run: () => Promise<unknown>): Promise<string[]> {
    const { last } = ok(await scene.ask<{ last: string }>(who, 'GET', '/events'));
    await run();
    await scene.app.settled();
    const { items: events } = ok(await scene.ask<{ items: { type: string; recordId: string }[] }>(who, 'GET', `/events?after=${last}&limit=200`));
    return events.map(({ type }) => type);
  }

  test('CS-13 where each home books for itself, neither can tell what the other did', async () => {
    const { conference, slots } = await anEvening({ perStudent: 1 });
    const anas = await booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Words of Ana' });
    assert.deepEqual(await inConference('ben', 'maya', conference), []);
    const bens = await booked(scene, 'ben', 'maya', slots[1]!);
    assert.deepEqual(
      (await inConference('ana', 'maya', conference)).map(({ id }) => id),
      [anas.id],
    );
    assert.deepEqual((await inConference('ray', 'maya', conference)).map(({ id }) => id).sort(), [anas.id, bens.id].sort());
  });

  test('CS-13 CS-20 where homes share one, the other reads that it is booked, when and with whom, and no word or name', async () => {
    const { conference, slots } = await anEvening({ households: 'shared' });
    const anas = await booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Words of Ana', access: 'Words too', interpreter: 'es' });
    ok(await scene.ask('ana', 'POST', `${bookingAt(anas)}/topics`, { body: { text: 'Words again', kind: 'concern', language: 'en' } }));
    const [seen] = await inConference('ben', 'maya', conference);
    assert.deepEqual(
      [seen!.state, seen!.startsAt, seen!.topic, seen!.access, seen!.interpreter, seen!.bookedBy.name, seen!.place, seen!.agenda, seen!.mayChange],
      ['booked', anas.startsAt, null, null, null, null, null, [], false],
    );
    assertProblem(await hold(scene, 'ben', 'maya', slots[1]!), 'limit-reached');
    assertProblem(await scene.ask('ben', 'POST', `${bookingAt(anas)}/cancellation`, { body: { reason: null }, version: seen!.version }), 'not-allowed');
    const [asStudent] = await inConference('maya', 'maya', conference);
    assert.deepEqual([asStudent!.startsAt, asStudent!.topic, asStudent!.agenda], [anas.startsAt, null, []]);
  });

  test('CS-20 another family reads how many seats are free, and nothing of who sits there or where', async () => {
    const { conference, slots } = await anEvening();
    await booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Words of Ana' });
    const { text } = await scene.ask('lena', 'GET', `/conferences/${conference.id}/slots`);
    for (const secret of [people.ana, students.maya, 'Ana', 'Maya', 'Words', 'Room 8']) assert.ok(!text.includes(secret), secret);
    assert.equal((await slotsNow(scene, 'ana', conference))[0]!.place, 'Room 8', 'where it is, is told to who booked');
  });

  test('CS-09 the first who waits is offered the seat that became free, as a hold; then the next; then it is free', async () => {
    const { conference, slots } = await anEvening();
    const [slot] = slots as [Slot];
    const taken = await booked(scene, 'ida', 'maya', slot);
    assert.equal(ok(await watch('lena', 'leo', slot)).watched, true);
    scene.clock.ms += 1000;
    ok(await watch('ben', 'maya', slot));
    const told = await heard('lena', () => cancel('ida', taken));
    assert.ok(told.includes('booking-offered'), told.join());
    const [offer] = await inConference('lena', 'leo', conference);
    assert.deepEqual([offer!.state, offer!.offered, offer!.holdSecondsLeft], ['held', true, 3600]);
    assertProblem(await hold(scene, 'ana', 'maya', slot), 'slot-taken');
    scene.clock.ms += 3600_000;
    assertProblem(await confirm(scene, 'lena', offer!), 'hold-expired');
    await scene.app.settled();
    const [second] = await inConference('ben', 'maya', conference);
    assert.deepEqual([second?.state, second?.offered], ['held', true], 'the next in turn');
    assert.deepEqual(await inConference('lena', 'leo', conference), []);
    await cancel('ben', second!);
    assert.equal((await slotsNow(scene, 'lena', conference))[0]!.free, 1);
  });

  test('CS-09 who waits no longer, or has booked, is offered nothing', async () => {
    const { conference, slots } = await anEvening();
    const taken = await booked(scene, 'ida', 'maya', slots[0]!);
    ok(await watch('lena', 'leo', slots[0]!));
    assert.equal((await scene.ask('lena', 'DELETE', `/students/${students.leo}/watches/${slots[0]!.id}`)).status, 204);
    await cancel('ida', taken);
    assert.deepEqual(await inConference('lena', 'leo', conference), []);
    const again = await booked(scene, 'ida', 'maya', slots[0]!);
    ok(await watch('lena', 'leo', slots[0]!));
    await booked(scene, 'lena', 'leo', slots[2]!);
    await cancel('ida', again);
    assert.deepEqual(
      (await inConference('lena', 'leo', conference)).map(({ slotId }) => slotId),
      [slots[2]!.id],
      'one with each host',
    );
  });

  test('slot-changed reaches all who may see the conference; booking-changed only those whom it concerns', async () => {
    const { slots } = await anEvening();
    const book = () => booked(scene, 'ana', 'maya', slots[0]!);
    const events: Record<string, string[]> = {};
    const listen = (names: PersonName[], run: () => Promise<unknown>): Promise<unknown> =>
      names.length === 0
        ? run()
        : heard(names[0]!, () => listen(names.slice(1), run)).then((found) => {
            events[names[0]!] = [...new Set(found)].sort();
          });
    await listen(['ana', 'ben', 'lena', 'ray', 'sol', 'ida', 'maya', 'olga', 'nobody', 'guest'], book);
    const both = ['booking-changed', 'slot-changed'];
    assert.deepEqual(events, {
      ana: both,
      ray: both,
      ida: both,
      maya: both,
      ben: ['booking-changed', 'slot-changed'].slice(1),
      lena: ['slot-changed'],
      sol: ['slot-changed'],
      olga: [],
      nobody: [],
      guest: [],
    });
  });

  test('a hold that runs out is told without anybody asking: the seat is free and the family hears of it', async () => {
    const { conference, slots } = await anEvening();
    await held(scene, 'ana', 'maya', slots[0]!);
    const told = await heard('ana', async () => {
      scene.clock.ms += 120_000;
      ok(await scene.ask('ray', 'POST', '/calendar-link'));
      await scene.app.settled();
    });
    assert.deepEqual([...new Set(told)].sort(), ['booking-changed', 'slot-changed']);
    assert.equal((await slotsNow(scene, 'lena', conference))[0]!.free, 1);
  });

  test('CS-29 a student books the meeting that they lead, and both homes see it whole', async () => {
    const { slots } = await anEvening({ kind: 'student-led', households: 'shared' });
    const booking = await booked(scene, 'maya', 'maya', slots[0]!, { topic: 'My drawings' });
    for (const who of ['ana', 'ben', 'ray'] as const) assert.equal((await bookingNow(scene, who, booking))!.topic, 'My drawings', who);
    const other = await anEvening();
    assertProblem(await hold(scene, 'maya', 'maya', other.slots[0]!), 'not-allowed');
  });

  test('CS-28 an IEP meeting is seen by the student’s own who were invited, and booked by nobody else', async () => {
    scene.clock.ms = START_MS;
    const conference = await conferenceOf(scene, 'ida', { kind: 'iep', closesAt: '2027-06-01T12:00:00.000Z' });
    // Its name may say whose it is: a host, too, reads it only from when they have a time in it.
    assertProblem(await scene.ask('ray', 'POST', slotsAt(conference), { body: offerBody('ray', { on: '2027-01-20' }) }), 'not-found');
    const slots = await offered(scene, 'ida', conference, { hostId: people.ray, on: '2027-01-20' });
    for (const who of ['ana', 'sol', 'lena', 'leo'] as const) assertProblem(await scene.ask(who, 'GET', `/conferences/${conference.id}/slots`), 'not-found');
    ok(await scene.ask('ray', 'POST', `/conferences/${conference.id}/invitations`, { body: { studentId: students.maya } }));
    assert.equal((await slotsNow(scene, 'ana', conference)).length, 4);
    assertProblem(await hold(scene, 'lena', 'leo', slots[0]!), 'not-found');
    const body = { items: [{ studentId: students.maya, slotId: slots[0]!.id }], details: detailsBody() };
    const { items: made } = ok(await scene.ask<{ items: Booking[] }>('ana', 'POST', '/booking-runs', { body }));
    // What the family prepares: strengths are read first, and nothing of it asks for a signature.
    for (const kind of ['concern', 'question', 'topic', 'strength'])
      ok(await scene.ask('ana', 'POST', `${bookingAt(made[0]!)}/topics`, { body: { text: `A ${kind}`, kind, language: 'en' } }));
    const { agenda } = (await bookingNow(scene, 'ray', made[0]!))!;
    assert.deepEqual([agenda.length, agenda[0]!.kind, agenda[0]!.voice], [4, 'strength', 'home']);
  });
});
