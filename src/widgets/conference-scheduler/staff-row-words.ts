/** What waits to be sent from the desk, in one line each, and why the school's system would not take it. The API's own text is never shown. */
import { msg } from '@lit/localize';
import { instantIn } from '../../base/zoned-time.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { labelled } from '../../ui/labelled.js';
import { dayAndSpanOf, dayWords, type Zoned } from './time-words.js';

const kinds: Readonly<Record<string, () => string>> = {
  'conferences.create': () => msg('A new conference'),
  'conferences.change': () => msg('Rules of a conference'),
  'slots.offer': () => msg('Times to offer'),
  'slots.withdraw': () => msg('A time that is taken back'),
  'bookings.run': () => msg('A booking for a family'),
  'bookings.series': () => msg('Meetings that come again'),
  'bookings.confirm': () => msg('What was said with a meeting'),
  'bookings.reschedule': () => msg('Another time for a meeting'),
  'bookings.cancel': () => msg('A meeting that is cancelled'),
  'bookings.outcome': () => msg('Whether a meeting took place'),
  'bookings.note': () => msg('Notes of a meeting'),
  'bookings.add-topic': () => msg('Something to talk about'),
  'bookings.agree': () => msg('Something you agreed on'),
  'bookings.make-goal': () => msg('A goal out of what you agreed'),
  'conference-requests.answer': () => msg('Your answer about a time'),
  'conference-invitations.create': () => msg('An invitation to book'),
};

interface Worded {
  readonly name?: string;
  readonly text?: string;
  readonly reason?: string | null;
  readonly shared?: string | null;
  readonly confidential?: string | null;
  readonly on?: string;
  readonly from?: string;
  readonly until?: string;
  readonly terms?: { readonly statement: string };
}

/** A day, or a span of it, as it reads in the zone in which it was written. */
function timesWord({ on, from, until }: Worded, zoned: Pick<Zoned, 'locale' | 'timeZone'>): string | undefined {
  if (!on || !from || !until) return on && dayWords(on, zoned.locale);
  const at = (time: string): string => new Date(instantIn(zoned.timeZone, on, time)).toISOString();
  return dayAndSpanOf(at(from), at(until), zoned);
}

/** What it is, with the words that somebody wrote in it. */
export function deskSummary({ operationId, body }: Pick<OutboxItem, 'operationId' | 'body'>, zoned: Pick<Zoned, 'locale' | 'timeZone'>): string {
  const worded = (body ?? {}) as Worded;
  const { name, text, reason, shared, confidential, terms } = worded;
  const words = name || text || reason || terms?.statement || [shared, confidential].filter(Boolean).join(' · ') || timesWord(worded, zoned);
  const kind = kinds[operationId]?.() ?? msg('Your change');
  return words ? labelled(kind, words) : kind;
}

/** Why a time could not be offered, booked or taken back; `undefined` where it is no matter of times. */
export function deskRefusal(type: string | undefined): { readonly title: string; readonly text: string } | undefined {
  switch (type) {
    case 'overlap':
      return {
        title: msg('This lies over another time.'),
        text: msg('Nobody can be in two places at once. None of these times was added. Change the hours, or take the other time back first.'),
      };
    case 'has-bookings':
      return { title: msg('A family has booked this time.'), text: msg('Move or cancel that meeting first, then take the time back. The family is told.') };
    case 'slot-taken':
      return { title: msg('Somebody else took this time a moment ago.'), text: msg('Nothing is lost. Choose another time.') };
    case 'booking-closed':
      return { title: msg('This cannot be changed now.'), text: msg('The meeting is over, was cancelled, or has not begun.') };
    case 'limit-reached':
      return {
        title: msg('This family already has as many meetings as the rules allow.'),
        text: msg('Cancel one of them first, or change the rules of the conference.'),
      };
    default:
      return undefined;
  }
}
