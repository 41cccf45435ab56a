/** Progress reports: the school's to send, everyone's to read, nobody's to change. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Goal } from '../../../../src/contract/goal.js';
import type { ProgressReport } from '../../../../src/contract/progress-report.js';
import { onPostgres } from '../../../support/databases.js';
import { goalAt, goalOf, reportBody, STARTED } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, students, TODAY, type PersonName, type Scene } from '../scene.js';

const path = `/students/${students.maya}/progress-reports`;

onPostgres('progress reports', (open) => {
  let scene: Scene;
  let goal: Goal;
  before(async () => {
    scene = await openScene(await open());
    goal = await goalOf(scene, 'ray', 'maya', { origin: 'iep' });
  });
  const report = (who: PersonName, more: object = {}) => scene.ask<ProgressReport>(who, 'POST', path, { body: reportBody(goal.id, more) });

  test('GT-18 the school reports on a goal for a period, with what the outlook rests on, also once it has ended', async () => {
    const basis = { points: 7, requiredPerWeek: 2, actualPerWeek: 1.2285714285714286, method: 'least-squares' };
    const { status, body } = await report('ray', { basis, comment: 'Steady' });
    const { id, createdAt, ...rest } = body;
    assert.deepEqual([status, createdAt], [201, '2026-11-20T15:00:00.000Z']);
    const said = { goalId: goal.id, from: STARTED, until: TODAY, outlook: 'likely', comment: 'Steady', language: 'en' };
    assert.deepEqual(rest, { ...said, basis, studentId: students.maya, author: { id: goal.author.id, name: 'Ray' } });
    await scene.ask('ray', 'POST', `${goalAt('maya', goal)}/ending`, { body: { outcome: 'met', reason: null }, version: 1 });
    const none = { points: 0, requiredPerWeek: null, actualPerWeek: null, method: 'theil-sen' };
    const last = await report('sol', { outlook: 'met', basis: none });
    for (const who of ['ana', 'gus', 'maya', 'ida'] as const) {
      const { items } = (await scene.ask<{ items: ProgressReport[] }>(who, 'GET', `${path}?goal=${goal.id}`)).body;
      assert.deepEqual(items.map((one) => one.id).sort(), [id, last.body.id].sort(), who);
    }
  });

  test('families, students and the office do not report; periods and numbers that cannot be are refused', async () => {
    const leos = await goalOf(scene, 'ray', 'leo');
    const before = await countRows(scene.database);
    for (const who of ['maya', 'ana', 'ben', 'gus', 'ida', 'ina'] as const) assertProblem(await report(who), 'not-allowed');
    const basis = reportBody(goal.id).basis;
    for (const [more, pointer] of [
      [{ until: '2026-09-27' }, '/until'],
      [{ from: '0000-01-01' }, '/from'],
      [{ until: '9999-12-31' }, '/until'],
      [{ outlook: 'great' }, '/outlook'],
      [{ basis: { ...basis, points: -1 } }, '/basis/points'],
      [{ basis: { ...basis, points: 1.5 } }, '/basis/points'],
      [{ basis: { ...basis, points: 9_000_000_000 } }, '/basis/points'],
      [{ basis: { ...basis, method: 'guess' } }, '/basis/method'],
      [{ comment: '' }, '/comment'],
    ] as const)
      assertProblem(await report('ray', more), 'invalid', pointer);
    assertProblem(await report('ray', { goalId: leos.id }), 'not-found');
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('a report that is sent stays as it is: there is no way to change it', async () => {
    const { body } = await report('ray');
    for (const method of ['PUT', 'DELETE'] as const) assertProblem(await scene.ask('ray', method, `${path}/${body.id}`, { version: 1 }), 'not-found');
  });
});
