/** The conferences of the seed school as the database keeps them, made from how they are told. It runs in a browser and knows no SQL. */
import type { Voice } from '../../../src/contract/person.js';
import { instantAt, SCHOOL_ZONE } from './calendar.js';
import { idOf } from './chance.js';
import { conferencesTold } from './conference-stories.js';
import type { BookingTold, ConferenceTold } from './conference-told.js';
import { personId, studentId } from './entry.js';
import { families, pupils, staff } from './roster.js';

export interface SeedConference extends Omit<ConferenceTold['rules'], 'earlyAccess'> {
  readonly key: string;
  readonly id: string;
  readonly timeZone: string;
  readonly authorId: string;
  readonly createdAt: string;
}
export interface SeedSlot {
  readonly id: string;
  readonly conferenceId: string;
  readonly hostId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
  readonly place: string;
  readonly modes: readonly string[];
  readonly createdAt: string;
}
export interface SeedBooking {
  readonly id: string;
  readonly conferenceId: string;
  readonly slotId: string;
  readonly hostId: string;
  readonly studentId: string;
  readonly household: string | null;
  readonly state: 'booked' | 'attended' | 'missed' | 'cancelled';
  readonly mode: string;
  readonly interpreter: string | null;
  readonly access: string | null;
  readonly topic: string | null;
  readonly language: string;
  readonly bookedById: string;
  readonly cancelledById: string | null;
  readonly sharedNote: string | null;
  readonly confidentialNote: string | null;
  readonly people: readonly string[];
  readonly topics: readonly SeedTopic[];
  readonly agreements: readonly SeedAgreement[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
interface SeedTopic {
  readonly id: string;
  readonly bookingId: string;
  readonly authorId: string;
  readonly voice: Voice;
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly createdAt: string;
}
interface SeedAgreement extends Omit<SeedTopic, 'kind'> {
  readonly studentId: string;
  readonly dueOn: string;
  readonly goalId: string | null;
  readonly commitmentId: string | null;
}
export interface SeedRequest {
  readonly id: string;
  readonly conferenceId: string;
  readonly hostId: string;
  readonly studentId: string;
  readonly household: string | null;
  readonly requestedById: string;
  readonly state: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly topic: string;
  readonly reason: string | null;
  readonly version: number;
  readonly createdAt: string;
}
/** Each list oldest first. */
export interface ConferencesStory {
  readonly conferences: readonly SeedConference[];
  readonly slots: readonly SeedSlot[];
  readonly bookings: readonly SeedBooking[];
  readonly watches: readonly { readonly slotId: string; readonly studentId: string; readonly personId: string; readonly createdAt: string }[];
  readonly invitations: readonly { readonly conferenceId: string; readonly studentId: string; readonly hostId: string; readonly invitedAt: string }[];
  readonly conferenceRequests: readonly SeedRequest[];
}

const MINUTE_MS = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const householdOf = (key: string) => families.find((one) => one.key === key)?.household ?? null;
const voiceOf = (key: string): Voice => (staff.some((one) => one.key === key) ? 'school' : pupils.some((one) => one.key === key) ? 'student' : 'home');
/** A student who leads books for all their homes; with one alone, for that. */
function homeOf({ student, by }: Pick<BookingTold, 'student' | 'by'>): string | null {
  if (voiceOf(by) === 'home') return householdOf(by);
  const homes = new Set(families.filter(({ children, role }) => role === 'guardian' && children.includes(student)).map(({ household }) => household));
  return homes.size === 1 ? [...homes][0]! : null;
}
const guardiansOf = (student: string, home: string | null) =>
  families
    .filter((one) => one.role === 'guardian' && one.children.includes(student) && (home === null || one.household === home))
    .map(({ key }) => personId(key));

/** What an agreement serves: the goal of that key, as a commitment of that voice. */
export type Serving = (goalKey: string, voice: Voice) => { readonly goalId: string; readonly commitmentId: string | null };

export function buildConferences(today: string, serving: Serving): ConferencesStory {
  const made = conferencesTold(today).map((told) => conferenceOf(told, serving));
  return {
    conferences: made.map(({ conference }) => conference),
    slots: made.flatMap(({ slots }) => slots),
    bookings: made.flatMap(({ bookings }) => bookings),
    watches: made.flatMap(({ watches }) => watches),
    invitations: made.flatMap(({ invitations }) => invitations),
    conferenceRequests: made.flatMap(({ requests }) => requests),
  };
}

function conferenceOf(told: ConferenceTold, serving: Serving) {
  const announced = instantAt(told.announcedOn, '08:30');
  const { earlyAccess: _, ...rules } = told.rules;
  const id = idOf(`conference/${told.key}`, announced);
  const conference: SeedConference = { ...rules, key: told.key, id, timeZone: SCHOOL_ZONE, authorId: personId(told.author), createdAt: iso(announced) };
  const slots = slotsOf(told, conference);
  const slotOf = (host: string, n: number) => slots.filter(({ hostId }) => hostId === personId(host))[n]!;
  const opened = Date.parse(conference.opensAt);
  return {
    conference,
    slots,
    bookings: told.bookings.map((booking, n) => bookingOf(conference, booking, slotOf(booking.host, booking.slot), opened + (n + 1) * 17 * MINUTE_MS, serving)),
    watches: (told.waiting ?? []).map(({ student, by, host, slot }, n) => ({
      slotId: slotOf(host, slot).id,
      studentId: studentId(student),
      personId: personId(by),
      createdAt: iso(opened + (24 * 60 + n * 40) * MINUTE_MS),
    })),
    invitations: (told.invitations ?? []).map(({ student, host }) => {
      return { conferenceId: id, studentId: studentId(student), hostId: personId(host), invitedAt: iso(announced + 90 * MINUTE_MS) };
    }),
    requests: requestsOf(told, conference),
  };
}

function slotsOf({ key, offers, rules }: ConferenceTold, { id, createdAt }: SeedConference): SeedSlot[] {
  return offers.flatMap(({ host, on, from, minutes, breakMinutes, count, place }) =>
    Array.from({ length: count }, (_, n) => {
      const starts = instantAt(on, from) + n * (minutes + breakMinutes) * MINUTE_MS;
      return {
        id: idOf(`slot/${key}/${host}/${n}`, Date.parse(createdAt)),
        conferenceId: id,
        hostId: personId(host),
        startsAt: iso(starts),
        endsAt: iso(starts + minutes * MINUTE_MS),
        capacity: 1,
        place,
        modes: rules.modes,
        createdAt,
      };
    }),
  );
}

function bookingOf(conference: SeedConference, told: BookingTold, slot: SeedSlot, atMs: number, serving: Serving): SeedBooking {
  const { student, by, state = 'booked', agenda = [], language = 'en' } = told;
  const id = idOf(`booking/${conference.key}/${student}/${by}/${told.host}`, atMs);
  const isOver = state === 'attended' || state === 'missed';
  const household = homeOf(told);
  const leads = conference.kind === 'student-led' ? [personId(student)] : [];
  return {
    id,
    conferenceId: conference.id,
    slotId: slot.id,
    hostId: slot.hostId,
    studentId: studentId(student),
    household,
    state,
    mode: told.mode ?? 'in-person',
    interpreter: told.interpreter ?? null,
    access: told.access ?? null,
    topic: told.topic ?? null,
    language,
    bookedById: personId(by),
    cancelledById: state === 'cancelled' ? personId(by) : null,
    sharedNote: told.sharedNote ?? null,
    confidentialNote: told.confidentialNote ?? null,
    people: [...guardiansOf(student, household), ...leads],
    topics: topicsOf(told, id, atMs),
    agreements: agreementsOf(told, id, slot, serving),
    version: 2 + agenda.length + (isOver ? 2 : 0),
    createdAt: iso(atMs),
    updatedAt: isOver ? slot.endsAt : iso(atMs + 20 * MINUTE_MS),
  };
}

const topicsOf = ({ agenda = [], language = 'en' }: BookingTold, bookingId: string, atMs: number): SeedTopic[] =>
  agenda.map(({ by, kind, text }, n) => ({
    id: idOf(`topic/${bookingId}/${n}`, atMs),
    bookingId,
    authorId: personId(by),
    voice: voiceOf(by),
    kind,
    text,
    language,
    createdAt: iso(atMs + (n + 1) * 3 * MINUTE_MS),
  }));

const agreementsOf = (told: BookingTold, bookingId: string, { endsAt }: SeedSlot, serving: Serving): SeedAgreement[] =>
  (told.agreements ?? []).map(({ by, voice, text, dueOn, goal }, n) => ({
    id: idOf(`agreement/${bookingId}/${n}`, Date.parse(endsAt)),
    bookingId,
    studentId: studentId(told.student),
    authorId: personId(by),
    voice,
    text,
    language: told.language ?? 'en',
    dueOn,
    ...(goal === undefined ? { goalId: null, commitmentId: null } : serving(goal, voice)),
    createdAt: endsAt,
  }));

function requestsOf({ key, requests = [] }: ConferenceTold, { id, opensAt }: SeedConference): SeedRequest[] {
  return requests.map(({ student, by, host, on, at, minutes, state, topic, reason }, n) => {
    const made = Date.parse(opensAt) + (30 + n) * 60 * MINUTE_MS;
    const starts = instantAt(on, at);
    return {
      id: idOf(`conference-request/${key}/${student}/${by}`, made),
      conferenceId: id,
      hostId: personId(host),
      studentId: studentId(student),
      household: householdOf(by),
      requestedById: personId(by),
      state,
      startsAt: iso(starts),
      endsAt: iso(starts + minutes * MINUTE_MS),
      topic,
      reason: reason ?? null,
      version: state === 'countered' ? 2 : 1,
      createdAt: iso(made),
    };
  });
}
