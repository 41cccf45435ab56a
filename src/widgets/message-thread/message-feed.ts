/**
 * The messages of one thread for who looks at it: the newest page is watched, so is what is in sight; what is older comes in blocks of fixed places, so that a
 * block read once is there offline. Which messages those make, the domain decides. It draws nothing.
 */
import { memoLast } from '../../base/memo-last.js';
import type { Unsubscribe } from '../../base/subscribers.js';
import { listMessages, type Message } from '../../contract/message.js';
import { emptyLog, runOf, withMessages, withNews, type MessageLog } from '../../domain/message-log.js';
import type { Reader, Reading } from '../../element/contexts.js';
import type { CallFailure } from '../../contract/problem.js';

/** Messages of a block, and of the newest page. */
export const BLOCK = 50;
/** The newest page has no place of its own. */
const NEWEST = -1;
type Page = Reading<{ readonly items: readonly Message[] }>;

interface Watched {
  readonly stop: Unsubscribe;
  answered: boolean;
  failure: CallFailure | undefined;
}

const blockOf = (seq: number): number => Math.floor((Math.max(1, seq) - 1) / BLOCK);

export class MessageFeed {
  #log: MessageLog = emptyLog;
  #run: readonly Message[] | undefined;
  readonly #newest = memoLast<readonly Message[]>();
  /** A message that is in what is shown. */
  #anchor: number;
  /** What is shown has reached the end of the thread, and goes on with it. */
  #follows = false;
  readonly #watched = new Map<number, Watched>();
  #sight: readonly number[] = [];
  /** Where the newest page begins. */
  #newestFrom = Infinity;

  constructor(
    readonly reader: Reader,
    readonly threadId: string,
    /** The place to begin with, and the last one that is known of. */
    place: { readonly openAt: number; readonly lastSeq: number },
    readonly changed: () => void,
  ) {
    this.#anchor = place.openAt;
    this.#log = withNews(this.#log, place.lastSeq);
    this.#watch(NEWEST);
    if (place.openAt + BLOCK / 2 <= place.lastSeq) this.show(place.openAt);
  }

  /** The messages to show, without a gap, the oldest first. */
  get messages(): readonly Message[] {
    return (this.#run ??= runOf(this.#log, this.#anchor));
  }
  /** The newest that are there without a gap, wherever one looks; the same list until there are others. */
  get newest(): readonly Message[] {
    return this.#newest([this.#log], () => runOf(this.#log, this.#log.heard));
  }
  /** There are older ones than those shown. */
  get hasOlder(): boolean {
    return (this.messages[0]?.seq ?? 1) > 1;
  }
  /** There are newer ones than those shown. */
  get hasNewer(): boolean {
    const last = this.messages.at(-1)?.seq;
    return last !== undefined && last < this.#log.heard;
  }
  /** Those shown end with the thread. */
  get isAtEnd(): boolean {
    return this.messages.length > 0 && !this.hasNewer;
  }
  /** The highest number that is known of. */
  get heard(): number {
    return this.#log.heard;
  }
  /** Why something that was asked for is not there, where it could not be read. */
  get failure(): CallFailure | undefined {
    return [...this.#watched.values()].find(({ answered, failure }) => !answered && failure)?.failure;
  }

  /** A message is known to be there; where those shown end with the thread, it is fetched. */
  news(seq: number): void {
    if (seq <= this.#log.heard) return;
    this.#log = withNews(this.#log, seq);
    if (this.#follows) this.newer();
  }

  /** What this page has sent or changed itself, as the API answered. */
  merge(messages: readonly Message[]): void {
    const known = new Map(this.#log.items.map(({ seq, version }) => [seq, version]));
    if (messages.some(({ seq, version }) => (known.get(seq) ?? 0) < version)) this.#take(messages);
  }

  older(): void {
    const first = this.messages[0]?.seq;
    if (first !== undefined && first > 1) this.#watch(blockOf(first - 1));
  }

  newer(): void {
    const last = this.messages.at(-1)?.seq;
    if (last !== undefined && last < this.#log.heard) this.#watch(blockOf(last + 1));
  }

  /** Shows what stands around a message; what is near it comes along. */
  show(seq: number): void {
    this.#anchor = seq;
    this.#run = undefined;
    this.#follows = this.isAtEnd;
    const near = [seq, seq - BLOCK / 2, seq + BLOCK / 2].filter((one) => one === seq || (one > 0 && one <= this.#log.heard));
    const there = new Set(this.messages.map((one) => one.seq));
    for (const one of near) if (!there.has(one)) this.#watch(blockOf(one));
    this.changed();
  }

  /** Shows the newest messages. */
  showNewest(): void {
    const last = this.#log.items.at(-1);
    if (last) this.show(last.seq);
  }

  /** These are on the screen: what changes about them is heard of. */
  see(first: number, last: number): void {
    this.#sight = first >= this.#newestFrom ? [] : [...new Set([blockOf(first), blockOf(last)])];
    for (const block of this.#sight) this.#watch(block);
    for (const [block, watched] of this.#watched) if (watched.answered) this.#drop(block);
  }

  stop(): void {
    for (const { stop } of this.#watched.values()) stop();
    this.#watched.clear();
  }

  #watch(block: number): void {
    if (this.#watched.has(block)) return;
    const query = block === NEWEST ? { limit: BLOCK } : { after: block * BLOCK, limit: BLOCK };
    // The first word may come before `watch` has returned.
    let stop: Unsubscribe = () => undefined;
    const watched: Watched = { stop: () => stop(), answered: false, failure: undefined };
    this.#watched.set(block, watched);
    stop = this.reader.watch(listMessages, { params: { thread: this.threadId }, query }, (page) => this.#hear(block, watched, page));
  }

  /** Stops watching what is neither in sight nor the newest. */
  #drop(block: number): void {
    if (block === NEWEST || this.#sight.includes(block)) return;
    this.#watched.get(block)?.stop();
    this.#watched.delete(block);
  }

  #hear(block: number, watched: Watched, { value, status, fromCache, failure }: Page): void {
    if (this.#watched.get(block) !== watched) return;
    watched.answered ||= status === 'ready' && !fromCache;
    watched.failure = status === 'failed' ? failure : undefined;
    if (block === NEWEST) this.#newestFrom = value?.items[0]?.seq ?? Infinity;
    if (value?.items.length) this.#take(value.items);
    else this.changed();
  }

  #take(messages: readonly Message[]): void {
    this.#log = withMessages(this.#log, messages);
    this.#run = undefined;
    this.#follows ||= this.isAtEnd;
    // Whoever looks at an older place keeps it; who looks at the end goes on with the thread, without a hole.
    if (this.#follows) this.newer();
    this.changed();
  }
}
