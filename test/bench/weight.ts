/** What a page with one check-in card brings over the wire of ours, as the browser counts it: until it is quiet, at the first touch, when something is sent. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { promised } from './chunks.mjs';
import { kilobytes, type Finding } from './finding.js';
import type { Stage } from './stage.js';

const QUIET_MS = 1500;

interface Loaded {
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Everything of ours so far, once nothing new has come for a while. */
async function loaded(page: Page): Promise<Loaded> {
  for (let before = -1; ; await pause(QUIET_MS)) {
    const found = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.includes('/cdn/'))
        .map(({ name, encodedBodySize }) => [name.slice(name.lastIndexOf('/') + 1), encodedBodySize] as const),
    );
    if (found.length === before) return { files: found.map(([name]) => name), bytes: found.reduce((sum, [, size]) => sum + size, 0) };
    before = found.length;
  }
}

const told = ({ files, bytes }: Loaded): string => `${files.length} requests, ${kilobytes(bytes)} in brotli`;
const since = (before: Loaded, after: Loaded): Loaded => ({ files: after.files.slice(before.files.length), bytes: after.bytes - before.bytes });
const more = (loaded: Loaded): string => (loaded.files.length ? `${told(loaded)}: ${loaded.files.join(', ')}` : 'nothing');

export async function weight(stage: Stage): Promise<Finding[]> {
  const { device, page } = await stage.visitor();
  await page.goto(stage.cardPage());
  const card = CardPage.on(page);
  await card.feeling('Calm').waitFor();
  const shown = await loaded(page);
  await card.feeling('Calm').click();
  await card.type('Slept well.');
  await card.saved();
  const touched = await loaded(page);
  await card.send.click();
  await card.arrived('Slept well.');
  const sent = await loaded(page);
  await device.close();
  await stage.clearToday();
  return [
    {
      what: 'a page with one check-in card',
      measured: told(shown),
      promise: `at most ${promised.files} requests and ${kilobytes(promised.bytes)}`,
      holds: shown.files.length <= promised.files && shown.bytes <= promised.bytes,
    },
    { what: 'its first touch', measured: more(since(shown, touched)) },
    { what: 'its first check-in sent', measured: more(since(touched, sent)) },
  ];
}
