/** A goal tracker on a page of its own, leaning on fake ports; taken away again after each test. */
import '../../src/widgets/goal-tracker/goal-tracker.js';
// What a tracker fetches when it first draws it: there before, so that a test waits for drawing alone.
import '../../src/widgets/goal-tracker/goal-asides.js';
import '../../src/widgets/goal-tracker/own-points-view.js';
import '../../src/widgets/goal-tracker/point-conflict.js';
import '../../src/widgets/goal-tracker/point-form-view.js';
import '../../src/widgets/goal-tracker/scale-view.js';
import '../../src/widgets/goal-tracker/tracker-settings.js';
import type { FlywheelGoalTracker } from '../../src/widgets/goal-tracker/goal-tracker.js';
import type { Goal } from '../../src/contract/goal.js';
import type { GoalPoint } from '../../src/contract/goal-point.js';
import type { Permission } from '../../src/contract/person.js';
import type { Session } from '../../src/contract/session.js';
import type { DraftPlace } from '../../src/domain/draft.js';
import { idOf } from './check-ins.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { offerGoals, type GoalSchool } from './goal-ports.js';
import { goalOf, readingPoints } from './goals.js';
import { settled } from './inside.js';
import { session, type SampleRole } from './sample-session.js';
import type { AgeBand } from '../../src/contract/student.js';

export interface MountedTracker {
  readonly tracker: FlywheelGoalTracker;
  readonly ports: FakePorts;
  readonly school: GoalSchool;
  readonly page: HTMLElement;
}
export interface TrackerSetting extends FakeSetting {
  readonly goals?: readonly Goal[];
  readonly points?: readonly GoalPoint[];
}
export type TrackerProperties = Partial<
  Pick<FlywheelGoalTracker, 'goal' | 'preReader' | 'method' | 'trendMinimum' | 'rule' | 'ruleLast' | 'ruleMinimumPoints' | 'ruleMinimumWeeks' | 'student'>
>;

export const pointPlace: DraftPlace = { studentId: idOf(1), widget: 'goal-tracker', record: `point-${idOf(700)}` };
/** 2025-10-20 15:00 in New York: the day of the last of the reading points, six weeks after the goal began. */
export const readingDay = '2025-10-20T19:00:00Z';

const rights: Readonly<Record<SampleRole, readonly Permission[]>> = {
  student: ['see-goals', 'add-goal-point', 'propose-goal'],
  guardian: ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'],
  teacher: ['see-goals', 'add-goal-point', 'write-goal'],
  'family-viewer': ['see-goals'],
};
/** A session of somebody who may do with goals what their role does. */
export function goalSession(
  role: SampleRole = 'guardian',
  change: { readonly locale?: string; readonly ageBand?: AgeBand; readonly one?: boolean } = {},
): Session {
  const made = session(role, change);
  const students = made.students.slice(0, change.one ? 1 : undefined);
  return { ...made, students: students.map((student) => ({ ...student, permissions: [...student.permissions, ...rights[role]] })) };
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** `prepare` runs before the tracker asks for anything. */
export async function mountTracker(
  { goals = [goalOf()], points = readingPoints(), ...setting }: TrackerSetting = {},
  properties: TrackerProperties = {},
  prepare?: (ports: FakePorts) => void,
): Promise<MountedTracker> {
  const ports = createFakePorts({ now: readingDay, session: goalSession(), capabilities: ['goals', 'events', 'drafts'], ...setting });
  const school = offerGoals(ports, goals, points);
  prepare?.(ports);
  return { ...(await mountTrackerOn(ports, properties)), school };
}

/** Another tracker on ports that are there already: a reload, a second tracker. */
export async function mountTrackerOn(ports: FakePorts, properties: TrackerProperties = {}): Promise<Omit<MountedTracker, 'school'>> {
  const page = document.createElement('main');
  pages.add(page);
  ports.provide(page);
  const tracker = Object.assign(document.createElement('flywheel-goal-tracker'), properties);
  page.append(tracker);
  document.body.append(page);
  await settled(tracker);
  return { tracker, ports, page };
}
