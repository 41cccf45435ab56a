/** A page that loads the library twice, as pages do that have several teams: nothing throws, and the copies work together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

/** Bare imports of the built library, once for each copy: two Lits, two contexts, two stores. */
function importMap(): string {
  const packages = (root: string) => ({
    lit: `${root}lit/index.js`,
    'lit/': `${root}lit/`,
    'lit-html': `${root}lit-html/lit-html.js`,
    'lit-html/': `${root}lit-html/`,
    'lit-element/': `${root}lit-element/`,
    'lit-element/lit-element.js': `${root}lit-element/lit-element.js`,
    '@lit/reactive-element': `${root}@lit/reactive-element/reactive-element.js`,
    '@lit/reactive-element/': `${root}@lit/reactive-element/`,
    '@lit/context': `${root}@lit/context/index.js`,
    '@lit/localize': `${root}@lit/localize/lit-localize.js`,
    idb: `${root}idb/build/index.js`,
    valibot: `${root}valibot/dist/index.mjs`,
  });
  const scope = (copy: string, root: string) => ({ [copy]: packages(root), [root]: packages(root) });
  return JSON.stringify({ imports: {}, scopes: { ...scope('/lib/', '/packages/'), ...scope('/lib-again/', '/packages-again/') } });
}

async function works(page: Page, words: string): Promise<void> {
  const card = CardPage.on(page);
  const since = day.school.network.seen.length;
  await card.type(words);
  await card.saved();
  await page.reload();
  await card.holds(words);
  await card.send.click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
  assert.equal(day.school.network.seen.slice(since).filter(({ line }) => POST_CHECK_IN.test(line)).length, 1);
}

test('the plain script is on the page twice: the first defines, the second steps aside, the card works', async (t) => {
  const device = await day.device(t);
  const errors: string[] = [];
  device.on('weberror', (error) => errors.push(error.error().message));
  const { page } = await day.visit(t, 'dana-brooks', { device, head: '<script type="module" src="/cdn-again/flywheel.js"></script>' });
  await works(page, 'Two scripts, one card.');
  assert.deepEqual(errors, []);
});

test('the school is of one copy, the card of another: they understand each other', async (t) => {
  const device = await day.device(t);
  const errors: string[] = [];
  device.on('weberror', (error) => errors.push(error.error().message));
  const token = await day.school.token('amy-chen');
  day.school.pages.put('/mixed.html', {
    body: `<!doctype html><html lang="en"><title>Two copies</title><link rel="icon" href="data:,"><script type="importmap">${importMap()}</script>
      <script type="module" src="/lib/school/school.js"></script><script type="module" src="/lib-again/widgets/check-in-card/check-in-card.js"></script>
      <flywheel-school api="/api/" token="${token}"><flywheel-check-in-card></flywheel-check-in-card></flywheel-school></html>`,
  });
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/mixed.html`);
  await works(page, 'From one copy to the other.');
  assert.deepEqual(errors, []);
});
