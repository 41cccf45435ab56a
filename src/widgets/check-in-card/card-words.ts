/** The card's words that more than one of its parts says: modes, names, times. */
import { msg, str } from '@lit/localize';
import { dayIn } from '../../base/days.js';
import type { Mode } from '../../contract/check-in.js';

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
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (dayIn(timeZone, atMs) === dayIn(timeZone, nowMs)) return format(time);
  if (Math.abs(nowMs - atMs) < 6 * 86_400_000) return format({ weekday: 'long', ...time });
  return format({ day: 'numeric', month: 'long', ...time });
}

/** Something else than the school’s system answered. */
export const portalWord = (): string => msg('This network asks you to sign in first, or blocks the school’s system.');

export const waitingTitle = (count: number, locale: string): string =>
  count === 1 ? msg('1 check-in is waiting to send') : msg(str`${count.toLocaleString(locale)} check-ins are waiting to send`);
