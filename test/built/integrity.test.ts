/**
 * The list of hashes that comes with the plain script: it names every module by its bytes, and with the import map of it in the page no browser runs a byte
 * that was changed on the way: what stands between the tags stays. In Chromium.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { integrityOf, snippetOf } from '../../.config/integrity.mjs';
import { root } from '../house/source.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const cdn = `${root}dist/cdn/`;
const day = new SchoolDay({ embedded: true });
const listed = JSON.parse(readFileSync(`${cdn}integrity.json`, 'utf8')) as Record<string, string>;
const core = Object.keys(listed).find((name) => name.startsWith('chunks/core-'))!;

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

const changed = (name: string): string => `globalThis.changedRan = true;${readFileSync(cdn + name, 'utf8')}`;

/** A page with the snippet, or without, whose folder is `/cdn-again/`; with `name` changed on the way. */
async function opened(t: TestContext, { head, name, headers = {} }: { head: string; name?: string; headers?: Record<string, string> }) {
  const { pages, origin } = day.school;
  const path = `/integrity-${name ?? 'whole'}-${head.length}.html`.replace(/[^\w.-]/g, (at) => (at === '/' ? at : '-'));
  const token = await day.school.token('dana-brooks');
  const school = `<flywheel-school api="/api/" token="${token}"><flywheel-check-in-card>Call <a href="/office">the school office</a></flywheel-check-in-card></flywheel-school>`;
  pages.put(path, { body: `<!doctype html><html lang="en"><head><title>Alder Creek</title>${head}</head><body>${school}</body></html>`, headers });
  const page = await (await day.device(t)).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  if (name) await page.route(`**/cdn-again/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body: changed(name) }));
  await page.goto(origin + path);
  return { page, said };
}
const snippet = snippetOf(listed, '/cdn-again/');
const bare = '<script type="module" src="/cdn-again/flywheel.js"></script>';
const saying = (said: readonly string[], what: RegExp) =>
  eventually(
    `the console says ${what.source}`,
    async () => said,
    (all) => all.some((text) => what.test(text)),
  );
const ran = 'globalThis.changedRan === true';

test('with the snippet, and a strict policy that knows its hash, the widget starts', async (t) => {
  const hash = /'sha256-[^']+'/.exec(snippet)![0];
  const headers = { 'Content-Security-Policy': `default-src 'none'; script-src 'self' ${hash}; style-src 'self'; connect-src 'self'; img-src data:` };
  const { page } = await opened(t, { head: snippet, headers });
  await page.getByRole('radio').first().waitFor();
});

test('a chunk that was changed on the way is not run: what stands between the tags stays, and the console says why', async (t) => {
  const { page, said } = await opened(t, { head: snippet, name: core });
  await saying(said, /^flywheel: the widgets could not be loaded/);
  assert.equal(await page.evaluate(ran), false);
  assert.ok(await page.getByRole('link', { name: 'the school office' }).isVisible());
  assert.equal(await page.getByRole('radio').count(), 0);
});

test('an entry that was changed on the way is not run either', async (t) => {
  const { page, said } = await opened(t, { head: snippet, name: 'flywheel.js' });
  await saying(said, /integrity/i);
  assert.equal(await page.evaluate(ran), false);
  assert.ok(await page.getByRole('link', { name: 'the school office' }).isVisible());
});

test('without the snippet the same change runs: it is the list that stops it', async (t) => {
  const { page } = await opened(t, { head: bare, name: core });
  await page.getByRole('radio').first().waitFor();
  assert.equal(await page.evaluate(ran), true);
});
