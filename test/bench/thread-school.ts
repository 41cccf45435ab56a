/**
 * Runs in the browser for the benchmarks of the thread: a school with one thread of any length, whose messages are made when they are asked for, as an API
 * answers a page of them; and an open thread on it. No network, storage or time is in it: what is measured is the widget.
 */
import '../../src/widgets/message-thread/message-thread.js';
import '../../src/widgets/message-thread/message-composer.js';
import type { Message } from '../../src/contract/message.js';
import type { Session } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import { createFakePorts } from '../support/fake-ports.js';
import { all } from '../support/inside.js';
import { ana, message, rivera, thread, threadId } from '../support/messages.js';
import { session } from '../support/sample-session.js';

const sentences = [
  'Maya read a whole page aloud today.',
  'Thank you!',
  'She was tired this morning. Did she sleep well? We tried the breathing and it helped after a while.',
  'Yes, and she told us about the frog at dinner, twice, with all the voices, until her brother asked for it too.',
  'The library day moves to Thursday. Please put the books into the bag; there is a list of them on the back of the folder, and two are from last month.',
  'Good to hear.',
];
const START = Date.parse('2016-09-01T14:00:00Z');
/** The message with this number: two sides by turns, three a day, of any length. */
const messageAt = (seq: number): Message =>
  message(seq, {
    author: seq % 2 ? rivera : ana,
    voice: seq % 2 ? 'school' : 'home',
    text: `${sentences[(seq * 7) % sentences.length]!} ${seq}`,
    sentAt: new Date(START + Math.floor(seq / 3) * 86_400_000 + (seq % 3) * 600_000).toISOString(),
  });
export const messages = (from: number, until: number): Message[] => Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => messageAt(from + at));

function guardian(): Session {
  const made = session('guardian');
  return { ...made, students: made.students.map((one) => ({ ...one, permissions: [...one.permissions, 'see-messages', 'send-message'] })) };
}

function threadWith(lastSeq: number): Thread {
  const { seq, kind, author, text, language, urgent, sentAt } = messageAt(lastSeq);
  return thread({ lastSeq, readSeq: lastSeq, unread: 0, lastMessage: { seq, kind, author, text, language, attachments: 0, urgent, sentAt } });
}

interface Query {
  readonly limit: number;
  readonly after?: number;
}
interface OpenThread {
  readonly element: HTMLElement;
  /** One more comes in, as from a live event. */
  arrive(): void;
  close(): void;
}

/** A thread of so many, read to its end, on a page of its own. */
export function openThread(total: number): OpenThread {
  let last = total;
  const ports = createFakePorts({ session: guardian(), capabilities: ['messages', 'events', 'drafts'] });
  ports.reader.answers.set('threads.list', () => ({ items: [threadWith(last)], next: null }));
  ports.reader.answers.set('threads.read', () => threadWith(last));
  ports.reader.answers.set('messages.read', () => threadWith(last));
  ports.reader.answers.set('messages.list', (input) => {
    const { limit, after = last - limit } = (input as { query: Query }).query;
    return { items: messages(Math.max(1, after + 1), Math.min(last, after + limit)), next: null };
  });
  const page = document.createElement('section');
  ports.provide(page);
  const element = Object.assign(document.createElement('flywheel-message-thread'), { thread: threadId });
  page.append(element);
  document.querySelector('main')!.append(page);
  const arrive = (): void => {
    last++;
    ports.reader.refresh();
  };
  return { element, arrive, close: () => page.remove() };
}

/** The timeline of an element, when its last message stands in its place; `undefined` until then. Looks nowhere else: what looking costs counts as ours. */
export function standsAtEnd(element: Element | undefined, last: number): HTMLElement | undefined {
  const log = element?.shadowRoot?.querySelector<HTMLElement>('.log');
  const rows = log?.querySelector('.drawn')?.children;
  if (!log || !rows?.length || rows[rows.length - 1]!.querySelector(`#by-${last}`) === null) return undefined;
  const [view, first, end] = [log, rows[0]!, rows[rows.length - 1]!].map((one) => one.getBoundingClientRect());
  if (!view || !first || !end) return undefined;
  return view.height > 0 && first.top <= view.top && Math.abs(end.bottom - view.bottom) <= 1 ? log : undefined;
}

export const frame = (): Promise<number> => new Promise(requestAnimationFrame);
/** The timeline, in the first frame in which its last message is in its place. */
export async function whenAtEnd(root: Element, last: number): Promise<HTMLElement> {
  for (let look = 0; look < 600; look++) {
    const there = standsAtEnd(all(root, 'flywheel-message-log')[0], last);
    if (there) return there;
    await frame();
  }
  throw new Error(`message ${last} is not at the end`);
}

/** Rows that are drawn, and those of which something is on the screen. */
export function rowsOf(log: Element): { readonly drawn: readonly HTMLElement[]; readonly seen: readonly HTMLElement[] } {
  const { top, bottom } = log.getBoundingClientRect();
  const drawn = all(log, '.row');
  const seen = drawn.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
  return { drawn, seen };
}
