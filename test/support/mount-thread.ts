/** Threads on a page of their own, leaning on fake ports with a school where messages are; taken away again after each test. */
import '../../src/widgets/message-thread/message-thread.js';
import type { FlywheelMessageThread } from '../../src/widgets/message-thread/message-thread.js';
import type { FlywheelMessageLog } from '../../src/widgets/message-thread/message-log.element.js';
import type { Message } from '../../src/contract/message.js';
import type { Permission } from '../../src/contract/person.js';
import type { Session } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import { drawn } from './drawn-timeline.js';
import { offerMessages, type MessageSchool } from './message-ports.js';
import { ana, message, rivera, thread } from './messages.js';
import { idOf } from './check-ins.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { all, one } from './inside.js';
import { session, type SampleRole } from './sample-session.js';

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

export { drawn };

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
  offerMessages(ports, school);
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
