/** The card's words that more than one of its parts says. */
import { msg, str } from '@lit/localize';
import type { Mode } from '../../contract/check-in.js';

export function modeWord(mode: Mode): string {
  if (mode === 'check-in-check-out') return msg('Check-in/check-out');
  return mode === 'daily-report-card' ? msg('Daily report card') : msg('Check-in');
}

/** What the mode is in plain words, where the school's glossary says nothing. */
export function modeMeaning(mode: Mode): string {
  if (mode === 'check-in-check-out') return msg('A short hello in the morning and a short look back in the afternoon. The same few expectations hold all day.');
  if (mode === 'daily-report-card') return msg('Three to eight things that the team practices, each answered with yes or no every day, and read at home.');
  return msg('A few seconds to say how the day feels, from home, from school or from the student.');
}

/** To who may look and not write: who can. */
export const readOnlyWord = ({ student }: { readonly student: { readonly name: string } }): string =>
  msg(str`You can read check-ins here. ${student.name}, their guardians and their teachers can write them.`);
