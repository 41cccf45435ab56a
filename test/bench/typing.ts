/**
 * A thousand keys into the card's text field, as the browser gives them: how long each keeps the page from its next frame, and whether any task between
 * them was a long one. By turns the same keys go into a bare text area, and all of it several times: a task of the card's own is long each time, one
 * that another program held up is not.
 */
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { ms, withSpread, type Finding } from './finding.js';
import { quantile, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const KEYS = 1000;
const TURNS = 10;
const ROUNDS = 3;
const PROMISED_MS = 1;
const PROMISED_P95_MS = 2;
const line = 'She told us about the first grader before her coat was off, and ';

/** Listens before and after everybody else: what lies between is the handlers, and the drawing that they set off before the event goes on. */
function listenToKeys(): void {
  const seen = { handlers: [] as number[], longTasks: [] as number[] };
  let from = 0;
  addEventListener('input', () => (from = performance.now()), true);
  addEventListener('input', () => seen.handlers.push(performance.now() - from));
  Object.assign(globalThis, { seen });
}

/** From now on: what came before was loading. */
function listenToTasks(): void {
  const { seen } = globalThis as unknown as { seen: { longTasks: number[] } };
  new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

interface Seen {
  readonly handlers: readonly number[];
  readonly longTasks: readonly number[];
}
/** Long tasks of a thousand keys, in milliseconds. */
interface Round {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}
const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

async function open(stage: Stage, url: string): Promise<Page> {
  const { page } = await stage.visitor();
  await page.addInitScript(listenToKeys);
  await page.goto(url);
  return page;
}

export async function typing(stage: Stage): Promise<Finding[]> {
  const card = await open(stage, stage.cardPage());
  const bare = await open(stage, stage.page('/bare.html', '/bare.js', '<textarea rows="3"></textarea>'));
  stage.front.put('/bare.js', '');
  await CardPage.on(card).type('.');
  await bare.locator('textarea').press('.');
  await CardPage.on(card).saved();
  await Promise.all([card.evaluate(listenToTasks), bare.evaluate(listenToTasks)]);
  const text = line.repeat(Math.ceil(KEYS / TURNS / line.length)).slice(0, KEYS / TURNS);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = { ours: (await seenBy(card)).longTasks.length, bare: (await seenBy(bare)).longTasks.length };
    for (let turn = 0; turn < TURNS; turn++) for (const page of turn % 2 ? [card, bare] : [bare, card]) await page.keyboard.type(text);
    const after = { ours: (await seenBy(card)).longTasks, bare: (await seenBy(bare)).longTasks };
    rounds.push({ ours: after.ours.slice(before.ours), bare: after.bare.slice(before.bare) });
  }
  const handlers = (await seenBy(card)).handlers.slice(1);
  await Promise.all([card.context().close(), bare.context().close()]);
  if (handlers.length < KEYS * ROUNDS) throw new Error(`of ${KEYS * ROUNDS} keys ${handlers.length} arrived`);
  return [handlerFinding(handlers), slowKeysFinding(handlers), taskFinding(rounds)];
}

function handlerFinding(handlers: readonly number[]): Finding {
  const spread = spreadOf(handlers);
  return {
    what: 'a key in the text field, until its handlers and their drawing are done',
    measured: withSpread(spread),
    promise: `under ${PROMISED_MS} ms`,
    holds: spread.median < PROMISED_MS,
    figures: { 'key-handler': ms(spread.median) },
  };
}

function slowKeysFinding(handlers: readonly number[]): Finding {
  const p95 = quantile(handlers, 0.95);
  return {
    what: 'the same, for 19 of 20 keys',
    measured: `${ms(p95)} or less; 99 of 100: ${ms(quantile(handlers, 0.99))} or less`,
    promise: `at most ${PROMISED_P95_MS} ms`,
    holds: p95 <= PROMISED_P95_MS,
  };
}

function taskFinding(rounds: readonly Round[]): Finding {
  const all = rounds.flatMap(({ ours }) => ours);
  const more = spreadOf(rounds.map(({ ours, bare }) => ours.length - bare.length)).median;
  const counts = (side: keyof Round) => rounds.map((round) => round[side].length).join(', ');
  return {
    what: `long tasks while ${KEYS} keys are typed, ${ROUNDS} times`,
    measured: `${counts('ours')}${all.length ? `, the longest ${ms(Math.max(...all))}` : ''} (into a bare text area by turns: ${counts('bare')})`,
    promise: 'none that a bare one has not',
    holds: more <= 0,
    figures: { 'long-tasks': String(Math.max(0, more)) },
  };
}
