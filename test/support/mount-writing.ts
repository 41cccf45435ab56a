/** A part that writes into a thread, on a page of its own, leaning on fake ports; taken away again after each test. */
import type { Permission } from '../../src/contract/person.js';
import type { School } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import { threadState, type ThreadScene } from '../../src/widgets/message-thread/thread-scene.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { settled } from './inside.js';
import { thread as sampleThread } from './messages.js';
import { session as sampleSession, type SampleRole } from './sample-session.js';

const rights: readonly Permission[] = ['see-messages', 'send-message', 'start-thread'];

/** The school of these tests: it answers within two school days, and holds what is urgent. */
const messagePolicies: NonNullable<School['policies']['messages']> = {
  replySchoolDays: 2,
  urgentInQuietHours: 'held',
  guardiansIncluded: ['pre-reader', 'elementary'],
  digestAt: '16:00',
};

export function writingScene(role: SampleRole, ports: FakePorts, change: Partial<ThreadScene> = {}): ThreadScene {
  const { viewer, students, school } = sampleSession(role);
  const all = students.map((student) => ({ ...student, permissions: [...rights, ...(role === 'teacher' ? (['announce', 'mark-urgent'] as const) : [])] }));
  const session = { viewer, students: all, school: { ...school, policies: { ...school.policies, messages: messagePolicies } } };
  const state = threadState({ ...ports.access.current, session }, { studentId: undefined, timeZone: 'America/New_York' });
  if (state.kind !== 'ready') throw new Error(`nothing can be written: ${state.kind}`);
  return { ...state.scene, locale: 'en', ...change };
}

export interface WritingSetting extends FakeSetting {
  readonly scene?: Partial<ThreadScene>;
  readonly thread?: Partial<Thread>;
  /** Whatever else the part is given. */
  readonly given?: object;
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  /** Before the part asks for anything. */
  readonly prepare?: (ports: FakePorts) => void;
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

export interface MountedWriting<Tag extends keyof HTMLElementTagNameMap> {
  readonly part: HTMLElementTagNameMap[Tag];
  readonly ports: FakePorts;
}

export async function mountWriting<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  role: SampleRole,
  setting: WritingSetting = {},
): Promise<MountedWriting<Tag>> {
  const { scene, thread = {}, given = {}, width = 390, dir = 'ltr', prepare, ...rest } = setting;
  const ports = createFakePorts({ session: sampleSession(role), capabilities: ['messages', 'attachments', 'events', 'drafts'], ...rest });
  prepare?.(ports);
  const page = Object.assign(document.createElement('main'), { dir });
  page.style.inlineSize = `${width}px`;
  pages.add(page);
  ports.provide(page);
  const part = Object.assign(document.createElement(tag), { scene: writingScene(role, ports, scene), thread: sampleThread(thread), ...given });
  page.append(part);
  document.body.append(page);
  await settled(part);
  return { part, ports };
}
