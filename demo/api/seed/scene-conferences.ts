/** The seed school's conferences as the API would answer for one of its people, by the API's own rules; nobody holds a time in it. */
import type { Booking } from '../../../src/contract/booking.js';
import type { ConferenceInvitation } from '../../../src/contract/conference-invitation.js';
import type { ConferenceRequest } from '../../../src/contract/conference-request.js';
import type { Conference } from '../../../src/contract/conference.js';
import type { Slot } from '../../../src/contract/slot.js';
import { bookableFrom } from '../../../src/domain/booking-window.js';
import type { BookingRow } from '../queries/bookings.js';
import { showRequest } from '../routes/show-request.js';
import { showBooking } from '../routes/show-booking.js';
import { isStaff, mayBookFor } from '../rules/booking-rights.js';
import type { Named } from '../rules/voices.js';
import type { SeedBooking, SeedConference, SeedRequest, SeedSlot } from './conferences.js';
import { personId, schoolId } from './entry.js';
import type { Relation, SchoolPerson, SchoolStory } from './school.js';

export interface ConferencesScene {
  /** Newest first. */
  readonly conferences: readonly Conference[];
  /** Of a conference, the earliest first. */
  slots(conference: string): readonly Slot[];
  /** A student's, newest first. */
  bookings(student: string): readonly Booking[];
  /** To those who meet families, newest first. */
  bookingsOf(conference: string): readonly Booking[];
  requests(student: string): readonly ConferenceRequest[];
  requestsOf(conference: string): readonly ConferenceRequest[];
  /** By the students' names. */
  invitations(conference: string): readonly ConferenceInvitation[];
}

/** @param key of `roster.ts`. @param now for what may still be changed. */
export function conferencesSceneOf(story: SchoolStory, key: string, now: Date): ConferencesScene {
  return new SeedConferences(
    story,
    story.people.find(({ id }) => id === personId(key))!,
    now,
  ).scene;
}

