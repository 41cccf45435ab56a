/** Two adults fill in the same day: neither overwrites the other in silence, whatever was written by either can be had, and a person decides. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

interface Day {
  note: string | null;
  version: number;
  ratings: readonly { expectation: string; period: string; score: number | null }[];
}
const dayOf = async (student: string): Promise<Day | undefined> =>
  (
    await day.school.rows<Day>(`select note, version, ratings from check_ins where student_id = $1 and on_day = $2 and kind = 'check-out'`, [
      studentId(student),
      day.school.today,
    ])
  )[0];
const scoreIn = ({ ratings }: Day, period: string, expectation: string) =>
  ratings.find((rating) => rating.period === period && rating.expectation === expectation)?.score;

/** The day sheet of a student before this adult. */
async function sheet(t: TestContext, key: string, student: string) {
  const visit = await day.visit(t, key, {
    card: `<flywheel-check-in-card mode="check-in-check-out" student="${studentId(student)}"></flywheel-check-in-card>`,
  });
  const card = CardPage.on(visit.page, 'check-in-check-out');
  await card.button('The day, period by period').click();
  const rate = (cell: string, score: number) =>
    card.root
      .getByRole('radiogroup', { name: cell, exact: true })
      .getByRole('radio', { name: new RegExp(`^${score}`) })
      .click();
  return { ...visit, card, rate };
}

test('X-07 CI-07 both begin from the same version: both versions are shown, the person chooses, nothing is lost', async (t) => {
  const rivera = await sheet(t, 'rivera', 'maya');
  const nair = await sheet(t, 'nair', 'maya');
  await rivera.rate('Math: Be safe', 2);
  await rivera.card.send.click();
  await eventually(
    'the first version',
    () => dayOf('maya'),
    (row) => row?.version === 1,
  );
  await nair.card.says('2 of 2 points, 100%. The goal of 80% is reached.');

  await nair.device.setOffline(true);
  await nair.rate('Math: Be safe', 0);
  await nair.rate('Reading: Be kind', 1);
  await nair.card.type('Nair: a long talk about the bus.');
  await nair.card.send.click();
  await nair.card.waiting.waitFor();

  await rivera.rate('Math: Be safe', 1);
  await rivera.card.type('Rivera: a good day all in all.');
  await rivera.card.send.click();
  await eventually(
    'the second version',
    () => dayOf('maya'),
    (row) => row?.version === 2,
  );

  await nair.device.setOffline(false);
  await nair.card.says('You and somebody else changed this');
  const both = await nair.card.waiting.ariaSnapshot();
  for (const words of ['Nair: a long talk about the bus.', 'Rivera: a good day all in all.', '0 · not yet', '1 · partly'])
    assert.ok(both.includes(words), `shows: ${words}`);
  const untouched = await dayOf('maya');
  assert.equal(untouched?.note, 'Rivera: a good day all in all.');

  // Still there after a reload: deciding can wait.
  await nair.page.reload();
  await nair.card.says('You and somebody else changed this');
  await nair.card.waiting.getByRole('radio', { name: /Keep both/ }).check();
  await nair.card.waiting
    .getByRole('group', { name: 'Math: Be safe' })
    .getByRole('radio', { name: /^Ms\. Rivera/ })
    .check();
  await nair.card.button('Keep what I chose').click();

  const merged = await eventually(
    'the third version',
    () => dayOf('maya'),
    (row) => row?.version === 3,
  );
  assert.match(merged!.note!, /Rivera: a good day all in all\./);
  assert.match(merged!.note!, /Nair: a long talk about the bus\./);
  assert.equal(scoreIn(merged!, 'math', 'safe'), 1);
  assert.equal(scoreIn(merged!, 'reading', 'kind'), 1, 'what only one of them touched needed no question');
  await rivera.card.says(/Nair: a long talk about the bus\./);
});

test('X-07 CI-07 both begin the day at once: the second is told and loses nothing', async (t) => {
  const rivera = await sheet(t, 'rivera', 'ethan');
  const nair = await sheet(t, 'nair', 'ethan');
  await nair.device.setOffline(true);
  await nair.rate('Reading: Be safe', 2);
  await nair.card.type('From the counselor.');
  await nair.card.send.click();
  await nair.card.waiting.waitFor();
  await rivera.rate('Math: Be safe', 1);
  await rivera.card.send.click();
  await eventually(
    'the day is begun',
    () => dayOf('ethan'),
    (row) => row?.version === 1,
  );
  await nair.device.setOffline(false);
  await nair.card.waiting
    .getByText(/Somebody has filled in this day already|You and somebody else changed this/)
    .first()
    .waitFor();
  assert.match(await nair.card.waiting.ariaSnapshot(), /From the counselor\./);
  assert.equal((await dayOf('ethan'))?.version, 1);
  assert.equal(
    (await day.school.rows(`select from check_ins where student_id = $1 and on_day = $2 and kind = 'check-out'`, [studentId('ethan'), day.school.today]))
      .length,
    1,
  );
});
