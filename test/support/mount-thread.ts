/** Threads on a page of their own, leaning on fake ports with a school where messages are; taken away again after each test. */
import '../../src/widgets/message-thread/message-thread.js';
import type { FlywheelMessageThread } from '../../src/widgets/message-thread/message-thread.js';
import type { FlywheelMessageLog } from '../../src/widgets/message-thread/message-log.element.js';
import type { Message } from '../../src/contract/message.js';
import type { Permission } from '../../src/contract/person.js';
import type { Session } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import { ana, message, rivera, thread } from './messages.js';
import { idOf } from './check-ins.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { all, one, settled } from './inside.js';
import { session, type SampleRole } from './sample-session.js';

/** What the API would answer; what a test sets later, `ports.reader.refresh()` shows. */
export interface MessageSchool {
  threads: Thread[];
  /** Of the thread with the id `threadId`, from number 1. */
  messages: Message[];
  /** What was told of reading: thread and number. */
  readonly read: { thread: string; seq: number }[];
  /** Queries of `messages.list`, as they came. */
  readonly queries: Record<string, unknown>[];
  found: { seqs: number[]; more: boolean };
}
export interface ThreadSetting extends FakeSetting, Partial<Pick<MessageSchool, 'threads' | 'messages' | 'found'>> {}
export type ThreadProperties = Partial<Pick<FlywheelMessageThread, 'thread' | 'student' | 'timeZone'>>;
export interface MountedThread {
  readonly element: FlywheelMessageThread;
  readonly ports: FakePorts;
  readonly school: MessageSchool;
}

const rights: Readonly<Record<SampleRole, readonly Permission[]>> = {
  student: ['see-messages', 'send-message'],
  guardian: ['see-messages', 'send-message', 'start-thread'],
  teacher: ['see-messages', 'send-message', 'start-thread', 'announce', 'mark-urgent'],
  'family-viewer': ['see-messages'],
};
export function messageSession(role: SampleRole = 'guardian', change: { readonly one?: boolean; readonly timeZone?: string } = {}): Session {
  const made = session(role);
  const students = made.students
    .slice(0, change.one ? 1 : undefined)
    .map((student) => ({ ...student, permissions: [...student.permissions, ...rights[role]] }));
  const messages = { replySchoolDays: 2, urgentInQuietHours: 'held' as const, guardiansIncluded: [], digestAt: '15:00' };
  const school = { ...made.school, policies: { ...made.school.policies, messages } };
  return { ...made, students, school, viewer: { ...made.viewer, timeZone: change.timeZone ?? made.viewer.timeZone } };
}

const START = Date.parse('2026-01-05T14:00:00Z');
/** A conversation of so many messages that takes turns, three a day, and ends with school. */
export const conversation = (count: number): Message[] =>
  Array.from({ length: count }, (_, at) => {
    const seq = at + 1;
    const isSchool = (count - seq) % 2 === 0;
    return message(seq, {
      author: isSchool ? rivera : ana,
      voice: isSchool ? 'school' : 'home',
      text: `Message ${seq}`,
      sentAt: new Date(START + Math.floor(at / 3) * 86_400_000 + (at % 3) * 600_000).toISOString(),
    });
  });

/** A thread that ends with these messages. */
export function threadOf(messages: readonly Message[], more: Partial<Thread> = {}): Thread {
  const last = messages.at(-1)!;
  const lastMessage = {
    seq: last.seq,
    kind: last.kind,
    author: last.author,
    text: last.text,
    language: last.language,
    attachments: 0,
    urgent: last.urgent,
    sentAt: last.sentAt,
  };
  return thread({ lastSeq: last.seq, readSeq: last.seq, unread: 0, lastMessage, ...more });
}

type Input = { readonly params?: Readonly<Record<string, string>>; readonly query?: Record<string, unknown>; readonly body?: { readonly seq: number } };

/** A page of messages, as the contract says. */
function pageOf(messages: readonly Message[], query: Record<string, unknown>): readonly Message[] {
  const limit = Number(query.limit ?? 50);
  if (query.after !== undefined) return messages.filter(({ seq }) => seq > Number(query.after)).slice(0, limit);
  if (query.before !== undefined) return messages.filter(({ seq }) => seq < Number(query.before)).slice(-limit);
  if (query.on !== undefined) {
    const at = messages.findIndex(({ sentAt }) => sentAt.slice(0, 10) >= String(query.on));
    return messages.slice(Math.max(0, at - limit / 2), at + limit / 2);
  }
  return messages.slice(-limit);
}

