/**
 * How long words are on their way to the disk: from the moment their put is due until the draft says "saved", against one bare strict put of the same
 * record into the same database. The profile is on disk, as a person's is.
 */
import { bundled } from './bundled.js';
import { times, withSpread, type Finding } from './finding.js';
import { ratioOf, spreadOf, type Pairs } from './spread.js';
import type { Stage } from './stage.js';

const PROMISED = 1.5;

export async function write(stage: Stage, runs: number): Promise<Finding[]> {
  stage.front.put('/write.js', await bundled('write-page'));
  const page = await stage.browser.profile.newPage();
  await page.goto(stage.page('/write.html', '/write.js', ''));
  await page.waitForFunction(() => 'measure' in globalThis);
  const pairs = await page.evaluate((count) => (globalThis as unknown as { measure(runs: number): Promise<Pairs> }).measure(count), runs);
  await page.close();
  const ratio = ratioOf(pairs);
  return [
    { what: 'words to the disk, due until saved', measured: withSpread(spreadOf(pairs.ours)) },
    { what: 'a bare strict put of the same record', measured: withSpread(spreadOf(pairs.peers)) },
    {
      what: 'words to the disk: ours to bare',
      measured: withSpread(ratio, times),
      promise: `at most ${PROMISED} ×`,
      holds: ratio.median <= PROMISED,
      figures: { 'write-ratio': times(ratio.median) },
    },
  ];
}
