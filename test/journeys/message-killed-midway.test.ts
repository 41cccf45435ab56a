/**
 * Two browsers talk, one in English and one in Arabic; one of them loses its network in the middle of a message with a picture, is killed by kill -9, twice, and
 * returns: the thread is right on both sides. And a message that comes in somebody's quiet hours waits, says until when, and tells nobody that it was read.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { personId } from '../../demo/api/seed/entry.js';
import { leafPicture } from '../../demo/api/seed/picture.js';
import { timeIn } from '../../src/base/zoned-time.js';
import type { MessageSettings, MessageSettingsBody } from '../../src/contract/message-settings.js';
import type { Page } from 'playwright-core';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { SchoolDay } from '../support/school-day.js';
import { ThreadPage, type Picture } from '../support/thread-page.js';

const day = new SchoolDay();
const card = '<flywheel-message-thread></flywheel-message-thread>';
const ZONE = 'America/New_York';

interface Row {
  readonly id: string;
  readonly author: string;
  readonly language: string;
  readonly seq: number;
  readonly held: string | null;
}
/** Who wrote exactly this, straight from the table. */
const rowsOf = (text: string): Promise<Row[]> =>
  day.school.rows<Row>(
    `select m.id, p.name as author, m.language, m.seq, to_char(m.held_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as held
     from messages m join people p on p.school_id = m.school_id and p.id = m.author_id where m.text = $1`,
    [text],
  );
/** The files at school that go with a message. */
const filesOf = (text: string) =>
  day.school.rows<{ name: string; alt: string; bytes: number; content: Buffer }>(
    `select a.name, a.alt, a.bytes, string_agg(part.content, ''::bytea order by part.at_byte) as content
     from messages m join attachments a on a.school_id = m.school_id and a.thread_id = m.thread_id and a.seq = m.seq
     join attachment_parts part on part.school_id = a.school_id and part.attachment_id = a.id
     where m.text = $1 group by a.id, a.name, a.alt, a.bytes`,
    [text],
  );

/** What a member of staff sets about their hours, as their page does. */
async function setHours(who: string, hours: MessageSettingsBody['hours']): Promise<void> {
  const url = `${day.school.api}people/${personId(who)}/message-settings`;
  const headers = { Authorization: `Bearer ${await day.school.token(who)}`, 'Content-Type': 'application/json' };
  const { readReceipts, version } = (await (await fetch(url, { headers })).json()) as MessageSettings;
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'Idempotency-Key': `"${randomUUID()}"`, 'If-Match': `"${version}"` },
    body: JSON.stringify({ readReceipts, digest: 'each', hours } satisfies MessageSettingsBody),
  });
  assert.ok(answer.ok, await answer.text());
}
/** School is open every day of the week, so that what is held is held by hours alone. */
const everyDay = () => day.school.rows(`update schools set settings = settings || '{"week": [1, 2, 3, 4, 5, 6, 7], "holidays": []}'`);

