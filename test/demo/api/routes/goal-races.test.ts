/** Two at once: one wins, the other hears what is there now, and nothing is left that the rules would not have let in. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { goalAt, goalNow, goalOf, made, pointBody, pointOn, pointsAt, proposalBody, revisionBody, terms } from '../goal-bodies.js';
import { assertProblem, checkInsOf, feelings, openScene, written, type Answered, type Scene } from '../scene.js';

const TRIES = 8;

onPostgres('races about goals', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  /** One of them worked; the other's problem is one of these. */
  function assertOneWins(answers: readonly Answered<unknown>[], ...problems: string[]): void {
    const lost = answers.filter(({ status }) => status >= 300);
    assert.equal(lost.length, 1, answers.map(({ status, text }) => `${status} ${text}`).join('\n'));
    const type = (lost[0]!.body as { type: string }).type.replace('urn:flywheel:problem:', '');
    assert.ok(problems.includes(type), type);
    assertProblem(lost[0]!, type);
  }

  test('two deciders on one proposal: one revision or none, and the loser hears stale-version with the goal', async () => {
    for (let i = 0; i < TRIES; i++) {
      const goal = await goalOf(scene, 'ray', 'maya');
      const { proposals, version } = await made<Goal>(scene, 'ana', `${goalAt('maya', goal)}/proposals`, proposalBody(), 200);
      const decide = (who: 'ray' | 'sol', body: object) =>
        scene.ask<Goal>(who, 'POST', `${goalAt('maya', goal)}/proposals/${proposals[0]!.id}/decision`, { body, version });
      const answers = await Promise.all([decide('ray', { answer: 'accept', reason: null }), decide('sol', { answer: 'decline', reason: 'No' })]);
      assertOneWins(answers, 'stale-version');
      const now = await goalNow(scene, 'ray', 'maya', goal);
      assert.equal(now.revisions.length, answers[0].status === 200 ? 2 : 1);
      assert.deepEqual(
        (answers.find(({ status }) => status === 412)!.body as unknown as { current: Goal }).current.proposals[0]!.state,
        now.proposals[0]!.state,
      );
    }
  });

  test('two revisions at once: one is in force, numbered without a gap', async () => {
    for (let i = 0; i < TRIES; i++) {
      const goal = await goalOf(scene, 'ray', 'maya');
      const revise = (who: 'ray' | 'sol') => scene.ask(who, 'POST', `${goalAt('maya', goal)}/revisions`, { body: revisionBody(), version: 1 });
      assertOneWins(await Promise.all([revise('ray'), revise('sol')]), 'stale-version');
      assert.deepEqual(
        (await goalNow(scene, 'ray', 'maya', goal)).revisions.map(({ number }) => number),
        [1, 2],
      );
    }
  });

  test('a point against taking the goal back, correcting it or ending it: never a point where none may lie', async () => {
    for (let i = 0; i < TRIES; i++) {
      const goal = await goalOf(scene, 'ray', 'maya');
      const add = () => scene.ask('ana', 'POST', pointsAt('maya', goal), { body: pointBody() });
      const against = [
        () => scene.ask('ray', 'DELETE', goalAt('maya', goal), { version: 1 }),
        () =>
          scene.ask('ray', 'PUT', goalAt('maya', goal), {
            body: { origin: 'school', language: 'en', reviewOn: null, terms: terms({ startsOn: '2027-01-04' }) },
            version: 1,
          }),
        () => scene.ask('ray', 'POST', `${goalAt('maya', goal)}/ending`, { body: { outcome: 'ended', reason: null }, version: 1 }),
      ][i % 3]!;
      const answers = await Promise.all(i % 2 ? [add(), against()] : [against(), add()]);
      const isEnding = i % 3 === 2;
      if (isEnding && answers.every(({ status }) => status < 300)) continue; // the point came first, and the goal ended with it
      assertOneWins(answers, 'not-found', 'has-points', 'invalid', 'goal-ended');
    }
  });

  test('another unit against a point: the point is of the unit that holds on its day', async () => {
    const percent = terms({ measure: { kind: 'percent', unit: 'percent' }, startsOn: '2026-11-02', baseline: 24, probes: [] });
    for (let i = 0; i < TRIES; i++) {
      const goal = await goalOf(scene, 'ray', 'maya');
      const add = scene.ask('ana', 'POST', pointsAt('maya', goal), { body: pointBody({ value: 120 }) });
      const revise = scene.ask('ray', 'POST', `${goalAt('maya', goal)}/revisions`, { body: revisionBody({ terms: percent }), version: 1 });
      assertOneWins(await Promise.all([add, revise]), 'invalid');
    }
  });

  test('a point changed by itself and with its check-in at once: both records tell the same value', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    for (let i = 0; i < TRIES; i++) {
      const entry = await written(scene, 'ana', 'maya', feelings({ goalPoint: { goalId: goal.id, value: 30 } }));
      const { pointId } = entry.goalPoint!;
      const answers = await Promise.all([
        scene.ask('ana', 'PUT', `${checkInsOf('maya')}/${entry.id}`, { body: feelings({ goalPoint: { goalId: goal.id, value: 31 } }), version: 1 }),
        scene.ask('ana', 'PUT', `${pointsAt('maya', goal)}/${pointId}`, { body: pointBody({ value: 32 }), version: 1 }),
      ]);
      assertOneWins(answers, 'stale-version');
      const shown = (await scene.ask<CheckIn>('ana', 'GET', `${checkInsOf('maya')}/${entry.id}`)).body.goalPoint!.value;
      const { items } = (await scene.ask<{ items: { id: string; value: number }[] }>('ana', 'GET', `${pointsAt('maya', goal)}?limit=200`)).body;
      assert.equal(items.find(({ id }) => id === pointId)!.value, shown);
    }
  });

  test('two who add a point at once both have one', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    await Promise.all([pointOn(scene, 'ana', 'maya', goal), pointOn(scene, 'ray', 'maya', goal), pointOn(scene, 'maya', 'maya', goal)]);
    assert.equal((await goalNow(scene, 'ray', 'maya', goal)).points, 3);
  });
});
