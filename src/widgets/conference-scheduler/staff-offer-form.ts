/**
 * The thinking of the form that offers times (CS-02): what is typed, the times that it makes on each day, which of them lie over a time that the host
 * already offers, and what goes out. Pure; the API has the last word about overlaps.
 */
import { addDays } from '../../base/days.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import { meetingModes } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { Slot, SlotOffer } from '../../contract/slot.js';
import { slotTimes, type SlotTime } from '../../domain/slot-times.js';
import { listIn } from './staff-conference-form.js';

export const offerFields = ['hostId', 'on', 'from', 'until', 'minutes', 'breakMinutes', 'capacity', 'place', 'modes', 'days'] as const;
export type OfferField = (typeof offerFields)[number];
/** Everything as its text; `modes` and the other `days` joined by a comma. */
export type OfferForm = Readonly<Record<OfferField, string>>;

/** `none-fits` no time fits between first and last · `past` the day is over · `overlap` the host already offers one of these times. */
export type OfferTrouble = 'missing' | 'too-long' | 'no-number' | 'past' | 'none-fits' | 'too-many' | 'overlap';
export interface WrongOfferField {
  readonly field: OfferField;
  readonly trouble: OfferTrouble;
}

/** An evening of quarter hours with a short break, one family at a time. */
export const untouchedOffer = (hostId: string, modes: readonly string[]): OfferForm => ({
  hostId,
  on: '',
  from: '15:00',
  until: '18:30',
  minutes: '15',
  breakMinutes: '0',
  capacity: '1',
  place: '',
  modes: modes.join(','),
  days: '',
});

export interface OfferContext {
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the host already offers. */
  readonly slots: readonly Pick<Slot, 'host' | 'startsAt' | 'endsAt'>[];
}
export interface OfferPreview {
  /** Of the first day, the earliest first. */
  readonly times: readonly SlotTime[];
  /** All days that get these times, the first of them the one that is typed. */
  readonly days: readonly string[];
  /** Times of the host that one of these lies over. */
  readonly overlaps: readonly SlotTime[];
  readonly wrong: readonly WrongOfferField[];
}

const ranges = { minutes: [5, 240], breakMinutes: [0, 120], capacity: [1, 50] } as const;
const wholeIn = (text: string, [least, most]: readonly [number, number]): number | undefined => {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
};
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Touching is not lying over: one may end when the other begins. */
export const liesOver = (a: SlotTime, b: SlotTime): boolean => Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);

type Numbers = Readonly<Record<keyof typeof ranges, number>>;
const numbersOf = (form: OfferForm): Partial<Numbers> =>
  Object.fromEntries((Object.keys(ranges) as (keyof typeof ranges)[]).map((field) => [field, wholeIn(form[field], ranges[field])]));

function wrongWords(form: OfferForm): WrongOfferField[] {
  const numbers = numbersOf(form);
  const checks: readonly (readonly [OfferField, OfferTrouble | false])[] = [
    ['hostId', !form.hostId && 'missing'],
    ['on', !isDay(form.on) && 'missing'],
    ['from', !isTime(form.from) && 'missing'],
    ['until', !isTime(form.until) && 'missing'],
    ...(Object.keys(ranges) as (keyof typeof ranges)[]).map((field) => [field, numbers[field] === undefined && 'no-number'] as const),
    ['place', !fitsCharacters(cleanText(form.place).trim(), limits.nameCharacters) && 'too-long'],
    ['modes', !listIn(form.modes).length && 'missing'],
  ];
  return checks.flatMap(([field, trouble]) => (trouble ? [{ field, trouble }] : []));
}

export const otherDays = (form: OfferForm): readonly string[] => listIn(form.days).filter((day) => isDay(day) && day !== form.on);

/** What the form makes, as far as it can be read. */
export function previewOf(form: OfferForm, { timeZone, now, slots }: OfferContext): OfferPreview {
  const wrong = wrongWords(form);
  const { minutes, breakMinutes } = numbersOf(form);
  const isReadable = isDay(form.on) && isTime(form.from) && isTime(form.until) && minutes !== undefined && breakMinutes !== undefined;
  if (!isReadable) return { times: [], days: [], overlaps: [], wrong };
  const days = [form.on, ...otherDays(form)];
  const found = days.map((on) => slotTimes({ on, from: form.from, until: form.until, minutes, breakMinutes }, timeZone));
  const all = found.flatMap(({ times = [] }) => times);
  const mine = slots.filter(({ host }) => host.id === form.hostId);
  const overlaps = mine.filter((slot) => all.some((time) => liesOver(slot, time)));
  const refused = found.find((one) => one.refused !== undefined);
  const more: WrongOfferField[] = [];
  if (refused?.refused) more.push({ field: 'until', trouble: refused.why === 'too-many' ? 'too-many' : 'none-fits' });
  if (all.some(({ startsAt }) => Date.parse(startsAt) <= now)) more.push({ field: 'on', trouble: 'past' });
  if (overlaps.length) more.push({ field: 'from', trouble: 'overlap' });
  return { times: found[0]?.times ?? [], days, overlaps, wrong: [...wrong, ...more] };
}

/** One offer for each day; only of a form in which nothing is wrong. */
export function offersOf(form: OfferForm): readonly SlotOffer[] {
  const { minutes, breakMinutes, capacity } = numbersOf(form) as Numbers;
  const offer = {
    hostId: form.hostId,
    from: form.from,
    until: form.until,
    minutes,
    breakMinutes,
    capacity,
    place: cleanText(form.place).trim() || null,
    modes: meetingModes.filter((mode) => listIn(form.modes).includes(mode)),
  };
  return [form.on, ...otherDays(form)].map((on) => ({ ...offer, on }));
}

/** Days that people copy an evening to: the next school days after it. `week` as ISO weekdays. */
export function daysToCopy(on: string, week: readonly number[], holidays: readonly string[], most = 5): readonly string[] {
  const days: string[] = [];
  for (let ahead = 1; isDay(on) && days.length < most && ahead <= 21; ahead++) {
    const day = addDays(on, ahead);
    const iso = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    if (week.includes(iso) && !holidays.includes(day)) days.push(day);
  }
  return days;
}
