/**
 * How a viewer goes through one thread: where it opens, what of it has been read, what has come meanwhile and is said once for ears. It asks the feed for
 * older and newer messages as they come near. It draws nothing.
 */
import type { ReactiveController } from 'lit';
import { systemClock, type Clock } from '../../base/clock.js';
import type { Message } from '../../contract/message.js';
import type { Thread } from '../../contract/thread.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Reader } from '../../element/contexts.js';
import type { Host, PortController } from '../../element/port-controller.js';
import { MessageFeed } from './message-feed.js';
import type { LogPlace } from './message-log.element.js';
import { heardWord } from './message-words.js';
import { ThreadReadEvent, type Sight } from './thread-events.js';
import type { ThreadScene } from './thread-scene.js';

/** What was on the screen this long has been read. */
const READ_AFTER_MS = 1000;

export class ThreadReading implements ReactiveController {
  feed: MessageFeed | undefined;
  /** The first message that was not read when the thread was opened. */
  firstUnread: number | undefined;
  place: LogPlace | undefined;
  sight: Sight | undefined;
  /** What has just come, for ears. */
  said = '';
  #of: { readonly threadId: string; readonly viewerId: string; readonly reader: Reader } | undefined;
  #thread: Thread | undefined;
  /** Up to where it was read when it was opened. */
  #readSeq = 0;
  /** The last message of which ears have heard, or that was there before. */
  #announced = 0;
  #isInView = false;
  #observer: IntersectionObserver | undefined;
  #stopTimer: (() => void) | undefined;

  constructor(
    readonly host: Host,
    readonly reader: PortController<Reader>,
    readonly clock: PortController<Clock>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#settle);
    this.#observer = new IntersectionObserver((entries) => {
      this.#isInView = entries.at(-1)!.isIntersecting;
      this.#settle();
    });
    this.#observer.observe(this.host);
  }
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#settle);
    this.#observer?.disconnect();
    this.#close();
  }

  /** Called before each drawing. */
  update(scene: ThreadScene | undefined, thread: Thread | undefined): void {
    const reader = this.reader.port;
    this.#thread = thread;
    if (!scene || !thread || !reader || !this.host.isConnected) return this.#close();
    const of = this.#of;
    if (of?.threadId !== thread.id || of.viewerId !== scene.viewer.id || of.reader !== reader) this.#open(thread, scene, reader);
    else this.feed?.news(thread.lastSeq);
    this.#findUnread(scene);
    this.#announce(thread, scene);
  }

  /** What this page sent and the API has taken since. */
  take(items: readonly OutboxItem[]): void {
    const answers = items.flatMap(({ state, answer }) => (state === 'done' && isMessage(answer) && answer.threadId === this.#of?.threadId ? [answer] : []));
    if (answers.length) this.feed?.merge(answers);
  }

  /** The first message that was not read is not on the screen. */
  get isAway(): boolean {
    const { sight, firstUnread } = this;
    return !!sight && firstUnread !== undefined && (sight.first > firstUnread || sight.last < firstUnread);
  }
  /** There is something below what is on the screen. */
  get isBehind(): boolean {
    return !!this.sight && (!this.sight.isAtEnd || !!this.feed?.hasNewer);
  }

  see(sight: Sight): void {
    const { isAway, isBehind } = this;
    this.sight = sight;
    if (sight.isAtStart) this.feed?.older();
    if (sight.isNearEnd) this.feed?.newer();
    this.feed?.see(sight.first, sight.last);
    this.#settle();
    // Nothing else that is drawn comes from what is on the screen.
    if (isAway !== this.isAway || isBehind !== this.isBehind) this.host.requestUpdate();
  }

  toMessage(seq: number): void {
    this.feed?.show(seq);
    this.place = { seq, align: 'center' };
    this.host.requestUpdate();
  }
  toFirstUnread(): void {
    if (this.firstUnread === undefined) return;
    this.feed?.show(this.firstUnread);
    this.place = { seq: this.firstUnread, align: 'start' };
    this.host.requestUpdate();
  }
  toEnd(): void {
    if (!this.feed?.isAtEnd) this.feed?.showNewest();
    this.place = { seq: 'end', align: 'start' };
    this.host.requestUpdate();
  }

  #open(thread: Thread, { viewer }: ThreadScene, reader: Reader): void {
    this.#close();
    this.#of = { threadId: thread.id, viewerId: viewer.id, reader };
    this.#readSeq = thread.readSeq;
    this.#announced = thread.lastSeq;
    const openAt = thread.unread > 0 ? Math.min(thread.readSeq + 1, thread.lastSeq) : thread.lastSeq;
    this.place = { seq: thread.unread > 0 ? openAt : 'end', align: 'start' };
    this.feed = new MessageFeed(reader, thread.id, { openAt, lastSeq: thread.lastSeq }, () => this.host.requestUpdate());
  }

  #close(): void {
    this.#stopTimer?.();
    this.feed?.stop();
    this.#of = this.feed = this.firstUnread = this.sight = this.place = this.#stopTimer = undefined;
    this.said = '';
  }

  #findUnread({ viewer }: ThreadScene): void {
    const messages = this.feed?.messages ?? [];
    if (this.firstUnread !== undefined || !messages.length || messages[0]!.seq > this.#readSeq + 1) return;
    const first = messages.find(({ seq, author }) => seq > this.#readSeq && author.id !== viewer.id);
    if (first && first.seq <= this.#announced) this.firstUnread = first.seq;
  }

  /** A new message is said once, and what was there before never (MT-21). */
  #announce({ lastMessage }: Thread, scene: ThreadScene): void {
    const isOthers = ({ author }: { readonly author: { readonly id: string } }): boolean => author.id !== scene.viewer.id;
    if (this.feed?.isAtEnd) {
      const fresh = this.feed.messages.filter(({ seq }) => seq > this.#announced);
      const heard = fresh.filter(isOthers);
      this.#announced = Math.max(this.#announced, fresh.at(-1)?.seq ?? 0);
      if (heard.length) this.said = heardWord(heard.at(-1)!, heard.length, scene);
    } else if (this.feed?.messages.length && lastMessage.seq > this.#announced) {
      const count = lastMessage.seq - this.#announced;
      this.#announced = lastMessage.seq;
      if (isOthers(lastMessage)) this.said = heardWord(lastMessage, count, scene);
    }
  }

  /** What is on a screen that somebody looks at counts as read after a moment. */
  readonly #settle = (): void => {
    const { sight } = this;
    const thread = this.#thread;
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (!sight || !thread || !this.#isInView || document.visibilityState !== 'visible' || sight.last <= thread.readSeq) return;
    this.#stopTimer = (this.clock.port ?? systemClock).after(READ_AFTER_MS, () => this.host.dispatchEvent(new ThreadReadEvent(thread.id, sight.last)));
  };
}

const isMessage = (answer: unknown): answer is Message =>
  typeof answer === 'object' && answer !== null && 'seq' in answer && 'threadId' in answer && 'version' in answer;
