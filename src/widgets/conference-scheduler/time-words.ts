/** Times as the viewer reads them: in their zone or the school's, with the zone named where it is not the school's. Formats are made once. */
import { formatDay } from '../../base/days.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, options)));
  return made;
}

/** Which zone times are shown in, and how they are written. */
export interface Zoned {
  readonly locale: string;
  readonly timeZone: string;
  /** The zone of the conference; where `timeZone` is another, it is named. */
  readonly schoolZone: string;
}

/** A zone as people call it: `Eastern Time`. */
export function zoneName(timeZone: string, locale: string, at = 0): string {
  const part = format(locale, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? timeZone;
}

/** Whether two zones show other times at this instant: other names of one zone are no other zone. */
export function differs(a: string, b: string, at: number): boolean {
  if (a === b) return false;
  const clock = (timeZone: string): string => format('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return clock(a) !== clock(b);
}

/** What tells the half of the day stays with its time where a line ends. */
const together = (words: string): string => words.replace(/(\p{Nd})[ \u202f](?=\p{L}+$)/u, '$1\u00a0');

/** Only the time: `3:00 PM`. */
export const timeOf = (instant: string, { locale, timeZone }: Pick<Zoned, 'locale' | 'timeZone'>): string =>
  together(format(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(Date.parse(instant)));

/** From when until when: `3:00 – 3:15 PM`. */
export const spanOf = (startsAt: string, endsAt: string, { locale, timeZone }: Pick<Zoned, 'locale' | 'timeZone'>): string =>
  together(format(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).formatRange(Date.parse(startsAt), Date.parse(endsAt)));

/** Day and time: `Tuesday, November 24 at 3:00 PM`. */
export const whenOf = (instant: string, { locale, timeZone }: Pick<Zoned, 'locale' | 'timeZone'>): string =>
  together(format(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }).format(Date.parse(instant)));

/** The day, from when and until when, as the language puts them together: `Tuesday, November 24, 3:00 – 3:15 PM`. */
export const dayAndSpanOf = (startsAt: string, endsAt: string, { locale, timeZone }: Pick<Zoned, 'locale' | 'timeZone'>): string =>
  together(
    format(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }).formatRange(
      Date.parse(startsAt),
      Date.parse(endsAt),
    ),
  );

/** A day in words, without the year. */
export const dayWords = (on: string, locale: string): string => formatDay(on, locale);

/** The zone's name where the time in it is another than at school; empty where it is the same. */
export const zoneNote = (instant: string, { locale, timeZone, schoolZone }: Zoned): string =>
  differs(timeZone, schoolZone, Date.parse(instant)) ? zoneName(timeZone, locale, Date.parse(instant)) : '';

/** Minutes and seconds: `1:05`. */
export function countdown(seconds: number, locale: string): string {
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${new Intl.NumberFormat(locale).format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}
