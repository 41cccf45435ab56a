/** Many at once for few seats: as many winners as seats, each loser hears slot-taken, nothing breaks, and a winner's retry sees its own. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openDatabase } from '../../../../demo/api/db/database.js';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Slot } from '../../../../src/contract/slot.js';
import { onPostgres, type TestDatabase } from '../../../support/databases.js';
import { bookingAt, confirm, detailsBody, evening, held, hold, offered, ok, slotsNow, typeOf } from '../conference-bodies.js';
import { openScene, people, school, type Answered, type Scene } from '../scene.js';
import { createIdentity } from '../../../../demo/api/identity.js';

const BOOKERS = 40;
const SEATS = 4;
const PROCESSES = 3;
const SECRET = 'a secret of tests that is long enough';

interface Family {
  readonly studentId: string;
  readonly guardianId: string;
}
const idOf = (kind: number, n: number) => `1111111${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Families of Ray's class, one guardian and one child each. */
async function insertFamilies({ pool }: TestDatabase): Promise<Family[]> {
  const families = Array.from({ length: BOOKERS }, (_, n) => ({ studentId: idOf(5, n), guardianId: idOf(6, n) }));
  for (const { studentId, guardianId } of families) {
    await pool.query(`insert into people values ($1, $2, 'G', 'guardian', 'en', 'UTC')`, [school.here, guardianId]);
    await pool.query(`insert into students values ($1, $2, 'S', 'elementary', 'Room 4')`, [school.here, studentId]);
    await pool.query(
      `insert into relations (school_id, student_id, person_id, relation, permissions, household)
       values ($1, $2, $3, 'mother', '{see-conferences,book-conference}', 'one'), ($1, $2, $4, 'teacher', '{see-conferences,host-conference}', null)`,
      [school.here, studentId, guardianId, people.ray],
    );
  }
  return families;
}

