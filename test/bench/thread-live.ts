/** A hundred live messages at the end of an open thread, one after the other, several times: how many long tasks they cost, and how long. */
import { ms, type Finding } from './finding.js';
import type { Stage } from './stage.js';
import { threadPage, type ThreadBench } from './thread-stage.js';

const [BEFORE, COUNT, ROUNDS] = [1_000, 100, 3];

type InPage = typeof globalThis & { readonly bench: ThreadBench };

export async function threadLive(stage: Stage): Promise<Finding[]> {
  const { page, close } = await threadPage(stage);
  const rounds: (readonly number[])[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(await page.evaluate(([before, count]) => (globalThis as InPage).bench.live(before, count), [BEFORE, COUNT] as const));
  await close();
  const all = rounds.flat();
  const fewest = Math.min(...rounds.map(({ length }) => length));
  return [
    {
      what: `long tasks while ${COUNT} messages come in at the end, ${ROUNDS} times`,
      // One that another program held up is not there each time.
      measured: `${rounds.map(({ length }) => length).join(', ')}${all.length ? `, the longest ${ms(Math.max(...all))}` : ''}`,
      promise: 'none of its own: a round without any',
      holds: fewest === 0,
    },
  ];
}
