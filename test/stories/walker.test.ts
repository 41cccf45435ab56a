/**
 * The walk through the stories sees what it must: a story that throws, logs an error, asks another host, leaves a rejection unhandled, has a fault for axe, more
 * than fits or a tag that nobody defines does not pass; one that does none of it does. The faults are planted in the page between two stories.
 */
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { faultsOf, openBrowser, serveStories, StoryWalker, type Entry } from './built.js';

const card = (name: string, id: string): Entry => ({ id: `widgets-check-in-card--${id}`, type: 'story', title: 'Widgets/Check-in card', name });
const sound = card('Feelings', 'feelings');
const story = card('Feelings as guardian', 'feelings-as-guardian');

let browser: Browser;
let server: Server;
let url: string;
before(async () => {
  browser = await openBrowser();
  ({ url, server } = await serveStories());
});
after(async () => {
  await browser.close();
  server.close();
});

/** Runs in the page: from now on, each card does this once it is drawn for the first time, as if its own code did. */
const plant = (fault: string): string => `(() => {
  const card = customElements.get('flywheel-check-in-card').prototype;
  const drawn = card.firstUpdated;
  card.firstUpdated = function (changed) { drawn?.call(this, changed); ${fault} };
})()`;

const faults: readonly { readonly what: string; readonly fault: string; readonly told: RegExp }[] = [
  { what: 'throws as it is drawn', fault: `throw new Error('planted');`, told: /planted/ },
  { what: 'throws later', fault: `setTimeout(() => { throw new Error('planted later'); });`, told: /thrown: planted later/ },
  { what: 'logs an error', fault: `console.error('planted line');`, told: /console: planted line/ },
  { what: 'leaves a rejection unhandled', fault: `void Promise.reject(new Error('planted rejection'));`, told: /planted rejection/ },
  {
    what: 'asks another host',
    fault: `fetch('https://elsewhere.example/pixel', { mode: 'no-cors' }).catch(() => 0);`,
    told: /asks the network: https:\/\/elsewhere\.example\/pixel/,
  },
  { what: 'loads a picture from another host', fault: `new Image().src = 'https://elsewhere.example/pixel.png';`, told: /asks the network: .*pixel\.png/ },
  {
    what: 'has a fault for axe',
    fault: `const img = document.createElement('img'); img.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; this.after(img);`,
    told: /image-alt/,
  },
  {
    what: 'reaches over the edge of its place',
    fault: `this.shadowRoot.firstElementChild.style.minInlineSize = '2000px';`,
    told: /does not fit: /,
  },
  {
    what: 'holds a tag that nobody defines',
    fault: `this.after(document.createElement('flywheel-unheard-of'));`,
    told: /<flywheel-unheard-of> was never defined/,
  },
];

describe('a story does not pass whose widget', { concurrency: 2 }, () => {
  for (const { what, fault, told } of faults)
    test(what, { timeout: 60_000 }, async () => {
      const walker = await StoryWalker.open(browser, url);
      assert.deepEqual(await faultsOf(walker, sound), []);
      await walker.page.evaluate(plant(fault));
      const found = await faultsOf(walker, story);
      await walker.page.close();
      assert.ok(
        found.some((line) => told.test(line)),
        `it passed, or failed for something else: ${found.join('; ') || 'nothing'}`,
      );
    });

  test('does something between two stories; what came before the second is not laid to it', async () => {
    const walker = await StoryWalker.open(browser, url);
    assert.deepEqual(await faultsOf(walker, sound), []);
    await walker.page.evaluate(() => void console.error('planted between'));
    assert.ok((await walker.troubles()).some((line) => line.includes('planted between')));
    assert.deepEqual(await faultsOf(walker, story), []);
    await walker.page.close();
  });
});
