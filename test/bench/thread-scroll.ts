/**
 * From the end of 10,000 messages to the first, on a processor four times as slow: frames that were dropped, frames in which the page's own work was too long,
 * frames in which a part of the timeline was empty, and how much is drawn to what is on the screen. Beside it what the same page drops while it only counts, and
 * what the same timeline written by hand does, with every height known before: what this machine can do at all.
 */
import { times, withSpread, type Finding } from './finding.js';
import { spreadOf } from './spread.js';
import type { Stage } from './stage.js';
import type { Scrolled } from './thread-frames.js';
import { threadPage, type ThreadBench } from './thread-stage.js';

const COUNT = 10_000;
const SLOWDOWN = 4;
/** A hard fling: 15,000 pixels a second. */
const STEP_PX = 250;
const IDLE_FRAMES = 300;
const HAND_COUNT = 1_000;
const [MOST_DROPPED, MOST_NODES] = [0.02, 3];

type InPage = typeof globalThis & { readonly bench: ThreadBench };
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const droppedOf = ({ dropped, frames }: Scrolled): number => dropped / (frames + dropped);
const workOf = ({ work, late, frames }: Scrolled): string => `${withSpread(spreadOf(work))}, longer than a frame in ${percent(late / frames)}`;

export async function threadScroll(stage: Stage): Promise<Finding[]> {
  const { page, close } = await threadPage(stage, SLOWDOWN);
  const idle = (await page.evaluate((frames) => (globalThis as InPage).bench.idle(frames), IDLE_FRAMES)) / IDLE_FRAMES;
  const hand = await page.evaluate(([count, step]) => (globalThis as InPage).bench.scrollByHand(count, step), [HAND_COUNT, STEP_PX] as const);
  const seen = await page.evaluate(([count, step]) => (globalThis as InPage).bench.scrollThrough(count, step), [COUNT, STEP_PX] as const);
  await close();
  if (seen.reached < 1) throw new Error(`the first message was not reached in ${seen.frames} frames`);
  const [dropped, byHand] = [droppedOf(seen), droppedOf(hand)];
  const what = `${COUNT} messages scrolled through, on a processor ${SLOWDOWN} times as slow`;
  return [
    {
      what: `${what}: frames dropped`,
      measured: `${seen.dropped} of ${seen.frames + seen.dropped}, ${percent(dropped)}, in ${Math.round(seen.seconds)} seconds (a page that only counts: ${percent(idle)}; by hand: ${percent(byHand)})`,
      promise: `at most ${percent(MOST_DROPPED)}`,
      holds: dropped <= MOST_DROPPED,
    },
    { what: `${what}: the page’s own work in a frame`, measured: workOf(seen) },
    { what: 'the same timeline by hand: the page’s own work in a frame', measured: workOf(hand) },
    { what: `${what}: frames with an empty place`, measured: String(seen.blank), promise: 'none', holds: seen.blank === 0 },
    {
      what: 'nodes that are drawn to those on the screen, at most',
      measured: times(seen.nodes),
      promise: `at most ${MOST_NODES} ×`,
      holds: seen.nodes <= MOST_NODES,
    },
  ];
}
