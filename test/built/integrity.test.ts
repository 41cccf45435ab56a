/**
 * The list of hashes that comes with the plain script: it names every module by its bytes, and with the import map of it in the page no browser runs a byte
 * that was changed on the way: what stands between the tags stays. In Chromium, from a folder that nothing but a file server stands behind.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test, type TestContext } from 'node:test';
import { integrityOf, snippetOf } from '../../.config/integrity.mjs';
import { root } from '../house/source.js';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { eventually } from '../support/eventually.js';

const cdn = `${root}dist/cdn/`;
const listed = JSON.parse(readFileSync(`${cdn}integrity.json`, 'utf8')) as Record<string, string>;
const core = Object.keys(listed).find((name) => name.startsWith('chunks/core-'))!;

/** What a page is, and which module of `/widgets/` is another than it was. */
interface Wish {
  readonly head: string;
  readonly changed?: string;
  readonly policy?: string;
}
let wish: Wish = { head: '' };
const page = (head: string): string =>
  `<!doctype html><html lang="en"><head><title>Alder Creek</title><link rel="icon" href="data:,">${head}</head><body>
   <flywheel-check-in-card>Call <a href="/office">the school office</a></flywheel-check-in-card></body></html>`;

const server = createServer(({ url = '/' }, response) => {
  const name = url.replace('/widgets/', '');
  if (url === '/')
    return response.writeHead(200, { 'Content-Type': 'text/html', ...(wish.policy ? { 'Content-Security-Policy': wish.policy } : {}) }).end(page(wish.head));
  if (!url.startsWith('/widgets/') || !existsSync(cdn + name)) return response.writeHead(404).end();
  const change = name === wish.changed ? 'globalThis.changedRan = true;' : '';
  return response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(change + readFileSync(cdn + name, 'utf8'));
});
const profile = newProfile();
let browser: BrowserProcess;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await BrowserProcess.start(profile.path);
});
after(async () => {
  await browser.close();
  server.close();
  profile.remove();
});

/** The page, opened; what its console said; whether the tag came to life and whether a changed byte ran. */
async function opened(t: TestContext, wanted: Wish) {
  wish = wanted;
  const device = await browser.device();
  t.after(() => device.close());
  const tab = await device.newPage();
  const said: string[] = [];
  tab.on('console', (message) => said.push(message.text()));
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const says = (what: RegExp) =>
    eventually(
      `the console says ${what.source}`,
      async () => said,
      (all) => all.some((text) => what.test(text)),
    );
  return {
    tab,
    says,
    defined: () => tab.evaluate('customElements.whenDefined("flywheel-check-in-card").then(() => true)'),
    isDefined: () => tab.evaluate('customElements.get("flywheel-check-in-card") !== undefined'),
    ran: () => tab.evaluate('globalThis.changedRan === true'),
    fallback: () => tab.getByRole('link', { name: 'the school office' }).isVisible(),
  };
}
const snippet = snippetOf(listed, '/widgets/');
const bare = '<script type="module" src="/widgets/flywheel.js"></script>';

test('the list has every module of the folder with the hash of its bytes, and the snippet says the same', () => {
  const names = readdirSync(cdn, { recursive: true }).map(String);
  assert.deepEqual(Object.keys(listed), names.filter((name) => name.endsWith('.js')).sort());
  for (const [name, hash] of Object.entries(listed)) {
    assert.equal(
      hash,
      `sha384-${createHash('sha384')
        .update(readFileSync(cdn + name))
        .digest('base64')}`,
      name,
    );
  }
  assert.equal(readFileSync(`${cdn}integrity.html`, 'utf8'), snippetOf(integrityOf(cdn), '/widgets/'));
});

test('with the snippet, under a strict policy that knows its hash, the tag comes to life', async (t) => {
  const hash = /'sha256-[^']+'/.exec(snippet)![0];
  const { defined } = await opened(t, {
    head: snippet,
    policy: `default-src 'none'; script-src 'self' ${hash}; style-src 'self'; connect-src 'self'; img-src data:`,
  });
  assert.equal(await defined(), true);
});

test('a chunk that was changed on the way is not run: what stands between the tags stays, and the console says so', async (t) => {
  const { says, isDefined, ran, fallback } = await opened(t, { head: snippet, changed: core });
  await says(/^flywheel: the widgets could not be loaded/);
  assert.deepEqual([await isDefined(), await ran(), await fallback()], [false, false, true]);
});

test('an entry that was changed on the way is not run either', async (t) => {
  const { says, isDefined, ran, fallback } = await opened(t, { head: snippet, changed: 'flywheel.js' });
  await says(/integrity/i);
  assert.deepEqual([await isDefined(), await ran(), await fallback()], [false, false, true]);
});

test('without the snippet the same change runs: it is the list that stops it', async (t) => {
  const { defined, ran } = await opened(t, { head: bare, changed: core });
  assert.deepEqual([await defined(), await ran()], [true, true]);
});
