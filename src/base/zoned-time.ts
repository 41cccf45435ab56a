/**
 * Times on the clock of a zone (`15:30`) and the instants they are, by the engine's own zone data alone. A local time that the clock jumps over is
 * read as if it had not jumped yet (02:30 becomes 03:30); one that comes twice is the first. So do RFC 5545 and Temporal. It knows no noun.
 */
import { formatAt, formatOf } from './days.js';

const DAY_MS = 86_400_000;

const wallClock = (timeZone: string): Intl.DateTimeFormat =>
  formatOf('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    calendar: 'iso8601',
    numberingSystem: 'latn',
  });

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. @throws RangeError where the zone is unknown. */
export function offsetMs(timeZone: string, atMs: number): number {
  const parts = new Map(
    wallClock(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(atMs / 1000) * 1000;
}

/** The instant at which the clock of `timeZone` says `time` (`15:30`) on `day`. @throws RangeError where the zone is unknown. */
export function instantIn(timeZone: string, day: string, time: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // A clock changes at most once within two days.
  const before = offsetMs(timeZone, wall - DAY_MS);
  const after = offsetMs(timeZone, wall + DAY_MS);
  const fits = [before, after].filter((offset) => offsetMs(timeZone, wall - offset) === offset);
  return wall - Math.max(...(fits.length ? fits : [before]));
}

/** What the clock of `timeZone` says at an instant, such as `15:30`. @throws RangeError where the zone is unknown. */
export const timeIn = (timeZone: string, atMs: number): string => new Date(atMs + offsetMs(timeZone, atMs)).toISOString().slice(11, 16);

/** A time in words of `locale`: `3:30 PM`; with `{ timeZoneName: 'short' }` also the zone: `3:30 PM EDT`. @throws RangeError where the zone is unknown. */
export function formatTime(atMs: number, locale: string, timeZone: string, options: Intl.DateTimeFormatOptions = {}): string {
  return formatAt(atMs, locale, { hour: 'numeric', minute: '2-digit', ...options, timeZone });
}

/** The zone's own name in words of `locale`, as it is called at that instant: `Eastern Daylight Time`. @throws RangeError where the zone is unknown. */
export function zoneName(timeZone: string, locale: string, atMs: number, length: 'long' | 'short' = 'long'): string {
  const parts = formatOf(locale, { timeZone, timeZoneName: length }).formatToParts(atMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
