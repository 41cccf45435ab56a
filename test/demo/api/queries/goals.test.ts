/** What the contract promises about goals is constraints: the database itself refuses the rest, and nothing of one student hangs on another's goal. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type pg from 'pg';
import { onPostgres } from '../../../support/databases.js';
import { goalOf, made, commitmentBody, strategyBody } from '../goal-bodies.js';
import { feelings, openScene, people, school, students, written, type Scene } from '../scene.js';

onPostgres('the tables of goals', (open) => {
  let scene: Scene;
  let pool: pg.Pool;
  let goal: string;
  let leos: string;
  before(async () => {
    scene = await openScene(await open());
    ({ pool } = scene.database);
    goal = (await goalOf(scene, 'ray', 'maya')).id;
    leos = (await goalOf(scene, 'ray', 'leo')).id;
  });
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    return pool.query(`insert into ${table} (${names.join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`, Object.values(row));
  };
  const id = () => crypto.randomUUID();
  const at = { created_at: new Date(), updated_at: new Date() };
  const by = { school_id: school.here, author_id: people.ray };

  async function refused(table: string, row: () => Record<string, unknown>, wrong: readonly Record<string, unknown>[]): Promise<void> {
    await insert(table, row());
    for (const more of wrong) await assert.rejects(insert(table, { ...row(), ...more }), /violates|overflow/, `${table} ${JSON.stringify(more)}`);
  }

  test('a goal is active or has ended with who and when', async () => {
    await refused('goals', () => ({ ...by, ...at, id: id(), student_id: students.maya, origin: 'home', language: 'en' }), [
      { origin: 'district' },
      { status: 'lost' },
      { status: 'met' },
      { ended_at: new Date() },
      { ended_why: 'because' },
      { status: 'met', ended_at: new Date() },
      { student_id: students.omar },
      { author_id: people.olga },
      { language: '<b>' },
      { version: 0 },
    ]);
  });

  test('terms have a direction that their target follows, an end after their start, a scale of five where it is measured', async () => {
    let number = 10;
    const terms = { statement: 'x', domain: 'academic', measure: 'rate', unit: 'words', direction: 'increase', baseline: 24, probes: [22, 25, 24] };
    const days = { starts_on: '2026-09-28', target: 64, ends_on: '2027-02-15', scale: null };
    const wrong = [
      { target: 24 },
      { target: 12 },
      { direction: 'decrease' },
      { direction: 'sideways' },
      { ends_on: '2026-09-28' },
      { ends_on: '2030-09-28' },
      { domain: 'athletic' },
      { measure: 'speed' },
      { measure: null },
      { unit: null },
      { measure: 'attainment' },
      { scale: ['a', 'b', 'c', 'd', 'e'] },
      { measure: 'attainment', scale: ['a'] },
      { probes: [1] },
      { target: 1_000_000 },
      { baseline: -100_001 },
      { statement: '' },
    ];
    await refused('goal_revisions', () => ({ ...by, ...terms, ...days, goal_id: goal, number: number++, reason: 'x', at: new Date() }), [
      ...wrong,
      { reason: null },
      { number: 0 },
      { goal_id: id() },
    ]);
    const proposal = () => ({ ...by, ...terms, ...days, goal_id: goal, id: id(), reason: 'x', language: 'en', at: new Date() });
    const decided = { decided_by: people.ray, decided_at: new Date() };
    await refused('goal_proposals', proposal, [
      ...wrong,
      { reason: null },
      { state: 'accepted' },
      { ...decided },
      { state: 'declined', ...decided },
      { state: 'withdrawn', ...decided, decided_by: people.sol },
      { state: 'withdrawn', ...decided, decided_why: 'x' },
    ]);
  });

  test('a point is of the goal’s student, and of its check-in’s student, day and voice; one a check-in', async () => {
    const entry = await written(scene, 'ana', 'maya', feelings());
    const leosEntry = await written(scene, 'lena', 'leo', feelings());
    const point = () => ({ ...by, ...at, id: id(), goal_id: goal, student_id: students.maya, on_day: entry.on, value: 3, language: 'en', voice: 'home' });
    await insert('goal_points', { ...point(), check_in_id: entry.id });
    await refused('goal_points', point, [
      { student_id: students.leo },
      { goal_id: leos },
      { value: 100_001 },
      { value: NaN },
      { voice: 'nobody' },
      { check_in_id: entry.id },
      { check_in_id: leosEntry.id },
    ]);
    const other = await written(scene, 'ana', 'maya', feelings());
    for (const more of [{ on_day: '2026-11-19' }, { voice: 'school' }])
      await assert.rejects(insert('goal_points', { ...point(), check_in_id: other.id, ...more }), /violates/);
  });

  test('promises, strategies and reports are of the student whose goal they name', async () => {
    await made(scene, 'ana', `/students/${students.maya}/commitments`, commitmentBody(goal));
    const strategy = (await made<{ id: string }>(scene, 'ana', `/students/${students.maya}/strategies`, strategyBody(goal))).id;
    const commitment = () => ({
      ...by,
      ...at,
      id: id(),
      goal_id: goal,
      student_id: students.maya,
      voice: 'home',
      text: 'x',
      language: 'en',
      review_on: '2027-01-01',
    });
    await refused('commitments', commitment, [{ goal_id: leos }, { state: 'broken' }, { text: '' }, { voice: 'nobody' }]);
    await assert.rejects(
      insert('strategy_goals', { school_id: school.here, strategy_id: strategy, goal_id: leos, student_id: students.maya, position: 1 }),
      /violates/,
    );
    await assert.rejects(
      insert('strategy_goals', { school_id: school.here, strategy_id: strategy, goal_id: leos, student_id: students.leo, position: 1 }),
      /violates/,
    );
    const finding = { school_id: school.here, strategy_id: strategy, person_id: people.ana, voice: 'home', at: new Date() };
    await refused('strategy_findings', () => ({ ...finding, person_id: people.ben, finding: 'tried' }), [
      { finding: 'tried' },
      { finding: 'magic', person_id: people.ana },
    ]);
    const period = {
      from_day: '2026-09-01',
      until_day: '2026-10-01',
      outlook: 'likely',
      points: 3,
      method: 'theil-sen',
      language: 'en',
      created_at: new Date(),
    };
    await refused('progress_reports', () => ({ ...by, ...period, id: id(), goal_id: goal, student_id: students.maya }), [
      { until_day: '2026-08-31' },
      { outlook: 'great' },
      { points: -1 },
      { method: 'guess' },
      { goal_id: leos },
      { student_id: students.leo },
    ]);
  });
});