const newestFirst = <T extends { readonly createdAt: string; readonly id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

class SeedConferences {
  readonly #story: SchoolStory;
  readonly #viewer: SchoolPerson;
  readonly #now: Date;
  readonly #ties: readonly Relation[];

  constructor(story: SchoolStory, viewer: SchoolPerson, now: Date) {
    this.#story = story;
    this.#viewer = viewer;
    this.#now = now;
    this.#ties = story.relations.filter(({ personId: id, permissions }) => id === viewer.id && permissions.includes('see-conferences'));
  }

  get scene(): ConferencesScene {
    const { bookings, conferences, conferenceRequests } = this.#story;
    const isOf =
      (student: string) =>
      ({ studentId }: { readonly studentId: string }): boolean =>
        studentId === student;
    const isIn =
      (conference: string) =>
      ({ conferenceId }: { readonly conferenceId: string }): boolean =>
        conferenceId === conference;
    return {
      conferences: newestFirst(conferences.filter((one) => this.#sees(one)).map((one) => this.#conference(one))),
      slots: (conference) => this.#slots(conference),
      bookings: (student) => this.#bookings(bookings.filter(isOf(student))),
      bookingsOf: (conference) => this.#bookings(bookings.filter(isIn(conference))),
      requests: (student) => this.#requests(conferenceRequests.filter(isOf(student))),
      requestsOf: (conference) => this.#requests(conferenceRequests.filter(isIn(conference))),
      invitations: (conference) => this.#invitations(conference),
    };
  }

  #manages({ authorId }: SeedConference): boolean {
    return (authorId === this.#viewer.id || this.#viewer.role === 'admin') && this.#ties.some(({ permissions }) => permissions.includes('host-conference'));
  }
  /** Those whom the viewer may know of as hosts: who may meet their students. */
  #hosts(conference: SeedConference): ReadonlySet<string> {
    const { relations } = this.#story;
    const open = new Set(this.#ties.map(({ studentId }) => studentId).filter((student) => this.#isOpenTo(conference, student)));
    return new Set(
      relations.filter(({ studentId, permissions }) => open.has(studentId) && permissions.includes('host-conference')).map(({ personId: id }) => id),
    );
  }
  #isOpenTo({ id, kind }: SeedConference, student: string): boolean {
    return kind !== 'iep' || this.#story.invitations.some(({ conferenceId, studentId }) => conferenceId === id && studentId === student);
  }
  #offering(conference: SeedConference): readonly string[] {
    return [...new Set(this.#story.slots.filter(({ conferenceId }) => conferenceId === conference.id).map(({ hostId }) => hostId))];
  }
  #sees(conference: SeedConference): boolean {
    const offering = this.#offering(conference);
    if (this.#manages(conference) || offering.includes(this.#viewer.id)) return true;
    if (isStaff(this.#viewer) && conference.kind !== 'iep' && this.#ties.length) return true;
    const known = this.#hosts(conference);
    const inviting = this.#story.invitations.filter(({ conferenceId }) => conferenceId === conference.id).map(({ hostId }) => hostId);
    return [...offering, ...inviting].some((host) => known.has(host));
  }

  #conference(seed: SeedConference): Conference {
    const { key: _, authorId: __, ...conference } = seed;
    const hosts = this.#offering(seed).map((id) => this.#person(id));
    return {
      ...conference,
      modes: [...seed.modes],
      earlyAccess: null,
      hosts: hosts.map(({ id, name }) => ({ id, name })).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)),
      bookableFrom: this.#booksIn(seed) ? bookableFrom({ ...seed, earlyAccess: null }, []) : null,
      mayManage: this.#manages(seed),
      updatedAt: seed.createdAt,
      version: 1,
    };
  }
  #booksIn(conference: SeedConference): boolean {
    if (this.#viewer.role === 'student' && conference.kind !== 'student-led') return false;
    return this.#ties.some(({ permissions, studentId }) => permissions.includes('book-conference') && this.#isOpenTo(conference, studentId));
  }

  #slots(conferenceId: string): readonly Slot[] {
    const conference = this.#story.conferences.find(({ id }) => id === conferenceId);
    if (!conference || !this.#sees(conference)) return [];
    const known = this.#hosts(conference);
    const shown = this.#story.slots.filter((slot) => slot.conferenceId === conferenceId && (isStaff(this.#viewer) || known.has(slot.hostId)));
    return shown.sort((a, b) => compare(a.startsAt, b.startsAt) || compare(a.id, b.id)).map((slot) => this.#slot(slot));
  }
  #slot({ hostId, createdAt: _, place, ...slot }: SeedSlot): Slot {
    const { bookings, watches } = this.#story;
    const taken = bookings.filter(({ slotId, state }) => slotId === slot.id && state !== 'cancelled');
    const comes = taken.some(({ people }) => people.includes(this.#viewer.id));
    return {
      ...slot,
      host: named(this.#person(hostId)),
      modes: [...slot.modes],
      free: slot.capacity - taken.length,
      place: isStaff(this.#viewer) || comes ? place : null,
      watched: watches.some(({ slotId, personId: id }) => slotId === slot.id && id === this.#viewer.id),
      version: 1,
    };
  }

  #bookings(seeds: readonly SeedBooking[]): readonly Booking[] {
    const shown = seeds.flatMap((seed) => {
      const conference = this.#story.conferences.find(({ id }) => id === seed.conferenceId)!;
      const tie = this.#ties.find(({ studentId }) => studentId === seed.studentId);
      const sight = tie && this.#sightOf(seed, conference, tie);
      if (!tie || !sight) return [];
      const manages = isStaff(this.#viewer);
      const mayBook = sight === 'whole' && mayBookFor(this.#viewer, tie, { kind: conference.kind, mayManage: manages }, seed.hostId);
      return [showBooking(this.#asViewer, tie, this.#row(seed, conference, sight), this.#now, mayBook)];
    });
    return newestFirst(shown);
  }
  #sightOf({ hostId, household, state }: SeedBooking, { authorId, kind, households }: SeedConference, tie: Relation): BookingRow['sight'] | undefined {
    const { id, role } = this.#viewer;
    if (isStaff(this.#viewer)) return [hostId, authorId].includes(id) || role === 'admin' ? 'whole' : undefined;
    if (role === 'student') return kind === 'student-led' ? 'whole' : 'times';
    if (household === null || household === tie.household) return 'whole';
    return households === 'shared' && state !== 'cancelled' ? 'times' : undefined;
  }
  #row(seed: SeedBooking, { guardMinutes, kind, households, agendaFirst }: SeedConference, sight: BookingRow['sight']): BookingRow {
    const { people: _, topics, agreements, hostId, bookedById, cancelledById: __, ...booking } = seed;
    const { startsAt, endsAt, place } = this.#story.slots.find(({ id }) => id === seed.slotId)!;
    const author = (id: string) => this.#named(seed.studentId, id);
    return {
      ...booking,
      host: named(this.#person(hostId)),
      startsAt,
      endsAt,
      place,
      holdExpiresAt: null,
      offered: false,
      bookedBy: author(bookedById),
      changeableUntil: new Date(Date.parse(startsAt) - guardMinutes * 60_000).toISOString(),
      sequence: 0,
      agenda: topics.map(({ authorId, bookingId: ___, ...topic }) => ({ ...topic, author: author(authorId) })),
      agreements: agreements.map(({ authorId, bookingId: ___, studentId: ____, ...said }) => ({ ...said, author: author(authorId) })),
      kind,
      households,
      agendaFirst,
      sight,
    };
  }

  #requests(seeds: readonly SeedRequest[]): readonly ConferenceRequest[] {
    const shown = seeds.flatMap(({ hostId, requestedById, household, ...seed }) => {
      const conference = this.#story.conferences.find(({ id }) => id === seed.conferenceId)!;
      const tie = this.#ties.find(({ studentId }) => studentId === seed.studentId);
      if (!tie || !this.#seesRequest({ hostId, household }, conference, tie)) return [];
      const row = {
        ...seed,
        host: named(this.#person(hostId)),
        household,
        requestedBy: this.#named(seed.studentId, requestedById),
        mode: 'in-person',
        interpreter: null,
        access: null,
        language: 'en',
        bookingId: null,
        updatedAt: seed.createdAt,
      };
      return [showRequest(this.#asViewer, tie, row, mayBookFor(this.#viewer, tie, { ...conference, mayManage: this.#manages(conference) }, hostId))];
    });
    return newestFirst(shown);
  }
  #seesRequest({ hostId, household }: Pick<SeedRequest, 'hostId' | 'household'>, { authorId, kind }: SeedConference, tie: Relation): boolean {
    const { id, role } = this.#viewer;
    if (isStaff(this.#viewer)) return [hostId, authorId].includes(id) || role === 'admin';
    return role === 'student' ? kind === 'student-led' : household === null || household === tie.household;
  }

  #invitations(conferenceId: string): readonly ConferenceInvitation[] {
    const { conferences, students, relations, invitations } = this.#story;
    const conference = conferences.find(({ id }) => id === conferenceId);
    if (!conference || !this.#sees(conference)) return [];
    const offering = this.#offering(conference);
    const isHost = isStaff(this.#viewer);
    const shown = relations.flatMap(({ studentId, personId: host, permissions }) => {
      if (!permissions.includes('host-conference')) return [];
      const invited = invitations.find((one) => one.conferenceId === conferenceId && one.studentId === studentId && one.hostId === host);
      const isMine = isHost
        ? host === this.#viewer.id || (this.#manages(conference) && offering.includes(host))
        : !!invited && this.#ties.some((tie) => tie.studentId === studentId);
      if (!isMine) return [];
      const { name, group } = students.find(({ id }) => id === studentId)!;
      const invitedAt = invited?.invitedAt ?? null;
      return [
        { studentId, studentName: name, group, host: named(this.#person(host)), invitedAt, ...(isHost ? this.#met(conferenceId, studentId, host) : unmet) },
      ];
    });
    return shown.sort((a, b) => compare(a.studentName, b.studentName) || compare(a.studentId, b.studentId) || compare(a.host.id, b.host.id));
  }
  #met(conferenceId: string, student: string, host: string): Pick<ConferenceInvitation, 'bookings' | 'lastMetAt'> {
    const { bookings, slots } = this.#story;
    const theirs = bookings.filter(({ studentId, hostId }) => studentId === student && hostId === host);
    const ends = theirs.filter(({ state }) => state === 'attended').map(({ slotId }) => slots.find(({ id }) => id === slotId)!.endsAt);
    return {
      bookings: theirs.filter((one) => one.conferenceId === conferenceId && one.state === 'booked').length,
      lastMetAt: ends.sort().at(-1) ?? null,
    };
  }

  get #asViewer() {
    return { ...this.#viewer, schoolId, expiresAtMs: Infinity };
  }
  #person(id: string): SchoolPerson {
    return this.#story.people.find((person) => person.id === id)!;
  }
  #named(student: string, id: string): Named {
    const { name, role } = this.#person(id);
    return { id, name, role, household: this.#story.relations.find((one) => one.studentId === student && one.personId === id)?.household ?? null };
  }
}

/** When they last met is between the host and that family. */
const unmet = { bookings: 0, lastMetAt: null };
const named = ({ id, name }: SchoolPerson): { id: string; name: string } => ({ id, name });
