/**
 * Two families and one seat, in two browsers: one has it, the other keeps every word, reads why, and sees what is free. Then the winner's appointment is
 * there after a reload.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();
const card = '<flywheel-conference-scheduler></flywheel-conference-scheduler>';
const conference = 'Winter conferences';

/** The scheduler with the evening open, on its day. */
async function atTheEvening(page: Page): Promise<Locator> {
  const scheduler = page.locator('flywheel-conference-scheduler');
  await scheduler.getByRole('button', { name: new RegExp(`^${conference}`) }).click();
  await scheduler
    .getByRole('button', { name: /free time/ })
    .first()
    .click();
  await scheduler.getByRole('region', { name: /^Times on/ }).waitFor();
  return scheduler;
}
const times = (scheduler: Locator): Locator => scheduler.getByRole('region', { name: /^Times on/ }).getByRole('button', { name: /[AP]M/ });
const oneOf = async (...texts: Locator[]): Promise<number> =>
  Promise.any(
    texts.map((text, index) =>
      text
        .first()
        .waitFor()
        .then(() => index),
    ),
  );

/** Holds a time, writes what to talk about, and gives the time back: the words stay. */
async function writeAhead(scheduler: Locator, words: string): Promise<void> {
  await times(scheduler).first().click();
  await scheduler.getByLabel('What would you like to talk about?').fill(words);
  await scheduler.getByText('Saved on this device').first().waitFor();
  await scheduler.getByRole('button', { name: 'Give this time back' }).click();
  await scheduler.getByText('Your words are kept. Choose a time, and they go with it.').waitFor();
  await scheduler
    .getByRole('button', { name: /free time/ })
    .first()
    .click();
}

test('CS-06 CS-07 CS-13 CS-20 two homes of one child race for one seat: one holds it, the other keeps its words and sees what is free', async (t) => {
  const visits = await Promise.all([day.visit(t, 'dana-brooks', { card }), day.visit(t, 'marcus-hill', { card })]);
  const both = await Promise.all(visits.map(({ page }) => atTheEvening(page)));
  for (const [index, scheduler] of both.entries()) await writeAhead(scheduler, `Words of home ${index}`);
  await Promise.all(both.map((scheduler) => times(scheduler).nth(1).waitFor()));
  await Promise.all(both.map((scheduler) => times(scheduler).nth(1).click()));
  const came = await Promise.all(both.map((scheduler) => oneOf(scheduler.getByText('Held for you:'), scheduler.getByText('Somebody else took this time'))));
  assert.deepEqual([...came].sort(), [0, 1], 'one has it, and one has not');
  const [won, lost] = [came.indexOf(0), came.indexOf(1)];
  const [winner, loser] = [both[won]!, both[lost]!];
  assert.equal(await loser.getByLabel('What would you like to talk about?').inputValue(), `Words of home ${lost}`);
  await loser.getByText('Free near it:').waitFor();
  assert.doesNotMatch(await loser.ariaSnapshot(), won === 0 ? /Dana/ : /Marcus/, 'nobody reads who was faster');

  await winner.getByRole('button', { name: 'Book this time' }).click();
  await winner.getByText('Booked', { exact: true }).first().waitFor();
  await visits[won]!.page.reload();
  await winner.getByRole('button', { name: new RegExp(`^${conference}`) }).click();
  await winner.getByText('Booked', { exact: true }).first().waitFor();

  // The nearest time that is free goes to the other home, with the words it wrote before.
  await loser.getByText('Free near it:').locator('..').getByRole('button').first().click();
  await loser.getByRole('button', { name: 'Book this time' }).click();
  await loser.getByText('Booked', { exact: true }).first().waitFor();
  await loser.getByRole('button', { name: 'Topics for this meeting' }).click();
  await loser.getByText(`Words of home ${lost}`).waitFor();
  assert.doesNotMatch(await loser.ariaSnapshot(), new RegExp(`Words of home ${won}`), 'the other home’s words are its own');
});
