/** One person, two windows, one card in each: no words overwrite others, what was sent stays sent, and only one window sends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

async function another(device: BrowserContext, url: string): Promise<CardPage> {
  const page = await device.newPage();
  await page.goto(url);
  return CardPage.on(page);
}
const postsOf = (words: string) => day.school.network.seen.filter(({ line, body }) => POST_CHECK_IN.test(line) && body.includes(words));

test('X-07 different words in two windows: both are kept, each window shows the other’s, the person chooses', async (t) => {
  const { device, card: left, url } = await day.visit(t, 'dana-brooks');
  const right = await another(device, url);
  await left.ready();
  await right.ready();
  await left.typeByKeys('Left: she slept at her father’s.');
  await left.saved();
  await right.typeByKeys('Right: she slept badly.');
  await right.saved();
  await right.fork.waitFor();
  await right.says('Left: she slept at her father’s.');
  await left.fork.waitFor();
  await left.says('Right: she slept badly.');
  await left.holds('Left: she slept at her father’s.');
  await right.holds('Right: she slept badly.');

  // Going on with the other one does not throw this one away.
  await right.button('Go on with this one').click();
  await right.says('Right: she slept badly.');
  await right.holds('Left: she slept at her father’s.');
});

test('X-07 both windows are closed with different words in them: a third finds both', async (t) => {
  const { device, page, card: left, url } = await day.visit(t, 'amy-chen');
  const right = await another(device, url);
  await left.typeByKeys('Grace has a recorder concert.');
  await right.typeByKeys('Oliver lost his hat.');
  await page.close();
  await right.root.page().close();
  const third = await another(device, url);
  await third.note.waitFor();
  await third.fork.waitFor();
  const shown = await third.root.ariaSnapshot();
  assert.match(shown, /Grace has a recorder concert\./);
  assert.match(shown, /Oliver lost his hat\./);
});

test('X-03 sent in one window: the same words do not come back in the other, nor by reload', async (t) => {
  const words = 'He wants to be called Al from today.';
  const { device, page, card: left, url } = await day.visit(t, 'rachel-goldberg');
  await left.type(words);
  await left.saved();
  const right = await another(device, url);
  await right.says(words);
  await left.send.click();
  await left.arrived(words);
  await right.fork.waitFor({ state: 'detached' });
  await right.today.getByText(words, { exact: true }).waitFor();
  assert.equal(await right.root.getByText(words).count(), 1);

  await page.reload();
  await right.root.page().reload();
  for (const card of [left, right]) {
    await card.arrived(words);
    await card.ready();
    await card.holds('');
    assert.equal(await card.fork.count(), 0);
  }
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-06 both windows see what waits, one of them sends it: one request, one record, both know', async (t) => {
  const words = 'We are late, the tram stands still.';
  const { device, card: left, url } = await day.visit(t, 'marcus-hill');
  const right = await another(device, url);
  await left.ready();
  await right.ready();
  await device.setOffline(true);
  await left.type(words);
  await left.send.click();
  await left.waiting.getByText(words).waitFor();
  await right.waiting.getByText(words).waitFor();
  await device.setOffline(false);
  await left.arrived(words);
  await right.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
  assert.equal(postsOf(words).length, 1);
});

test('X-06 the window that sent is closed while it waits: the other one sends', async (t) => {
  const words = 'Her inhaler is in the front pocket.';
  const { device, page, card: left, url } = await day.visit(t, 'keisha-williams');
  const right = await another(device, url);
  await left.ready();
  await right.ready();
  await device.setOffline(true);
  await left.type(words);
  await left.send.click();
  await left.waiting.getByText(words).waitFor();
  await page.close();
  await device.setOffline(false);
  await right.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-06 the window that sent is left for another page and lies in the back/forward cache: the other one sends', async (t) => {
  const words = 'We found the library book.';
  const { device, page, card: left, url } = await day.visit(t, 'andre-williams');
  const right = await another(device, url);
  await left.ready();
  await right.ready();
  day.school.network.rule(POST_CHECK_IN, ({ response }) => void response.destroy());
  await left.type(words);
  await left.send.click();
  await left.waiting.getByText(words).waitFor();
  await page.goto(`${day.school.origin}/index.html`);
  day.school.network.mend();
  await right.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});
