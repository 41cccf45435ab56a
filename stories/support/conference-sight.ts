/** What somebody sees of conferences at the time of the stories: those of the seed school, and the same told longer or shorter. */
import { conferencesSceneOf } from '../../demo/api/seed/scene-conferences.js';
import { addDays } from '../../src/base/days.js';
import { instantIn } from '../../src/base/zoned-time.js';
import type { ConferenceInvitation } from '../../src/contract/conference-invitation.js';
import type { ConferenceRequest } from '../../src/contract/conference-request.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Booking } from '../../src/contract/booking.js';
import type { Slot } from '../../src/contract/slot.js';
import { lookers, NOW, sightOf, story, type LookerName, type Sight } from './people.js';

/** What the school tells of conferences. */
export interface ConferencesTold {
  readonly conferences: readonly Conference[];
  /** Of all conferences, the earliest first. */
  readonly slots: readonly Slot[];
  /** Of all students whom the viewer sees. */
  readonly bookings: readonly Booking[];
  readonly requests: readonly ConferenceRequest[];
  readonly desk: { readonly bookings: readonly Booking[]; readonly requests: readonly ConferenceRequest[] };
  invitations(conference: string): readonly ConferenceInvitation[];
}
export interface ConferenceSight extends Sight {
  readonly told: ConferencesTold;
  /** The one that the story is about: the evening, and for a student the one that they lead. */
  readonly conference: Conference;
  readonly isDesk: boolean;
}

export function conferenceSightOf(name: LookerName): ConferenceSight {
  const sight = sightOf(name);
  const isDesk = sight.session.viewer.voice === 'school';
  const scene = conferencesSceneOf(story, lookers[name].person, new Date(NOW));
  const students = sight.session.students.map(({ id }) => id);
  const told: ConferencesTold = {
    conferences: scene.conferences,
    slots: scene.conferences.flatMap(({ id }) => scene.slots(id)),
    bookings: students.flatMap((id) => scene.bookings(id)),
    requests: students.flatMap((id) => scene.requests(id)),
    desk: {
      bookings: isDesk ? scene.conferences.flatMap(({ id }) => scene.bookingsOf(id)) : [],
      requests: isDesk ? scene.conferences.flatMap(({ id }) => scene.requestsOf(id)) : [],
    },
    invitations: (conference) => scene.invitations(conference),
  };
  const wanted = sight.session.viewer.voice === 'student' ? 'Student-led conferences' : 'Winter conferences';
  return { ...sight, told, isDesk, conference: told.conferences.find((one) => one.name === wanted)! };
}

const idOf = (number: number): string => `01999999-0000-7000-8000-${String(number).padStart(12, '0')}`;
const BEGINS = '2026-11-30';
const WEEKS = 8;
const A_DAY = 125;

/** 5,000 times over eight weeks, five at once on every school day. */
export function manySlots({ told, conference }: ConferenceSight): ConferencesTold {
  const [model] = told.slots.filter(({ conferenceId }) => conferenceId === conference.id);
  const { hosts } = conference;
  const slots = Array.from({ length: WEEKS * 5 * A_DAY }, (_, n): Slot => {
    const [day, place] = [Math.floor(n / A_DAY), n % A_DAY];
    const starts = instantIn(conference.timeZone, addDays(BEGINS, Math.floor(day / 5) * 7 + (day % 5)), '08:00') + Math.floor(place / 5) * 15 * 60_000;
    const [startsAt, endsAt] = [new Date(starts).toISOString(), new Date(starts + 15 * 60_000).toISOString()];
    return { ...model!, id: idOf(10_000 + n), host: hosts[place % hosts.length]!, startsAt, endsAt, free: n % 7 === 0 ? 0 : 1, watched: false };
  });
  return { ...told, slots };
}

const otherScript = 'اجتماعات الشتاء مع جميع المعلمين والمعلمات ';
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitän';
const longer = <T extends { readonly name: string | null }>(person: T): T => ({ ...person, name: `${person.name ?? ''} ${longWord}` });

/** Names and words that are far longer than anybody plans for, and of two scripts. */
export function longWords({ told, conference }: ConferenceSight): ConferencesTold {
  const words = `${otherScript.repeat(4)}${longWord.repeat(2)}`;
  const booking = (one: Booking): Booking => ({
    ...one,
    host: longer(one.host),
    topic: one.topic && `${one.topic} ${words}`,
    place: one.place && `${one.place} ${longWord}`,
  });
  return {
    ...told,
    conferences: told.conferences.map((one) =>
      one.id === conference.id ? { ...one, name: `${one.name} ${otherScript}${longWord}`, hosts: one.hosts.map(longer) } : one,
    ),
    slots: told.slots.map((slot) => ({ ...slot, host: longer(slot.host) })),
    bookings: told.bookings.map(booking),
    desk: { ...told.desk, bookings: told.desk.bookings.map(booking) },
  };
}
