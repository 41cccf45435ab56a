/** Times and names as people say them. */
import { formatAt, formatOf } from '../base/days.js';

const lists = new Map<string, Intl.ListFormat>();

/** Names in a row, as the language joins them. */
export function namesInRow(names: readonly string[], locale: string): string {
  let list = lists.get(locale);
  if (!list) lists.set(locale, (list = new Intl.ListFormat(locale, { type: 'conjunction' })));
  return list.format(names);
}

/** A moment as people say it: the time today, weekday and time within a week, else the date. Both in milliseconds since 1970. */
export function moment(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) => formatAt(atMs, locale, { ...options, timeZone });
  const day = (ms: number) => formatOf('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (day(atMs) === day(nowMs)) return format(time);
  if (Math.abs(nowMs - atMs) < 6 * 86_400_000) return format({ weekday: 'long', ...time });
  return format({ day: 'numeric', month: 'long', ...time });
}
