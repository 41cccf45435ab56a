/** What `npm run pictures` makes of pictures: which stories are seen in which look, the contact sheets, and the list of what changed. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { differences, type Difference } from '../pictures/compare.js';
import { fileOf, isSeenIn, looks } from '../pictures/looks.js';
import { changesSheet, sheetsOf, type Taken } from '../pictures/sheet.js';
import { openBrowser } from './built.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const names = (list: readonly Difference[]): string[] => list.map(({ kind, file }) => `${kind} ${file}`);

describe('pictures of two commits are compared', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-compare-'));
  const [old, now] = [join(folder, 'old'), join(folder, 'now')];
  before(async () => {
    const page = await browser.newPage({ viewport: { width: 100, height: 100 } });
    const draw = async (colours: string): Promise<Buffer> => {
      await page.setContent(`<style>body { margin: 0; height: 100px; background: ${colours} }</style>`);
      return page.screenshot();
    };
    const [white, half, grey] = [await draw('white'), await draw('linear-gradient(white 50%, black 50%)'), await draw('rgb(254 255 255)')];
    for (const each of [old, now]) mkdirSync(each);
    const put = (where: string, name: string, png: Buffer): void => writeFileSync(join(where, name), png);
    put(old, 'same.png', white);
    put(now, 'same.png', white);
    put(old, 'half.png', white);
    put(now, 'half.png', half);
    put(old, 'hair.png', white);
    put(now, 'hair.png', grey);
    put(old, 'gone.png', white);
    put(now, 'new.png', white);
    await page.setViewportSize({ width: 100, height: 200 });
    put(old, 'grown.png', white);
    put(now, 'grown.png', await draw('white'));
    await page.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  test('new, gone and changed are told, the most changed first; what is alike is not', async () => {
    const found = await differences(browser, old, now);
    assert.deepEqual(names(found), ['gone gone.png', 'changed hair.png', 'new new.png', 'changed grown.png', 'changed half.png']);
    assert.equal(found.find(({ file }) => file === 'half.png')?.share, 0.5);
    assert.equal(found.find(({ file }) => file === 'grown.png')?.share, 0.5);
  });

  test('one point of one shade is a change', async () => {
    const found = await differences(browser, old, now, (file) => file === 'hair.png');
    assert.deepEqual(names(found), ['changed hair.png']);
    assert.match(found[0]?.drawn ?? '', /^data:image\/png/);
  });

  test('what was not taken this time is not called gone', async () => {
    assert.deepEqual(names(await differences(browser, old, now, (file) => file.startsWith('new'))), ['new new.png']);
  });

  test('the sheet of changes shows both pictures and what differs', async () => {
    const sheet = changesSheet('abc', await differences(browser, old, now), (file) => `../old/${file}`);
    writeFileSync(join(now, 'changed.html'), sheet);
    const page = await browser.newPage();
    await page.goto(`file://${join(now, 'changed.html')}`);
    const row = page.getByRole('row').filter({ hasText: 'half.png' });
    assert.equal(await row.getByRole('img').count(), 3);
    for (const image of await row.getByRole('img').all()) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate(async (element) => (element as HTMLImageElement).decode());
    }
    assert.equal(await page.getByRole('row').filter({ hasText: 'new.png' }).getByRole('img').count(), 1);
    await page.close();
  });
});

describe('contact sheets', () => {
  const taken = (title: string, name: string, look: string): Taken => {
    const id = `${title}--${name}`.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
    return { id, title, name, look, file: fileOf(id, look) };
  };

  test('there is one for each widget, with a row for each story and a column for each look, and a page that leads to them', async () => {
    const sheets = sheetsOf([
      taken('Widgets/Goal tracker', 'Editor', 'light-800'),
      taken('Widgets/Goal tracker/Guardian', 'Ready', 'light-800'),
      taken('Widgets/Goal tracker/Guardian', 'Ready', 'dark-390'),
      taken('Scenes', 'A <b>morning</b> & more', 'light-800'),
    ]);
    assert.deepEqual([...sheets.keys()], ['scenes.html', 'widgets-goal-tracker.html', 'index.html']);
    const page = await browser.newPage();
    await page.setContent(sheets.get('widgets-goal-tracker.html')!);
    assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Story', 'light-800', 'dark-390']);
    assert.deepEqual(await page.getByRole('rowheader').allInnerTexts(), ['Editor', 'Guardian Ready']);
    assert.equal(await page.getByRole('img').count(), 3);
    await page.setContent(sheets.get('scenes.html')!);
    assert.equal(await page.getByRole('rowheader').innerText(), 'A <b>morning</b> & more');
    await page.setContent(sheets.get('index.html')!);
    assert.equal(await page.getByRole('link').count(), 2);
    await page.close();
  });

  test('a story is seen in each look, one that says its own look in that alone', () => {
    const count = (id: string): number => looks.filter((look) => isSeenIn({ id }, look)).length;
    assert.equal(count('widgets-goal-tracker-guardian--ready'), looks.length);
    for (const name of ['dark', 'right-to-left', 'narrow-280', 'print']) assert.equal(count(`widgets-goal-tracker-guardian--${name}`), 1);
    for (const wanted of [
      /^light-800/,
      /^light-390/,
      /^light-280/,
      /^dark/,
      /^ar-390/,
      /^zh-Hans-390/,
      /^en-XA-390/,
      /^twice-the-text/,
      /^forced-colours/,
      /^print/,
    ])
      assert.ok(
        looks.some(({ name }) => wanted.test(name)),
        String(wanted),
      );
  });
});
