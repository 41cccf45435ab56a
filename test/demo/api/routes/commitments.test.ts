/** Commitments: each voice says what it will do, and only whoever said it says how it went. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Commitment } from '../../../../src/contract/commitment.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { commitmentBody, goalAt, goalOf } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, people, students, type PersonName, type Scene } from '../scene.js';

const path = `/students/${students.maya}/commitments`;

onPostgres('commitments', (open) => {
  let scene: Scene;
  let goal: Goal;
  before(async () => {
    scene = await openScene(await open());
    goal = await goalOf(scene, 'ray', 'maya');
  });
  const promise = (who: PersonName, more: object = {}) => scene.ask<Commitment>(who, 'POST', path, { body: commitmentBody(goal.id, more) });
  const change = (who: PersonName, { id }: Commitment, version: number, more: object = {}) =>
    scene.ask<Commitment>(who, 'PUT', `${path}/${id}`, { body: { text: 'I will', language: 'en', reviewOn: '2027-02-01', state: 'open', ...more }, version });

  test('GT-15 student, family and school each say what they will do, with the day on which it is looked at again', async () => {
    for (const [who, voice] of [
      ['maya', 'student'],
      ['ana', 'home'],
      ['ben', 'home'],
      ['ray', 'school'],
    ] as const) {
      const { status, body, headers } = await promise(who);
      assert.deepEqual(
        [status, body.voice, body.author.id, body.reviewOn, body.state, body.goalId, body.version, headers.get('Location')],
        [201, voice, people[who], '2027-01-15', 'open', goal.id, 1, `commitments/${body.id}`],
      );
    }
    const { items } = (await scene.ask<{ items: Commitment[] }>('ana', 'GET', `${path}?goal=${goal.id}`)).body;
    assert.deepEqual(items.map(({ author }) => author.name).sort(), ['Ana', 'Maya', 'Ray', null].sort());
    const other = await goalOf(scene, 'ray', 'maya');
    assert.deepEqual((await scene.ask<{ items: Commitment[] }>('ana', 'GET', `${path}?goal=${other.id}`)).body.items, []);
  });

  test('who only looks promises nothing, and somebody else’s promise is not theirs to change', async () => {
    for (const who of ['gus', 'ida', 'ina', 'guest'] as const) assertProblem(await promise(who), 'not-allowed');
    const { body } = await promise('ana');
    for (const who of ['ben', 'maya', 'ray', 'gus'] as const) assertProblem(await change(who, body, 1), 'not-allowed');
    const kept = await change('ana', body, 1, { state: 'kept' });
    assert.deepEqual([kept.body.state, kept.body.text, kept.body.version], ['kept', 'I will', 2]);
    assert.deepEqual(assertProblem(await change('ana', body, 1), 'stale-version').current, kept.body);
    assertProblem(
      await scene.ask('ana', 'PUT', `${path}/${body.id}`, { body: { text: 'x', language: 'en', reviewOn: '2027-02-01', state: 'open' } }),
      'version-required',
    );
  });

  test('what cannot be is refused and writes nothing; a goal of another family cannot be told from none', async () => {
    const leos = await goalOf(scene, 'ray', 'leo');
    const before = await countRows(scene.database);
    for (const [more, pointer] of [
      [{ text: '' }, '/text'],
      [{ text: 'x'.repeat(501) }, '/text'],
      [{ reviewOn: '2026-02-30' }, '/reviewOn'],
      [{ reviewOn: '9999-12-31' }, '/reviewOn'],
      [{ reviewOn: '0000-01-01' }, '/reviewOn'],
      [{ state: 'kept' }, '/state'],
    ] as const)
      assertProblem(await promise('ana', more), 'invalid', pointer);
    const answers = [];
    for (const goalId of [leos.id, randomUUID()]) {
      const { requestId: _, ...problem } = assertProblem(await promise('ray', { goalId }), 'not-found');
      answers.push(problem);
      assertProblem(await scene.ask('ray', 'GET', `${path}?goal=${goalId}`), 'not-found');
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('after the goal has ended nothing new is promised, and how it went can still be said', async () => {
    const { body } = await promise('ana');
    await scene.ask('ray', 'POST', `${goalAt('maya', goal)}/ending`, { body: { outcome: 'met', reason: null }, version: 1 });
    assertProblem(await promise('ana'), 'goal-ended');
    assert.equal((await change('ana', body, 1, { state: 'let-go' })).body.state, 'let-go');
  });
});
