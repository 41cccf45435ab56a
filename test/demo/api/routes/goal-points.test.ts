/** Points: whose voice, which days, which values; own ones are changed and taken back, and what hangs on a check-in stays with it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { GoalPoint } from '../../../../src/contract/goal-point.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { goalAt, goalNow, goalOf, made, pointBody, pointOn, pointsAt, revisionBody, terms } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, people, students, TODAY, type PersonName, type Scene } from '../scene.js';

interface Page {
  items: GoalPoint[];
  next: string | null;
}

onPostgres('goal points', (open) => {
  let scene: Scene;
  let goal: Goal;
  before(async () => {
    scene = await openScene(await open());
    goal = await goalOf(scene, 'ray', 'maya');
  });
  const add = (who: PersonName, more: object = {}, of = goal) => scene.ask<GoalPoint>(who, 'POST', pointsAt('maya', of), { body: pointBody(more) });
  const at = (point: { id: string }, of = goal) => `${pointsAt('maya', of)}/${point.id}`;

  test('GT-02 GT-14 a point is of the voice of whoever adds it, and everyone who sees the goal reads it', async () => {
    for (const [who, voice] of [
      ['maya', 'student'],
      ['ana', 'home'],
      ['ben', 'home'],
      ['ray', 'school'],
      ['sol', 'school'],
    ] as const) {
      const answer = await add(who, { value: 31.25, note: 'At the kitchen table' });
      assert.equal(answer.status, 201, answer.text);
      assert.deepEqual(
        [answer.body.voice, answer.body.author.id, answer.body.value, answer.body.note, answer.body.checkInId, answer.body.version],
        [voice, people[who], 31.25, 'At the kitchen table', null, 1],
      );
      assert.equal(answer.headers.get('Location'), `points/${answer.body.id}`);
    }
    for (const who of ['gus', 'ida', 'ina', 'guest'] as const) assertProblem(await add(who), 'not-allowed');
    const { items } = (await scene.ask<Page>('gus', 'GET', pointsAt('maya', goal))).body;
    assert.deepEqual([items.length, items.filter(({ author }) => author.name === null).length], [5, 1]);
    assert.equal((await goalNow(scene, 'gus', 'maya', goal)).points, 5);
    assertProblem(await add('ana', { voice: 'school' }), 'invalid', '/voice');
  });

  test('two on one day are two points; the last added comes first, a page at a time', async () => {
    const own = await goalOf(scene, 'ray', 'maya');
    for (const [on, value] of [
      ['2026-11-02', 30],
      ['2026-11-02', 28],
      ['2026-10-05', 25],
    ] as const) {
      scene.clock.ms += 1;
      await pointOn(scene, 'ana', 'maya', own, { on, value });
    }
    const first = (await scene.ask<Page>('ray', 'GET', `${pointsAt('maya', own)}?limit=2`)).body;
    const rest = (await scene.ask<Page>('ray', 'GET', `${pointsAt('maya', own)}?limit=2&cursor=${first.next}`)).body;
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ value }) => value),
      [25, 28, 30],
    );
    assert.equal(rest.next, null);
  });

  test('the day lies from the goal’s first to the school’s today, also when it is tomorrow elsewhere', async () => {
    for (const on of ['2026-09-28', TODAY]) assert.equal((await add('ana', { on })).status, 201);
    for (const on of ['2026-09-27', '2026-11-21', '2026-11-31', '0000-01-01']) assertProblem(await add('ana', { on }), 'invalid', '/on');
    const now = scene.clock.ms;
    scene.clock.ms = Date.parse('2026-11-21T03:00:00Z');
    assertProblem(await add('ana', { on: '2026-11-21' }), 'invalid', '/on');
    scene.clock.ms = Date.parse('2026-11-21T06:00:00Z');
    assert.equal((await add('ana', { on: '2026-11-21' })).status, 201);
    scene.clock.ms = now;
  });

  test('the value fits the measure that holds on its day', async () => {
    for (const value of [-1, 1_000_000, 100_000.5, 3.00001, 'NaN', null]) assertProblem(await add('ana', { value }), 'invalid', '/value');
    const raw = JSON.stringify(pointBody()).replace('31', '1e999');
    assertProblem(await scene.ask('ana', 'POST', pointsAt('maya', goal), { raw, headers: { 'Content-Type': 'application/json' } }), 'invalid', '/value');
    const counts = await goalOf(scene, 'ray', 'maya', { terms: terms({ measure: { kind: 'count', unit: 'books' }, baseline: 1, probes: [], target: 9 }) });
    for (const value of [-1, 2.5]) assertProblem(await add('ana', { value }, counts), 'invalid', '/value');
    const percent = terms({ measure: { kind: 'percent', unit: 'percent' }, baseline: 40, probes: [], target: 80, startsOn: '2026-11-09' });
    await made(scene, 'ray', `${goalAt('maya', counts)}/proposals`, { terms: percent, reason: 'x', language: 'en' }, 200);
    const revised = await scene.ask('ray', 'POST', `${goalAt('maya', counts)}/revisions`, { body: revisionBody({ terms: percent }), version: 2 });
    assert.equal(revised.status, 200, revised.text);
    assertProblem(await add('ana', { value: 2.5, on: '2026-11-08' }, counts), 'invalid', '/value');
    assert.equal((await add('ana', { value: 2.5, on: '2026-11-09' }, counts)).status, 201);
    assertProblem(await add('ana', { value: 101, on: '2026-11-09' }, counts), 'invalid', '/value');
    const scale = ['a', 'b', 'c', 'd', 'e'];
    const level = await goalOf(scene, 'ray', 'maya', {
      terms: terms({ measure: { kind: 'attainment', unit: 'level' }, baseline: -2, probes: [], target: 0, scale }),
    });
    assert.equal((await add('ana', { value: -2 }, level)).status, 201);
    for (const value of [-3, 0.5]) assertProblem(await add('ana', { value }, level), 'invalid', '/value');
    const bare = await goalOf(scene, 'ray', 'maya', { terms: terms({ measure: null, baseline: null, probes: [], target: null, endsOn: null }) });
    assert.equal((await add('ana', { value: -7.5 }, bare)).status, 201);
  });

  test('only whoever added a point changes it or takes it back, at the version they saw', async () => {
    const point = await pointOn(scene, 'ana', 'maya', goal);
    const body = pointBody({ value: 33, note: 'I had misread it' });
    for (const who of ['ben', 'ray', 'maya', 'gus', 'ida'] as const) {
      assertProblem(await scene.ask(who, 'PUT', at(point), { body, version: 1 }), 'not-allowed');
      assertProblem(await scene.ask(who, 'DELETE', at(point), { version: 1 }), 'not-allowed');
    }
    assertProblem(await scene.ask('ana', 'PUT', at(point), { body }), 'version-required');
    const changed = await scene.ask<GoalPoint>('ana', 'PUT', at(point), { body, version: 1 });
    assert.deepEqual([changed.body.value, changed.body.note, changed.body.version, changed.headers.get('ETag')], [33, 'I had misread it', 2, '"2"']);
    assert.deepEqual(assertProblem(await scene.ask('ana', 'PUT', at(point), { body, version: 1 }), 'stale-version').current, changed.body);
    for (const [more, pointer] of [
      [{ on: '2026-12-01' }, '/on'],
      [{ value: -2 }, '/value'],
    ] as const)
      assertProblem(await scene.ask('ana', 'PUT', at(point), { body: { ...body, ...more }, version: 2 }), 'invalid', pointer);
    assertProblem(await scene.ask('ana', 'DELETE', at(point), { version: 1 }), 'stale-version');
    assert.equal((await scene.ask('ana', 'DELETE', at(point), { version: 2 })).status, 204);
    assertProblem(await scene.ask('ana', 'PUT', at(point), { body, version: 2 }), 'not-found');
  });

  test('a point of one goal is not found under another, nor a goal of another family at all', async () => {
    const other = await goalOf(scene, 'ray', 'maya');
    const leos = await goalOf(scene, 'ray', 'leo');
    const point = await pointOn(scene, 'ana', 'maya', goal);
    assertProblem(await scene.ask('ana', 'PUT', at(point, other), { body: pointBody(), version: 1 }), 'not-found');
    assertProblem(await add('ana', {}, leos), 'not-found');
    assertProblem(await scene.ask('ray', 'POST', pointsAt('maya', leos), { body: pointBody() }), 'not-found');
    assertProblem(await scene.ask('ana', 'GET', pointsAt('leo', leos)), 'not-found');
  });

  test('X-06 one key is one point, also after it is gone', async () => {
    const key = randomUUID();
    const send = () => scene.ask<GoalPoint>('ana', 'POST', pointsAt('maya', goal), { body: pointBody(), key });
    const first = await send();
    const before = await countRows(scene.database);
    assert.equal((await send()).text, first.text);
    assert.deepEqual(await countRows(scene.database), before);
    await scene.ask('ana', 'DELETE', at(first.body), { version: 1 });
    assert.equal((await send()).text, first.text);
    assert.equal((await scene.ask<Page>('ana', 'GET', `${pointsAt('maya', goal)}?limit=200`)).body.items.filter(({ id }) => id === first.body.id).length, 0);
  });

  test('everyone who may see the goal hears of a point, once, and nobody else; the audit names the point', async () => {
    const lastOf = async (who: PersonName) => (await scene.ask<{ last: string }>(who, 'GET', '/events')).body.last;
    const listeners = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina', 'guest', 'leo', 'lena', 'orla'] as const;
    const before = await Promise.all(listeners.map(lastOf));
    const point = await pointOn(scene, 'ana', 'maya', goal);
    for (const [index, who] of listeners.entries()) {
      const { items } = (await scene.ask<{ items: { type: string; recordId: string; studentId: string }[] }>(who, 'GET', `/events?after=${before[index]}`))
        .body;
      const heard = items.map(({ type, recordId, studentId }) => [type, recordId, studentId]);
      assert.deepEqual(heard, index < 8 ? [['goal-point-changed', goal.id, students.maya]] : [], who);
    }
    const { rows } = await scene.database.pool.query(`select action from audit where record_id = $1`, [point.id]);
    assert.deepEqual(rows, [{ action: 'goal-points.add' }]);
  });
});
