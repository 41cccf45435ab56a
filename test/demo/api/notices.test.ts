/** CS-03: the school's own mail hears of every change to a meeting, after it is done, at least once and under one id, and never a word of anybody's. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Notice } from '../../../demo/api/notice.js';
import { sweep } from '../../../demo/api/queries/erasure.js';
import type { Booking } from '../../../src/contract/booking.js';
import type { ConferenceRequest } from '../../../src/contract/conference-request.js';
import type { Slot } from '../../../src/contract/slot.js';
import { eachDatabase, type TestDatabase } from '../../support/databases.js';
import { booked, bookingAt, confirm, detailsBody, evening, held, hold, offered, ok, requestBody, seriesBody } from './conference-bodies.js';
import { made } from './goal-bodies.js';
import { openScene, people, START_MS, students, type PersonName, type Scene } from './scene.js';

const DAY_MS = 86_400_000;

eachDatabase('what the school’s mail is told', (open) => {
  let database: TestDatabase;
  let scene: Scene;
  const told: Notice[] = [];
  /** What the hook does with the next ones. */
  let answers: ((notice: Notice) => Promise<void>)[] = [];
  const notify = (notice: Notice): Promise<void> => {
    told.push(notice);
    return answers.shift()?.(notice) ?? Promise.resolve();
  };
  before(async () => {
    database = await open();
    scene = await openScene(database, { notify });
  });
  beforeEach(async () => {
    await scene.app.settled();
    await database.pool.query('delete from notices');
    told.length = 0;
    answers = [];
    scene.clock.ms = START_MS;
  });
  let day = 0;
  const anEvening = (more: object = {}) =>
    evening(
      scene,
      { closesAt: '2027-06-01T12:00:00.000Z', perStudent: 20, ...more },
      { on: new Date(Date.UTC(2027, 0, 4 + day++)).toISOString().slice(0, 10) },
    );
  const kept = async () => (await database.pool.query<{ id: string; tries: number }>('select id, tries from notices order by created_at, id')).rows;
  const types = async () => {
    await scene.app.settled();
    return told.map(({ type }) => type);
  };
  /** What is told follows the clock, which stands still here unless it is moved on. */
  const later = async <T>(answer: T): Promise<T> => {
    await scene.app.settled();
    scene.clock.ms += 1;
    return answer;
  };
  const cancel = async (who: PersonName, of: Booking) =>
    ok(await scene.ask<Booking>(who, 'POST', `${bookingAt(of)}/cancellation`, { body: { reason: 'Words of Ana' }, version: of.version }));

  test('who booked what, when, and on which days to remind: by ids alone', async () => {
    const { slots, conference } = await anEvening();
    const booking = await booked(scene, 'ana', 'maya', slots[0]!, { topic: 'Words of Ana', access: 'Words', interpreter: 'es' });
    assert.deepEqual(await types(), ['booking-made'], 'a hold is nobody’s business');
    const [notice] = told as [Notice];
    const { id, at, personIds, ...rest } = notice;
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.equal(at, '2026-11-20T15:00:00.000Z');
    assert.deepEqual(rest, {
      type: 'booking-made',
      schoolId: notice.schoolId,
      studentId: students.maya,
      conferenceId: conference.id,
      recordId: booking.id,
      version: booking.version,
      hostId: people.ray,
      byId: people.ana,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      heldUntil: null,
      remindOn: ['2026-12-28', '2027-01-03'],
    });
    // Her home with Ana, the host, the office and herself; never her other home, which books for itself.
    assert.ok([people.maya, people.ana, people.ray, people.ida].every((one) => personIds.includes(one)));
    assert.ok(!personIds.includes(people.ben) && !personIds.includes(people.lena));
    assert.ok(!/Words|Ana|Maya|Ray/.test(JSON.stringify(notice)));
    assert.deepEqual(await kept(), [], 'what was told is gone');
  });

  test('each change of a meeting has its own name: made, changed, moved, cancelled, attended, missed', async () => {
    const { slots } = await anEvening();
    const booking = await later(await booked(scene, 'ana', 'maya', slots[0]!));
    const changed = await later(ok(await confirm(scene, 'ana', booking, { interpreter: 'es' })));
    const moved = ok(await scene.ask<Booking>('ana', 'POST', `${bookingAt(changed)}/slot`, { body: { slotId: slots[1]!.id }, version: changed.version }));
    await cancel('ana', await later(moved));
    const other = await later(await booked(scene, 'ana', 'maya', slots[2]!));
    scene.clock.ms = Date.parse(other.startsAt);
    const outcome = (of: Booking, what: string) =>
      scene.ask<Booking>('ray', 'POST', `${bookingAt(of)}/outcome`, { body: { outcome: what }, version: of.version });
    ok(await outcome(await later(ok(await outcome(other, 'missed'))), 'attended'));
    assert.deepEqual(await types(), [
      ...['booking-made', 'booking-changed', 'booking-moved', 'booking-cancelled'],
      ...['booking-made', 'booking-missed', 'booking-attended'],
    ]);
    assert.deepEqual(
      told.slice(0, 4).map(({ version }) => version),
      [2, 3, 4, 5],
      'and says of which version',
    );
    assert.deepEqual(told[3]!.remindOn, [], 'nobody is reminded of what was cancelled');
  });

  test('a move to another host is told to the one it leaves, too', async () => {
    const { conference, slots } = await anEvening();
    const [sols] = (await offered(scene, 'sol', conference, { on: slots[0]!.startsAt.slice(0, 10), from: '18:00', until: '18:10' })) as [Slot];
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    ok(await scene.ask('ana', 'POST', `${bookingAt(booking)}/slot`, { body: { slotId: sols.id }, version: booking.version }));
    await types();
    const { type, personIds } = told.at(-1)!;
    assert.deepEqual([type, personIds.includes(people.ray), personIds.includes(people.sol)], ['booking-moved', true, true]);
  });

  test('CS-09 CS-25 CS-15 CS-26 a seat that is offered, a time that is asked for, an invitation, a series', async () => {
    const { conference, slots } = await anEvening();
    const taken = await booked(scene, 'ida', 'maya', slots[0]!);
    ok(await scene.ask('lena', 'POST', `/students/${students.leo}/watches`, { body: { slotId: slots[0]!.id } }));
    await cancel('ida', taken);
    const request = (more: object) => made<ConferenceRequest>(scene, 'ana', `/students/${students.maya}/conference-requests`, requestBody(conference.id, more));
    const answer = async ({ id, version }: ConferenceRequest, body: object, who: PersonName = 'ray') =>
      ok(await scene.ask<ConferenceRequest>(who, 'POST', `/students/${students.maya}/conference-requests/${id}/answer`, { body, version }));
    const asked = await request({ startsAt: `2027-04-${10 + day}T13:00:00.000Z` });
    const countered = await answer(asked, { answer: 'counter', startsAt: `2027-04-${10 + day}T14:00:00.000Z`, minutes: 20, reason: 'Words' });
    await answer(countered, { answer: 'accept' }, 'ana');
    await answer(await request({ startsAt: `2027-05-${10 + day}T13:00:00.000Z` }), { answer: 'decline', reason: null });
    ok(await scene.ask('ray', 'POST', `/conferences/${conference.id}/invitations`, { body: { studentId: students.leo } }));
    ok(await scene.ask('ray', 'POST', `/students/${students.maya}/booking-series`, { body: seriesBody(conference.id, { firstOn: '2027-03-02', count: 2 }) }));
    assert.deepEqual((await types()).sort(), [
      ...['booking-cancelled', 'booking-made', 'booking-made', 'booking-made', 'booking-made', 'booking-offered'],
      ...['invitation-made', 'request-countered', 'request-declined', 'request-made', 'request-made'],
    ]);
    const offer = told.find(({ type }) => type === 'booking-offered')!;
    assert.deepEqual([offer.heldUntil, offer.personIds.includes(people.lena), offer.byId], ['2026-11-20T16:00:00.000Z', true, null]);
  });

  test('what is refused tells nobody, and what is asked twice tells once', async () => {
    const { slots } = await anEvening({ perStudent: 1 });
    const items = slots.slice(0, 2).map(({ id }) => ({ studentId: students.maya, slotId: id }));
    assert.equal((await scene.ask('ana', 'POST', '/booking-runs', { body: { items, details: detailsBody() } })).status, 409);
    assert.deepEqual(await types(), [], 'the first of the run was undone, and its notice with it');
    const hold = await held(scene, 'ana', 'maya', slots[0]!);
    const key = '7e9f2d5c-7a66-4a53-b2f1-0f3d5f0f7a11';
    const again = () => scene.ask<Booking>('ana', 'PUT', bookingAt(hold), { body: detailsBody(), version: hold.version, key });
    ok(await again());
    ok(await again());
    assert.deepEqual(await types(), ['booking-made']);
  });

  test('where the mail cannot be reached it comes again under the same id, later each time; others do not wait for it', async () => {
    const { slots } = await anEvening();
    const refuse = () => Promise.reject(new Error('Words of the mail server'));
    answers = [refuse, () => Promise.resolve(), refuse];
    const first = await held(scene, 'ana', 'maya', slots[0]!);
    ok(await confirm(scene, 'ana', first));
    await scene.app.settled();
    await booked(scene, 'lena', 'leo', slots[1]!);
    await scene.app.settled();
    assert.deepEqual(
      told.map(({ studentId }) => studentId),
      [students.maya, students.leo],
    );
    scene.clock.ms += 4_999;
    assert.equal((await types()).length, 2, 'not at once');
    scene.clock.ms += 1;
    assert.equal((await types()).length, 3);
    scene.clock.ms += 9_999;
    assert.equal((await types()).length, 3, 'the second pause is longer');
    scene.clock.ms += 1;
    assert.equal((await types()).length, 4);
    assert.deepEqual([told[2]!.id, told[3]!.id], [told[0]!.id, told[0]!.id]);
    assert.deepEqual(await kept(), []);
    assert.ok(scene.logged.some((line) => line.includes('"notices"')) && !scene.logged.some((line) => line.includes('Words')), 'it is in the log, by its kind');
  });

  test('a process that ends while it tells leaves the notice to the next, and another process is woken without being asked', async () => {
    const { slots } = await anEvening();
    answers = [() => new Promise(() => undefined)];
    await booked(scene, 'ana', 'maya', slots[0]!);
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const elsewhere: Notice[] = [];
    const other = await openScene(database, { notify: (notice) => Promise.resolve(void elsewhere.push(notice)) }, true);
    await other.app.settled();
    assert.deepEqual(elsewhere, [], 'while the first may still be at it, nobody else is');
    other.clock.ms = START_MS + 60_000;
    await other.app.settled();
    assert.deepEqual(
      elsewhere.map(({ id }) => id),
      [told[0]!.id],
    );
    await other.close();
    // The first one's hook never answers; what is left of this file needs another process.
    scene = await openScene(database, { notify }, true);
  });

  test('where nobody is to be told all else works, and what was never told is given up after three days', async () => {
    const { slots } = await anEvening();
    await scene.close();
    const silent = await openScene(database, {}, true);
    await booked(silent, 'ana', 'maya', slots[0]!);
    await silent.app.settled();
    assert.equal((await kept()).length, 1);
    await sweep(database.pool, START_MS + 3 * DAY_MS);
    assert.equal((await kept()).length, 1);
    await sweep(database.pool, START_MS + 3 * DAY_MS + 1);
    assert.equal((await kept()).length, 0);
    await silent.close();
    scene = await openScene(database, { notify }, true);
    ok(await hold(scene, 'lena', 'leo', slots[1]!));
  });
});
