/** Times and names as people say them. */

/** Names in a row, as the language joins them. */
export const namesInRow = (names: readonly string[], locale: string): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** A moment as people say it: the time today, weekday and time within a week, else the date. Both in milliseconds since 1970. */
export function moment(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(atMs);
  const day = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (day(atMs) === day(nowMs)) return format(time);
  if (Math.abs(nowMs - atMs) < 6 * 86_400_000) return format({ weekday: 'long', ...time });
  return format({ day: 'numeric', month: 'long', ...time });
}
