/** Every story of the built Storybook, each as a test of its own: it is drawn, axe objects to nothing in it, and it needs nobody but itself. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { root } from '../house/source.js';
import { entries, faultsOf, openBrowser, serveStories, StoryWalker, type Entry } from './built.js';

const all = entries();
const pagesAtOnce = 2;

describe('X-17 every story is drawn, without a fault that axe sees, without the network', { concurrency: pagesAtOnce }, () => {
  let browser: Browser;
  let stop: () => Promise<void>;
  const idle: StoryWalker[] = [];

  before(async () => {
    browser = await openBrowser();
    const { url, server } = await serveStories();
    for (let n = 0; n < pagesAtOnce; n++) idle.push(await StoryWalker.open(browser, url));
    stop = async () => {
      await browser.close();
      server.close();
    };
  });
  after(() => stop());

  async function judge(entry: Entry): Promise<void> {
    const walker = idle.pop();
    assert.ok(walker, 'more stories at once than pages');
    try {
      assert.deepEqual(await faultsOf(walker, entry), []);
    } finally {
      idle.push(walker);
    }
  }

  for (const entry of all) test(`${entry.title}: ${entry.name}`, { timeout: 60_000 }, () => judge(entry));
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
  for (const role of roles)
    test(`${widget}, ${role}: each state has a story of the same name`, () => {
      const stories = all.filter(({ type, title }) => type === 'story' && title === `Widgets/${widget}/${role}`).map(({ name }) => name.toLowerCase());
      assert.deepEqual(
        states.filter((state) => !stories.includes(state)),
        [],
      );
    });
