/**
 * How long words are on their way to the disk: from the moment their put is due until the draft says "saved", against one bare strict put of the same
 * record into the same database. The profile is on disk, as a person's is.
 */
import { build } from 'vite';
import { root } from '../house/source.js';
import { times, withSpread, type Finding } from './finding.js';
import { ratioOf, spreadOf, type Pairs } from './spread.js';
import type { Stage } from './stage.js';

const PROMISED = 1.5;

/** `write-page.ts` and the store below it as one script. */
async function bundled(): Promise<string> {
  const entry = `${root}test/bench/write-page.ts`;
  const built = await build({ root, configFile: false, logLevel: 'error', build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

export async function write(stage: Stage, runs: number): Promise<Finding[]> {
  stage.front.put('/write.js', await bundled());
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
