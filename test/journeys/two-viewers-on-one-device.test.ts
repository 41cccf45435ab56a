/** A kitchen tablet, a computer in the library: whoever comes next finds nothing of who was there before, and who comes back finds everything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { drop, problem } from '../support/faults.js';
import { keptOnDevice } from '../support/kept-on-device.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

/** What the page shows, field by field. */
const shown = (card: CardPage) => card.root.page().locator('body').ariaSnapshot();
const sentBy = async (words: string) =>
  (await day.school.rows<{ name: string }>('select p.name from check_ins c join people p on p.id = c.author_id where c.note = $1', [words])).map(
    ({ name }) => name,
  );

test('X-04 A types and leaves; B sees nothing of it; A comes back and finds the words', async (t) => {
  const words = 'We are going through a separation.';
  const a = await day.visit(t, 'dana-brooks');
  await a.card.type(words);
  await a.card.saved();
  await a.page.close();

  // The other parent of the same child, on the same device, at the same address of the same site.
  const b = await day.visit(t, 'marcus-hill', { device: a.device });
  await b.card.ready();
  await b.card.holds('');
  assert.doesNotMatch(await shown(b.card), /separation/);
  assert.equal(await b.card.fork.count(), 0);
  await b.card.type('From Marcus.');
  await b.card.saved();
  await b.page.close();

  const back = await a.device.newPage();
  await back.goto(a.url);
  const again = CardPage.on(back);
  await again.holds(words);
  assert.doesNotMatch(await shown(again), /From Marcus/);
});

test('X-04 X-06 what A sent waits for A: as B nothing of it goes out, as A it goes out once', async (t) => {
  const words = 'Please do not mention this to her father.';
  const { network } = day.school;
  const a = await day.visit(t, 'amy-chen');
  // At the school's end of the line, and as long as B is there: these words do not get through, and whoever tries is written down.
  const lift = network.rule(POST_CHECK_IN, async (passing) => {
    if (passing.exchange.body.includes(words)) return drop(passing);
    passing.give(await passing.forward());
  });
  await a.card.type(words);
  await a.card.send.click();
  await a.card.waiting.getByText(words).waitFor();
  await a.page.close();

  const b = await day.visit(t, 'wei-chen', { device: a.device });
  await b.card.type('From Wei.');
  await b.card.send.click();
  await b.card.arrived('From Wei.');
  assert.doesNotMatch(await shown(b.card), /do not mention/);
  assert.equal(await day.school.countNotes(words), 0);
  await b.page.close();
  lift();

  const back = await a.device.newPage();
  await back.goto(a.url);
  await CardPage.on(back).arrived(words);
  assert.deepEqual(await sentBy(words), ['Amy Chen']);
  const posts = network.seen.filter(({ line, body }) => POST_CHECK_IN.test(line) && body.includes(words));
  assert.equal(new Set(posts.map(({ headers }) => headers.authorization)).size, 1, 'only ever sent as the person who wrote it');
});

test('X-04 the page becomes another person without a reload: A’s words leave the screen, and stay A’s', async (t) => {
  const words = 'She still wets the bed, please be kind.';
  const { page, card } = await day.visit(t, 'rachel-goldberg');
  await card.type(words);
  await page.evaluate((token) => document.querySelector('flywheel-school')!.setAttribute('token', token), await day.school.token('david-goldberg'));
  await card.holds('');
  assert.doesNotMatch(await shown(card), /wets the bed/);
  await card.type('David here.');
  await page.evaluate((token) => document.querySelector('flywheel-school')!.setAttribute('token', token), await day.school.token('rachel-goldberg'));
  await card.holds(words);
});

test('X-05 signing out clears the device of this person, and of no one else', async (t) => {
  const a = await day.visit(t, 'keisha-williams');
  await a.card.type('Keisha was here.');
  await a.card.saved();
  const b = await day.visit(t, 'andre-williams', { device: a.device });
  await b.card.type('Andre was here.');
  await b.card.saved();
  assert.match(await keptOnDevice(b.page), /Keisha was here/);
  const left = a.page.evaluate(() => (document.querySelector('flywheel-school') as HTMLElement & { signOut(): Promise<boolean> }).signOut());
  // Words that are only in the form count as unsent: nobody loses them without being asked.
  await a.page.getByRole('dialog').getByRole('button', { name: 'Delete and sign out' }).click();
  assert.equal(await left, true);
  await eventually(
    'Keisha is gone from the device',
    () => keptOnDevice(b.page),
    (kept) => !kept.includes('Keisha was here'),
  );
  const kept = await keptOnDevice(b.page);
  assert.match(kept, /Andre was here/);
  await b.page.reload();
  await b.card.holds('Andre was here.');
  await a.page.reload();
  await a.card.ready();
  await a.card.holds('');
});

test('X-05 signing out with something unsent asks first; staying keeps it, sending sends it', async (t) => {
  const words = 'Unsent when she wants to leave.';
  const { device, page, card } = await day.visit(t, 'tanya-johnson');
  await card.ready();
  await device.setOffline(true);
  await card.type(words);
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  const leave = () => page.evaluate(() => (document.querySelector('flywheel-school') as HTMLElement & { signOut(): Promise<boolean> }).signOut());

  // Without a network our own dialog may not be there to be loaded: the browser asks.
  const asked = page.waitForEvent('dialog');
  const first = leave();
  const question = await asked;
  assert.match(question.message(), /^1 thing is not sent yet\./);
  await question.dismiss();
  assert.equal(await first, false);
  await card.waiting.getByText(words).waitFor();

  await device.setOffline(false);
  const second = leave();
  const dialog = page.getByRole('dialog');
  const sent = card.today.getByText(words, { exact: true });
  await dialog.or(sent).first().waitFor();
  if (await dialog.isVisible()) await page.getByRole('button', { name: 'Send now, then sign out' }).click();
  assert.equal(await second, true);
  assert.equal(await day.school.countNotes(words), 1);
  assert.doesNotMatch(await keptOnDevice(page), /Unsent when/);
});

test('X-04 P9 a shared device keeps nothing on disk where the API gives no key; where it gives one, nothing that can be read', async (t) => {
  const lift = day.school.network.rule(/\/me\/draft-key$/, problem(404, 'not-found'));
  const { page, card } = await day.visit(t, 'fiona-oconnor', { school: 'shared-device' });
  await card.type('Only while this page is open.');
  await card.says('Kept only while this page is open.');
  assert.doesNotMatch(await keptOnDevice(page), /Only while this page/);
  lift();
  await page.reload();
  await card.ready();
  await card.holds('');
  await card.type('Sealed on this device.');
  await card.saved();
  assert.doesNotMatch(await keptOnDevice(page), /Sealed on this/);
  await page.reload();
  await card.holds('Sealed on this device.');
});
