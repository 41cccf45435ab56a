/**
 * The messages of a thread as a device has them: pages that overlap, live events that repeat, skip and come in any order, made into one list without a gap
 * and without a double. Where something is missing it says what to fetch. It orders by the number of a message alone: no clock has a say.
 */
import type { Message } from '../contract/message.js';

type Placed = Pick<Message, 'seq' | 'version'>;
export interface MessageLog<M extends Placed = Message> {
  /** Each once, in order; where `gapsOf` is not empty there are holes between them. */
  readonly items: readonly M[];
  /** The highest number that is known to be in the thread; 0: none. */
  readonly heard: number;
}
/** What is missing: every message with a number above `after` and below `before`. */
export interface Gap {
  readonly after: number;
  readonly before: number;
}

export const emptyLog: MessageLog<never> = { items: [], heard: 0 };

/** With a page, in whatever order. Of two copies the one with the higher version stays, of equal ones the newer: a removal is never undone by an old page. */
export function withMessages<M extends Placed>(log: MessageLog<M>, page: readonly M[]): MessageLog<M> {
  if (page.length === 0) return log;
  const fresh = new Map<number, M>();
  for (const one of page) if ((fresh.get(one.seq)?.version ?? 0) <= one.version) fresh.set(one.seq, one);
  const items: M[] = [];
  for (const known of log.items) {
    const other = fresh.get(known.seq);
    items.push(other && other.version >= known.version ? other : known);
    fresh.delete(known.seq);
  }
  const last = items.at(-1)?.seq ?? 0;
  const added = [...fresh.values()].sort((a, b) => a.seq - b.seq);
  items.push(...added);
  // Nearly always they go on where the list ends.
  if (added.length > 0 && added[0]!.seq < last) items.sort((a, b) => a.seq - b.seq);
  return { items, heard: Math.max(log.heard, items.at(-1)!.seq) };
}

/** With the news that there is a message of this number. */
export const withNews = <M extends Placed>(log: MessageLog<M>, seq: number): MessageLog<M> => (seq > log.heard ? { ...log, heard: seq } : log);

/** The holes, the newest first: after the last message, and between those that are there. What is older than all of them is history, no hole. */
export function gapsOf<M extends Placed>({ items, heard }: MessageLog<M>): Gap[] {
  const gaps: Gap[] = [];
  if (heard > 0 && (items.at(-1)?.seq ?? 0) < heard) gaps.push({ after: items.at(-1)?.seq ?? Math.max(0, heard - 1), before: heard + 1 });
  for (let index = items.length - 1; index > 0; index--) {
    const [older, newer] = [items[index - 1]!.seq, items[index]!.seq];
    if (newer > older + 1) gaps.push({ after: older, before: newer });
  }
  return gaps;
}

/** The messages around number `seq` that follow each other without a hole; empty where that one is not there. Without a number: those up to the last. */
export function runOf<M extends Placed>({ items }: MessageLog<M>, seq?: number): readonly M[] {
  const at = seq === undefined ? items.length - 1 : items.findIndex((one) => one.seq === seq);
  if (at < 0) return [];
  let [from, until] = [at, at];
  while (from > 0 && items[from - 1]!.seq === items[from]!.seq - 1) from--;
  while (until < items.length - 1 && items[until + 1]!.seq === items[until]!.seq + 1) until++;
  return items.slice(from, until + 1);
}
