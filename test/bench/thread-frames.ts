/**
 * Runs in the browser for the benchmark of scrolling: goes from the end of a timeline to its first message, so many pixels a frame, and counts what that costs.
 * A frame is dropped where the next one comes later than a sixtieth of a second; it is late where the page's own work from its first scroll event until it was
 * painted took longer than that. Beside ours stands the same timeline by hand: it knows every height before, and draws rows from strings.
 */
import { within } from '../support/inside.js';
import { rowsOf } from './thread-school.js';

const FRAME_MS = 1000 / 60;
/** So often everything on the screen is gone through, which takes time itself. */
const LOOK_EVERY = 25;

export interface Scrolled {
  readonly frames: number;
  readonly dropped: number;
  readonly late: number;
  /** Milliseconds of work in each frame. */
  readonly work: readonly number[];
  /** Frames in which a part of the timeline was empty. */
  readonly blank: number;
  /** Nodes that are drawn to those of rows on the screen: the most in any frame that was looked at. */
  readonly nodes: number;
  readonly seconds: number;
  readonly reached: number;
}

/** When a frame was asked for, and how long the page has worked until it was painted. */
interface Frame {
  readonly at: number;
  readonly work: number;
}

/** The next frame. The browser says that it was scrolled before it asks for anything else. */
const painted = (scroller?: HTMLElement): Promise<Frame> =>
  new Promise((resolve) => {
    let from: number | undefined;
    const start = (): void => void (from ??= performance.now());
    scroller?.addEventListener('scroll', start, { capture: true, once: true });
    requestAnimationFrame((at) => {
      start();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        scroller?.removeEventListener('scroll', start, { capture: true });
        resolve({ at, work: performance.now() - from! });
      };
      port2.postMessage(0);
    });
  });

const missed = (from: number, until: number): number => Math.max(0, Math.round((until - from) / FRAME_MS) - 1);

/** Whether something of the timeline is empty. */
function isBlank(log: HTMLElement, rows: HTMLCollection): boolean {
  const { top, bottom } = log.getBoundingClientRect();
  const [first, last] = [rows[0]?.getBoundingClientRect(), rows[rows.length - 1]?.getBoundingClientRect()];
  return !first || !last || first.top > top + 64 || last.bottom < bottom - 1;
}

const nodesOf = (rows: readonly HTMLElement[]): number => rows.reduce((sum, row) => sum + 1 + [...within(row)].length, 0);
function nodesToSeen(log: HTMLElement): number {
  const { drawn, seen } = rowsOf(log);
  return nodesOf(drawn) / Math.max(1, nodesOf(seen));
}

/** From the end of a timeline to the first of its rows. What was painted is looked at before the next step. */
export async function scrollUp(log: HTMLElement, step: number, isThere: () => boolean): Promise<Scrolled> {
  const rows = log.querySelector('.drawn')!.children;
  const started = performance.now();
  const work: number[] = [];
  let [dropped, late, blank, nodes] = [0, 0, 0, 0];
  let { at: before } = await painted();
  while (work.length < 40_000 && !(isThere() && log.scrollTop <= 0)) {
    log.scrollTop -= step;
    const frame = await painted(log);
    work.push(frame.work);
    dropped += missed(before, frame.at);
    before = frame.at;
    if (frame.work > FRAME_MS) late++;
    if (isBlank(log, rows)) blank++;
    if (work.length % LOOK_EVERY === 0) nodes = Math.max(nodes, nodesToSeen(log));
  }
  return { frames: work.length, dropped, late, work, blank, nodes, seconds: (performance.now() - started) / 1000, reached: isThere() ? 1 : -1 };
}

/** What the machine drops by itself, while nothing is done but to count. */
export async function idle(frames: number): Promise<number> {
  let dropped = 0;
  let { at: before } = await painted();
  for (let n = 0; n < frames; n++) {
    const { at } = await painted();
    dropped += missed(before, at);
    before = at;
  }
  return dropped;
}

/** A row as a string, and how high it is. */
export interface HandRow {
  readonly text: string;
  readonly height: number;
}

/** Those on the screen and as many beside it as ours, in one box: what comes in is made from its string, what goes out is removed. */
export function scrollsByHand(log: HTMLElement, rows: readonly HandRow[], beside: number): void {
  log.innerHTML = '<div class="all"><div class="drawn"></div></div>';
  const [all, drawn] = [log.firstElementChild as HTMLElement, log.firstElementChild!.firstElementChild as HTMLElement];
  const starts: number[] = [];
  const total = rows.reduce((sum, { height }) => (starts.push(sum), sum + height), 0);
  all.style.blockSize = `${total}px`;
  const indexAt = (offset: number): number => {
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  let [from, until] = [0, 0];
  const draw = (): void => {
    const [first, end] = [Math.max(0, indexAt(log.scrollTop) - beside), Math.min(rows.length, indexAt(log.scrollTop + log.clientHeight) + beside + 1)];
    if (first === from && end === until) return;
    for (; until > end && until > from; until--) drawn.lastElementChild!.remove();
    if (until <= from) from = until = end;
    drawn.insertAdjacentHTML('afterbegin', textOf(rows, first, from));
    drawn.insertAdjacentHTML('beforeend', textOf(rows, until, end));
    [from, until] = [first, end];
    drawn.style.insetBlockStart = `${starts[from]!}px`;
  };
  log.addEventListener('scroll', draw);
  log.scrollTop = total;
  draw();
}
const textOf = (rows: readonly HandRow[], from: number, until: number): string =>
  rows
    .slice(from, Math.max(from, until))
    .map(({ text }) => text)
    .join('');
