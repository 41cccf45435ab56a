/**
 * A goal from the school, with points from home: the teacher sets it, a guardian adds a point without a network, the rule asks its question with the point
 * that makes enough of them, and after a revision the chart says where the new phase begins.
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
const card = '<flywheel-goal-tracker></flywheel-goal-tracker>';
const statement = 'Maya reads a page aloud and is understood at the back of the room.';

/** As the teacher's own system would: a call of the API. */
async function asTeacher<T>(path: string, body: unknown, version?: number): Promise<T> {
  const answer = await fetch(`${day.school.api}students/${studentId('maya')}/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await day.school.token('rivera')}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${randomUUID()}"`,
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`);
  return (await answer.json()) as T;
}

function annualGoal(today: string): GoalBody {
  const startsOn = addDays(today, -28);
  const measure = { kind: 'rate', unit: 'words per minute' } as const;
  const terms = { statement, domain: 'academic', measure, direction: 'increase', baseline: 24, probes: [], startsOn, target: 64, scale: null } as const;
  return { origin: 'iep', language: 'en', reviewOn: null, terms: { ...terms, probes: [], endsOn: addDays(startsOn, 140) } };
}
const countPoints = async (goal: string): Promise<number> =>
  (await day.school.rows<{ count: number }>('select count(*)::int as count from goal_points where goal_id = $1', [goal]))[0]!.count;

test('GT-01 GT-02 GT-07 GT-08 GT-16 X-06 a goal from school, a point from home without a network, a question, a revision', async (t) => {
  const { today } = day.school;
  const goal = await asTeacher<Goal>('goals', annualGoal(today));
  for (const back of [20, 15, 10, 5, 3]) await asTeacher(`goals/${goal.id}/points`, { on: addDays(today, -back), value: 24, note: null, language: 'en' });

  const { device, page } = await day.visit(t, 'dana-brooks', { card });
  const home = GoalPage.on(page);
  await home.goal(statement).waitFor();
  await home
    .goal(statement)
    .getByText(/^In 2 weeks it went from 24 to 24 words per minute/)
    .waitFor();
  assert.equal(await home.goal(statement).getByText('Want to talk about a change?').count(), 0);

  await device.setOffline(true);
  await home.add(statement, '25');
  await home.goal(statement).getByRole('region', { name: 'Not sent yet' }).waitFor();
  assert.equal(await countPoints(goal.id), 5);
  await device.setOffline(false);
  await home.goal(statement).getByRole('region', { name: 'Not sent yet' }).waitFor({ state: 'detached' });
  assert.equal(await countPoints(goal.id), 6);

  // The sixth point is enough, and the last four lie on one side: the team is asked, on every device.
  await home.goal(statement).getByText('Want to talk about a change?').waitFor();
  await page.reload();
  await home.goal(statement).getByText('Want to talk about a change?').waitFor();
  assert.equal(await countPoints(goal.id), 6);

  const { origin: _origin, ...revision } = annualGoal(today);
  const slower = { ...revision, terms: { ...revision.terms, baseline: 25, startsOn: today, target: 45 }, reason: 'Shorter pages, more often' };
  await asTeacher(`goals/${goal.id}/revisions`, slower, goal.version);
  await home.goal(statement).getByText('Want to talk about a change?').waitFor({ state: 'detached' });
  await home.goal(statement).getByText('Shorter pages, more often').first().waitFor({ state: 'attached' });
});
