/**
 * The promise of the whole library in one journey: words typed without a network outlive the browser, by kill -9, and are in the school's database once.
 * Beside it stands its own proof: with an outbox that forgets its rows, the same journey ends without the record.
 */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { CardPage } from '../support/card-page.js';
import { DemoSchool } from '../support/demo-school.js';
import { eventually } from '../support/eventually.js';
import { commitThenDrop } from '../support/faults.js';
import { tearLog } from '../support/torn-log.js';

let school: DemoSchool;
before(async () => (school = await DemoSchool.open()));
after(() => school.close());

const POST_CHECK_IN = /^POST .*\/check-ins$/;

/** A device with a disk: its browser can be started again and again. */
function newDevice(t: TestContext): { start(): Promise<BrowserProcess>; readonly disk: string } {
  const profile = newProfile();
  let running: BrowserProcess | undefined;
  t.after(async () => {
    await running?.kill();
    profile.remove();
    school.network.mend();
  });
  return { start: async () => (running = await BrowserProcess.start(profile.path)), disk: profile.path };
}

async function open(browser: BrowserProcess, url: string): Promise<{ page: Page; card: CardPage }> {
  const page = await browser.profile.newPage();
  await page.goto(url);
  return { page, card: CardPage.on(page) };
}

const keysOf = (words: string): Set<unknown> =>
  new Set(school.network.seen.filter(({ line, body }) => POST_CHECK_IN.test(line) && body.includes(words)).map(({ headers }) => headers['idempotency-key']));

test('X-01 X-02 X-06 typed offline, browser killed, reopened, sent once', async (t) => {
  const words = 'Grandpa is in the hospital, she may be quiet today.';
  const device = newDevice(t);
  const url = await school.pageOf('dana-brooks');

  const first = await device.start();
  const { card } = await open(first, url);
  await card.ready();
  await first.profile.setOffline(true);
  await card.typeByKeys(words);
  await card.feeling('Worried').click();
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  // Tried once already, in vain: the row has been through the whole machine.
  await card.says('1 check-in is waiting to send');
  assert.equal(await school.countNotes(words), 0);
  await first.kill();

  const second = await device.start();
  const again = await open(second, url);
  await again.card.arrived(words);
  assert.equal(await school.countNotes(words), 1);

  // Whatever else the device may still hold: looking once more sends nothing more.
  await again.page.reload();
  await CardPage.on(again.page).arrived(words);
  assert.equal(await school.countNotes(words), 1);
  const [row] = await school.rows<{ feeling: string; name: string; voice: string }>(
    'select c.feeling, c.voice, p.name from check_ins c join people p on p.id = c.author_id where note = $1',
    [words],
  );
  assert.deepEqual(row, { feeling: 'worried', voice: 'home', name: 'Dana Brooks' });
  assert.equal(keysOf(words).size, 1);
});

test('X-06 the school took it, its answer was lost, the browser was killed: once', async (t) => {
  const words = 'The bus comes at seven from Monday on.';
  const device = newDevice(t);
  const url = await school.pageOf('amy-chen');
  const { network } = school;
  network.rule(POST_CHECK_IN, commitThenDrop, 1);
  network.rule(POST_CHECK_IN, commitThenDrop, 1);

  const first = await device.start();
  const { card } = await open(first, url);
  await card.typeByKeys(words);
  await card.send.click();
  await eventually(
    'the record is there',
    () => school.countNotes(words),
    (count) => count === 1,
  );
  await first.kill();

  const second = await device.start();
  const again = await open(second, url);
  await again.card.arrived(words);
  assert.equal(await school.countNotes(words), 1);
  assert.equal(keysOf(words).size, 1);
});

