/**
 * A thread of 10,000 messages at hand, opened at its end: against the same window written by hand, by turns in one page, and against other chats, each in a page
 * of its own; and the whole widget on 100,000 messages against 1,000. A chat that has not shown its newest message after a minute is not waited for.
 */
import { setTimeout as after } from 'node:timers/promises';
import { ms, times, withSpread, type Finding } from './finding.js';
import { chats, otherChats, type Chat } from './other-chats.js';
import { ratioOf, spreadOf } from './spread.js';
import type { Stage } from './stage.js';
import { threadPage, type ThreadBench } from './thread-stage.js';

const COUNT = 10_000;
const TO_BY_HAND = 2;
const [MANY, FEW, TO_FEW] = [100_000, 1_000, 1.2];
const PATIENCE_MS = 60_000;
const ROUNDS = 3;

type InPage = typeof globalThis & {
  readonly bench: ThreadBench;
  readonly openChat: (name: string, messages: readonly object[]) => Promise<{ took: number; nodes: number }>;
};

const dayOf = (seq: number): Date => new Date(Date.parse('2016-09-01T14:00:00Z') + seq * 28_800_000);
const told = Array.from({ length: COUNT }, (_, at) => ({
  seq: at + 1,
  text: `She told us about the frog at dinner, twice, with all the voices. ${at + 1}`,
  isOwn: at % 2 === 0,
  day: dayOf(at).toISOString().slice(0, 10),
  time: dayOf(at).toISOString().slice(11, 16),
}));

/** Milliseconds until a chat shows its newest message; `undefined` where a minute was not enough. */
async function openChat(stage: Stage, name: Chat): Promise<{ took: number; nodes: number } | undefined> {
  const { device, page } = await stage.visitor();
  await page.goto(stage.page('/chats.html', '/chats.js', ''));
  await page.waitForFunction(() => 'openChat' in globalThis);
  const opening = page.evaluate(([chat, messages]) => (globalThis as InPage).openChat(chat, messages), [name, told] as const);
  const limit = new AbortController();
  const opened = await Promise.race([opening, after(PATIENCE_MS, undefined, { signal: limit.signal, ref: false })]);
  limit.abort();
  // What was not waited for ends with its page.
  opening.catch(() => undefined);
  await device.close();
  return opened;
}

async function beside(stage: Stage): Promise<Finding[]> {
  stage.front.put('/chats.js', await otherChats());
  const { page, close } = await threadPage(stage);
  const ours: number[] = [];
  const theirs = new Map<Chat, { took: number; nodes: number }[]>(chats.map((name) => [name, []]));
  const late = new Set<Chat>();
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await page.evaluate((count) => (globalThis as InPage).bench.openAtHand(count), COUNT));
    for (const name of chats.filter((one) => !late.has(one))) {
      const opened = await openChat(stage, name);
      if (opened) theirs.get(name)!.push(opened);
      else late.add(name);
    }
  }
  await close();
  const own = spreadOf(ours);
  return [
    { what: `${COUNT} messages at hand: ours, each time in full`, measured: withSpread(own) },
    ...chats.map((name): Finding => {
      const took = theirs.get(name)!.map((one) => one.took);
      const measured = late.has(name)
        ? `not there after ${PATIENCE_MS / 1000} seconds`
        : `${withSpread(spreadOf(took))}, ${theirs.get(name)![0]!.nodes} elements`;
      return { what: `${COUNT} messages at hand: ${name}`, measured, promise: 'later than ours', holds: late.has(name) || spreadOf(took).median > own.median };
    }),
  ];
}

export async function threadOpen(stage: Stage, runs: number): Promise<Finding[]> {
  const { page, close } = await threadPage(stage);
  const hand = await page.evaluate(([count, n]) => (globalThis as InPage).bench.openBeside(count, n), [COUNT, runs] as const);
  const lengths = await page.evaluate(([many, few, n]) => (globalThis as InPage).bench.openLengths(many, few, n), [MANY, FEW, runs / 2] as const);
  await close();
  const [toHand, toFew] = [ratioOf(hand), ratioOf(lengths)];
  return [
    { what: `${COUNT} messages at hand, until the newest is in its place: ours`, measured: withSpread(spreadOf(hand.ours)) },
    { what: 'the same window written by hand', measured: withSpread(spreadOf(hand.peers)) },
    { what: 'ours to by hand', measured: withSpread(toHand, times), promise: `at most ${TO_BY_HAND} ×`, holds: toHand.median <= TO_BY_HAND },
    {
      what: `the widget on ${MANY} messages to ${FEW}`,
      measured: `${withSpread(toFew, times)}: ${ms(spreadOf(lengths.ours).median)} to ${ms(spreadOf(lengths.peers).median)}`,
      promise: `at most ${TO_FEW} ×`,
      holds: toFew.median <= TO_FEW,
    },
    ...(await beside(stage)),
  ];
}
