/** How long a goal with 2,000 points takes to be drawn, against the same SVG that a script has at hand as one string, by turns in one page. */
import { bundled } from './bundled.js';
import { times, withSpread, type Finding } from './finding.js';
import { ratioOf, spreadOf, type Pairs } from './spread.js';
import type { Stage } from './stage.js';

const PROMISED = 2;

export async function chart(stage: Stage, runs: number): Promise<Finding[]> {
  stage.front.put('/chart.js', await bundled('chart-page'));
  const page = await stage.browser.profile.newPage();
  await page.goto(stage.page('/chart.html', '/chart.js', ''));
  await page.waitForFunction(() => 'measure' in globalThis);
  const pairs = await page.evaluate((count) => (globalThis as unknown as { measure(runs: number): Promise<Pairs> }).measure(count), runs);
  await page.close();
  const ratio = ratioOf(pairs);
  return [
    { what: 'a goal with 2,000 points, from its facts to its layout', measured: withSpread(spreadOf(pairs.ours)) },
    { what: 'the same SVG as one string', measured: withSpread(spreadOf(pairs.peers)) },
    {
      what: 'a goal with 2,000 points: ours to one string',
      measured: withSpread(ratio, times),
      promise: `at most ${PROMISED} ×`,
      holds: ratio.median <= PROMISED,
      figures: { 'chart-ratio': times(ratio.median) },
    },
  ];
}
