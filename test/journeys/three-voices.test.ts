/** One school, one day, three voices, each at their own device, on the demo's own page: what one says the others see without a reload. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { personId, planId, studentId } from '../../demo/api/seed/entry.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

/** The demo's page on a device of its own, become this person with one press. */
async function become(t: TestContext, name: string): Promise<{ page: Page; card: CardPage }> {
  const device = await day.device(t);
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/`);
  await page.getByRole('button', { name, exact: true }).click();
  const card = new CardPage(page.locator('flywheel-check-in-card[mode="feelings"]:not([group])'));
  return { page, card };
}
const choose = (card: CardPage, student: string) => card.root.getByRole('combobox', { name: 'Student' }).selectOption({ label: student });
const voice = (card: CardPage, heading: string) =>
  card.today.locator('div', { has: card.root.page().getByRole('heading', { level: 4, name: heading, exact: true }) }).last();

test('CI-01 CI-02 CI-11 student, parents and teacher check in and see each other’s voices, live', async (t) => {
  const [maya, dana, rivera] = await Promise.all([become(t, 'Maya Brooks-Hill'), become(t, 'Dana Brooks'), become(t, 'Ms. Rivera')]);
  await choose(rivera.card, 'Maya Brooks-Hill');
  await dana.card.send.waitFor();

  // A feeling and Send: two presses, no words.
  await maya.card.feeling('Proud').click();
  await maya.card.send.click();
  for (const { card } of [dana, rivera]) await voice(card, 'Maya Brooks-Hill').getByText('Proud').waitFor();

  await dana.card.type('She practiced her poem all weekend.');
  await dana.card.send.click();
  for (const { card } of [maya, rivera]) await voice(card, 'Family').getByText('She practiced her poem all weekend.').waitFor();

  await rivera.card.type('I cannot wait to hear it.');
  await rivera.card.send.click();
  for (const { card } of [maya, dana]) await voice(card, 'School').getByText('I cannot wait to hear it.').waitFor();
  const rows = await day.school.rows<{ voice: string }>(`select voice from check_ins where student_id = $1 and on_day = $2 order by created_at`, [
    studentId('maya'),
    day.school.today,
  ]);
  assert.deepEqual(
    rows.map((row) => row.voice),
    ['student', 'home', 'school'],
  );
});

test('CI-06 CI-12 CI-13 a student asks to talk with one adult: readers first, the contact first, that adult is told and answers', async (t) => {
  const [maya, rivera] = await Promise.all([become(t, 'Maya Brooks-Hill'), become(t, 'Ms. Rivera')]);
  await choose(rivera.card, 'Maya Brooks-Hill');
  await maya.card.button('Check in again').click();
  await maya.card.says(/ will read this\.$/);
  await maya.card.button('I would like to talk with somebody').click();
  await maya.card.root.getByRole('group', { name: 'I would like to talk with…' }).getByText('Ms. Rivera').click();
  await maya.card.button('Add a few words').click();
  await maya.card.says('Nobody watches check-ins around the clock. If somebody is in danger or needs help now:');
  await maya.card.says('988 Suicide & Crisis Lifeline');
  await maya.card.type('After lunch if you can.');
  await maya.card.send.click();

  await rivera.card.says('Maya Brooks-Hill would like to talk with you.');
  await rivera.card.says('After lunch if you can.');
  await rivera.card.button('I have talked with Maya Brooks-Hill').first().click();
  await rivera.card.root.getByText('Maya Brooks-Hill would like to talk with you.').waitFor({ state: 'detached' });
  const answered = () =>
    day.school.rows<{ kind: string }>(
      `select a.kind from acknowledgements a join check_ins c on c.id = a.check_in_id where c.help_from = $1 and c.student_id = $2 and a.person_id = $1 and c.on_day = $3`,
      [personId('rivera'), studentId('maya'), day.school.today],
    );
  await eventually('the answer is recorded', answered, ([row]) => row?.kind === 'talked');
});

test('CI-07 CI-08 CI-17 a group in one pass with one exception; the family sees it live and says that it was read', async (t) => {
  const rivera = await become(t, 'Ms. Rivera');
  const dana = await become(t, 'Dana Brooks');
  const points = CardPage.on(dana.page, 'check-in-check-out');
  await points.says('Nothing is rated yet. The goal is 80%.');

  const group = rivera.page.locator('flywheel-check-in-card[group]').first();
  const rate = (cell: string, score: number) =>
    group
      .getByRole('radiogroup', { name: cell, exact: true })
      .getByRole('radio', { name: new RegExp(`^${score}`) })
      .click();
  for (const expectation of ['Be safe', 'Be kind', 'Be ready to learn']) await rate(`Everyone: ${expectation}`, 2);
  await rate('Ethan Kowalski: Be kind', 1);
  await group.getByRole('button', { name: 'Send 2 check-ins' }).click();

  await points.says('6 of 6 points, 100%. The goal of 80% is reached.');
  const scores = await eventually(
    'both days are there',
    () =>
      day.school.rows<{ key: string; scores: number[] }>(
        `select c.student_id as key, (select array_agg((r ->> 'score')::int order by r ->> 'expectation') from jsonb_array_elements(c.ratings) r) as scores
       from check_ins c where c.plan_id = $1 and c.on_day = $2 and c.kind = 'check-out'`,
        [planId('four-points'), day.school.today],
      ),
    (rows) => rows.length === 2,
  );
  assert.deepEqual(scores.find(({ key }) => key === studentId('maya'))?.scores, [2, 2, 2]);
  assert.deepEqual(scores.find(({ key }) => key === studentId('ethan'))?.scores, [1, 2, 2]);

  await points.button('We have read this').click();
  const read = () =>
    day.school.rows(`select from acknowledgements where person_id = $1 and kind = 'read-at-home' and at > now() - interval '10 minutes'`, [
      personId('dana-brooks'),
    ]);
  await eventually('the acknowledgement is recorded', read, (rows) => rows.length === 1);
  await points.root.getByRole('button', { name: 'We have read this' }).waitFor({ state: 'detached' });
});

test('CI-09 the daily report: yes or no at school, read at home without a reload', async (t) => {
  const lindqvist = await day.visit(t, 'lindqvist', {
    card: `<flywheel-check-in-card mode="daily-report-card" student="${studentId('eli')}"></flywheel-check-in-card>`,
  });
  const rachel = await day.visit(t, 'rachel-goldberg', { card: '<flywheel-check-in-card mode="daily-report-card"></flywheel-check-in-card>' });
  const report = CardPage.on(lindqvist.page, 'daily-report-card');
  const home = CardPage.on(rachel.page, 'daily-report-card');
  await home.says('Nothing was looked at yet.');
  const answer = (behavior: string, word: string) =>
    report.root.getByRole('radiogroup', { name: behavior }).getByRole('radio', { name: word, exact: true }).click();
  await answer('Helps clean up', 'Yes');
  await answer('Keeps hands to himself in line', 'Not yet');
  await report.send.click();
  await home.root.getByRole('button', { name: 'We have read this' }).waitFor();
  const [row] = await day.school.rows<{ results: readonly { behaviour: string; met: boolean }[] }>(
    `select results from check_ins where student_id = $1 and on_day = $2 and kind = 'report'`,
    [studentId('eli'), day.school.today],
  );
  assert.deepEqual(
    [...row!.results].sort((a, b) => a.behaviour.localeCompare(b.behaviour)).filter(({ met }) => met !== null),
    [
      { behaviour: 'clean-up', met: true },
      { behaviour: 'hands', met: false },
    ],
  );
});

test('CI-03 CI-04 Not today is fine and writes nothing; the history lists what was, newest first', async (t) => {
  const { card } = await become(t, 'Amy Chen');
  await card.button('Not today').click();
  await card.says('That is fine. Come back whenever you like.');
  await card.button('Earlier check-ins').click();
  const history = card.root.locator('flywheel-check-in-history');
  await history.getByRole('article').first().waitFor();
  const days = await history.locator('time[datetime]').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')!.slice(0, 10)));
  assert.ok(days.length > 3, `${days.length} entries`);
  const rows = await day.school.rows('select from check_ins where author_id = $1 and on_day = $2', [personId('amy-chen'), day.school.today]);
  assert.equal(rows.length, 0);
});
