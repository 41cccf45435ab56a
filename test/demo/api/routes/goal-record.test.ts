/** The rights over a record hold for goals, too: all of it is in the export, and none of it is left after an erasure. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { commitmentBody, goalAt, goalBody, goalOf, goalsOf, made, pointOn, proposalBody, reportBody, strategyBody, terms } from '../goal-bodies.js';
import { assertProblem, checkInsOf, countRows, feelings, openScene, people, students, type Scene } from '../scene.js';

const nouns = ['goals', 'goalPoints', 'commitments', 'strategies', 'progressReports'] as const;
type Export = Record<(typeof nouns)[number], { id: string }[] | undefined>;
const WORD = 'zyzzyva';

onPostgres('goals in a student’s record', (open) => {
  let scene: Scene;
  const maya = `/students/${students.maya}`;
  const key = randomUUID();
  before(async () => {
    scene = await openScene(await open());
    const goal = await goalOf(scene, 'ray', 'maya', { terms: terms({ statement: WORD }) });
    await made(scene, 'ana', `${goalAt('maya', goal)}/proposals`, proposalBody({ reason: WORD }), 200);
    await made(scene, 'ray', `${goalAt('maya', goal)}/phase-changes`, { on: '2026-11-02', label: WORD }, 200);
    await pointOn(scene, 'ben', 'maya', goal, { note: WORD });
    await made(scene, 'ana', checkInsOf('maya'), feelings({ note: WORD, goalPoint: { goalId: goal.id, value: 4 } }));
    await made(scene, 'ben', `${maya}/commitments`, commitmentBody(goal.id, { text: WORD }));
    const strategy = await made<{ id: string }>(scene, 'ray', `${maya}/strategies`, strategyBody(goal.id, { text: WORD }));
    await made(scene, 'ana', `${maya}/strategies/${strategy.id}/findings`, { finding: 'works' }, 200);
    await made(scene, 'ray', `${maya}/progress-reports`, reportBody(goal.id, { comment: WORD }));
    await scene.ask('ray', 'POST', goalsOf('maya'), { body: goalBody({ terms: terms({ statement: WORD }) }), key });
    await goalOf(scene, 'ray', 'leo');
  });

  test('the export holds every noun, as this viewer may see it', async () => {
    const { body, text } = await scene.ask<Export>('ana', 'GET', `${maya}/export`);
    assert.deepEqual(
      nouns.map((noun) => body[noun]?.length),
      [2, 2, 1, 1, 1],
    );
    assert.ok(!text.includes('Ben'));
    assert.ok((await scene.ask('ray', 'GET', `${maya}/export`)).text.includes('Ben'));
    await scene.database.pool.query(`update relations set permissions = array_remove(permissions, 'see-goals') where person_id = $1`, [people.sol]);
    const without = (await scene.ask<Export>('sol', 'GET', `${maya}/export`)).body;
    assert.deepEqual(
      nouns.map((noun) => without[noun]),
      nouns.map(() => undefined),
    );
  });

  test('an erasure counts what there was, and leaves no word of it in any table, nor a way to bring it back', async () => {
    const erased = await scene.ask<Record<string, number>>('ray', 'DELETE', `${maya}/record`);
    assert.equal(erased.status, 200, erased.text);
    assert.deepEqual(
      [...nouns, 'checkIns'].map((noun) => erased.body[noun]),
      [2, 2, 1, 1, 1, 1],
    );
    const { pool } = scene.database;
    const { rows } = await pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    for (const { name } of rows) assert.equal((await pool.query(`select 1 from "${name}" t where t::text like $1`, [`%${WORD}%`])).rowCount, 0, name);
    const left = await countRows(scene.database);
    assert.deepEqual([left['goals'], left['goal_revisions'], left['goal_points'], left['strategy_goals'], left['strategy_findings']], [1, 1, 0, 0, 0]);
    assertProblem(await scene.ask('ray', 'POST', goalsOf('maya'), { body: goalBody({ terms: terms({ statement: WORD }) }), key }), 'not-found');
    assert.deepEqual((await scene.ask<{ items: Goal[] }>('ray', 'GET', goalsOf('maya'))).body.items, []);
  });
});
