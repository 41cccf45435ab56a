/** Whatever is sent about a goal, the answer is a typed problem or a record as the contract says; a refusal writes nothing. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { operations } from '../../../../src/contract/operations.js';
import { problemSchema, problemStatus, PROBLEM_PREFIX } from '../../../../src/contract/problem.js';
import { onPostgres } from '../../../support/databases.js';
import { commitmentBody, goalAt, goalBody, goalOf, goalsOf, pointBody, pointsAt, proposalBody, reportBody, strategyBody, terms } from '../goal-bodies.js';
import { countRows, openScene, students, TODAY, type Answered, type Scene } from '../scene.js';

onPostgres('forged goals', (open) => {
  let scene: Scene;
  let targets: readonly [path: string, body: object, answer: string, status: number][];
  before(async () => {
    scene = await openScene(await open());
    const goal = await goalOf(scene, 'ray', 'maya');
    const maya = `/students/${students.maya}`;
    targets = [
      [goalsOf('maya'), goalBody(), 'goals.create', 201],
      [`${goalAt('maya', goal)}/proposals`, proposalBody(), 'goals.propose', 200],
      [pointsAt('maya', goal), pointBody(), 'goal-points.add', 201],
      [`${maya}/commitments`, commitmentBody(goal.id), 'commitments.create', 201],
      [`${maya}/strategies`, strategyBody(goal.id), 'strategies.create', 201],
      [`${maya}/progress-reports`, reportBody(goal.id), 'progress-reports.create', 201],
    ];
  });

  function assertTyped(answer: Answered<unknown>): void {
    const problem = v.parse(problemSchema, answer.body);
    assert.equal(problemStatus[problem.type.slice(PROBLEM_PREFIX.length) as keyof typeof problemStatus], answer.status);
    assert.ok(answer.status < 500, answer.text);
  }

  const odd = fc.oneof(
    fc.jsonValue({ noUnicodeString: false }),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom(TODAY, '9999-12-31', '0000-01-01', '0001-01-01', -0, 1e308, -1e308, 5e-324, 99_999.9999, [1, 2, 3], {}, null, students.leo),
  );

  test('a good body with anything in one place is refused with a problem or kept as the contract says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.nat({ max: 12 }), odd, async (which, place, value) => {
        const [path, body, operation, status] = targets[which]!;
        const names = Object.keys(body);
        const sent = { ...body, [names[place % names.length]!]: value };
        const before = await countRows(scene.database);
        const answer = await scene.ask('ray', 'POST', path, { body: sent });
        if (answer.status === status) return void v.parse(operations.find(({ id }) => id === operation)!.answer, answer.body);
        assertTyped(answer);
        assert.deepEqual(await countRows(scene.database), before);
      }),
      { numRuns: 80 },
    );
  });

  test('terms with anything in one place are refused with a problem or kept as they were said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(terms())), odd, async (place, value) => {
        const sent = { ...terms({ baseline: null, probes: [] }), [place]: value };
        const answer = await scene.ask<{ revisions: { terms: object }[] }>('ray', 'POST', goalsOf('maya'), { body: goalBody({ terms: sent }) });
        if (answer.status !== 201) return assertTyped(answer);
        assert.deepEqual(answer.body.revisions[0]!.terms, JSON.parse(JSON.stringify(sent)));
      }),
      { numRuns: 80 },
    );
  });
});
