/** A conference scheduler on a page of its own, leaning on fake ports with a school that offers times; taken away again after each test. */
import '../../src/widgets/conference-scheduler/conference-scheduler.js';
import type { FlywheelConferenceScheduler } from '../../src/widgets/conference-scheduler/conference-scheduler.js';
import type { Booking } from '../../src/contract/booking.js';
import type { ConferenceRequest } from '../../src/contract/conference-request.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Permission } from '../../src/contract/person.js';
import type { Session } from '../../src/contract/session.js';
import type { Slot } from '../../src/contract/slot.js';
import type { AgeBand } from '../../src/contract/student.js';
import type { DraftPlace } from '../../src/domain/draft.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import { idOf } from './check-ins.js';
import { bookingOf, conferenceOf, evenings, heldOf } from './conferences.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { settled } from './inside.js';
import { session, type SampleRole } from './sample-session.js';

/** What the API would answer; what a test sets later, `ports.reader.refresh()` shows. */
export interface ConferenceSchool {
  conferences: readonly Conference[];
  slots: readonly Slot[];
  bookings: readonly Booking[];
  requests: readonly ConferenceRequest[];
}
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

type Input = { readonly params?: Readonly<Record<string, string>>; readonly query?: { readonly cursor?: string; readonly limit?: number } };

function offer({ reader }: FakePorts, school: ConferenceSchool): void {
  reader.answers.set('conferences.list', () => ({ items: school.conferences, next: null }));
  reader.answers.set('slots.list', (input) => {
    const { query = {} } = input as Input;
    const from = Number(query.cursor ?? '0');
    const until = from + (query.limit ?? 50);
    return { items: school.slots.slice(from, until), next: until < school.slots.length ? String(until) : null };
  });
  const ofStudent = <T extends { studentId: string }>(all: readonly T[], input: unknown): unknown => ({
    items: all.filter(({ studentId }) => studentId === (input as Input).params?.student),
    next: null,
  });
  reader.answers.set('bookings.list', (input) => ofStudent(school.bookings, input));
  reader.answers.set('conference-requests.list', (input) => ofStudent(school.requests, input));
  reader.answers.set('conference-invitations.list', () => ({ items: [], next: null }));
  reader.answers.set('bookings.of-conference', () => ({ items: [], next: null }));
  reader.answers.set('conference-requests.of-conference', () => ({ items: [], next: null }));
  reader.answers.set('calendar-link.read', () => ({ url: 'https://school.example/calendar/secret.ics' }));
  reader.takes.set('bookings.', (row) => takeBooking(school, row));
  reader.takes.set('slots.', (row) => school.slots.find(({ id }) => id === (row.params.slot ?? (row.body as { slotId: string }).slotId)));
}

/** What the API makes of a row about bookings: a hold takes the seat, a confirmation books it. */
function takeBooking(school: ConferenceSchool, row: OutboxRow): unknown {
  if (row.operationId === 'bookings.run') {
    const { items } = row.body as unknown as { items: { studentId: string; slotId: string }[] };
    const made = items.map((item, n) => {
      const { startsAt, endsAt, host } = school.slots.find(({ id }) => id === item.slotId)!;
      return bookingOf({ ...item, id: idOf(660 + n), startsAt, endsAt, host });
    });
    school.bookings = [...made, ...school.bookings];
    return { items: made };
  }
  const before = school.bookings.find(({ id }) => id === row.params.booking);
  const body = (row.body ?? {}) as Partial<Booking> & { slotId?: string };
  const slot = school.slots.find(({ id }) => id === body.slotId);
  const at = slot && { slotId: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt, host: slot.host };
  const change: Partial<Booking> =
    row.operationId === 'bookings.confirm'
      ? { ...body, state: 'booked', holdSecondsLeft: null }
      : row.operationId === 'bookings.cancel'
        ? { state: 'cancelled' }
        : { ...at };
  const made = before ? { ...before, ...change, version: before.version + 1 } : heldOf({ ...at, id: idOf(651), studentId: row.studentId });
  if (slot) school.slots = school.slots.map((one) => (one.id === slot.id ? { ...one, free: one.free - 1 } : one));
  school.bookings = [made, ...school.bookings.filter(({ id }) => id !== made.id)];
  return made;
}

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** `prepare` runs before the scheduler asks for anything. */
export async function mountScheduler(
  { conferences = [conferenceOf()], slots = evenings(), bookings = [], requests = [], ...setting }: SchedulerSetting = {},
  properties: SchedulerProperties = {},
  prepare?: (ports: FakePorts) => void,
): Promise<MountedScheduler> {
  const ports = createFakePorts({ session: conferenceSession(), capabilities: ['conferences', 'events', 'drafts'], ...setting });
  const school: ConferenceSchool = { conferences, slots, bookings, requests };
  offer(ports, school);
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
