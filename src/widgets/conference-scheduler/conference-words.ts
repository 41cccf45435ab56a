/** The scheduler's own words: its closed doors, the kinds and rules of a conference, modes, states of a booking. */
import { msg, str } from '@lit/localize';
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import type { Student } from '../../contract/student.js';
import { bookableFrom } from '../../domain/booking-window.js';
import type { ClosedWords } from '../../ui/closed-view.js';
import { namesInRow } from '../../ui/moment.js';
import type { ConferenceScene } from './conference-scene.js';
import { whenOf, type Zoned } from './time-words.js';

export const closedWords = (): ClosedWords => ({
  misconfigured: msg('This conference scheduler is not set up yet.'),
  signIn: msg('Please sign in to see conferences.'),
  notOffered: msg('Your school does not offer conferences here.'),
  notAllowed: msg('You cannot see conferences of this student.'),
});

export const schedulerWord = (): string => msg('Conferences');
export const schedulerMeaning = (): string => msg('Meetings of family, student and teachers. The school offers times, and each family takes one that fits.');

export function kindWord(kind: string): string {
  if (kind === 'student-led') return msg('Student-led conference');
  return kind === 'iep' ? msg('IEP meeting') : msg('Family–teacher conference');
}

export function modeWord(mode: string | null): string {
  if (mode === 'phone') return msg('By phone');
  if (mode === 'video') return msg('By video');
  return mode === 'in-person' ? msg('In person') : (mode ?? '');
}

/** `early`: not yet · `open`: times can be booked · `over`: no more. `bookableFrom` counts early access. */
export type Phase = 'early' | 'open' | 'over';
export function phaseOf({ bookableFrom, opensAt, closesAt }: Pick<Conference, 'bookableFrom' | 'opensAt' | 'closesAt'>, now: number): Phase {
  if (Date.parse(closesAt) <= now) return 'over';
  return Date.parse(bookableFrom ?? opensAt) > now ? 'early' : 'open';
}

/**
 * The conference as it is for one student: `bookableFrom` is the API's for all of the viewer's children, and a sister in a group with early access opens
 * nothing for her brother (CS-14).
 */
export function conferenceFor(conference: Conference, { group }: Pick<Student, 'group'>): Conference {
  if (conference.bookableFrom === null || conference.earlyAccess === null) return conference;
  return { ...conference, bookableFrom: bookableFrom(conference, [group]) };
}

/** A student books where they lead; a family everywhere. Whoever has no `bookableFrom` only reads. */
export const booksIn = (
  { kind, bookableFrom }: Pick<Conference, 'kind' | 'bookableFrom'>,
  { side, reader }: Pick<ConferenceScene, 'side' | 'reader'>,
): boolean => side === 'family' && bookableFrom !== null && (reader !== 'student' || kind === 'student-led');

export const bookedByOthersWord = ({ reader, student }: Pick<ConferenceScene, 'reader' | 'student'>): string =>
  reader === 'student' ? msg('Your family and school choose the time.') : msg(str`Those who may book for ${student.name} choose the time.`);

export function phaseWord(conference: Conference, now: number, zoned: Zoned): string {
  const phase = phaseOf(conference, now);
  if (phase === 'over') return msg(str`Booking ended on ${whenOf(conference.closesAt, zoned)}.`);
  if (phase === 'early') return msg(str`Booking opens on ${whenOf(conference.bookableFrom ?? conference.opensAt, zoned)}.`);
  return msg(str`Open for booking until ${whenOf(conference.closesAt, zoned)}.`);
}

/** Somebody of the school would like to see the family. */
export function invitedWord(names: readonly string[], locale: string): string {
  const who = namesInRow(names, locale);
  return names.length === 1
    ? msg(str`${who} would like to meet you. Please book a time.`)
    : msg(str`${who} would like to meet you. Please book a time with each.`);
}

/** A guard time in hours or days, as people say it. */
function guardSpan(minutes: number, locale: string): string {
  const unit = minutes % 1440 === 0 ? 'day' : minutes % 60 === 0 ? 'hour' : 'minute';
  const value = unit === 'day' ? minutes / 1440 : unit === 'hour' ? minutes / 60 : minutes;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** What a family should know before it chooses: change, households, limits, walking. */
export function ruleWords({ guardMinutes, households, perStudent, travelMinutes }: Conference, locale: string): readonly string[] {
  const rules = [
    guardMinutes > 0
      ? msg(str`You can change or cancel until ${guardSpan(guardMinutes, locale)} before it begins.`)
      : msg('You can change or cancel until it begins.'),
    households === 'each'
      ? msg('Where a child has two homes, each home books its own time. Neither sees the other’s.')
      : msg('One appointment with each teacher for the child. Where there are two homes, they share it, and both see it.'),
    perStudent === 1 ? msg('One appointment for each child.') : msg(str`Up to ${perStudent} appointments for each child.`),
  ];
  return travelMinutes > 0 ? [...rules, msg(str`Between two teachers there are at least ${travelMinutes} minutes to walk.`)] : rules;
}

export function stateWord({ state }: Pick<Booking, 'state'>): string {
  switch (state) {
    case 'held':
      return msg('Held for you, not booked yet');
    case 'cancelled':
      return msg('Cancelled');
    case 'attended':
      return msg('You met');
    case 'missed':
      return msg('Did not take place');
    default:
      return msg('Booked');
  }
}

/** The smallest first step where there is nothing yet. */
export const firstVisitWord = ({ reader, student, side }: ConferenceScene): string => {
  if (side === 'staff') return msg('There is no conference yet. Announce one, then offer times.');
  if (reader === 'student') return msg('There is no conference now. When your school plans one, you see it here.');
  return msg(str`There is no conference for ${student.name} now. When the school plans one, you choose a time here.`);
};
