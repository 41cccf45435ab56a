/**
 * Runs in the browser for the benchmarks of the thread: opens threads, and draws what stands on the screen of one by hand (see `thread-by-hand.ts`). Both begin
 * with the messages and nothing else, and both are looked at: what is drawn by hand says to the letter what ours says.
 */
import type { Message } from '../../src/contract/message.js';
import { tokens } from '../../src/element/tokens.styles.js';
import { FlywheelMessageLog } from '../../src/widgets/message-thread/message-log.element.js';
import { one } from '../support/inside.js';
import { bareMarkup, handWindow } from './thread-by-hand.js';
import { inTurns, type Pairs } from './spread.js';
import { idle, scrollsByHand, scrollUp, type HandRow, type Scrolled } from './thread-frames.js';
import { frame, messages, openThread, rowsOf, standsAtEnd, whenAtEnd } from './thread-school.js';

/** As many rows as ours draws beside those on the screen. */
const BESIDE = 3;
const handStyles = FlywheelMessageLog.elementStyles.map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet!));
const plain = (row: HTMLElement): string => row.outerHTML.replace(/<!--.*?-->/g, '');

/** Our timeline's own box: as wide and high as in the widget, with the same tokens. */
function boxed(element: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  Object.assign(box.style, { inlineSize: '700px', blockSize: '480px' });
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens.styleSheet!];
  root.append(element);
  return box;
}

async function timed<E extends HTMLElement>(made: () => E, isThere: (element: E) => Promise<unknown>): Promise<number> {
  const main = document.querySelector('main')!;
  const from = performance.now();
  const element = made();
  const box = boxed(element);
  main.append(box);
  await isThere(element);
  const took = performance.now() - from;
  box.remove();
  // What the browser still does for it counts for nobody.
  await frame();
  await frame();
  return took;
}

interface Drawing {
  readonly list: readonly Message[];
  readonly log: () => FlywheelMessageLog;
  /** The same window by hand. */
  readonly hand: () => HTMLElement;
}
const isThere = async (log: FlywheelMessageLog, last: number): Promise<void> => {
  for (let look = 0; !standsAtEnd(log, last); look++) {
    if (look > 60) throw new Error(`message ${last} is not at the end`);
    await log.updateComplete;
    if (look > 2) await frame();
  }
};

async function drawing(count: number): Promise<Drawing> {
  const { element, close } = openThread(count);
  await whenAtEnd(element, count);
  const given = one<FlywheelMessageLog>(element, 'flywheel-message-log').frame!;
  close();
  const list = messages(1, count);
  const log = () =>
    Object.assign(document.createElement('flywheel-message-log'), { frame: given, messages: list, place: { seq: 'end', align: 'start' }, label: 'Messages' });
  const ours = log();
  const box = boxed(ours);
  document.querySelector('main')!.append(box);
  await isThere(ours, count);
  await frame();
  const { seen } = rowsOf(one(ours, '.log'));
  const { viewer, timeZone } = given.scene;
  const relations = new Map(given.thread.participants.flatMap(({ id, relation }) => (relation === null ? [] : [[id, relation] as const])));
  const draw = handWindow({ viewerId: viewer.id, timeZone, relations });
  const first = Number(seen[0]!.dataset.index);
  const hand = () => byHand(draw(list, first));
  const [said, same] = [seen.map(bareMarkup), [...hand().shadowRoot!.querySelectorAll('.row')].map(bareMarkup)];
  if (said.join('\n') !== same.join('\n'))
    throw new Error(`by hand is not the same: ${same.find((row, at) => row !== said[at])} is ${said.find((row, at) => row !== same[at])}`);
  box.remove();
  return { list, log, hand };
}

function byHand(text: string): HTMLElement {
  const host = document.createElement('div');
  host.style.blockSize = '100%';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = handStyles;
  root.innerHTML = text;
  return host;
}

/** Both for `inTurns`. */
async function openings(count: number): Promise<{ readonly ours: () => Promise<number>; readonly hand: () => Promise<number> }> {
  const { log, hand } = await drawing(count);
  return {
    ours: () => timed(log, (element) => isThere(element, count)),
    hand: () =>
      timed(hand, (host) => {
        const scroller = host.shadowRoot!.querySelector('.log')!;
        scroller.scrollTop = scroller.scrollHeight;
        const [view, end] = [scroller, scroller.lastElementChild!].map((part) => part.getBoundingClientRect());
        if (!view?.height || Math.abs(end!.bottom - view.bottom) > 1) throw new Error('it is not at its end');
        return Promise.resolve();
      }),
  };
}

/** So many messages at hand, opened at their end: ours and the same window by hand, by turns. */
async function openBeside(count: number, runs: number): Promise<Pairs> {
  const { ours, hand } = await openings(count);
  return inTurns(runs, ours, hand, 5);
}

/** Our timeline alone with so many at hand, once. */
async function openAtHand(count: number): Promise<number> {
  const { log } = await drawing(Math.min(count, 1000));
  const list = messages(1, count);
  return timed(
    () => Object.assign(log(), { messages: list }),
    (element) => isThere(element, count),
  );
}

/** The whole widget on threads of two lengths, by turns, until the newest message is in its place. */
function openLengths(many: number, few: number, runs: number): Promise<Pairs> {
  const open = async (count: number): Promise<number> => {
    const from = performance.now();
    const { element, close } = openThread(count);
    await whenAtEnd(element, count);
    const took = performance.now() - from;
    close();
    await frame();
    return took;
  };
  return inTurns(
    runs,
    () => open(many),
    () => open(few),
    3,
  );
}

/** From the end to the first message. */
async function scrollThrough(count: number, step: number): Promise<Scrolled> {
  const { element, close } = openThread(count);
  const log = await whenAtEnd(element, count);
  const seen = await scrollUp(log, step, () => log.querySelector('#by-1') !== null);
  close();
  return seen;
}

/** The same rows by hand, as many of them, in a timeline as high. */
async function scrollByHand(count: number, step: number): Promise<Scrolled> {
  const { element, close } = openThread(Math.min(count, 1000));
  const given = await whenAtEnd(element, Math.min(count, 1000));
  await frame();
  const { height } = given.getBoundingClientRect();
  const samples = rowsOf(given).drawn.map((row): HandRow => ({ text: plain(row), height: row.getBoundingClientRect().height }));
  close();
  const host = byHand('<div class="log" role="log" aria-label="Messages" tabindex="0"></div>');
  const box = boxed(host);
  box.style.blockSize = `${height}px`;
  document.querySelector('main')!.append(box);
  const log = host.shadowRoot!.querySelector<HTMLElement>('.log')!;
  const rows = Array.from({ length: count }, (_, at) => samples[at % samples.length]!);
  scrollsByHand(log, rows, BESIDE);
  const seen = await scrollUp(log, step, () => log.scrollTop <= 0);
  box.remove();
  return seen;
}

/** Milliseconds of each long task while so many messages come in at the end, one after the other. */
async function live(total: number, count: number): Promise<readonly number[]> {
  const { element, arrive, close } = openThread(total);
  await whenAtEnd(element, total);
  await frame();
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  for (let n = 1; n <= count; n++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    arrive();
  }
  await whenAtEnd(element, total + count);
  await frame();
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  close();
  return long;
}

export const bench = { openBeside, openAtHand, openLengths, scrollThrough, scrollByHand, idle, live };
Object.assign(globalThis, { bench });
