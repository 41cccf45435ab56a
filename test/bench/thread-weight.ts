/**
 * What a page with a message thread loads beyond what every page of ours has: the files that come with the list, the open thread and its timeline at once, in
 * brotli at its best, without those of the card's page. What is fetched where somebody may write is said beside it. It reads the built `dist/cdn/`.
 */
import { posix } from 'node:path';
import { root } from '../house/source.js';
import { brotliBytes, loadedByCard, loadedWith } from './chunks.mjs';
import { kilobytes, type Finding } from './finding.js';

const PROMISED = 26_000;
const folder = `${root}dist/cdn/`;
const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + brotliBytes(folder + file), 0);

export function threadWeight(): Promise<Finding[]> {
  const what = 'the message thread beyond the foundation';
  const thread = loadedWith(folder, ['flywheel.js']).later.find((file) => posix.basename(file).startsWith('message-thread-'));
  if (!thread) return Promise.resolve([{ what, measured: 'there is no message thread in dist/cdn/: run npm run build' }]);
  const known = new Set(loadedByCard(folder).now);
  const own = loadedWith(folder, [thread]).now.filter((file) => !known.has(file));
  const bytes = weightOf(own);
  const writing = loadedWith(folder, [thread]).later.find((file) => posix.basename(file).startsWith('message-composer-'));
  if (!writing) throw new Error('the thread loads no place to write');
  return Promise.resolve([
    {
      what,
      measured: `${kilobytes(bytes)} in brotli: ${own.map((file) => posix.basename(file)).join(', ')}`,
      promise: `at most ${kilobytes(PROMISED)}`,
      holds: bytes <= PROMISED,
      figures: { 'thread-size': `${Math.round(bytes / 1000)} kB` },
    },
    {
      what: 'the place to write, with the hours and what has not arrived, fetched with the first thread for who may write',
      measured: `${kilobytes(weightOf(loadedWith(folder, [writing]).now.filter((file) => !known.has(file) && !own.includes(file))))} in brotli`,
    },
  ]);
}
