/** Whatever a person does to the page in the middle of a sentence: the sentence is there when they come back, to the last key. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CardPage } from '../support/card-page.js';
import { drop } from '../support/faults.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

test('X-01 X-02 reload right after the last key, again and again: nothing typed is lost', async (t) => {
  const { page, card } = await day.visit(t, 'dana-brooks');
  await card.ready();
  let words = '';
  for (const piece of ['He ', 'lost ', 'a tooth ', 'at breakfast ', 'and is proud of it.']) {
    await card.typeByKeys(piece);
    words += piece;
    await page.reload();
    await card.says(/^Your words from .* are here\.$/);
    await card.holds(words);
  }
  assert.equal(await day.school.countNotes(words), 0);
});

test('X-01 X-02 away within the debounce and back again: nothing typed is lost', async (t) => {
  const { page, card } = await day.visit(t, 'amy-chen');
  await card.feeling('Tired').click();
  await card.typeByKeys('Up half the night with a cough');
  await page.goto(`${day.school.origin}/index.html`);
  await page.goBack();
  await card.holds('Up half the night with a cough');
  assert.equal(await card.feeling('Tired').getAttribute('aria-checked'), 'true');
  await card.typeByKeys(', no fever');
  await page.goBack();
  await page.goForward();
  await card.holds('Up half the night with a cough, no fever');
});

test('X-01 X-02 the tab is closed in mid-sentence, another one opened: the words are there', async (t) => {
  const { device, page, card, url } = await day.visit(t, 'marcus-hill');
  await card.typeByKeys('Picked up early, dentist at');
  await page.close();
  const again = await device.newPage();
  await again.goto(url);

  const reopened = CardPage.on(again);
  await reopened.says(/^Your words from .* are here\.$/);
  await reopened.holds('Picked up early, dentist at');
});

test('X-01 reload while the school cannot be reached: the form opens from the device, with the words', async (t) => {
  const { page, card } = await day.visit(t, 'tanya-johnson');
  await card.typeByKeys('Her cousin is visiting from');
  await card.saved();
  day.school.network.rule(/\/api\//, drop);
  await page.reload();
  await card.says(/^Your words from .* are here\.$/);
  await card.says('No connection to the school’s system. You can go on: everything is kept and sent later.');
  await card.holds('Her cousin is visiting from');
});

test('X-01 words of any script come back as they were typed', async (t) => {
  const words = 'Habló de su abuela 🧑🏽‍🌾 — אתמול بالأمس 昨天, <b>“not markup”</b> & a\u0301';
  const { page, card } = await day.visit(t, 'keisha-williams');
  await card.ready();
  await card.note.fill(words);
  await page.reload();
  await card.says(/^Your words from .* are here\.$/);
  await card.holds(words);
});

test('X-01 X-03 discarded is discarded: nothing comes back by reload', async (t) => {
  const { page, card } = await day.visit(t, 'fiona-oconnor');
  await card.typeByKeys('No, this is not');
  await page.reload();
  await card.says(/^Your words from .* are here\.$/);
  await card.button('Discard').click();
  await card.note.waitFor();
  await page.reload();
  await card.ready();
  await card.holds('');
});
