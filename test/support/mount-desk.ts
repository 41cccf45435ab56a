/** The desk of a conference on a page of its own, leaning on fake ports; taken away again after each test. */
import '../../src/widgets/conference-scheduler/staff-desk.js';
import type { Conference } from '../../src/contract/conference.js';
import type { ConferenceScene } from '../../src/widgets/conference-scheduler/conference-scene.js';
import type { FlywheelConferenceDesk } from '../../src/widgets/conference-scheduler/staff-desk.element.js';
import { createFakePorts, type FakePorts } from './fake-ports.js';
import { all, control, settled, type } from './inside.js';
import { session as sampleSession } from './sample-session.js';

export interface DeskSetting {
  /** What can be read, by operation id. */
  readonly lists?: Readonly<Record<string, readonly unknown[]>>;
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly now?: string;
  readonly scene?: Partial<ConferenceScene>;
  /** Before the desk asks for anything. */
  readonly prepare?: (ports: FakePorts) => void;
}
export interface MountedDesk {
  readonly desk: FlywheelConferenceDesk;
  readonly ports: FakePorts;
  press(name: string | RegExp): Promise<void>;
  fill(id: string, value: string): Promise<void>;
  choose(id: string, value: string): Promise<void>;
  /** Presses a chip by its words. */
  chip(id: string, value: string): Promise<void>;
  /** The last row that left. */
  last(): { operationId: string; params: Readonly<Record<string, string>>; body: Record<string, unknown>; version: number | undefined };
}

const lists = ['slots.list', 'bookings.of-conference', 'conference-requests.of-conference', 'conference-invitations.list', 'goals.list'];
const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

export function deskScene(ports: FakePorts, part: Partial<ConferenceScene> = {}): ConferenceScene {
  const { viewer, students, school } = sampleSession('teacher');
  const all = students.map((student) => ({ ...student, permissions: ['see-conferences', 'host-conference', 'see-goals', 'write-goal'] }));
  return {
    viewer,
    student: all[0]!,
    students: all,
    school,
    locale: 'en',
    timeZone: 'America/New_York',
    access: { ...ports.access.current, capabilities: ['conferences', 'goals'] },
    reader: 'adult',
    side: 'staff',
    ...part,
  };
}

export async function mountDesk(conference: Conference | undefined, setting: DeskSetting = {}): Promise<MountedDesk> {
  const { width = 390, dir = 'ltr', now = '2026-11-17T19:00:00Z', prepare } = setting;
  const ports = createFakePorts({ session: sampleSession('teacher'), now });
  for (const id of lists) ports.reader.answers.set(id, () => ({ items: setting.lists?.[id] ?? [], next: null }));
  prepare?.(ports);
  const page = Object.assign(document.createElement('main'), { dir });
  page.style.inlineSize = `${width}px`;
  pages.add(page);
  ports.provide(page);
  const desk = Object.assign(document.createElement('flywheel-conference-desk'), { scene: deskScene(ports, setting.scene), conference });
  page.append(desk);
  document.body.append(page);
  await settled(desk);
  return { desk, ports, ...hands(desk, ports) };
}

function hands(desk: FlywheelConferenceDesk, ports: FakePorts): Omit<MountedDesk, 'desk' | 'ports'> {
  const at = <T extends HTMLElement>(selector: string): T => {
    const found = all<T>(desk, selector);
    if (found.length !== 1) throw new Error(`${found.length} fields are ${selector}`);
    return found[0]!;
  };
  return {
    press: async (name) => {
      control(desk, name).click();
      await settled(desk);
    },
    fill: async (id, value) => {
      type(at<HTMLInputElement>(`#${id}`), value);
      await settled(desk);
    },
    choose: async (id, value) => {
      const select = at<HTMLSelectElement>(`select#${id}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(desk);
    },
    chip: async (id, value) => {
      at<HTMLInputElement>(`#${id} input[value="${value}"]`).click();
      await settled(desk);
    },
    last: () => {
      const { operationId, params, body, version } = ports.outbox.current.at(-1)!;
      return { operationId, params, body: body as Record<string, unknown>, version };
    },
  };
}
