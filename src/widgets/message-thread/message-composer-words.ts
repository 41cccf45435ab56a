/** The words of the composer: beginnings of sentences, what a reply flag means, what is wrong at a field. */
import { msg, str } from '@lit/localize';
import { messageLimits } from '../../contract/message-limits.js';
import type { Starter } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { WrongPart } from './message-composer-form.js';

/** What a message is for, on its chip. */
export function starterName(starter: Starter): string {
  const names: Readonly<Record<Starter, string>> = {
    celebrate: msg('Celebrate'),
    progress: msg('Progress'),
    concern: msg('A worry'),
    question: msg('A question'),
    plan: msg('A plan'),
    thanks: msg('Thanks'),
  };
  return names[starter];
}

/** How it begins; the person's own words follow. */
export function starterSentence(starter: Starter, voice: Voice | null): string {
  if (starter === 'concern')
    return voice === 'school' ? msg('I noticed this lately, and I would like us to help together:') : msg('I am a bit worried about this:');
  const sentences: Readonly<Record<Exclude<Starter, 'concern'>, string>> = {
    celebrate: msg('I want to celebrate this with you:'),
    progress: msg('I saw this getting better:'),
    question: msg('I would like to ask:'),
    plan: msg('Here is what we could do next:'),
    thanks: msg('Thank you for'),
  };
  return sentences[starter];
}

export const replyName = (reply: string): string =>
  reply === 'needed' ? msg('Needs a reply') : reply === 'not-needed' ? msg('No reply needed') : msg('Not said');

/** When the school answers, by its own policy. */
export function replyPolicyWord({ policies: { messages } }: School, locale: string): string {
  if (!messages) return '';
  const days = messages.replySchoolDays;
  if (days === 0) return msg('The school answers on the school day on which it sees your message.');
  if (days === 1) return msg('The school answers by the end of the next school day after it sees your message.');
  return msg(str`The school answers within ${days.toLocaleString(locale)} school days after it sees your message.`);
}

export function wrongWord({ field, trouble }: WrongPart, locale: string): string {
  if (trouble === 'missing')
    return field === 'text' ? msg('Please write a few words first.') : msg('Please add a next step: what will you do, or what could help?');
  const most = (field === 'text' ? messageLimits.textCharacters : messageLimits.nextStepCharacters).toLocaleString(locale);
  return msg(str`Please shorten this to ${most} characters. Nothing is cut off.`);
}
