/** No storage, or none left: the card says that words are kept only while the page is open, gives them out as text, and sends them all the same. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CardPage } from '../support/card-page.js';
import { SchoolDay, type Visit } from '../support/school-day.js';

const day = new SchoolDay({ allowedOrigins: ['null'] });

/** Before the page's own scripts: site data is blocked, as by a browser's setting. */
function blockSiteData(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { configurable: true, get: refuse });
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    get: () => ({ request: () => Promise.reject(new DOMException('Denied.', 'SecurityError')) }),
  });
}

/** Words that are nowhere but in memory: said, copied, sent. */
async function worksFromMemory(card: CardPage, words: string): Promise<void> {
  await card.type(words);
  await card.says('Kept only while this page is open.');
  assert.equal(await card.root.getByText('Saved on this device').count(), 0);
  await card.send.click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
}

async function copiesItsText(card: CardPage, words: string): Promise<void> {
  const page = card.root.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: day.school.origin });
  await card.type(words);
  await card.button('Copy text').click();
  await card.says('Copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), words);
}

test('X-01 site data blocked: memory only, said in words, copied on request, sent', async (t) => {
  const device = await day.device(t);
  await device.addInitScript(blockSiteData);
  const errors: string[] = [];
  device.on('weberror', (error) => errors.push(error.error().message));
  const { card } = await day.visit(t, 'dana-brooks', { device });
  await copiesItsText(card, 'Copied');
  await card.note.fill('');
  await worksFromMemory(card, 'And sent.');
  assert.deepEqual(errors, []);
});

test('X-01 a sandboxed frame without an origin: the same', async (t) => {
  const device = await day.device(t);
  const errors: string[] = [];
  device.on('weberror', (error) => errors.push(error.error().message));
  const inner = await day.school.pageOf('amy-chen', { base: day.school.api });
  day.school.pages.put('/frame.html', {
    body: `<!doctype html><html lang="en"><title>A portal</title><iframe title="The school" sandbox="allow-scripts" width="800" height="1200" src="${inner}"></iframe>`,
  });
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/frame.html`);
  const card = new CardPage(page.frameLocator('iframe').locator('flywheel-check-in-card'));
  await worksFromMemory(card, 'From inside a sandbox.');
  assert.deepEqual(errors, []);
});

/** A device whose disk has room for a little, and the ways to fill it up and to make room again. */
async function smallDevice(t: TestContext, key: string): Promise<Visit & { fill(): Promise<void>; empty(): Promise<void> }> {
  const device = await day.device(t);
  const blank = await device.newPage();
  const devtools = await device.newCDPSession(blank);
  // Before the first write: the browser remembers for a while how much room there was.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: day.school.origin, quotaSize: 600_000 });
  const visit = await day.visit(t, key, { device });
  return { ...visit, fill: () => visit.page.evaluate(fillTheDisk), empty: () => visit.page.evaluate(emptyTheDisk) };
}

/** Writes what cannot be compressed until not even a little fits any more. */
async function fillTheDisk(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const open = indexedDB.open('filler');
    open.onupgradeneeded = () => open.result.createObjectStore('bytes', { autoIncrement: true });
    open.onsuccess = () => resolve(open.result);
  });
  for (let size = 60_000; size > 20; size = Math.floor(size / 2)) {
    for (let fits = true; fits;) {
      fits = await new Promise<boolean>((resolve) => {
        const tx = db.transaction('bytes', 'readwrite');
        tx.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(size)));
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      });
    }
  }
  db.close();
}

async function emptyTheDisk(): Promise<void> {
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('filler').onsuccess = () => resolve();
  });
}

test('X-01 the disk is full: nothing is called saved that is not, and sending works', async (t) => {
  const { card, fill } = await smallDevice(t, 'rachel-goldberg');
  await card.type('Before the disk was full.');
  await card.saved();
  await fill();
  await card.type(' And after.');
  await card.says('Kept only while this page is open.');
  await card.send.click();
  await card.arrived('Before the disk was full. And after.');
  assert.equal(await day.school.countNotes('Before the disk was full. And after.'), 1);
});

test('X-01 X-03 the disk is full and the network away: it says to keep the page open, and sends when it can', async (t) => {
  const words = 'Only this page has these words.';
  const { device, card, fill } = await smallDevice(t, 'wei-chen');
  await card.ready();
  await fill();
  await device.setOffline(true);
  await card.type(words);
  await card.says('Kept only while this page is open.');
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  await card.says(/Keep this page open until then: this device cannot store it\./);
  await device.setOffline(false);
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-01 the disk has room again: from the next key on the words are safe', async (t) => {
  const { page, card, fill, empty } = await smallDevice(t, 'irina-petrova');
  await card.ready();
  await fill();
  await card.type('Full');
  await card.says('Kept only while this page is open.');
  await empty();
  await card.type(' and free again');
  await card.saved();
  await page.reload();
  await card.holds('Full and free again');
});
