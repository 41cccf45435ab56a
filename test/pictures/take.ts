/**
 * `npm run pictures`: what the main stories and the demo page look like, light and dark, narrow and wide, in Arabic, in forced colours and with twice
 * the text, as pictures in `.flywheel/pictures/` to be looked at; and the README's own. It judges nothing; the command builds the stories first.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { photographDemo } from './demo.js';
import { openBrowser, serveStories, StoryWalker } from '../stories/built.js';

const folder = fileURLToPath(new URL('../../.flywheel/pictures/', import.meta.url));
const kept = (name: string): string => fileURLToPath(new URL(`../../stories/pictures/${name}.png`, import.meta.url));

const card = 'widgets-check-in-card';
const tracker = 'widgets-goal-tracker';
const thread = 'widgets-message-thread';
const scheduler = 'widgets-conference-scheduler';
const stories: readonly string[] = [
  `${card}--feelings`,
  `${card}--feelings-as-guardian`,
  `${card}--feelings-for-pre-reader`,
  `${card}--check-in-check-out-as-student`,
  `${card}--check-in-check-out-as-guardian`,
  `${card}--check-in-check-out-as-teacher`,
  `${card}--check-in-check-out-in-grade-7`,
  `${card}--daily-report-card-as-teacher`,
  `${card}--daily-report-card-at-home`,
  `${card}--whole-group`,
  `${card}--whole-group-check-out`,
  `${card}--help-asked`,
  ...[
    'first-visit',
    'draft-restored',
    'saved',
    'kept-only-while-open',
    'offline-waiting-to-send',
    'sent',
    'failed-for-good',
    'conflict',
    'signed-out-in-the-middle',
    'another-tabs-words',
    'no-permission',
    'unreachable',
    'long-history',
    'long-words-another-script',
  ].map((state) => `${card}-student--${state}`),
  ...[
    'as-guardian',
    'as-teacher',
    'as-student',
    'as-pre-reader',
    'not-enough-data',
    'four-point-question',
    'phase-change',
    'attainment-scale',
    'family-goal-with-review-after-sixty-days',
    'a-students-own-goal',
    'as-a-table',
    'goals-that-are-over',
    'at-home-and-at-school',
    'promises',
    'proposal-waiting',
    'revised-twice',
    'editor',
    'progress-report',
  ].map((story) => `${tracker}--${story}`),
  ...[
    'first-visit',
    'draft-restored',
    'saved',
    'nothing-to-send-yet',
    'offline-waiting-to-send',
    'failed-for-good',
    'conflict',
    'no-permission',
    'long-history',
    'long-words-another-script',
    'printed',
  ].map((state) => `${tracker}-guardian--${state}`),
  ...[
    'all-threads',
    'as-guardian',
    'as-student',
    'as-teacher',
    'as-principal',
    'translated-for-a-home-that-reads-arabic',
    'in-quiet-hours',
    'an-announcement',
    'a-picture',
    'files-to-send',
    'writing-down-a-contact',
    'settings',
    'hours-of-ones-own',
    'beginning-a-thread-as-teacher',
    'private-copies',
  ].map((story) => `${thread}--${story}`),
  ...[
    'first-visit',
    'draft-restored',
    'nothing-to-send-yet',
    'offline-waiting-to-send',
    'failed-for-good',
    'conflict',
    'no-permission',
    'ten-years-of-messages',
    'long-words-another-script',
    'printed',
  ].map((state) => `${thread}-guardian--${state}`),
  ...[
    'all-conferences',
    'as-guardian',
    'as-student',
    'as-teacher',
    'as-principal',
    'a-time-is-held',
    'somebody-else-was-faster',
    'an-appointment',
    'preparing-an-iep-meeting',
    'an-evening-for-two-children',
    'a-meeting-that-was-held',
    'rules-of-a-conference',
  ].map((story) => `${scheduler}--${story}`),
];

interface Look {
  readonly name: string;
  readonly width: number;
  readonly dress: string;
  readonly page?: Parameters<Browser['newPage']>[0];
  readonly textTwice?: true;
}
const looks: readonly Look[] = [
  { name: 'light-800', width: 800, dress: 'scheme:light' },
  { name: 'dark-390', width: 390, dress: 'scheme:dark', page: { colorScheme: 'dark' } },
  { name: 'light-280', width: 280, dress: 'scheme:light' },
  { name: 'arabic-390', width: 390, dress: 'locale:ar;scheme:light' },
  { name: 'forced-colours-390', width: 390, dress: 'scheme:light', page: { forcedColors: 'active' } },
  { name: 'twice-the-text-390', width: 390, dress: 'scheme:light', textTwice: true },
];
/** Storybook's own space around a story. */
const MARGIN = 24;

async function photographStories(browser: Browser, url: string): Promise<void> {
  for (const { name, width, dress, page: look, textTwice } of looks) {
    const walker = await StoryWalker.open(browser, url, { viewport: { width: width + MARGIN, height: 700 }, ...look });
    for (const id of stories) {
      const { threw } = await walker.show({ id }, dress);
      if (threw) throw new Error(`${id}: ${threw}`);
      await walker.troubles();
      if (textTwice) await walker.page.addStyleTag({ content: ':root { font-size: 200%; }' });
      await walker.page.evaluate(() => document.fonts.ready);
      await walker.page.screenshot({ path: `${folder}${id.replace('widgets-', '')}.${name}.png`, fullPage: true });
    }
    await walker.page.close();
  }
}

/** The pictures that are kept: a family's card, tracker, scheduler and thread with what they began to write, and what school and student said. */
async function photographForReadme(browser: Browser, url: string): Promise<void> {
  for (const [name, id] of [
    ['check-in-card', `${card}-guardian--saved`],
    ['goal-tracker', `${tracker}-guardian--saved`],
    ['conference-scheduler', `${scheduler}-guardian--saved`],
    ['message-thread', `${thread}-guardian--saved`],
  ] as const) {
    const walker = await StoryWalker.open(browser, url, { viewport: { width: 664, height: 1000 }, deviceScaleFactor: 1.2, reducedMotion: 'reduce' });
    await walker.show({ id }, 'scheme:light');
    await walker.troubles();
    await walker.page.evaluate(() => document.fonts.ready);
    await walker.page.locator('#storybook-root').screenshot({ path: kept(name) });
    await walker.page.close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const { url, server } = await serveStories();
try {
  await photographForReadme(browser, url);
  if (!process.argv.includes('--readme')) {
    await photographStories(browser, url);
    await photographDemo(browser, folder);
  }
} finally {
  await browser.close();
  server.close();
}