onPostgres('races for seats', (open) => {
  /** One scene a process: its own pool before the same data, where the database allows it. */
  async function processes(): Promise<{ database: TestDatabase; scenes: Scene[]; close: () => Promise<void> }> {
    const database = await open();
    const scenes = [await openScene(database)];
    const more = database.url === undefined ? [] : await Promise.all(Array.from({ length: PROCESSES - 1 }, () => openDatabase({ url: database.url! })));
    for (const other of more) scenes.push(await openScene(other, {}, true));
    const close = async () => {
      for (const scene of scenes) await scene.close();
      for (const other of more) await other.close();
    };
    return { database, scenes, close };
  }

  async function ask(scene: Scene, personId: string, path: string, body: object, key: string): Promise<Answered<Booking>> {
    const { token } = await createIdentity({ secret: SECRET, clock: scene.clock }).sign(school.here, personId);
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${key}"` };
    const response = await scene.app.fetch(new Request(`http://api.test/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Booking };
  }

  for (const [what, capacity, count] of [
    ['of one slot', SEATS, 1],
    ['of four slots', 1, SEATS],
  ] as const)
    test(`${BOOKERS} bookers on ${SEATS} seats ${what}: exactly ${SEATS} win, the others hear slot-taken, and a winner’s retry sees its own booking`, async () => {
      const { database, scenes, close } = await processes();
      const families = await insertFamilies(database);
      const { slots } = await evening(scenes[0]!, {}, { capacity });
      const wanted = slots.slice(0, count);
      const keys = families.map(() => randomUUID());
      const book = (n: number, scene = scenes[n % scenes.length]!) =>
        ask(scene, families[n]!.guardianId, `/students/${families[n]!.studentId}/bookings`, { slotId: wanted[n % count]!.id }, keys[n]!);
      const answers = await Promise.all(families.map((_, n) => book(n)));
      const winners = answers.flatMap(({ status }, n) => (status === 201 ? [n] : []));
      assert.equal(winners.length, SEATS);
      assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 201).map(typeOf))], ['slot-taken']);
      for (const n of winners) {
        const again = await book(n, scenes.at(-1));
        assert.deepEqual([again.status, again.text], [201, answers[n]!.text]);
      }
      const { rows } = await database.pool.query<{ n: number }>(`select count(distinct (slot_id, seat))::int as n from bookings where state = 'held'`);
      assert.equal(rows[0]!.n, SEATS);
      await close();
    });

  test('a hold that runs out while many want it goes to exactly one of them', async () => {
    const { database, scenes, close } = await processes();
    const families = await insertFamilies(database);
    const { slots } = await evening(scenes[0]!);
    const before = await held(scenes[0]!, 'ana', 'maya', slots[0]!);
    for (const scene of scenes) scene.clock.ms += 120_000;
    const [late, ...answers] = await Promise.all([
      confirm(scenes[0]!, 'ana', before),
      ...families.map(({ guardianId, studentId }, n) =>
        ask(scenes[n % scenes.length]!, guardianId, `/students/${studentId}/bookings`, { slotId: slots[0]!.id }, randomUUID()),
      ),
    ]);
    assert.equal(typeOf(late), 'hold-expired');
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    await close();
  });

  test('CS-12 one family that books two meetings at once, and two homes that share one, never pass the limits together', async () => {
    const { scenes, close } = await processes();
    const [scene] = scenes as [Scene];
    const shared = await evening(scene, { households: 'shared' });
    const sols = await offered(scene, 'sol', shared.conference);
    for (let n = 0; n < 3; n++) {
      const both = await Promise.all([hold(scene, 'ana', 'maya', shared.slots[n]!), hold(scenes.at(-1)!, 'ana', 'maya', sols[n]!)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
      assert.equal(typeOf(both.find(({ status }) => status === 409)!), 'overlap');
      await giveBack(both);
      const homes = await Promise.all([hold(scene, 'ana', 'maya', shared.slots[n]!), hold(scenes.at(-1)!, 'ben', 'maya', shared.slots[3]!)]);
      assert.deepEqual(homes.map(({ status }) => status).sort(), [201, 409]);
      assert.equal(typeOf(homes.find(({ status }) => status === 409)!), 'limit-reached');
      await giveBack(homes);
    }
    await close();

    async function giveBack(answers: readonly Answered<Booking>[]) {
      for (const { status, body } of answers)
        if (status === 201) ok(await scene.ask('ida', 'POST', `${bookingAt(body)}/cancellation`, { body: { reason: null }, version: body.version }));
    }
  });

  test('two who offer the same hour at once: one is offered, the other overlaps', async () => {
    const { scenes, close } = await processes();
    const { conference } = await evening(scenes[0]!);
    const offer = (who: 'ray' | 'ida', scene: Scene) =>
      scene.ask(who, 'POST', `/conferences/${conference.id}/slots`, {
        body: { hostId: people.ray, on: '2026-12-03', from: '15:00', until: '16:00', minutes: 10, breakMinutes: 0, capacity: 1, place: null, modes: ['video'] },
      });
    const answers = await Promise.all([offer('ray', scenes[0]!), offer('ida', scenes.at(-1)!)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.equal((await slotsNow(scenes[0]!, 'ana', conference)).length, 4 + 6);
    await close();
  });

  test('two runs over the same times in other orders: one family has them all, the other none', async () => {
    const { database, scenes, close } = await processes();
    const families = await insertFamilies(database);
    const { slots, conference } = await evening(scenes[0]!);
    await database.pool.query(
      `insert into relations (school_id, student_id, person_id, relation, permissions)
       select school_id, student_id, $2, 'x', '{see-conferences,host-conference}' from relations where school_id = $1 and person_id = $3 and student_id::text like '11111115%'`,
      [school.here, people.sol, people.ray],
    );
    const sols = await offered(scenes[0]!, 'sol', conference);
    const run = (n: number, wanted: readonly Slot[]) =>
      ask(
        scenes[n % scenes.length]!,
        families[n]!.guardianId,
        '/booking-runs',
        { items: wanted.map(({ id }) => ({ studentId: families[n]!.studentId, slotId: id })), details: detailsBody() },
        randomUUID(),
      );
    const [first, last] = [slots[0]!, sols[3]!];
    const answers = await Promise.all([run(0, [first, last]), run(1, [last, first]), run(2, [first, last]), run(3, [last, first])]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409]);
    const { rows } = await database.pool.query<{ n: number }>(`select count(distinct student_id)::int as n from bookings where state = 'booked'`);
    assert.equal(rows[0]!.n, 1);
    await close();
  });
});
