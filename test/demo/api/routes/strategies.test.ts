/** Strategies: shared between goals, changed by whoever shared them, and what each person found. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Goal } from '../../../../src/contract/goal.js';
import type { Strategy } from '../../../../src/contract/strategy.js';
import { onPostgres } from '../../../support/databases.js';
import { goalOf, strategyBody } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, people, students, type PersonName, type Scene } from '../scene.js';

const path = `/students/${students.maya}/strategies`;

onPostgres('strategies', (open) => {
  let scene: Scene;
  let goal: Goal;
  let other: Goal;
  before(async () => {
    scene = await openScene(await open());
    [goal, other] = [await goalOf(scene, 'ray', 'maya'), await goalOf(scene, 'ana', 'maya', { origin: 'home' })];
  });
  const share = (who: PersonName, more: object = {}) => scene.ask<Strategy>(who, 'POST', path, { body: strategyBody(goal.id, more) });
  const change = (who: PersonName, { id }: Strategy, version: number, more: object = {}) =>
    scene.ask<Strategy>(who, 'PUT', `${path}/${id}`, { body: strategyBody(goal.id, more), version });
  const find = (who: PersonName, { id }: Strategy, finding: string) => scene.ask<Strategy>(who, 'POST', `${path}/${id}/findings`, { body: { finding } });

  test('a strategy serves several goals, in the order in which they were named', async () => {
    const goalIds = [other.id, goal.id];
    const { status, body } = await share('ana', { goalIds });
    assert.deepEqual(
      [status, body.goalIds, body.voice, body.author.name, body.place, body.findings, body.version],
      [201, goalIds, 'home', 'Ana', 'home', [], 1],
    );
    const changed = await change('ana', body, 1, { goalIds: [goal.id], text: 'Twice a day' });
    assert.deepEqual([changed.body.goalIds, changed.body.text, changed.body.version], [[goal.id], 'Twice a day', 2]);
    assertProblem(await change('ana', body, 1), 'stale-version');
    for (const who of ['ben', 'ray', 'maya'] as const) assertProblem(await change(who, body, 2), 'not-allowed');
  });

  test('what each person found is one each, their last word; the same again changes nothing', async () => {
    const { body } = await share('ray');
    await find('ana', body, 'tried');
    await find('ben', body, 'does-not');
    scene.clock.ms += 60_000;
    const works = (await find('ana', body, 'works')).body;
    assert.deepEqual(
      works.findings.map(({ personId, name, voice, finding }) => [personId, name, voice, finding]),
      [
        [people.ben, null, 'home', 'does-not'],
        [people.ana, 'Ana', 'home', 'works'],
      ],
    );
    assert.equal(works.version, 4);
    const before = await scene.ask<{ last: string }>('ray', 'GET', '/events');
    assert.deepEqual((await find('ana', body, 'works')).body, works);
    assert.equal((await scene.ask<{ last: string }>('ray', 'GET', '/events')).body.last, before.body.last);
    for (const who of ['gus', 'ida', 'ina', 'guest'] as const) assertProblem(await find(who, body, 'works'), 'not-allowed');
    assertProblem(await find('ana', body, 'magic'), 'invalid', '/finding');
  });

  test('what cannot be is refused and writes nothing', async () => {
    const leos = await goalOf(scene, 'ray', 'leo');
    const before = await countRows(scene.database);
    for (const [more, pointer] of [
      [{ goalIds: [] }, '/goalIds'],
      [{ goalIds: [goal.id, goal.id] }, '/goalIds'],
      [{ goalIds: Array.from({ length: 21 }, () => goal.id) }, '/goalIds'],
      [{ text: '' }, '/text'],
      [{ place: 'moon' }, '/place'],
    ] as const)
      assertProblem(await share('ana', more), 'invalid', pointer);
    assertProblem(await share('ray', { goalIds: [goal.id, leos.id] }), 'not-found');
    for (const who of ['gus', 'ida', 'ina', 'guest'] as const) assertProblem(await share(who), 'not-allowed');
    assert.deepEqual(await countRows(scene.database), before);
  });
});
