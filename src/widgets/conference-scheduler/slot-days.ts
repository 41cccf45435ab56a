/**
 * Slots as a family looks for them: day by day in one zone, with how many are free, a few weeks at a time, and what is free nearest to a time that is
 * gone. Pure; it knows no words.
 */
import { addDays, dayIn, daysBetween, weekday } from '../../base/days.js';
import type { Slot } from '../../contract/slot.js';

export interface SlotDay {
  /** A plain date in the zone that was asked for. */
  readonly on: string;
  /** Slots that can be had. */
  readonly free: number;
  /** The earliest first. */
  readonly slots: readonly Slot[];
}

/** A start as it was read once: milliseconds since 1970, and its day in a zone. */
interface Start {
  readonly at: number;
  readonly on: string;
}
export type Starts = Map<string, Start>;

/**
 * Days with a slot that is still to come, the earliest first. `now` in milliseconds since 1970. `starts`: what is known of starts in this zone; what is
 * reckoned joins them. It is what takes long with thousands of slots.
 */
export function slotDays(slots: readonly Slot[], timeZone: string, now: number, starts: Starts = new Map()): readonly SlotDay[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    let start = starts.get(slot.startsAt);
    if (!start) {
      const at = Date.parse(slot.startsAt);
      starts.set(slot.startsAt, (start = { at, on: dayIn(timeZone, at) }));
    }
    if (start.at <= now) continue;
    const day = days.get(start.on);
    if (day) day.push(slot);
    else days.set(start.on, [slot]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, ofDay]) => ({ on, slots: ofDay, free: ofDay.reduce((sum, { free }) => sum + (free > 0 ? 1 : 0), 0) }));
}

/** The Monday of the week of a day. */
const monday = (day: string): string => addDays(day, 1 - weekday(day));

/** Days of so many weeks from the `page`-th on, counted from the week of the first day; and how many pages there are. */
export function weeksOf(
  days: readonly SlotDay[],
  page: number,
  weeks = 2,
): { readonly days: readonly SlotDay[]; readonly pages: number; readonly page: number } {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { days: [], pages: 0, page: 0 };
  const start = monday(first.on);
  const pageOf = ({ on }: SlotDay): number => Math.floor(daysBetween(start, on) / (7 * weeks));
  // Pages without a slot are not worth a press.
  const filled = [...new Set(days.map(pageOf))];
  const shown = Math.max(0, Math.min(page, filled.length - 1));
  return { days: days.filter((day) => pageOf(day) === filled[shown]), pages: filled.length, page: shown };
}

/** On which page of `weeksOf` a day is; 0 where it is on none. */
export function pageOfDay(days: readonly SlotDay[], on: string): number {
  for (let page = 0, { pages } = weeksOf(days, 0); page < pages; page++) if (weeksOf(days, page).days.some((day) => day.on === on)) return page;
  return 0;
}

/** Up to `most` free slots nearest to the time of `gone`, of the same host first; the earliest first. */
export function nearestFree(slots: readonly Slot[], gone: Pick<Slot, 'id' | 'startsAt' | 'host'>, now: number, most = 3): readonly Slot[] {
  const at = Date.parse(gone.startsAt);
  const far = ({ startsAt }: Slot): number => Math.abs(Date.parse(startsAt) - at);
  const free = slots.filter(({ id, free: seats, startsAt }) => seats > 0 && id !== gone.id && Date.parse(startsAt) > now);
  const same = free.filter(({ host }) => host.id === gone.host.id);
  const nearest = [...(same.length ? same : free)].sort((a, b) => far(a) - far(b) || (a.startsAt < b.startsAt ? -1 : 1)).slice(0, most);
  return nearest.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
