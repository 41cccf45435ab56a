/** The sign-in runs out in the middle of things: the card says so, no word is lost, nothing is tried in vain, and everything goes out afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { problem } from '../support/faults.js';
import { keptOnDevice } from '../support/kept-on-device.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

const signInAgain = async (page: Page, key: string) =>
  page.evaluate((token) => document.querySelector('flywheel-school')!.setAttribute('token', token), await day.school.token(key));
const allOnce = async (words: readonly string[]) => {
  for (const each of words) assert.equal(await day.school.countNotes(each), 1, each);
};

for (const taken of [0, 1, 2]) {
  test(`X-03 X-06 the token runs out after ${taken} of 3 that wait: signed out, words stay, a new one sends the rest once`, async (t) => {
    const words = ['one', 'two', 'three'].map((each) => `${each} of the queue that stops after ${taken}.`);
    const { network } = day.school;
    const { device, page, card } = await day.visit(t, 'dana-brooks');
    await card.ready();
    await device.setOffline(true);
    for (const each of words) {
      await card.type(each);
      await card.send.click();
      await card.waiting.getByText(each).waitFor();
    }
    let passed = 0;
    network.rule(POST_CHECK_IN, async ({ forward, give }) => {
      if (passed++ === taken) day.school.letTokensExpire();
      give(await forward());
    });
    await device.setOffline(false);
    await card.says('You are signed out. Your words are still here.');
    for (const each of words.slice(taken)) await card.waiting.getByText(each).waitFor();
    assert.equal((await day.school.rows('select from check_ins where note = any($1)', [words])).length, taken);

    await signInAgain(page, 'dana-brooks');
    for (const each of words) await card.arrived(each);
    await allOnce(words);
    assert.equal(await card.root.getByText('You are signed out').count(), 0);
  });
}

test('X-03 signed out while typing: the words stay in the form, and can be sent after signing in', async (t) => {
  const words = 'Half a sentence when the session ended, and the other half.';
  const { page, card } = await day.visit(t, 'amy-chen');
  await card.type(words.slice(0, 40));
  day.school.letTokensExpire();
  await card.type(words.slice(40));
  await card.send.click();
  await card.says('You are signed out. Your words are still here.');
  await card.waiting.getByText(words).waitFor();
  await page.reload();
  await signInAgain(page, 'amy-chen');
  await card.arrived(words);
  await allOnce([words]);
});

test('X-03 a host that gives fresh tokens is asked once, and nobody notices', async (t) => {
  const words = 'Nobody noticed anything.';
  const { page, card } = await day.visit(t, 'rachel-goldberg');
  let asked = 0;
  await page.exposeFunction('freshToken', async () => {
    asked++;
    return day.school.token('rachel-goldberg');
  });
  await page.evaluate(() => {
    const { freshToken } = window as unknown as { freshToken: () => Promise<string> };
    Object.assign(document.querySelector('flywheel-school')!, { getToken: () => freshToken() });
  });
  await card.type(words);
  await card.saved();
  day.school.letTokensExpire();
  const before = asked;
  await card.send.click();
  await card.arrived(words);
  await allOnce([words]);
  assert.equal(asked - before, 1);
  assert.equal(await card.root.getByText('You are signed out').count(), 0);
});

test('X-09 no token is ever kept on the device, and no sign-in waits in the outbox', async (t) => {
  const { device, page, card, url } = await day.visit(t, 'yusuf-haddad');
  await card.type('Words to keep.');
  await card.saved();
  await device.setOffline(true);
  await card.send.click();
  await card.waiting.getByText('Words to keep.').waitFor();
  const token = await page.evaluate(() => document.querySelector('flywheel-school')!.getAttribute('token')!);
  const kept = await keptOnDevice(page);
  assert.match(kept, /Words to keep/);
  assert.ok(!kept.includes(token) && !kept.includes(token.split('.')[2]!), 'the token is on the device');
  assert.ok(!kept.includes('Bearer'));
  assert.ok(!url.includes(token));
});

test('X-03 403 is not 401: what may not be written is put aside with its words, and nobody is called signed out', async (t) => {
  const words = 'Not allowed any more.';
  day.school.network.rule(POST_CHECK_IN, problem(403, 'not-allowed'), 1);
  const { card } = await day.visit(t, 'irina-petrova');
  await card.type(words);
  await card.send.click();
  await card.says('The school does not let you write here any more. Ask the school, or copy your words to keep them.');
  await card.waiting.getByText(words).waitFor();
  assert.equal(await card.root.getByText('You are signed out').count(), 0);
  await eventually(
    'nothing was written',
    () => day.school.countNotes(words),
    (count) => count === 0,
  );
});
