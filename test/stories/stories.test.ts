/**
 * The stories of the built Storybook, each as a test of its own: it is drawn, axe objects to nothing in it, and it needs nobody but itself. A state of a widget is
 * seen as one of its viewers, in one language and scheme. With `EVERYTHING=1` each story is seen, with `npm run stories` each in all languages and schemes,
 * `STORIES=goal-tracker--ready npm run stories` those whose id holds the words.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { root } from '../house/source.js';
import { entries, faultsOf, openBrowser, serveStories, StoryWalker } from './built.js';
import { dresses, everyDress, oneDressEach, oneViewerEach, type Dressed } from './dresses.js';

const all = entries();
const { EVERYTHING, DRESSES = EVERYTHING === '1' ? 'each' : 'few', STORIES = '' } = process.env;
const extents = { few: oneViewerEach, each: oneDressEach, all: everyDress } as const;
const walked = extents[DRESSES as keyof typeof extents](all.filter(({ id }) => id.includes(STORIES)));
/** One more than cores: a story waits for its own moments now and then. */
const pagesAtOnce = 3;

/** Who is seen on which of the pages: all of one dress on the same one, since a page is loaded anew for each dress. */
function shared(seen: readonly Dressed[]): readonly (readonly Dressed[])[] {
  const pages = Array.from({ length: pagesAtOnce }, (): Dressed[] => []);
  for (const dress of new Set(seen.map((one) => one.dress))) {
    const [shortest] = pages.toSorted((one, other) => one.length - other.length);
    shortest!.push(...seen.filter((one) => one.dress === dress));
  }
  return pages.filter(({ length }) => length > 0);
}

describe('X-17 every story is drawn, without a fault that axe sees, without the network', { concurrency: pagesAtOnce }, () => {
  let browser: Browser;
  let url: string;
  let server: Server;
  before(async () => {
    browser = await openBrowser();
    ({ url, server } = await serveStories());
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  for (const [at, some] of shared(walked).entries())
    describe(`on page ${at + 1}`, { concurrency: 1 }, () => {
      let walker: StoryWalker;
      before(async () => (walker = await StoryWalker.open(browser, url)));
      for (const { entry, dress } of some)
        test(`${entry.title}: ${entry.name} ${dress}`, { timeout: 60_000 }, async () => assert.deepEqual(await faultsOf(walker, entry, dress), []));
    });
});

/** What everybody who looks at a widget may meet, by the names under which a reviewer finds it. */
const states = [
  ...['First visit', 'Ready', 'Draft restored', 'Saving', 'Waiting to send', 'Sent', 'Failed', 'Conflict', 'Signed out', 'No permission', 'Not offered'],
  ...['Long history', 'Long text', 'Right to left', 'Dark', 'Narrow 280', 'Print'],
].map((name) => name.toLowerCase());
const viewers: Readonly<Record<string, readonly string[]>> = {
  'Check-in card': ['Guardian', 'Pre-reader', 'Student', 'Teacher'],
  'Goal tracker': ['Guardian', 'Pre-reader', 'Student', 'Teacher'],
  'Conference scheduler': ['Admin', 'Guardian', 'Student', 'Teacher'],
  'Message thread': ['Admin', 'Guardian', 'Student', 'Teacher'],
};

test('every widget of the library is shown to each of its viewers', () => {
  const tags = Object.keys(viewers).map((name) => name.toLowerCase().replaceAll(' ', '-'));
  assert.deepEqual(tags.toSorted(), readdirSync(`${root}src/widgets`).toSorted());
});
for (const [widget, roles] of Object.entries(viewers))
  for (const role of roles) {
    test(`${widget}, ${role}: each state has a story of the same name`, () => {
      const stories = all.filter(({ type, title }) => type === 'story' && title === `Widgets/${widget}/${role}`).map(({ name }) => name.toLowerCase());
      assert.deepEqual(
        states.filter((state) => !stories.includes(state)),
        [],
      );
    });
    test(`${widget}, ${role}: axe sees it in every language, light and dark, where each story is seen`, () => {
      const seen = new Set(oneDressEach(all).flatMap(({ entry, dress }) => (entry.title === `Widgets/${widget}/${role}` ? [dress] : [])));
      assert.deepEqual(
        dresses.filter((dress) => !seen.has(dress)),
        [],
      );
    });
  }

for (const [widget, roles] of Object.entries(viewers))
  test(`${widget}: axe sees each state, each viewer, and every language, light and dark`, () => {
    const seen = oneViewerEach(all).filter(({ entry }) => entry.title.split('/')[1] === widget && entry.type === 'story');
    const titled = (role: string) => seen.filter(({ entry }) => entry.title === `Widgets/${widget}/${role}`);
    const missing = [
      ...states.filter((state) => !roles.some((role) => titled(role).some(({ entry }) => entry.name.toLowerCase() === state))),
      ...roles.filter((role) => titled(role).length < 5),
      ...dresses.filter((dress) => !seen.some((one) => one.dress === dress)),
    ];
    assert.deepEqual(missing, []);
  });
