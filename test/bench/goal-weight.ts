/**
 * What a page with a goal tracker loads beyond what every page of ours has: the files that come with the tracker at once, in brotli at its best, without those
 * of the card's page. It reads the built `dist/cdn/`.
 */
import { posix } from 'node:path';
import { root } from '../house/source.js';
import { brotliBytes, loadedByCard, loadedWith } from './chunks.mjs';
import { kilobytes, type Finding } from './finding.js';

const PROMISED = 22_000;
const folder = `${root}dist/cdn/`;
const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + brotliBytes(folder + file), 0);

export function goalWeight(): Promise<Finding[]> {
  const what = 'the goal tracker beyond the foundation';
  const tracker = loadedWith(folder, ['flywheel.js']).later.find((file) => posix.basename(file).startsWith('goal-tracker-'));
  if (!tracker) return Promise.resolve([{ what, measured: 'there is no goal tracker in dist/cdn/: run npm run build' }]);
  const known = new Set(loadedByCard(folder).now);
  const own = loadedWith(folder, [tracker]).now.filter((file) => !known.has(file));
  const bytes = weightOf(own);
  const form = loadedWith(folder, [tracker]).later.find((file) => posix.basename(file).startsWith('point-form-view-'));
  if (!form) throw new Error('the tracker loads no form');
  return Promise.resolve([
    {
      what,
      measured: `${kilobytes(bytes)} in brotli: ${own.map((file) => posix.basename(file)).join(', ')}`,
      promise: `at most ${kilobytes(PROMISED)}`,
      holds: bytes <= PROMISED,
      figures: { 'goal-size': `${Math.round(bytes / 1000)} kB` },
    },
    {
      what: 'the form that adds a point, fetched with the first goal that the viewer may measure',
      measured: `${kilobytes(weightOf(loadedWith(folder, [form]).now.filter((file) => !known.has(file) && !own.includes(file))))} in brotli`,
    },
  ]);
}
