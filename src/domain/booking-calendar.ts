/**
 * Bookings as an iCalendar file (RFC 5545, 5546, 7986): what is downloaded, and the feed that a calendar subscribes to. A page imports it only when
 * somebody asks for the file, since the library behind it is larger than all else. Every time is written in UTC, so that no reader needs our idea of a
 * zone; it shows each in its own. It refuses to know whose words may leave: that is decided by who makes the entries.
 */
import ICAL from 'ical.js';
import { cleanText } from '../base/text.js';
import { inOneLine, type CalendarEntry } from './calendar-entry.js';

export interface CalendarTerms {
  /** What the calendar calls itself where it is subscribed to. */
  readonly name?: string;
  /** When the reader is reminded, in minutes before the start: by default a day and an hour. */
  readonly remindMinutes?: readonly number[];
  /** How often a subscriber should look again, in hours. Not said where it is absent. */
  readonly refreshHours?: number;
}

/** The media type of the file. */
export const calendarType = 'text/calendar; charset=utf-8';
const REMINDERS = [1440, 60];
const CONTINUED_OCTETS = 74;

const time = (at: string): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

/** A property that the library does not know: its kind is written beside it, as RFC 5545 allows, so that the text is escaped as text. */
function property(name: string, kind: 'text' | 'duration', value: string | ICAL.Duration): ICAL.Property {
  const made = new ICAL.Property(name);
  made.resetType(kind);
  made.setValue(value);
  return made;
}

function alarm(minutes: number, title: string): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', title);
  component.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-60 * minutes));
  return component;
}

function event(entry: CalendarEntry, remindMinutes: readonly number[]): ICAL.Component {
  const component = new ICAL.Component('vevent');
  const title = inOneLine(entry.title);
  const add = (name: string, value: string | number | ICAL.Time): void => void component.addPropertyWithValue(name, value);
  add('uid', entry.uid);
  add('dtstamp', time(entry.changedAt));
  add('last-modified', time(entry.changedAt));
  add('sequence', entry.sequence);
  add('status', entry.cancelled ? 'CANCELLED' : 'CONFIRMED');
  // It is about a child: whoever the calendar is shared with sees that the time is taken.
  add('class', 'PRIVATE');
  add('dtstart', time(entry.startsAt));
  add('dtend', time(entry.endsAt));
  add('summary', title);
  if (entry.place) add('location', inOneLine(entry.place));
  // Some readers end a line at these two as well.
  if (entry.note) add('description', cleanText(entry.note).replace(/[\u2028\u2029]/g, '\n'));
  if (!entry.cancelled) for (const minutes of remindMinutes) component.addSubcomponent(alarm(minutes, title));
  return component;
}

/** The file, its lines ended by CR LF and folded at 75 octets. `METHOD` is `CANCEL` where nothing but cancelled bookings is in it. */
export function calendarFile(entries: readonly CalendarEntry[], { name, remindMinutes = REMINDERS, refreshHours }: CalendarTerms = {}): string {
  // The library counts without the blank that begins a continued line.
  ICAL.foldLength = CONTINUED_OCTETS;
  const calendar = new ICAL.Component('vcalendar');
  const cancels = entries.length > 0 && entries.every(({ cancelled }) => cancelled);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Flywheel//Conferences//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', cancels && !name ? 'CANCEL' : 'PUBLISH');
  if (name) for (const known of ['name', 'x-wr-calname']) calendar.addProperty(property(known, 'text', inOneLine(name)));
  if (refreshHours) calendar.addProperty(property('refresh-interval', 'duration', ICAL.Duration.fromSeconds(refreshHours * 3600)));
  for (const entry of entries) calendar.addSubcomponent(event(entry, remindMinutes));
  return `${calendar.toString()}\r\n`;
}
