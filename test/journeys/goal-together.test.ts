/**
 * A goal is changed together: a guardian suggests, the school answers with a reason, both read why; two people who change it at once see both versions;
 * words that were begun are there again. And what is forged about goals is refused in a typed problem and writes nothing.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import { addDays } from '../../src/base/days.js';
import type { GoalBody } from '../../src/contract/goal-changes.js';
import type { Goal } from '../../src/contract/goal.js';
import { GoalPage } from '../support/goal-page.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();
const card = `<flywheel-goal-tracker student="${studentId('maya')}"></flywheel-goal-tracker>`;
const changes = /^How this goal has changed/;

async function ask(who: string, path: string, body: unknown, version?: number): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${day.school.api}students/${studentId('maya')}/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await day.school.token(who)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${randomUUID()}"`,
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A goal of the school with one point on it. */
async function schoolGoal(statement: string): Promise<Goal> {
  const startsOn = addDays(day.school.today, -28);
  const terms: GoalBody['terms'] = {
    statement,
    domain: 'academic',
    measure: { kind: 'rate', unit: 'words per minute' },
    direction: 'increase',
    baseline: 24,
    probes: [],
    startsOn,
    target: 64,
    endsOn: addDays(startsOn, 140),
    scale: null,
  };
  const made = await ask('rivera', 'goals', { origin: 'school', language: 'en', reviewOn: null, terms } satisfies GoalBody);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const goal = made.body as unknown as Goal;
  assert.equal((await ask('rivera', `goals/${goal.id}/points`, { on: addDays(startsOn, 7), value: 26, note: null, language: 'en' })).status, 201);
  return goal;
}

async function suggest(home: GoalPage, statement: string, target: string, why: string): Promise<void> {
  const goal = await home.open(statement, changes);
  await goal.getByRole('button', { name: 'Suggest a change', exact: true }).click();
  await home.write(goal.locator('flywheel-goal-editor'), { 'Value to reach': target, 'Why?': why }, 'Send suggestion');
}

test('GT-13 a guardian suggests, the teacher declines one with a reason and accepts another, and both read why', async (t) => {
  const statement = 'Maya reads to her brother in the evening.';
  await schoolGoal(statement);
  const [{ page: phone }, { page: desk }] = [await day.visit(t, 'dana-brooks', { card }), await day.visit(t, 'rivera', { card })];
  const [home, school] = [GoalPage.on(phone), GoalPage.on(desk)];

  await suggest(home, statement, '40', 'It is a lot for her');
  const seen = await school.open(statement, changes);
  await seen.locator('flywheel-goal-plan').getByText('It is a lot for her').first().waitFor();
  await seen.getByRole('button', { name: 'Decline', exact: true }).click();
  await seen.getByLabel('Why not? And what instead?').fill('Let us try until winter first');
  await seen.getByRole('button', { name: 'Send this answer' }).click();
  for (const someone of [home, school]) {
    const goal = await someone.open(statement, changes);
    for (const words of ['It is a lot for her', 'Let us try until winter first', 'Declined'])
      await goal.locator('flywheel-goal-plan').getByText(words).first().waitFor();
  }

  await suggest(home, statement, '50', 'She has been ill');
  await seen.getByRole('button', { name: 'Accept', exact: true }).click();
  for (const someone of [home, school]) {
    const goal = await someone.open(statement, changes);
    for (const words of ['Accepted', 'She has been ill']) await goal.locator('flywheel-goal-plan').getByText(words).first().waitFor();
    await goal
      .getByText(/Target 50/)
      .first()
      .waitFor({ state: 'attached' });
  }
});

test('X-07 two teachers change one goal at once: the later one sees both versions, and nothing is written over', async (t) => {
  const statement = 'Maya reads a poem by heart.';
  const { id } = await schoolGoal(statement);
  const { device, page } = await day.visit(t, 'rivera', { card });
  const school = GoalPage.on(page);
  const goal = await school.open(statement, changes);
  await goal.getByRole('button', { name: 'Change this goal', exact: true }).click();
  await goal.locator('flywheel-goal-editor').getByLabel('Value to reach', { exact: true }).waitFor();
  await device.setOffline(true);
  await school.write(goal.locator('flywheel-goal-editor'), { 'Value to reach': '44', 'Why?': 'Mine' });
  await goal.getByRole('region', { name: 'Not sent yet' }).first().waitFor();

  const { page: other } = await day.visit(t, 'nair', { card });
  const theirs = await GoalPage.on(other).open(statement, changes);
  await theirs.getByRole('button', { name: 'Change this goal', exact: true }).click();
  await GoalPage.on(other).write(theirs.locator('flywheel-goal-editor'), { 'Value to reach': '55', 'Why?': 'Theirs' });
  await theirs.locator('flywheel-goal-plan').getByText('Theirs').first().waitFor();

  await device.setOffline(false);
  const versions = goal.locator('flywheel-two-versions');
  await versions.waitFor();
  for (const value of ['44', '55']) await versions.getByText(new RegExp(value)).first().waitFor();
  const [row] = await day.school.rows<{ count: number }>('select count(*)::int as count from goal_revisions where goal_id = $1', [id]);
  assert.equal(row!.count, 2, 'nothing is written over before somebody has chosen');
});

test('X-01 a goal that was begun opens by itself after a reload, with its words; closed, it stays closed', async (t) => {
  const { page } = await day.visit(t, 'dana-brooks', { card });
  const home = GoalPage.on(page);
  await home.root.getByRole('button', { name: 'Set a goal' }).click();
  const editor = home.root.locator('flywheel-goal-editor');
  await editor.getByLabel('The goal', { exact: true }).fill('We read together on Sundays');
  await editor.getByText('Saved on this device').first().waitFor();
  await page.reload();
  await editor.getByLabel('The goal', { exact: true }).waitFor();
  assert.equal(await editor.getByLabel('The goal', { exact: true }).inputValue(), 'We read together on Sundays');
  await editor.getByRole('button', { name: 'Close', exact: true }).click();
  await editor.getByLabel('The goal', { exact: true }).waitFor({ state: 'detached' });
});

test('GT-02 forged points are refused in a typed problem and write nothing; a goal of another family is nowhere', async () => {
  const { today } = day.school;
  const goal = await schoolGoal('Maya counts the pages of a book.');
  const count = async (): Promise<number> => (await day.school.rows<{ count: number }>('select count(*)::int as count from goal_points'))[0]!.count;
  const before = await count();
  const point = { on: today, value: 30, note: null, language: 'en' };
  const forged: readonly unknown[] = [
    { ...point, on: addDays(today, 1) },
    { ...point, on: addDays(today, -29) },
    { ...point, value: 1_000_000 },
    { ...point, value: -1 },
    { ...point, value: '30' },
    JSON.stringify(point).replace('30', 'NaN'),
    JSON.stringify(point).replace('30', '1e999'),
  ];
  for (const body of forged) {
    const { status, body: problem } = await ask('dana-brooks', `goals/${goal.id}/points`, body);
    // 400 is no such body at all, 422 one that this goal cannot have.
    assert.ok([400, 422].includes(status), `${status} ${JSON.stringify(body)}`);
    assert.equal(problem.type, 'urn:flywheel:problem:invalid', JSON.stringify(body));
  }
  for (const path of [`goals/${goal.id}/points`, `goals/${randomUUID()}/points`]) {
    const { status, body: problem } = await ask('rosa-castillo', path, point);
    assert.deepEqual([status, problem.type], [404, 'urn:flywheel:problem:not-found']);
  }
  assert.equal(await count(), before);
});
