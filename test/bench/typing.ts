/**
 * A thousand keys into the card's text field, as the browser gives them: how long each keeps the page from its next frame, and whether any task between
 * them was a long one. By turns the same keys go into a bare text area, and all of it several times: a task of the card's own is long each time, one
 * that another program held up is not. Then a thousand keys into a field of each of the other widgets.
 */
import type { Locator, Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { ThreadPage } from '../support/thread-page.js';
import { ms, withSpread, type Finding } from './finding.js';
import { quantile, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const KEYS = 1000;
const TURNS = 10;
const ROUNDS = 3;
const PROMISED_MS = 1;
const PROMISED_P95_MS = 2;
const line = 'She told us about the first grader before her coat was off, and ';

/** Where else people write: what it is, in which widget, and the way to the field. */
const elsewhere: readonly (readonly [what: string, widget: string, field: (page: Page) => Promise<Locator>])[] = [
  ['a message', 'message-thread', messageField],
  ['a change that is suggested to a goal', 'goal-tracker', proposalField],
  ['words for a meeting', 'conference-scheduler', topicField],
];

async function messageField(page: Page): Promise<Locator> {
  const { root, field } = new ThreadPage(page);
  const thread = root.getByRole('button', { name: /Ms\. Rivera/ });
  await thread.first().click();
  return field;
}

async function proposalField(page: Page): Promise<Locator> {
  const tracker = page.locator('flywheel-goal-tracker');
  for (const name of ['Plan, promises and history', /^How this goal has changed/, 'Suggest a change'])
    await tracker.getByRole('button', { name }).first().click();
  return tracker.getByLabel('The goal', { exact: true });
}

async function topicField(page: Page): Promise<Locator> {
  const scheduler = page.locator('flywheel-conference-scheduler');
  for (const name of [/^Winter conferences/, /free time/]) await scheduler.getByRole('button', { name }).first().click();
  const times = scheduler.getByRole('region', { name: /^Times on/ }).getByRole('button', { name: /[AP]M/ });
  await times.first().click();
  return scheduler.getByLabel('What would you like to talk about?');
}

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
  const others: Finding[] = [];
  for (const [what, widget, field] of elsewhere) others.push(slowKeysFinding(what, await handlersIn(stage, widget, field)));
  return [handlerFinding(handlers), slowKeysFinding('a check-in', handlers), taskFinding(rounds), ...others];
}

/** What a thousand keys into a field of another widget take. */
async function handlersIn(stage: Stage, widget: string, find: (page: Page) => Promise<Locator>): Promise<readonly number[]> {
  const page = await open(stage, stage.widgetPage(widget));
  const field = await find(page);
  await field.press('.');
  await page.keyboard.type(line.repeat(Math.ceil(KEYS / line.length)).slice(0, KEYS));
  const { handlers } = await seenBy(page);
  await page.context().close();
  if (handlers.length < KEYS) throw new Error(`of ${KEYS} keys ${handlers.length} arrived in ${widget}`);
  return handlers.slice(1);
}

function handlerFinding(handlers: readonly number[]): Finding {
  const spread = spreadOf(handlers);
  return {
    what: 'a key in a check-in, until its handlers and their drawing are done',
    measured: withSpread(spread),
    promise: `under ${PROMISED_MS} ms`,
    holds: spread.median < PROMISED_MS,
    figures: { 'key-handler': ms(spread.median) },
  };
}

function slowKeysFinding(what: string, handlers: readonly number[]): Finding {
  const p95 = quantile(handlers, 0.95);
  return {
    what: `19 of 20 keys in ${what}`,
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
