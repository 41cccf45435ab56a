/** CI-16, X-12: a goal point in a check-in's submit; both are kept or neither, and each shows the other. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import type { GoalPoint } from '../../../../src/contract/goal-point.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { goalAt, goalNow, goalOf, pointBody, pointsAt } from '../goal-bodies.js';
import {
  assertProblem,
  checkInsOf,
  checkOut,
  countRows,
  feelings,
  openScene,
  people,
  students,
  TODAY,
  written,
  type PersonName,
  type Scene,
} from '../scene.js';

onPostgres('check-ins with a goal point', (open) => {
  let scene: Scene;
  let goal: Goal;
  let other: Goal;
  let ended: Goal;
  before(async () => {
    scene = await openScene(await open());
    [goal, other, ended] = [await goalOf(scene, 'ray', 'maya'), await goalOf(scene, 'ray', 'maya'), await goalOf(scene, 'ray', 'maya')];
    await scene.ask('ray', 'POST', `${goalAt('maya', ended)}/ending`, { body: { outcome: 'met', reason: null }, version: 1 });
  });
  const pointsOf = async (who: PersonName, of: Goal) => (await scene.ask<{ items: GoalPoint[] }>(who, 'GET', `${pointsAt('maya', of)}?limit=200`)).body.items;
  const withPoint = (value: number, more: object = {}, of = goal) => feelings({ goalPoint: { goalId: of.id, value }, ...more });
  const change = (who: PersonName, made: CheckIn, body: object, version = made.version) =>
    scene.ask<CheckIn>(who, 'PUT', `${checkInsOf('maya')}/${made.id}`, { body, version });

  test('CI-16 X-12 the point lies on the check-in’s day in the writer’s voice, and each record names the other', async () => {
    const made = await written(scene, 'ana', 'maya', withPoint(32, { on: '2026-11-19', language: 'es' }));
    const point = (await pointsOf('ray', goal)).find(({ checkInId }) => checkInId === made.id)!;
    assert.deepEqual(made.goalPoint, { goalId: goal.id, pointId: point.id, value: 32 });
    assert.deepEqual([point.on, point.voice, point.author.id, point.value, point.language], ['2026-11-19', 'home', people.ana, 32, 'es']);
    assert.deepEqual((await scene.ask<CheckIn>('ray', 'GET', `${checkInsOf('maya')}/${made.id}`)).body.goalPoint, made.goalPoint);
    assert.equal((await written(scene, 'ana', 'maya')).goalPoint, null);
    assert.equal((await written(scene, 'ana', 'maya', feelings({ goalPoint: null }))).goalPoint, null);
  });

  test('CI-16 neither is kept where one is wrong', async () => {
    const before = await countRows(scene.database);
    const leos = await goalOf(scene, 'ray', 'leo');
    const withLeos = await countRows(scene.database);
    assert.notDeepEqual(before, withLeos);
    const wrong: [PersonName, object, string, string?][] = [
      ['ana', withPoint(-1), 'invalid', '/goalPoint/value'],
      ['ana', withPoint(1_000_000), 'invalid', '/goalPoint/value'],
      ['ana', withPoint(3, { on: '2026-11-21' }), 'invalid', '/on'],
      ['ana', withPoint(3, { feeling: null, note: null }), 'invalid', ''],
      ['ana', withPoint(3, {}, leos), 'not-found'],
      ['ray', withPoint(3, {}, leos), 'not-found'],
      ['ana', feelings({ goalPoint: { goalId: randomUUID(), value: 3 } }), 'not-found'],
      ['ana', withPoint(3, {}, ended), 'goal-ended'],
      ['ana', feelings({ goalPoint: { goalId: goal.id } }), 'invalid', '/goalPoint/value'],
      ['ana', feelings({ goalPoint: { goalId: goal.id, value: 3, voice: 'school' } }), 'invalid', '/goalPoint/voice'],
      ['ida', withPoint(3), 'not-allowed'],
    ];
    for (const [who, body, type, pointer] of wrong) assertProblem(await scene.ask(who, 'POST', checkInsOf('maya'), { body }), type, pointer);
    assert.deepEqual(await countRows(scene.database), withLeos);
  });

  test('CI-16 a day’s second check-out is already-there, and its point is not kept either', async () => {
    await written(scene, 'ray', 'maya', checkOut());
    const before = await countRows(scene.database);
    assertProblem(await scene.ask('sol', 'POST', checkInsOf('maya'), { body: checkOut({ goalPoint: { goalId: goal.id, value: 3 } }) }), 'already-there');
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('CI-16 on change the value follows, the point moves, goes with null, and is left alone when absent', async () => {
    const made = await written(scene, 'ana', 'maya', withPoint(32));
    const { pointId } = made.goalPoint!;
    const followed = (await change('ana', made, withPoint(34))).body;
    assert.deepEqual(followed.goalPoint, { goalId: goal.id, pointId, value: 34 });
    const left = (await change('ana', followed, feelings({ note: 'other words' }))).body;
    assert.deepEqual(left.goalPoint, followed.goalPoint);
    const moved = (await change('ana', left, withPoint(35, {}, other))).body;
    assert.deepEqual(moved.goalPoint, { goalId: other.id, pointId, value: 35 });
    assert.deepEqual(
      [(await pointsOf('ana', goal)).some(({ id }) => id === pointId), (await pointsOf('ana', other)).map(({ id, version }) => [id, version])],
      [false, [[pointId, 3]]],
    );
    assert.deepEqual([(await goalNow(scene, 'ana', 'maya', other)).points, (await goalNow(scene, 'ana', 'maya', other)).version], [1, 1]);
    const gone = (await change('ana', moved, feelings({ goalPoint: null }))).body;
    assert.equal(gone.goalPoint, null);
    assert.deepEqual(await pointsOf('ana', other), []);
    const back = (await change('ana', gone, withPoint(36))).body;
    assert.equal(back.goalPoint?.value, 36);
    assert.notEqual(back.goalPoint?.pointId, pointId);
  });

  test('CI-16 a refused change leaves check-in and point as they were', async () => {
    const made = await written(scene, 'ana', 'maya', withPoint(32));
    for (const [body, type] of [
      [withPoint(-5, { note: 'new' }), 'invalid'],
      [withPoint(5, { note: 'new' }, ended), 'goal-ended'],
      [feelings({ note: 'new', goalPoint: { goalId: randomUUID(), value: 5 } }), 'not-found'],
    ] as const)
      assertProblem(await change('ana', made, body), type);
    assert.deepEqual((await scene.ask<CheckIn>('ana', 'GET', `${checkInsOf('maya')}/${made.id}`)).body, made);
  });

  test('once the goal has ended, a check-in can still be changed as long as its point stays', async () => {
    const own = await goalOf(scene, 'ray', 'maya');
    const made = await written(scene, 'ana', 'maya', withPoint(32, {}, own));
    await scene.ask('ray', 'POST', `${goalAt('maya', own)}/ending`, { body: { outcome: 'met', reason: null }, version: 1 });
    const same = await change('ana', made, withPoint(32, { note: 'other words' }, own));
    assert.equal(same.status, 200, same.text);
    assertProblem(await change('ana', same.body, withPoint(33, {}, own)), 'goal-ended');
    assertProblem(await change('ana', same.body, feelings({ goalPoint: null })), 'goal-ended');
    assertProblem(await change('ana', same.body, withPoint(33)), 'goal-ended');
  });

  test('a point that is changed or taken back by itself keeps its day and raises the check-in that shows it', async () => {
    const made = await written(scene, 'ana', 'maya', withPoint(32));
    const at = `${pointsAt('maya', goal)}/${made.goalPoint!.pointId}`;
    assertProblem(await scene.ask('ana', 'PUT', at, { body: pointBody({ on: '2026-11-18' }), version: 1 }), 'invalid', '/on');
    assert.equal((await scene.ask('ana', 'PUT', at, { body: pointBody({ value: 40 }), version: 1 })).status, 200);
    const read = async () => (await scene.ask<CheckIn>('ana', 'GET', `${checkInsOf('maya')}/${made.id}`)).body;
    assert.deepEqual([(await read()).version, (await read()).goalPoint?.value], [2, 40]);
    assertProblem(await change('ana', made, feelings(), 1), 'stale-version');
    assert.equal((await scene.ask('ana', 'DELETE', at, { version: 2 })).status, 204);
    assert.deepEqual([(await read()).version, (await read()).goalPoint], [3, null]);
  });

  test('CI-13 what only the school may read is not told of by its point; who may not see goals sees no point', async () => {
    const made = await written(scene, 'maya', 'maya', withPoint(32, { audience: ['student', 'school'] }));
    const linkFor = async (who: PersonName) => (await pointsOf(who, goal)).find(({ id }) => id === made.goalPoint!.pointId)!.checkInId;
    for (const who of ['ana', 'gus', 'ina'] as const) assert.equal(await linkFor(who), null, who);
    for (const who of ['maya', 'ray'] as const) assert.equal(await linkFor(who), made.id, who);
    const { pool } = scene.database;
    await pool.query(`update relations set permissions = array_remove(permissions, 'see-goals') where person_id = $1 and student_id = $2`, [
      people.sol,
      students.maya,
    ]);
    assert.equal((await scene.ask<CheckIn>('sol', 'GET', `${checkInsOf('maya')}/${made.id}`)).body.goalPoint, null);
    const day = await written(scene, 'ray', 'maya', checkOut({ on: '2026-11-16', goalPoint: { goalId: goal.id, value: 30 } }));
    const echoed = await change('sol', day, checkOut({ on: '2026-11-16', note: 'Recess went well', goalPoint: null }));
    assert.deepEqual([echoed.status, echoed.body.goalPoint], [200, null]);
    assert.equal((await scene.ask<CheckIn>('ray', 'GET', `${checkInsOf('maya')}/${day.id}`)).body.goalPoint?.value, 30);
    assertProblem(await change('sol', echoed.body, checkOut({ on: '2026-11-16', goalPoint: { goalId: goal.id, value: 31 } })), 'not-allowed');
  });

  test('X-06 sent twice with one key there is one check-in and one point', async () => {
    const key = randomUUID();
    const body = withPoint(37, { on: TODAY });
    const first = await scene.ask<CheckIn>('ana', 'POST', checkInsOf('maya'), { body, key });
    const before = await countRows(scene.database);
    assert.equal((await scene.ask('ana', 'POST', checkInsOf('maya'), { body, key })).text, first.text);
    assert.deepEqual(await countRows(scene.database), before);
  });
});
