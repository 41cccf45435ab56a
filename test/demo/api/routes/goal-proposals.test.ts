/** Proposing, accepting, declining, withdrawing; phase changes. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { goalAt, goalNow, goalOf, made, pointOn, proposalBody, terms } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, TODAY, type PersonName, type Scene } from '../scene.js';

onPostgres('goal proposals', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const propose = (who: PersonName, goal: Goal, more: object = {}) => {
    scene.clock.ms += 1;
    return made<Goal>(scene, who, `${goalAt('maya', goal)}/proposals`, proposalBody(more), 200);
  };
  const decide = (who: PersonName, goal: Goal, body: object, { version = goal.version, proposal = goal.proposals.at(-1)!.id, key = randomUUID() } = {}) =>
    scene.ask<Goal>(who, 'POST', `${goalAt('maya', goal)}/proposals/${proposal}/decision`, { body, version, key });
  const accept = { answer: 'accept', reason: null };
  const decline = { answer: 'decline', reason: 'She can do more' };
  const withdraw = { answer: 'withdraw', reason: null };

  test('a guardian proposes, the school accepts, and the proposal is a revision for its own reason', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const proposed = await propose('ana', goal, { language: 'es' });
    assert.deepEqual(
      proposed.proposals.map(({ by, state, decision, reason, terms }) => [by.name, state, decision, reason, terms.target]),
      [['Ana', 'open', null, 'A gentler line', 50]],
    );
    assert.deepEqual([proposed.version, proposed.revisions.length, proposed.language], [2, 1, 'en']);
    for (const who of ['ana', 'ben', 'maya'] as const) assertProblem(await decide(who, proposed, accept), 'not-allowed');
    const accepted = await decide('sol', proposed, { answer: 'accept', reason: 'Good idea' });
    assert.equal(accepted.status, 200, accepted.text);
    const { revisions, proposals, version, language } = accepted.body;
    assert.deepEqual([version, language, revisions.length, revisions[1]!.reason, revisions[1]!.by.name], [3, 'es', 2, 'A gentler line', 'Sol']);
    assert.deepEqual(revisions[1]!.terms, proposed.proposals[0]!.terms);
    assert.deepEqual([proposals[0]!.state, proposals[0]!.decision?.by.name, proposals[0]!.decision?.reason], ['accepted', 'Sol', 'Good idea']);
  });

  test('a refusal has its reason, only its author withdraws, and what is decided stays decided', async () => {
    const goal = await propose('ana', await goalOf(scene, 'ray', 'maya'));
    assertProblem(await decide('ray', goal, { answer: 'decline', reason: null }), 'invalid', '/reason');
    assertProblem(await decide('ray', goal, { answer: 'perhaps', reason: null }), 'invalid', '/answer');
    assertProblem(await decide('ray', goal, withdraw), 'not-allowed');
    const declined = (await decide('ray', goal, decline)).body;
    assert.deepEqual([declined.proposals[0]!.state, declined.proposals[0]!.decision?.reason, declined.revisions.length], ['declined', 'She can do more', 1]);
    for (const [who, body] of [
      ['ray', accept],
      ['ana', withdraw],
    ] as const) {
      assertProblem(await decide(who, goal, body, { version: 2 }), 'stale-version');
      assert.deepEqual((assertProblem(await decide(who, declined, body), 'already-there').current as Goal).id, goal.id);
    }
    const again = await propose('ana', declined);
    const withdrawn = (await decide('ana', again, withdraw)).body;
    assert.deepEqual([withdrawn.proposals[1]!.state, withdrawn.proposals[1]!.decision?.by.name], ['withdrawn', 'Ana']);
    assertProblem(await decide('ray', goal, accept, { proposal: randomUUID() }), 'not-found');
  });

  test('of a family goal the guardians decide and the school proposes; of a student’s, student and school decide', async () => {
    const family = await propose('ray', await goalOf(scene, 'ana', 'maya', { origin: 'home' }));
    assertProblem(await decide('sol', family, accept), 'not-allowed');
    assertProblem(await decide('maya', family, accept), 'not-allowed');
    assert.equal((await decide('ben', family, accept)).status, 200);
    const own = await propose('ana', await goalOf(scene, 'maya', 'maya', { origin: 'student' }));
    assertProblem(await decide('ana', own, accept), 'not-allowed');
    assert.equal((await decide('maya', own, accept)).status, 200);
  });

  test('two deciders after one another: the second hears stale-version with the goal as it is, and there is one revision', async () => {
    const goal = await propose('ana', await goalOf(scene, 'ray', 'maya'));
    const first = await decide('ray', goal, accept);
    const second = await decide('sol', goal, decline);
    const problem = assertProblem(second, 'stale-version');
    assert.deepEqual(problem.current, first.body);
    assert.equal(second.headers.get('ETag'), '"3"');
    assert.equal((await goalNow(scene, 'ray', 'maya', goal)).revisions.length, 2);
  });

  test('X-06 a decision that is sent twice is one', async () => {
    const goal = await propose('ana', await goalOf(scene, 'ray', 'maya'));
    const key = randomUUID();
    const first = await decide('ray', goal, accept, { key });
    const before = await countRows(scene.database);
    const again = await decide('ray', goal, accept, { key });
    assert.equal(again.text, first.text);
    assert.deepEqual(await countRows(scene.database), before);
    assertProblem(await decide('ray', goal, decline, { key }), 'idempotency-mismatch');
  });

  test('terms that the points do not fit cannot be proposed, nor accepted when points came since; nothing of it is kept', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const percent = terms({ measure: { kind: 'percent', unit: 'percent' }, startsOn: '2026-11-02' });
    const proposed = await propose('ana', goal, { terms: percent });
    await pointOn(scene, 'ana', 'maya', goal, { on: '2026-11-03' });
    assertProblem(await scene.ask('ben', 'POST', `${goalAt('maya', goal)}/proposals`, { body: proposalBody({ terms: percent }) }), 'invalid', '/terms/measure');
    assertProblem(
      await scene.ask('ben', 'POST', `${goalAt('maya', goal)}/proposals`, { body: proposalBody({ terms: terms({ startsOn: '2026-09-01' }) }) }),
      'invalid',
      '/terms/startsOn',
    );
    const before = await countRows(scene.database);
    assertProblem(await decide('ray', proposed, accept), 'invalid', '/answer');
    assert.deepEqual(await countRows(scene.database), before);
    assert.equal((await goalNow(scene, 'ray', 'maya', goal)).version, 2);
    assert.equal((await decide('ray', proposed, decline)).status, 200);
  });

  test('GT-08 a phase change lies between the first day and today, and is the deciders’ to mark', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const mark = (who: PersonName, on: string, label = 'Another book') =>
      scene.ask<Goal>(who, 'POST', `${goalAt('maya', goal)}/phase-changes`, { body: { on, label } });
    const marked = await mark('sol', '2026-11-02');
    assert.deepEqual(
      marked.body.phaseChanges.map(({ on, label, by }) => [on, label, by.name]),
      [['2026-11-02', 'Another book', 'Sol']],
    );
    assert.equal(marked.body.version, 2);
    for (const on of ['2026-09-27', '2026-11-21', '2026-11-31']) assertProblem(await mark('ray', on), 'invalid', '/on');
    assertProblem(await mark('ray', TODAY, 'x'.repeat(121)), 'invalid', '/label');
    assertProblem(await mark('ana', TODAY), 'not-allowed');
    const body = { origin: 'school', language: 'en', reviewOn: null, terms: terms({ startsOn: '2026-11-03' }) };
    assertProblem(await scene.ask('ray', 'PUT', goalAt('maya', goal), { body, version: 2 }), 'invalid', '/terms/startsOn');
  });
});
