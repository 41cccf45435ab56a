/**
 * A booking as a calendar shows it, and the addresses that open it in the calendars of Google and Microsoft. Light, so that a page can have it at once;
 * the file is made by `booking-calendar.ts`, which a page loads only when somebody asks for it. It refuses to choose words: title and note are given.
 */
import { cleanText } from '../base/text.js';
import type { Booking } from '../contract/booking.js';

export interface CalendarEntry {
  /** The same for as long as the booking lives, whatever else changes. */
  readonly uid: string;
  readonly title: string;
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The room, or how to call in. */
  readonly place: string | null;
  readonly note: string | null;
  /** Rises with every change that calendars must follow. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** When the booking last changed, an instant. */
  readonly changedAt: string;
}

type Bookable = Pick<Booking, 'id' | 'startsAt' | 'endsAt' | 'place' | 'sequence' | 'state' | 'updatedAt'>;

/** `note` is `null` where nobody's words may leave, as in the feed that a calendar subscribes to. */
export function calendarEntry(booking: Bookable, words: { readonly title: string; readonly note?: string | null }): CalendarEntry {
  const cancelled = booking.state === 'cancelled';
  return {
    uid: booking.id,
    title: words.title,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    place: booking.place,
    note: words.note ?? null,
    // RFC 5546: to cancel is one more change.
    sequence: booking.sequence + (cancelled ? 1 : 0),
    cancelled,
    changedAt: booking.updatedAt,
  };
}

/** One line of clean text. */
export const inOneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();

/** `%20`, never `+`: Outlook shows a plus as a plus. What is empty is left out. */
const address = (base: string, query: Readonly<Record<string, string | null>>): string =>
  `${base}?${Object.entries(query)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&')}`;

const basic = (at: string): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const whole = (at: string): string => new Date(at).toISOString().replace(/\.\d+/, '');
const placeOf = ({ place }: CalendarEntry): string | null => place && inOneLine(place);
const noteOf = ({ note }: CalendarEntry): string | null => note && cleanText(note);

/** Opens Google Calendar with the entry filled in. */
export const googleCalendarUrl = (entry: CalendarEntry): string =>
  address('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: inOneLine(entry.title),
    dates: `${basic(entry.startsAt)}/${basic(entry.endsAt)}`,
    details: noteOf(entry),
    location: placeOf(entry),
  });

/** Opens Outlook with the entry filled in: a person's own, or the one of school or work. */
export const outlookCalendarUrl = (entry: CalendarEntry, account: 'personal' | 'work' = 'personal'): string =>
  address(`https://outlook.${account === 'work' ? 'office.com' : 'live.com'}/calendar/0/deeplink/compose`, {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: inOneLine(entry.title),
    startdt: whole(entry.startsAt),
    enddt: whole(entry.endsAt),
    body: noteOf(entry),
    location: placeOf(entry),
  });
