/** Plain words for what a goal is made of: domain, who set it, voices, values with their unit, days. The term behind a word is in its gloss. */
import { msg, str } from '@lit/localize';
import { formatDay } from '../../base/days.js';
import type { AnsweredTerms, Goal, GoalPerson } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import type { MarkerShape } from '../../ui/marker.js';
import { levelWord, numberWord } from '../../ui/measured-value.js';

export const shapeOf: Readonly<Record<Voice, MarkerShape>> = { home: 'round', school: 'square', student: 'diamond' };

export function domainWord(domain: string): string {
  if (domain === 'academic') return msg('Learning');
  if (domain === 'behavioural') return msg('Behavior');
  if (domain === 'social-emotional') return msg('Feelings and friends');
  return domain === 'functional' ? msg('Daily living') : '';
}

export function voiceWord(voice: Voice, studentName: string): string {
  return voice === 'home' ? msg('Family') : voice === 'school' ? msg('School') : studentName;
}

const setter = ({ name, voice }: GoalPerson): string =>
  name ?? (voice === 'home' ? msg('another adult of the family') : voice === 'school' ? msg('staff of the school') : msg('the student'));

/** Whose goal it is, and who wrote it down. */
export function originWord({ origin, author }: Pick<Goal, 'origin' | 'author'>, viewerId?: string): string {
  if (origin === 'student' && author.id === viewerId) return msg('A goal of your own');
  const who = setter(author);
  if (origin === 'iep') return msg(str`An annual goal of the IEP, set by ${who}`);
  if (origin === 'home') return msg(str`A family goal, set by ${who}`);
  if (origin === 'student') return msg(str`A goal of one’s own, set by ${who}`);
  return msg(str`A goal of the school, set by ${who}`);
}

/** What an annual goal is, where the school's glossary says nothing. */
export const iepMeaning = (): string =>
  msg(
    'IEP is the individualized education program: a plan that family and school write together. Each of its annual goals says what a student can do a year from now.',
  );

/** A rate: one decimal, two where it would otherwise read as nothing. */
export const rateWord = (perWeek: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(perWeek) < 0.1 ? 2 : 1 }).format(Math.abs(perWeek));

export const unitOf = ({ measure }: AnsweredTerms): string => measure?.unit ?? '';

/** "27 words per minute", or "Level +1" where the goal is measured in levels. */
export const withUnit = (value: number, terms: AnsweredTerms, locale: string): string =>
  terms.scale ? msg(str`Level ${levelWord(value, locale)}`) : `${numberWord(value, locale)} ${unitOf(terms)}`.trim();

export const dayWord = (on: string, locale: string): string => formatDay(on, locale, { day: 'numeric', month: 'long', year: 'numeric' });
