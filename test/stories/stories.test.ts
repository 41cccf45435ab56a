/** Every story of the built Storybook, each as a test of its own: it is drawn, axe objects to nothing in it, and it needs nobody but itself. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
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

for (const [name, least] of [
  ['check-in-card', 90],
  ['goal-tracker', 120],
  ['conference-scheduler', 120],
  ['message-thread', 130],
] as const)
  test(`the ${name} has a story for each of its states and viewers`, () => {
    const stories = all.filter(({ type, id }) => type === 'story' && id.startsWith(`widgets-${name}`));
    assert.ok(stories.length >= least, `only ${stories.length} stories`);
  });
