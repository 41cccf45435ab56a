/** A conference scheduler on a page of its own, leaning on fake ports with a school that offers times; taken away again after each test. */
import '../../src/widgets/conference-scheduler/conference-scheduler.js';
import type { FlywheelConferenceScheduler } from '../../src/widgets/conference-scheduler/conference-scheduler.js';
import type { Permission } from '../../src/contract/person.js';
import type { Session } from '../../src/contract/session.js';
import type { AgeBand } from '../../src/contract/student.js';
import type { DraftPlace } from '../../src/domain/draft.js';
import { idOf } from './check-ins.js';
import { offerConferences, type ConferenceSchool } from './conference-ports.js';
import { conferenceOf, evenings } from './conferences.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { settled } from './inside.js';
import { session, type SampleRole } from './sample-session.js';

export interface SchedulerSetting extends FakeSetting, Partial<ConferenceSchool> {}
export type SchedulerProperties = Partial<Pick<FlywheelConferenceScheduler, 'conference' | 'student' | 'timeZone'>>;
export interface MountedScheduler {
  readonly scheduler: FlywheelConferenceScheduler;
  readonly ports: FakePorts;
  readonly school: ConferenceSchool;
}

export const bookingPlace: DraftPlace = { studentId: idOf(1), widget: 'conference-scheduler', record: `booking-${idOf(600)}` };

const rights: Readonly<Record<SampleRole, readonly Permission[]>> = {
  student: ['see-conferences', 'book-conference'],
  guardian: ['see-conferences', 'book-conference'],
  teacher: ['see-conferences', 'host-conference'],
  'family-viewer': ['see-conferences'],
};
export function conferenceSession(
  role: SampleRole = 'guardian',
  change: { readonly ageBand?: AgeBand; readonly one?: boolean; readonly timeZone?: string } = {},
): Session {
  const made = session(role, change);
  const students = made.students
    .slice(0, change.one ? 1 : undefined)
    .map((student) => ({ ...student, permissions: [...student.permissions, ...rights[role]] }));
  return { ...made, students, viewer: { ...made.viewer, timeZone: change.timeZone ?? made.viewer.timeZone } };
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** `prepare` runs before the scheduler asks for anything. */
export async function mountScheduler(
  { conferences = [conferenceOf()], slots = evenings(), bookings = [], requests = [], invitations, ...setting }: SchedulerSetting = {},
  properties: SchedulerProperties = {},
  prepare?: (ports: FakePorts) => void,
): Promise<MountedScheduler> {
  const ports = createFakePorts({ session: conferenceSession(), capabilities: ['conferences', 'events', 'drafts'], ...setting });
  const school: ConferenceSchool = { conferences, slots, bookings, requests, ...(invitations && { invitations }) };
  offerConferences(ports, school);
  prepare?.(ports);
  return { ...(await mountSchedulerOn(ports, properties)), school };
}

/** Another scheduler on ports that are there already: a reload, a second one. */
export async function mountSchedulerOn(ports: FakePorts, properties: SchedulerProperties = {}): Promise<Omit<MountedScheduler, 'school'>> {
  const page = document.createElement('main');
  pages.add(page);
  ports.provide(page);
  const scheduler = Object.assign(document.createElement('flywheel-conference-scheduler'), properties);
  page.append(scheduler);
  document.body.append(page);
  await settled(scheduler);
  await arrived(scheduler);
  return { scheduler, ports };
}

/** After the parts that are fetched when they are first drawn have come. */
export async function arrived(scheduler: Element): Promise<void> {
  for (const tag of ['flywheel-booking-form', 'flywheel-time-request', 'flywheel-appointment'])
    if (isDrawn(scheduler, tag)) await customElements.whenDefined(tag);
  await settled(scheduler);
}

function isDrawn(root: Element, tag: string): boolean {
  return [...(root.shadowRoot?.querySelectorAll('*') ?? [])].some((element) => element.localName === tag || isDrawn(element, tag));
}
