/** The table of the guide on promises, between its two marks. A run that tried some of the promises leaves the rows of the others as they were. */
import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../house/source.js';

export interface Row {
  readonly promise: string;
  readonly tried: string;
  readonly it: string;
  /** `undefined` where chance has no part in it. */
  readonly seed: number | undefined;
  readonly holds: boolean;
}

const GUIDE = `${root}stories/guides/promises.mdx`;
const [OPEN, CLOSE] = ['<Markdown>{`', '`}</Markdown>'];
const HEAD = ['| Promise | Tried | It | Seed |', '| --- | --- | --- | --- |'];

/** Writes the rows: each in the place of the one about the same promise, or after all others. */
export function writeRows(rows: readonly Row[]): void {
  const [before, rest = ''] = readFileSync(GUIDE, 'utf8').split(OPEN);
  const [table = '', after] = rest.split(CLOSE);
  const lines = new Map(
    table
      .split('\n')
      .filter((line) => line.startsWith('| ') && !HEAD.includes(line))
      .map((line) => [line.split(' | ')[0]!.slice(2), line]),
  );
  for (const { promise, tried, it, seed } of rows) lines.set(promise, `| ${[promise, tried, it, seed ?? ''].join(' | ')} |`);
  writeFileSync(GUIDE, `${before}${OPEN}\n\n${[...HEAD, ...lines.values()].join('\n')}\n\n${CLOSE}${after}`);
}
