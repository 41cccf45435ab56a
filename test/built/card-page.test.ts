/** What a page with one check-in card really loads of ours, in a browser, against the API: to the last file until the card is quiet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { brotliBytes, loadedByCard, promised } from '../bench/chunks.mjs';
import { keptFigures } from '../bench/figures.mjs';
import { root } from '../house/source.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const QUIET_MS = 1500;
const cdn = `${root}dist/cdn/`;
const day = new SchoolDay({ embedded: true });

/** The scripts that the page asked for, as paths below `dist/cdn/`, once there are `count` and nothing new has been asked for a while. */
async function scriptsOf(page: Page, count: number, open: () => Promise<void>): Promise<string[]> {
  const asked: string[] = [];
  let lastAt = Date.now();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/cdn/')) return;
    asked.push(pathname.slice('/cdn/'.length));
    lastAt = Date.now();
  });
  await open();
  await eventually(
    `${count} scripts`,
    () => Promise.resolve(asked),
    ({ length }) => length >= count,
  );
  while (Date.now() - lastAt < QUIET_MS) await pause(100);
  return asked;
}

test('a page with one check-in card loads at most 4 files of ours, and no more bytes than the README says', async (t) => {
  const device = await day.device(t);
  const page = await device.newPage();
  const url = await day.school.pageOf('dana-brooks');
  const wanted = loadedByCard(cdn).now;
  const files = await scriptsOf(page, wanted.length, async () => {
    await page.goto(url);
    await CardPage.on(page).root.getByRole('radio').first().waitFor();
  });
  const bytes = files.reduce((sum, file) => sum + brotliBytes(cdn + file), 0);
  const list = files.map((file) => `${brotliBytes(cdn + file)} ${file}`).join('\n');
  t.diagnostic(`${files.length} files, ${bytes} bytes`);
  assert.deepEqual(files.toSorted(), wanted.toSorted(), 'npm run size counts other files than a browser loads');
  assert.ok(files.length <= promised.files, `${files.length} files, promised ${promised.files}:\n${list}`);
  assert.equal(`${Math.round(bytes / 1000)} kB`, keptFigures()['card-size'], list);
});

test('a page without a tag of ours loads the entry alone', async (t) => {
  const device = await day.device(t);
  const page = await device.newPage();
  day.school.pages.put('/bare.html', {
    body: '<!doctype html><title>Bare</title><link rel="icon" href="data:,"><script type="module" src="/cdn/flywheel.js"></script>',
  });
  const files = await scriptsOf(page, 1, async () => void (await page.goto(`${day.school.origin}/bare.html`)));
  assert.deepEqual(files, ['flywheel.js']);
});