test('X-01 what the card called saved is there after the browser was killed, also in the middle of a write, and at each start from then on', async (t) => {
  const words = 'She asked for the blue folder, and';
  const device = newDevice(t);
  const url = await school.pageOf('marcus-hill');
  const first = await device.start();
  const { card } = await open(first, url);
  await card.typeByKeys(words);
  await card.saved();
  await first.kill();
  tearLog(device.disk);

  const second = await device.start();
  const again = await open(second, url);
  await again.card.says(/^Your words from .* are here\.$/);
  await again.card.holds(words);
  await again.card.typeByKeys(' then it was');
  await eventually(
    'all of it is on the disk',
    () => again.page.evaluate(longestDraft),
    (note) => note === `${words} then it was`,
  );
  await second.kill();

  const third = await device.start();
  const last = await open(third, url);
  await last.card.holds(`${words} then it was`);
  await last.card.typeByKeys(' packed.');
  await last.card.send.click();
  await last.card.arrived(`${words} then it was packed.`);
  assert.equal(await school.countNotes(`${words} then it was packed.`), 1);
});

/** The longest note among the drafts on this device, as another page of the site finds it in the database. */
async function longestDraft(): Promise<string> {
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open(name!);
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(new Error(String(open.error)));
    });
    const all = db.objectStoreNames.contains('drafts') ? db.transaction('drafts').objectStore('drafts').getAll() : undefined;
    const found = await new Promise<{ value?: { note?: string } | null }[]>((resolve) => (all ? (all.onsuccess = () => resolve(all.result)) : resolve([])));
    db.close();
    const notes = found.map((record) => record.value?.note ?? '').sort((a, b) => b.length - a.length);
    if (notes[0]) return notes[0];
  }
  return '';
}

test('X-01 X-02 the browser is killed in mid-word: the device kept up with the keys, and has what it had', async (t) => {
  const device = newDevice(t);
  const url = await school.pageOf('wei-chen');
  school.pages.put('/beside.html', { body: '<!doctype html><html lang="en"><title>Beside</title><link rel="icon" href="data:,"></html>' });
  const first = await device.start();
  const { card } = await open(first, url);
  await card.ready();
  const { page: beside } = await open(first, `${school.origin}/beside.html`);
  // Longer than anybody waits here: it ends with the browser.
  const sentence = Array.from({ length: 300 }, (_, n) => `word ${n}`).join(', ');
  const typing = card.note.pressSequentially(sentence, { delay: 20, timeout: 0 }).then(
    () => 'typed to the end',
    () => 'killed',
  );
  let kept = '';
  // Not once but again and again: waiting for a pause in the typing would never come to it.
  for (const length of [20, 60, 100])
    kept = await eventually(
      `${length} characters are on the disk`,
      () => beside.evaluate(longestDraft),
      (note) => note.length >= length,
    );
  await first.kill();
  assert.equal(await typing, 'killed');

  const second = await device.start();
  const again = await open(second, url);
  await again.card.says(/^Your words from .* are here\.$/);
  const restored = await again.card.note.inputValue();
  assert.ok(restored.startsWith(kept), `the disk had “${kept}”, the page has “${restored}”`);
  assert.ok(sentence.startsWith(restored), `the page has “${restored}”`);
});

/** Before the library loads: the device takes every row of an outbox and forgets it. */
function forgetfulOutbox(): void {
  const put = IDBObjectStore.prototype.put;
  const add = IDBObjectStore.prototype.add;
  for (const [name, write] of [
    ['put', put],
    ['add', add],
  ] as const) {
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
      return this.name.includes('outbox') ? (this.count() as IDBRequest<IDBValidKey>) : write.apply(this, args);
    };
  }
}

test('the first journey would notice: with an outbox that forgets its rows the record never comes', async (t) => {
  const words = 'Nobody will ever read this.';
  const device = newDevice(t);
  const url = await school.pageOf('tanya-johnson');
  const first = await device.start();
  const page = await first.profile.newPage();
  await page.addInitScript(forgetfulOutbox);
  await page.goto(url);
  const card = CardPage.on(page);
  await card.ready();
  await first.profile.setOffline(true);
  await card.typeByKeys(words);
  await card.send.click();
  await card.says('Your check-in is on its way.');
  await first.kill();

  const second = await device.start();
  const again = await open(second, url);
  await again.card.ready();
  assert.equal(await again.card.waiting.count(), 0);
  assert.equal(await school.countNotes(words), 0);
  assert.equal(keysOf(words).size, 0);
});
