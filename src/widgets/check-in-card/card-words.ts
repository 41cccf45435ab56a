/** The card's words that more than one of its parts says: modes, times, and what to do about each trouble. */
import { msg, str } from '@lit/localize';
import type { Mode } from '../../contract/check-in.js';
import type { Voice } from '../../contract/person.js';
import type { OutboxRow } from '../../domain/outbox.js';

export function voiceWord(voice: Voice, studentName: string): string {
  return voice === 'home' ? msg('Family') : voice === 'school' ? msg('School') : studentName;
}

export function modeWord(mode: Mode): string {
  if (mode === 'check-in-check-out') return msg('Check-in/check-out');
  return mode === 'daily-report-card' ? msg('Daily report card') : msg('Check-in');
}

/** What the mode is in plain words, where the school's glossary says nothing. */
export function modeMeaning(mode: Mode): string {
  if (mode === 'check-in-check-out') return msg('A short hello in the morning and a short look back in the afternoon, with the same few expectations all day.');
  if (mode === 'daily-report-card') return msg('Three to eight things that the team practices, each answered with yes or no every day, and read at home.');
  return msg('A few seconds to say how the day feels, from home, from school or from the student.');
}

/** To who may look and not write: who can. */
export const readOnlyWord = ({ student }: { readonly student: { readonly name: string } }): string =>
  msg(str`You can read check-ins here. ${student.name}, their guardians and their teachers can write them.`);

/** Names in a row, as the language joins them. */
export const namesInRow = (names: readonly string[], locale: string): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** A moment as people say it: the time today, weekday and time within a week, else the date. */
export function moment(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(atMs);
  const day = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (day(atMs) === day(nowMs)) return format(time);
  if (Math.abs(nowMs - atMs) < 6 * 86_400_000) return format({ weekday: 'long', ...time });
  return format({ day: 'numeric', month: 'long', ...time });
}

/** What happened to words that the API would not take, and what to do. Chosen by type; the API's own text is never shown. */
export function troubleWord(trouble: OutboxRow['trouble']): string {
  switch (trouble?.type) {
    case 'not-allowed':
    case 'not-found':
      return msg('The school does not let you write here any more. Ask the school, or copy your words to keep them.');
    case 'already-there':
      return msg('Somebody has filled in this day already. Open your words again to add them to what is there.');
    case 'too-large':
    case 'invalid':
      return msg('The school’s system did not accept this. Open it again, make it shorter or simpler, and send it once more.');
    case 'expired':
      return msg('This waited longer than words may stay on a device, so it was not sent. Open it again to send it now.');
    default:
      return msg('The school’s system could not take this. Your words are kept: open them again, or copy them.');
  }
}

/** Something else than the school’s system answered. */
export const portalWord = (): string => msg('This network asks you to sign in first, or blocks the school’s system.');

/** Why something is still waiting. */
export function waitingWord({ trouble, state }: Pick<OutboxRow, 'trouble' | 'state'>): string {
  if (state === 'auth-wait') return msg('It goes out as soon as you are signed in again.');
  if (trouble?.type === 'not-the-api') return portalWord();
  if (trouble && trouble.type !== 'network' && trouble.type !== 'timeout') return msg('The school’s system is busy. It goes out by itself.');
  return msg('It goes out by itself as soon as the school’s system can be reached.');
}

export const waitingTitle = (count: number): string => (count === 1 ? msg('1 check-in is waiting to send') : msg(str`${count} check-ins are waiting to send`));
