/**
 * What a page with a conference scheduler loads beyond what every page of ours has: the files that come with the scheduler at once, in brotli at its best,
 * without those of the card's page. It reads the built `dist/cdn/`.
 */
import { posix } from 'node:path';
import { root } from '../house/source.js';
import { brotliBytes, loadedByCard, loadedWith } from './chunks.mjs';
import { kilobytes, type Finding } from './finding.js';

const PROMISED = 24_000;
const folder = `${root}dist/cdn/`;

export function conferenceWeight(): Promise<Finding[]> {
  const what = 'the conference scheduler beyond the foundation';
  const scheduler = loadedWith(folder, ['flywheel.js']).later.find((file) => posix.basename(file).startsWith('conference-scheduler-'));
  if (!scheduler) return Promise.resolve([{ what, measured: 'there is no conference scheduler in dist/cdn/: run npm run build' }]);
  const known = new Set(loadedByCard(folder).now);
  const own = loadedWith(folder, [scheduler]).now.filter((file) => !known.has(file));
  const bytes = own.reduce((sum, file) => sum + brotliBytes(folder + file), 0);
  return Promise.resolve([
    {
      what,
      measured: `${kilobytes(bytes)} in brotli: ${own.map((file) => posix.basename(file)).join(', ')}`,
      promise: `at most ${kilobytes(PROMISED)}`,
      holds: bytes <= PROMISED,
      figures: { 'conference-size': `${Math.round(bytes / 1000)} kB` },
    },
  ]);
}