function offer({ reader }: FakePorts, school: MessageSchool): void {
  reader.answers.set('threads.list', (input) => {
    const { student } = (input as Input).query ?? {};
    return { items: school.threads.filter(({ studentId }) => student === undefined || student === studentId), next: null };
  });
  reader.answers.set('threads.read', (input) => school.threads.find(({ id }) => id === (input as Input).params?.thread));
  reader.answers.set('messages.list', (input) => {
    const { query = {} } = input as Input;
    school.queries.push(query);
    return { items: pageOf(school.messages, query), next: null };
  });
  reader.answers.set('messages.read', (input) => {
    const { params, body } = input as Input;
    school.read.push({ thread: params!.thread!, seq: body!.seq });
    return school.threads[0];
  });
  reader.answers.set('messages.find', () => school.found);
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** `prepare` runs before anything is asked for. */
export async function mountThread(
  { messages = conversation(12), threads = [threadOf(messages)], found = { seqs: [], more: false }, ...setting }: ThreadSetting = {},
  properties: ThreadProperties = {},
  prepare?: (ports: FakePorts, school: MessageSchool) => void,
): Promise<MountedThread> {
  const ports = createFakePorts({ session: messageSession(), capabilities: ['messages', 'events', 'drafts'], ...setting });
  const school: MessageSchool = { threads, messages, found, read: [], queries: [] };
  ports.access.set({ studentChosen: false });
  offer(ports, school);
  prepare?.(ports, school);
  return { ...(await mountThreadOn(ports, properties)), school };
}

/** More threads on ports that are there already: a reload, a second one. */
export async function mountThreadOn(ports: FakePorts, properties: ThreadProperties = {}): Promise<Omit<MountedThread, 'school'>> {
  const page = document.createElement('main');
  pages.add(page);
  ports.provide(page);
  const element = Object.assign(document.createElement('flywheel-message-thread'), properties);
  page.append(element);
  document.body.append(page);
  await drawn(element);
  return { element, ports };
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** After the timeline has measured its rows and gone where it was asked to: nothing moves any more. */
export async function drawn(element: Element): Promise<void> {
  for (let round = 0, before = ''; round < 30; round++) {
    await settled(element);
    await frame();
    const now = all(element, '.row[data-index], .log')
      .map((row) => `${row.dataset.index ?? row.scrollTop} ${row.getBoundingClientRect().top}`)
      .join();
    if (now === before && round > 1) return;
    before = now;
  }
}

export const logOf = (element: Element): FlywheelMessageLog => one<FlywheelMessageLog>(element, 'flywheel-message-log');
export const scroller = (element: Element): HTMLElement => one(element, '.log');
/** Numbers of the messages that are drawn. */
export const drawnSeqs = (element: Element): number[] => all(element, '.row [id^="by-"]').map(({ id }) => Number(id.slice(3)));
/** Numbers of the messages of which something is on the screen. */
export function seenSeqs(element: Element): number[] {
  const { top, bottom } = scroller(element).getBoundingClientRect();
  return all(element, '.row')
    .filter((row) => row.getBoundingClientRect().bottom > top + 1 && row.getBoundingClientRect().top < bottom - 1)
    .flatMap((row) => all(row, '[id^="by-"]').map(({ id }) => Number(id.slice(3))));
}
export const threadItems = (element: Element): HTMLElement[] => all(element, '[data-thread]');
export const otherThread = (n: number, more: Partial<Thread> = {}): Thread => thread({ id: idOf(710 + n), ...more });

/** The API has these too, and the viewer hears of it. */
export async function arrive(mounted: MountedThread, ...fresh: readonly Message[]): Promise<void> {
  const { school, ports, element } = mounted;
  school.messages = [...school.messages, ...fresh];
  school.threads = school.threads.map((one) =>
    one.id === fresh[0]!.threadId ? threadOf(school.messages, { readSeq: one.readSeq, unread: fresh.length }) : one,
  );
  ports.reader.refresh();
  await drawn(element);
}
