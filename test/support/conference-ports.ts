/** A school with conferences for the fake ports: what the API would answer about them, and what it would make of a row that it takes. */
import type { Booking } from '../../src/contract/booking.js';
import type { ConferenceInvitation } from '../../src/contract/conference-invitation.js';
import type { ConferenceRequest } from '../../src/contract/conference-request.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Session } from '../../src/contract/session.js';
import type { Slot, SlotOffer } from '../../src/contract/slot.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import { slotTimes } from '../../src/domain/slot-times.js';
import { idOf } from './check-ins.js';
import { bookingOf, heldOf, slotOf } from './conferences.js';
import type { FakePorts } from './fake-ports.js';

/** What the API would answer; what a test sets later, `ports.reader.refresh()` shows. */
export interface ConferenceSchool {
  conferences: readonly Conference[];
  slots: readonly Slot[];
  bookings: readonly Booking[];
  requests: readonly ConferenceRequest[];
  /** Of a conference. */
  invitations?: (conference: string) => readonly ConferenceInvitation[];
  /** As those who meet families read them; nobody's unless given. */
  readonly desk?: Pick<ConferenceSchool, 'bookings' | 'requests'>;
}
type Asked = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: { readonly cursor?: string; readonly limit?: number; readonly host?: string };
};

const allOf = <T>(items: readonly T[]): unknown => ({ items, next: null });

/** Lets the fake reader answer about conferences, and the fake outbox deliver holds, bookings and offers. */
export function offerConferences({ reader }: FakePorts, school: ConferenceSchool): void {
  const isOf =
    (input: unknown) =>
    ({ studentId }: { readonly studentId: string }): boolean =>
      studentId === (input as Asked).params?.student;
  const isIn =
    (input: unknown) =>
    ({ conferenceId }: { readonly conferenceId: string }): boolean =>
      conferenceId === (input as Asked).params?.conference;
  reader.answers.set('conferences.list', () => allOf(school.conferences));
  reader.answers.set('slots.list', (input) => {
    const { query = {} } = input as Asked;
    const shown = school.slots.filter((slot) => isIn(input)(slot) && (query.host === undefined || slot.host.id === query.host));
    const from = Number(query.cursor ?? '0');
    const until = from + (query.limit ?? 50);
    return { items: shown.slice(from, until), next: until < shown.length ? String(until) : null };
  });
  reader.answers.set('bookings.list', (input) => allOf(school.bookings.filter(isOf(input))));
  reader.answers.set('conference-requests.list', (input) => allOf(school.requests.filter(isOf(input))));
  reader.answers.set('conference-invitations.list', (input) => allOf(school.invitations?.((input as Asked).params!.conference!) ?? []));
  reader.answers.set('bookings.of-conference', (input) => allOf(school.desk?.bookings.filter(isIn(input)) ?? []));
  reader.answers.set('conference-requests.of-conference', (input) => allOf(school.desk?.requests.filter(isIn(input)) ?? []));
  reader.answers.set('calendar-link.read', () => ({ url: 'https://school.example/calendar/secret.ics' }));
  reader.takes.set('bookings.', (row, session) => takeBooking(school, row, session));
  reader.takes.set('slots.', (row, session) => takeSlot(school, row, session));
}

/** Times that are offered are there; one that is waited for is told of. */
function takeSlot(school: ConferenceSchool, row: OutboxRow, { viewer }: Session): unknown {
  if (row.operationId !== 'slots.offer') return school.slots.find(({ id }) => id === (row.params.slot ?? (row.body as { slotId: string }).slotId));
  const { capacity, modes, place, ...offer } = row.body as unknown as SlotOffer;
  const conference = school.conferences.find(({ id }) => id === row.params.conference)!;
  const { times = [] } = slotTimes(offer, conference.timeZone);
  const host = { id: viewer.id, name: viewer.name };
  const items = times.map(({ startsAt, endsAt }, n) =>
    slotOf(5000 + n, startsAt, { endsAt, host, conferenceId: conference.id, capacity, free: capacity, modes: [...modes], place }),
  );
  school.slots = [...school.slots, ...items];
  return { items };
}

/** What the API makes of a row about bookings: a hold takes the seat, a confirmation books it. */
function takeBooking(school: ConferenceSchool, row: OutboxRow, { viewer }: Session): unknown {
  if (row.operationId === 'bookings.run') return takeRun(school, row);
  const before = school.bookings.find(({ id }) => id === row.params.booking);
  const body = (row.body ?? {}) as Partial<Booking> & { slotId?: string };
  const slot = school.slots.find(({ id }) => id === body.slotId);
  const at = slot && { slotId: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt, host: slot.host, conferenceId: slot.conferenceId };
  const change: Partial<Booking> =
    row.operationId === 'bookings.confirm'
      ? { ...body, state: 'booked', holdSecondsLeft: null }
      : row.operationId === 'bookings.cancel'
        ? { state: 'cancelled' }
        : { ...at };
  const bookedBy = { id: viewer.id, name: viewer.name };
  const holdSecondsLeft = school.conferences.find(({ id }) => id === slot?.conferenceId)?.holdSeconds ?? 300;
  const made = before
    ? { ...before, ...change, version: before.version + 1 }
    : heldOf({ ...at, bookedBy, holdSecondsLeft, id: idOf(651), studentId: row.studentId });
  if (slot) school.slots = school.slots.map((one) => (one.id === slot.id ? { ...one, free: one.free - 1 } : one));
  school.bookings = [made, ...school.bookings.filter(({ id }) => id !== made.id)];
  return made;
}

function takeRun(school: ConferenceSchool, { body }: OutboxRow): unknown {
  const { items } = body as unknown as { items: { studentId: string; slotId: string }[] };
  const made = items.map((item, n) => {
    const { startsAt, endsAt, host, conferenceId } = school.slots.find(({ id }) => id === item.slotId)!;
    return bookingOf({ ...item, id: idOf(660 + n), startsAt, endsAt, host, conferenceId });
  });
  school.bookings = [...made, ...school.bookings];
  return { items: made };
}
