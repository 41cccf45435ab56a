/**
 * A thousand keys into the card's text field, as the browser gives them: how long each keeps the page from its next frame, and whether any task between
 * them was a long one. By turns the same keys go into a bare text area, to tell the card's long tasks from the machine's.
 */
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { ms, withSpread, type Finding } from './finding.js';
import { quantile, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const KEYS = 1000;
const TURNS = 10;
const PROMISED_MS = 1;
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
  for (let turn = 0; turn < TURNS; turn++) for (const page of turn % 2 ? [card, bare] : [bare, card]) await page.keyboard.type(text);
  const [ours, control] = [await seenBy(card), await seenBy(bare)];
  await Promise.all([card.context().close(), bare.context().close()]);
  const handlers = ours.handlers.slice(1);
  if (handlers.length < KEYS) throw new Error(`of ${KEYS} keys ${handlers.length} arrived`);
  return [handlerFinding(handlers), taskFinding(ours.longTasks, control.longTasks)];
}

function handlerFinding(handlers: readonly number[]): Finding {
  const spread = spreadOf(handlers);
  return {
    what: 'a key in the text field, until its handlers and their drawing are done',
    measured: `${withSpread(spread)}, one in a hundred ${ms(quantile(handlers, 0.99))}`,
    promise: `under ${PROMISED_MS} ms`,
    holds: spread.median < PROMISED_MS,
    figures: { 'key-handler': ms(spread.median) },
  };
}

function taskFinding(ours: readonly number[], bare: readonly number[]): Finding {
  const longest = (tasks: readonly number[]) => (tasks.length ? `, the longest ${ms(Math.max(...tasks))}` : '');
  return {
    what: `long tasks while ${KEYS} keys are typed`,
    measured: `${ours.length}${longest(ours)} (into a bare text area by turns: ${bare.length}${longest(bare)})`,
    promise: 'none, or none more than the bare one has',
    holds: ours.length <= bare.length,
    figures: { 'long-tasks': String(ours.length) },
  };
}