test('MT-01 MT-04 MT-16 MT-22 X-01 X-06 in English and Arabic: offline in mid-message with a picture, killed, back, and right on both sides', async (t) => {
  const picture: Picture = { name: 'form.png', bytes: leafPicture(), alt: 'ورقة حمراء على طاولة المطبخ' };
  const [begun, rest] = ['هذه صورة الاستمارة،', ' وقّعتها هذا الصباح.'];
  const words = begun + rest;
  const [first, meanwhile, thanks] = ['Could you send me a picture of the signed form?', 'No hurry, tomorrow is fine too.', 'شكرا جزيلا'];

  const profile = newProfile();
  let running: BrowserProcess | undefined;
  t.after(async () => {
    await running?.kill();
    profile.remove();
  });
  const url = await day.school.pageOf('layla-haddad', { card });
  const open = async (): Promise<{ mother: ThreadPage; page: Page; browser: BrowserProcess }> => {
    const browser = (running = await BrowserProcess.start(profile.path));
    const page = await browser.profile.newPage();
    await page.goto(url);
    return { mother: new ThreadPage(page, 'ar'), page, browser };
  };

  const { page: school } = await day.visit(t, 'okonkwo', { card });
  const teacher = new ThreadPage(school);
  const before = await open();
  // Each reads in their own language what the other wrote in theirs, with the original one press away.
  await before.mother.message('في الرابعة والنصف').waitFor();
  assert.equal(await before.mother.root.locator('section').first().getAttribute('dir'), 'rtl');
  const answered = teacher.message('Yes, gladly.');
  await answered.getByRole('button', { name: 'Show the original' }).click();
  assert.equal(await teacher.message('بكل سرور').locator('[lang="ar"]').first().getAttribute('dir'), 'rtl');

  await teacher.type(first);
  await teacher.button('Send').click();
  await before.mother.message(first).waitFor();

  // In mid-message, with a picture, the network goes, and then the browser.
  await before.mother.type(begun);
  await before.mother.attach(picture);
  await before.browser.profile.setOffline(true);
  await before.mother.saved();
  await before.browser.kill();
  assert.deepEqual(await rowsOf(begun), []);

  const back = await open();
  await back.mother.root.getByText(picture.name).first().waitFor();
  assert.equal(await back.mother.field.inputValue(), begun);
  await back.mother.type(rest);
  await back.browser.profile.setOffline(true);
  await back.mother.saved();
  // What the school keeps of the first visit is the same draft, not another one.
  assert.equal(await back.mother.button('Go on with this one').count(), 0);
  await back.mother.button('Send').click();
  await back.mother.button('Stop and edit').waitFor();
  // The other side goes on meanwhile.
  await teacher.type(meanwhile);
  await teacher.button('Send').click();
  await teacher.endsWith(first, meanwhile);
  assert.deepEqual(await rowsOf(words), []);
  await back.browser.kill();

  // She only comes back: it goes out by itself.
  const again = await open();
  for (const side of [again.mother, teacher]) await side.endsWith(first, meanwhile, words);
  await again.mother.type(thanks);
  await again.mother.button('Send').click();
  for (const side of [again.mother, teacher]) {
    await side.endsWith(first, meanwhile, words, thanks);
    const drawn = await side.picture(words, picture.alt);
    assert.ok(drawn.width > 1 && drawn.height > 1);
  }
  assert.equal(await teacher.message(words).getByText(words).getAttribute('lang'), 'ar');

  // Whatever the device may still hold: looking once more sends nothing more.
  await again.page.reload();
  await again.mother.endsWith(first, meanwhile, words, thanks);
  const rows = await rowsOf(words);
  assert.deepEqual(
    rows.map(({ author, language }) => ({ author, language })),
    [{ author: 'Layla Haddad', language: 'ar' }],
  );
  const [file, ...others] = await filesOf(words);
  assert.deepEqual([others.length, file?.name, file?.alt, file?.content.length], [0, picture.name, picture.alt, file?.bytes]);
});

test('MT-05 MT-06 MT-08 a message in quiet hours is held, says when it will be seen, and nobody hears that it was read', async (t) => {
  const words = 'Maya forgot her blue folder at home today.';
  await everyDay();
  const now = Date.now();
  const minute = (ms: number): string => timeIn(ZONE, ms);
  await setHours('rivera', { timeZone: ZONE, quietHours: { from: minute(now - 3_600_000), until: minute(now + 7_200_000) }, officeHours: [], away: [] });

  const { page: phone } = await day.visit(t, 'dana-brooks', { card });
  const mother = new ThreadPage(phone);
  await mother.root.getByRole('button', { name: /painted this leaf/ }).click();
  // Before anything is typed.
  await mother.root.getByText(/^Ms\. Rivera is back .*What you write now will be seen then\./).waitFor();
  await mother.type(words);
  await mother.button('Send').click();
  await mother
    .message(words)
    .getByText(/^Sent\. It will be seen after /)
    .waitFor();
  const [row] = await rowsOf(words);
  const seen = new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' }).format(Date.parse(row!.held!));
  assert.ok((await mother.message(words).innerText()).replace(/\s/g, ' ').includes(seen.replace(/\s/g, ' ')), `not ${seen}`);
  assert.ok(Math.abs(Date.parse(row!.held!) - now - 7_200_000) <= 60_000, 'it is held until the quiet hours end');

  // On the other side it waits as well; and who reads it all the same is not given away.
  const { page: school } = await day.visit(t, 'rivera', { card });
  const teacher = new ThreadPage(school);
  const item = teacher.root.getByRole('button', { name: new RegExp(words) });
  await item.getByText(/^1 more waits until /).waitFor();
  assert.equal(await item.getByText(/ new$/).count(), 0);
  await item.click();
  await teacher.message(words).waitFor();
  await teacher.root.getByText(/^Your quiet hours last until .*Until then nobody sees when you read\./).waitFor();
  await item.getByText(/^1 more waits until /).waitFor({ state: 'detached' });
  await phone.reload();
  await mother.root.getByRole('button', { name: new RegExp(words) }).click();
  await mother
    .message(words)
    .getByText(/^Sent\. It will be seen after /)
    .waitFor();
  assert.equal(
    await mother
      .message(words)
      .getByText(/^Read by/)
      .count(),
    0,
  );
});
