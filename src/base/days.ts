/** Plain dates (`2026-11-22`) and the zones they are read in. A day is never an instant: nothing here is midnight anywhere. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: to make one takes a hundred times as long as to use it, and both happen at every key. @throws RangeError where the zone is unknown. */
export function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** What a person reads as one: a day with its month, a time with its half of the day, a name of two words. */
const names = new Set(['weekday', 'month', 'dayPeriod']);
const pairs: Readonly<Record<string, string>> = { day: 'month', month: 'day', hour: 'dayPeriod', minute: 'dayPeriod', dayPeriod: 'hour' };
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0').replaceAll('\u2009', '\u202f');

/** The words of a format; no line ends inside what is read as one, or before a dash. */
const keptTogether = (parts: readonly Intl.DateTimeFormatPart[]): string =>
  parts
    .map(({ type, value }, at) => {
      if (type !== 'literal') return names.has(type) ? unbroken(value) : value;
      const isInPair = pairs[parts[at - 1]?.type ?? ''] === parts[at + 1]?.type;
      return isInPair ? unbroken(value) : value.replace(/^\s(?=\p{Pd})/u, unbroken);
    })
    .join('');

/** An instant as it is read; what is read as one stays on one line. @throws RangeError where the zone is unknown. */
export const formatAt = (atMs: number, locale: string, options: Intl.DateTimeFormatOptions): string =>
  keptTogether(formatOf(locale, options).formatToParts(atMs));

/** From when until when, as the language puts them together. @throws RangeError where the zone is unknown. */
export const formatSpan = (fromMs: number, untilMs: number, locale: string, options: Intl.DateTimeFormatOptions): string =>
  keptTogether(formatOf(locale, options).formatRangeToParts(fromMs, untilMs));

const calendar = (timeZone: string): Intl.DateTimeFormat =>
  formatOf('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601', numberingSystem: 'latn' });

/** @throws RangeError where this browser does not know the zone. */
export const knowZone = (timeZone: string): void => void calendar(timeZone);

/** The day on the calendar of `timeZone` at an instant. An unknown zone reads as UTC. */
export function dayIn(timeZone: string, atMs: number): string {
  let format: Intl.DateTimeFormat;
  try {
    format = calendar(timeZone);
  } catch {
    return new Date(atMs).toISOString().slice(0, 10);
  }
  const parts = format.formatToParts(atMs);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `days` later, or earlier where negative. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whole days from `from` until `until`; negative where `until` is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** A day in words of `locale`, whatever zone the device is in. */
export function formatDay(day: string, locale: string, options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }): string {
  return formatAt(Date.parse(`${day}T12:00:00Z`), locale, { ...options, timeZone: 'UTC' });
}
