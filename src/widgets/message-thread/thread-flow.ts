/**
 * What the threads lean on, bundled: who is looking, their threads, the one that is open, what was sent and how far was read. It turns ports into facts and
 * never waits for the network. It draws nothing.
 */
import { newId } from '../../base/ids.js';
import { systemClock, type Clock } from '../../base/clock.js';
import { readUpTo } from '../../contract/message-changes.js';
import { listThreads, readThread, type Thread } from '../../contract/thread.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { AccessController } from '../../element/access-controller.js';
import { clockContext, readerContext, type Reader } from '../../element/contexts.js';
import { ListController } from '../../element/list-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController, type Host } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { threadState, type ThreadScene, type ThreadSettings, type ThreadState } from './thread-scene.js';

export interface FlowSettings extends ThreadSettings {
  readonly openId: string | undefined;
}

/** How far was read is told again after this, where it could not be. */
const AGAIN_MS = 30_000;
/** Whether a row is about messages at all; other widgets have their own. */
const isMessageRow = ({ operationId }: OutboxItem): boolean => /^(threads|messages|contact-log|attachments|message-settings)\./.test(operationId);

export class ThreadFlow {
  readonly access: AccessController;
  readonly outbox: OutboxController;
  readonly list: ListController<typeof listThreads>;
  readonly one: ReaderController<typeof readThread>;
  readonly #clock: PortController<Clock>;
  readonly #reader: PortController<Reader>;
  readonly #host: Host;
  /** How far the viewer has read on this page, and how far the API knows it. */
  readonly #read = new Map<string, number>();
  readonly #toldRead = new Map<string, number>();
  #viewerId: string | undefined;
  #isTelling = false;
  #stopAgain: (() => void) | undefined;

  state: ThreadState = { kind: 'loading' };
  /** The newest first. */
  threads: readonly Thread[] = [];
  /** The one that is open. */
  thread: Thread | undefined;
  /** The viewer's rows about messages, oldest first. */
  items: readonly OutboxItem[] = [];

  constructor(host: Host) {
    this.access = new AccessController(host);
    this.outbox = new OutboxController(host);
    this.list = new ListController(host, listThreads);
    this.one = new ReaderController(host, readThread);
    this.#clock = new PortController(host, clockContext);
    this.#reader = new PortController(host, readerContext);
    this.#host = host;
    host.addController({
      hostDisconnected: () => {
        this.#stopAgain?.();
        this.#stopAgain = undefined;
      },
    });
  }

  get ports(): readonly PortController<unknown>[] {
    return [this.access, this.outbox, this.list, this.one, this.#clock, this.#reader];
  }
  get now(): number {
    return (this.#clock.port ?? systemClock).now();
  }
  get scene(): ThreadScene | undefined {
    return this.state.kind === 'ready' ? this.state.scene : undefined;
  }

  /** Decides what there is to show; called before each drawing. */
  update({ openId, ...settings }: FlowSettings): void {
    this.state = threadState(this.access.snapshot, settings);
    const { scene } = this;
    if (scene?.viewer.id !== this.#viewerId) {
      this.#viewerId = scene?.viewer.id;
      this.#read.clear();
      this.#toldRead.clear();
    }
    this.list.watch(scene && { params: {}, ...(scene.student && { query: { student: scene.student.id } }) });
    this.one.watch(scene && openId !== undefined ? { params: { thread: openId } } : undefined);
    this.items = scene ? this.outbox.items.filter(isMessageRow) : [];
    const maySee = ({ studentId }: Thread): boolean => !!scene?.students.some(({ id }) => id === studentId);
    this.threads = scene ? newestFirst(this.list.items.filter(maySee).map((thread) => this.#withRead(thread))) : [];
    this.thread = openId === undefined || !scene ? undefined : this.#openThread(openId);
    this.#tellRead();
  }

  /** The viewer has read a thread up to here. */
  hasRead(threadId: string, seq: number): void {
    if ((this.#read.get(threadId) ?? 0) >= seq) return;
    this.#read.set(threadId, seq);
    this.#host.requestUpdate();
  }

  /** Asks again for what could not be read. */
  readAgain(): void {
    this.#reader.port?.refresh();
  }

  /** The newest that is known of it, from the list or by itself. */
  #openThread(openId: string): Thread | undefined {
    const listed = this.threads.find(({ id }) => id === openId);
    const { value } = this.one.reading;
    if (!value || value.id !== openId) return listed;
    return listed && listed.lastSeq > value.lastSeq ? listed : this.#withRead(value);
  }

  /** What was read here is read, before the API says so. */
  #withRead(thread: Thread): Thread {
    const readSeq = this.#read.get(thread.id) ?? 0;
    if (readSeq <= thread.readSeq) return thread;
    return { ...thread, readSeq, unread: Math.min(thread.unread, Math.max(0, thread.lastSeq - readSeq)) };
  }

  /** Tells the API how far was read. What cannot be told now is told later: the number only grows, so nothing is lost by waiting. */
  #tellRead(): void {
    const reader = this.#reader.port;
    const { status, offline } = this.access.snapshot;
    if (!reader || this.#isTelling || this.#stopAgain || status !== 'ready' || offline || !this.#host.isConnected) return;
    const due = [...this.#read].find(([threadId, seq]) => seq > (this.#toldRead.get(threadId) ?? 0));
    if (due) void this.#tell(reader, ...due);
  }

  async #tell(reader: Reader, threadId: string, seq: number): Promise<void> {
    this.#isTelling = true;
    try {
      await reader.read(readUpTo, { params: { thread: threadId }, body: { seq }, idempotencyKey: newId() });
      this.#toldRead.set(threadId, seq);
    } catch {
      // No answer, or not now: it is told again.
      this.#stopAgain = (this.#clock.port ?? systemClock).after(AGAIN_MS, () => {
        this.#stopAgain = undefined;
        this.#host.requestUpdate();
      });
    } finally {
      this.#isTelling = false;
    }
    this.#host.requestUpdate();
  }
}

const newestFirst = (threads: readonly Thread[]): readonly Thread[] =>
  [...threads].sort((a, b) => (a.lastMessage.sentAt < b.lastMessage.sentAt ? 1 : a.lastMessage.sentAt > b.lastMessage.sentAt ? -1 : a.id < b.id ? 1 : -1));
