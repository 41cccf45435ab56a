/**
 * A goal from the school, with points from home, all of it through the screens: the teacher writes an annual goal, a guardian adds a point without a
 * network, the rule asks its question with the point that makes enough of them, the teacher revises, and the chart says where the new phase begins.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import { addDays } from '../../src/base/days.js';
import { GoalPage } from '../support/goal-page.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();
const card = `<flywheel-goal-tracker student="${studentId('maya')}"></flywheel-goal-tracker>`;
const statement = 'Maya reads a page aloud and is understood at the back of the room.';
const question = 'Want to talk about a change?';

const points = async (): Promise<readonly { value: number; voice: string }[]> =>
  day.school.rows(
    `select p.value::float as value, p.voice from goal_points p join goals g on g.id = p.goal_id join goal_revisions r on r.goal_id = g.id and r.number = 1
     where r.statement = $1 order by p.created_at`,
    [statement],
  );

test('GT-01 GT-02 GT-07 GT-08 GT-13 GT-16 X-06 a goal from school, a point from home without a network, a question, a revision', async (t) => {
  const { today } = day.school;
  const { page: desk } = await day.visit(t, 'rivera', { card });
  const school = GoalPage.on(desk);
  await school.root.getByRole('button', { name: 'Set a goal' }).click();
  const form = school.root.locator('flywheel-goal-editor');
  await form.getByText('IEP annual goal', { exact: true }).click();
  await school.write(form, {
    'The goal': statement,
    'How will you see it?': 'rate',
    'Counted in': 'words per minute',
    'Starting value': '24',
    'Value to reach': '64',
    'First day': addDays(today, -28),
    'Last day': addDays(today, 112),
  });
  await school.goal(statement).waitFor();
  await school
    .goal(statement)
    .getByText(/An annual goal of the IEP, set by/)
    .waitFor();
  for (const [index, back] of [20, 15, 10, 5, 3].entries()) {
    await school.add(statement, '24', addDays(today, -back));
    await school
      .goal(statement)
      .getByRole('button', { name: index ? `Correct my ${index + 1} points` : 'Correct my point' })
      .waitFor();
  }

  const { device, page } = await day.visit(t, 'dana-brooks', { card });
  const home = GoalPage.on(page);
  await home
    .goal(statement)
    .getByText(/^In 2 weeks it went from 24 to 24 words per minute/)
    .waitFor();
  assert.equal(await home.goal(statement).getByText(question).count(), 0);

  await device.setOffline(true);
  await home.add(statement, '25');
  await home.goal(statement).getByRole('region', { name: 'Not sent yet' }).waitFor();
  assert.equal((await points()).length, 5);
  await device.setOffline(false);
  await home.goal(statement).getByRole('region', { name: 'Not sent yet' }).waitFor({ state: 'detached' });
  assert.deepEqual((await points()).slice(5), [{ value: 25, voice: 'home' }]);

  // The sixth point is enough, and the last four lie on one side: the team is asked, on every device.
  await home.goal(statement).getByText(question).waitFor();
  await page.reload();
  await home.goal(statement).getByText(question).waitFor();
  await school.goal(statement).getByText(question).waitFor();
  assert.equal((await points()).length, 6);

  const goal = await school.open(statement, 'How this goal has changed');
  await goal.getByRole('button', { name: 'Change this goal', exact: true }).click();
  await school.write(goal.locator('flywheel-goal-editor'), { 'Value to reach': '45', 'Why?': 'Shorter pages' });
  for (const someone of [home, school]) {
    await someone.goal(statement).getByText(question).waitFor({ state: 'detached' });
    await someone.goal(statement).locator('flywheel-goal-chart').getByText('Shorter pages').first().waitFor({ state: 'attached' });
  }
  await home.goal(statement).getByRole('button', { name: 'Phase change: what does this mean?' }).waitFor();
});
