/** Times as the viewer reads them: in their zone or the school's, with the zone named where it is not the school's. */
import { formatAt, formatDay, formatOf, formatSpan } from '../../base/days.js';
import { numberFormatOf } from '../../base/number-format.js';
import { formatTime } from '../../base/zoned-time.js';

/** Which zone times are shown in, and how they are written. */
export interface Zoned {
  readonly locale: string;
  readonly timeZone: string;
  /** The zone of the conference; where `timeZone` is another, it is named. */
  readonly schoolZone: string;
}

/** A zone as people call it: `Eastern Time`. */
export function zoneName(timeZone: string, locale: string, at = 0): string {
  const part = formatOf(locale, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? timeZone;
}

/** Whether two zones show other times at this instant: other names of one zone are no other zone. */
export function differs(a: string, b: string, at: number): boolean {
  if (a === b) return false;
  const clock = (timeZone: string): string => formatOf('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return clock(a) !== clock(b);
}

type Clock = Pick<Zoned, 'locale' | 'timeZone'>;
const time = { hour: 'numeric', minute: '2-digit' } as const;
const dayAndTime = { weekday: 'long', day: 'numeric', month: 'long', ...time } as const;

/** Only the time: `3:00 PM`. */
export const timeOf = (instant: string, { locale, timeZone }: Clock): string => formatTime(Date.parse(instant), locale, timeZone);

/** From when until when: `3:00 – 3:15 PM`. */
export const spanOf = (startsAt: string, endsAt: string, { locale, timeZone }: Clock): string =>
  formatSpan(Date.parse(startsAt), Date.parse(endsAt), locale, { ...time, timeZone });

/** Day and time: `Tuesday, November 24 at 3:00 PM`. */
export const whenOf = (instant: string, { locale, timeZone }: Clock): string => formatAt(Date.parse(instant), locale, { ...dayAndTime, timeZone });

/** The day, from when and until when, as the language puts them together: `Tuesday, November 24, 3:00 – 3:15 PM`. */
export const dayAndSpanOf = (startsAt: string, endsAt: string, { locale, timeZone }: Clock): string =>
  formatSpan(Date.parse(startsAt), Date.parse(endsAt), locale, { ...dayAndTime, timeZone });

/** A day in words, without the year. */
export const dayWords = (on: string, locale: string): string => formatDay(on, locale);

/** The zone's name where the time in it is another than at school; empty where it is the same. */
export const zoneNote = (instant: string, { locale, timeZone, schoolZone }: Zoned): string =>
  differs(timeZone, schoolZone, Date.parse(instant)) ? zoneName(timeZone, locale, Date.parse(instant)) : '';

/** Minutes and seconds: `1:05`. */
export function countdown(seconds: number, locale: string): string {
  const two = numberFormatOf(locale, { minimumIntegerDigits: 2 });
  return `${numberFormatOf(locale).format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}
