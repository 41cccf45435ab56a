/**
 * An entry's facts in words: who, when, in which language, who may read it. A name, role, zone or language that it does not know is said
 * plainly or left out, never an error.
 */
import { msg, str } from '@lit/localize';
import { dayIn, formatAt } from '../../base/days.js';
import type { CheckIn } from '../../contract/check-in.js';
import type { Voice } from '../../contract/person.js';
import type { MarkerShape } from '../../ui/marker.js';

export const shapeOf: Readonly<Record<Voice, MarkerShape>> = { home: 'round', school: 'square', student: 'diamond' };

/** What somebody is at school or at home; empty for a role from a later contract. */
export function roleWord(role: string): string {
  const words: Readonly<Record<string, () => string>> = {
    guardian: () => msg('guardian'),
    'family-viewer': () => msg('family'),
    student: () => msg('student'),
    teacher: () => msg('teacher'),
    specialist: () => msg('specialist'),
    admin: () => msg('school office'),
    interpreter: () => msg('interpreter'),
    guest: () => msg('guest'),
  };
  return Object.hasOwn(words, role) ? words[role]!() : '';
}

/** The author's name; the viewer is "You", a name that is not for the viewer is said as what the person is. */
export function authorWord({ author, voice }: Pick<CheckIn, 'author' | 'voice'>, viewerId: string | undefined): string {
  if (author.id === viewerId) return msg('You');
  if (author.name !== null) return author.name;
  if (voice === 'student') return msg('The student');
  return voice === 'home' ? msg('Another guardian') : msg('Someone at school');
}

/** "Family, school and Maya can read this", short enough for a chip. */
export function audienceWords(audience: readonly Voice[], studentName: string): string {
  const student = studentName || msg('the student');
  const has = (voice: Voice): boolean => audience.includes(voice);
  if (has('home') && has('school')) return has('student') ? msg(str`Family, school and ${student} can read this`) : msg('Family and school can read this');
  if (has('home')) return has('student') ? msg(str`Family and ${student} can read this`) : msg('Only the family can read this');
  return has('student') ? msg(str`School and ${student} can read this`) : msg('Only the school can read this');
}

export interface Place {
  readonly locale: string;
  /** The reader's. */
  readonly timeZone: string;
  readonly schoolTimeZone: string;
}

/** When, in the reader's zone: with the zone's name where it is not the school's, with the day where it is not `on`. */
export function timeWords(at: string, { locale, timeZone, schoolTimeZone }: Place, on?: string): string {
  const ms = Date.parse(at);
  const options = (zone: string): Intl.DateTimeFormatOptions => ({
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    ...(zone !== schoolTimeZone && { timeZoneName: 'short' }),
    ...(dayIn(zone, ms) !== on && { month: 'short', day: 'numeric' }),
  });
  try {
    return formatAt(ms, locale, options(timeZone));
  } catch {
    // A zone that this browser does not know.
    return formatAt(ms, 'en', options('UTC'));
  }
}

/** A language by its name, such as "Spanish"; by its tag where the browser has no name for it. */
export function languageWord(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** A whole percent as the reader's language writes it. */
export const percentWord = (percent: number, locale: string): string => new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);
