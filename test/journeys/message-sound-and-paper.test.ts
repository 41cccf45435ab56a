/**
 * What leaves a thread another way than as text: an audio note, recorded from a microphone (Chromium's own fake one), sent, and heard on the other side; and the
 * thread on paper.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';
import { ThreadPage } from '../support/thread-page.js';

const day = new SchoolDay({}, ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
const card = '<flywheel-message-thread></flywheel-message-thread>';

test('MT-04 a sound is recorded, says what is said in it, is sent, and can be heard on the other side', async (t) => {
  const words = 'She sang this for you.';
  const said = 'Maya sings the leaf song';
  const { page: phone } = await day.visit(t, 'marcus-hill', { card });
  const father = new ThreadPage(phone);
  await father.root.getByRole('button', { name: /the bag is packed/ }).click();
  await father.field.waitFor();
  await father.type(words);
  await father.button('Files and sound').click();
  await father.button('Record sound').click();
  // There is something to hear as soon as the recorder has been fed; how long that takes is the machine's business.
  await father.root.getByRole('group', { name: 'Recording' }).waitFor();
  await father.button('Done').click();
  await father.root.getByRole('textbox', { name: 'What is said in it, in short?' }).fill(said);
  await father.button('Send').click();
  await father.endsWith(words);

  const { page: school } = await day.visit(t, 'rivera', { card });
  const teacher = new ThreadPage(school);
  await teacher.root.getByRole('button', { name: new RegExp(words) }).click();
  await teacher.message(words).getByText(said).waitFor();
  await teacher
    .message(words)
    .getByRole('button', { name: /^Listen/ })
    .click();
  const player = teacher.message(words).locator('audio');
  const state = () =>
    player.evaluate((audio) => ({ ready: (audio as HTMLAudioElement).readyState, error: (audio as HTMLAudioElement).error?.message ?? null }));
  await eventually('it can be played', state, ({ ready, error }) => error === null && ready >= 1);
  assert.equal(await player.getAttribute('aria-label'), said);

  const [file] = await day.school.rows<{ type: string; alt: string; head: string }>(
    `select a.type, a.alt, encode(substring(p.content from 1 for 4), 'hex') as head
     from attachments a join attachment_parts p on p.school_id = a.school_id and p.attachment_id = a.id and p.at_byte = 0 where a.alt = $1`,
    [said],
  );
  assert.deepEqual(file, { type: 'audio/webm', alt: said, head: '1a45dfa3' });
});

test('MT-11 X-18 on paper a thread stands alone: every message of it, uncut, and nothing that others wrote', async (t) => {
  const { page } = await day.visit(t, 'rivera', { card });
  const teacher = new ThreadPage(page);
  await teacher.root.getByRole('button', { name: /painted this leaf/ }).click();
  await teacher.message('painted this leaf').waitFor();
  await teacher.field.waitFor();
  const others = teacher.root.getByText('Trip to the creek').first();
  assert.equal(await others.isVisible(), true);

  await page.emulateMedia({ media: 'print' });
  assert.equal(await others.isVisible(), false, 'other threads are not on the paper');
  assert.equal(await teacher.field.isVisible(), false, 'nor is the place to write');
  for (const button of await teacher.root.getByRole('button').all()) assert.equal(await button.isVisible(), false, await button.innerText());
  for (const words of ['Welcome! This is our place', 'We talked on the phone', 'painted this leaf'])
    assert.equal(await teacher.message(words).isVisible(), true, words);
  const log = teacher.root.getByRole('log');
  assert.ok(await log.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1), 'nothing is cut off');
});
