/** A part of the goal tracker on a page of its own, leaning on fake ports; taken away again after each test. */
import '../../src/widgets/goal-tracker/goal-editor.js';
import '../../src/widgets/goal-tracker/goal-plan.js';
import type { Goal } from '../../src/contract/goal.js';
import type { Permission } from '../../src/contract/person.js';
import { standingOfGoal } from '../../src/domain/goal-standing.js';
import type { GoalScene } from '../../src/widgets/goal-tracker/goal-scene.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { readingPoints } from './goals.js';
import { settled } from './inside.js';
import { session as sampleSession, type SampleRole } from './sample-session.js';

const rights: Readonly<Record<SampleRole, readonly Permission[]>> = {
  student: ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'],
  guardian: ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'],
  teacher: ['see-goals', 'add-goal-point', 'write-goal'],
  'family-viewer': ['see-goals'],
};

/** The school's day of the scene: seven weeks into the reading goal. */
export const TODAY = '2025-10-27';

export function goalScene(role: SampleRole, ports: FakePorts, part: Partial<GoalScene> = {}): GoalScene {
  const { viewer, students, school } = sampleSession(role);
  const student = { ...students[0]!, permissions: [...rights[role]] };
  const reader = role === 'student' ? 'student' : 'adult';
  return { viewer, student, students, school, today: TODAY, locale: 'en', timeZone: 'America/New_York', access: ports.access.current, reader, ...part };
}

type Tag = 'flywheel-goal-editor' | 'flywheel-goal-plan';
export interface PartSetting extends FakeSetting {
  readonly scene?: Partial<GoalScene>;
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  /** What can be read, by operation id. */
  readonly lists?: Readonly<Record<string, readonly unknown[]>>;
  /** Before the part asks for anything. */
  readonly prepare?: (ports: FakePorts) => void;
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

export interface MountedPart<T extends Tag> {
  readonly part: HTMLElementTagNameMap[T];
  readonly ports: FakePorts;
}

export async function mountPart<T extends Tag>(tag: T, role: SampleRole, goal?: Goal, setting: PartSetting = {}): Promise<MountedPart<T>> {
  const { scene, width = 390, dir = 'ltr', lists = {}, prepare, ...rest } = setting;
  const ports = createFakePorts({ session: sampleSession(role), now: `${TODAY}T15:00:00Z`, ...rest });
  for (const id of ['goals.list', 'strategies.list', 'commitments.list', 'progress-reports.list', 'goal-points.list'])
    ports.reader.answers.set(id, () => ({ items: lists[id] ?? [], next: null }));
  prepare?.(ports);
  const page = Object.assign(document.createElement('main'), { dir });
  page.style.inlineSize = `${width}px`;
  pages.add(page);
  ports.provide(page);
  const standing = goal && standingOfGoal(goal, readingPoints(), TODAY);
  const part = Object.assign(document.createElement(tag), { scene: goalScene(role, ports, scene), goal, standing });
  page.append(part);
  document.body.append(page);
  await settled(part);
  return { part, ports };
}
