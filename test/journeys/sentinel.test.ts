/**
 * A token and words that are like no others, used through a visit of all widgets; afterwards everything is looked over where they must not be. The token is in one
 * header and in memory, words are with the API, in forms and in the store.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passingEvents } from '../../src/embed/frame-events.js';
import { CardPage } from '../support/card-page.js';
import { SchoolDay } from '../support/school-day.js';
import { ThreadPage } from '../support/thread-page.js';
import { listen, mayHaveWords, placesOf } from '../support/word-places.js';

const day = new SchoolDay();
const WORDS = 'Zyzzyva';

test('P7 P9 the token is in one header alone, and words only where the device and the API keep them', async (t) => {
  const token = await day.school.token('dana-brooks');
  day.school.pages.put('/sign-in.js', { body: `document.querySelector('flywheel-school').getToken = () => '${token}';` });
  day.school.pages.put('/sentinel.html', {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>School</title><link rel="icon" href="data:,">
      <script type="module" src="/sign-in.js"></script><script type="module" src="/cdn/flywheel.js"></script></head><body><flywheel-school api="/api/">
      <flywheel-check-in-card></flywheel-check-in-card><flywheel-goal-tracker></flywheel-goal-tracker><flywheel-message-thread></flywheel-message-thread>
      <flywheel-conference-scheduler></flywheel-conference-scheduler></flywheel-school></body></html>`,
  });
  const device = await day.device(t);
  await device.addInitScript(listen, passingEvents);
  const page = await device.newPage();
  const [said, asked, headers]: [string[], string[], Set<string>] = [[], [], new Set()];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => {
    asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`);
    for (const [name, value] of Object.entries(request.headers())) if (value.includes(token)) headers.add(name);
  });
  await page.goto(`${day.school.origin}/sentinel.html`);
  const card = CardPage.on(page);
  await card.type(`${WORDS} in the card`);
  await card.saved();
  const typed = await placesOf(page);
  await card.send.click();
  await card.arrived(`${WORDS} in the card`);
  const thread = new ThreadPage(page);
  await thread.root
    .getByRole('link', { name: /Ms\. Rivera/ })
    .or(thread.root.getByRole('button', { name: /Ms\. Rivera/ }))
    .first()
    .click();
  await thread.type(`${WORDS} in a message`);
  await thread.saved();
  const sent = await placesOf(page);
  assert.ok(typed.database!.includes(WORDS) && sent.database!.includes(WORDS), 'the store was looked at');
  assert.ok(sent['what was told']!.includes('flywheel-check-in-sent') && sent['what was told']!.includes('broadcast'), 'events and tabs were listened to');
  const elsewhere = { console: said.join('\n'), requests: asked.join('\n') };
  for (const [place, text] of [...Object.entries(typed), ...Object.entries(sent), ...Object.entries(elsewhere)]) {
    // The script that signs in names it, and so does nothing of ours.
    assert.ok(!text.includes(token), `the token is in ${place}`);
    assert.ok(mayHaveWords.includes(place) || !text.includes(WORDS), `words are in ${place}: ${/.{0,200}Zyzzyva.{0,80}/.exec(text)?.[0]}`);
  }
  assert.deepEqual([...headers], ['authorization']);
});
