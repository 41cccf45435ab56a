/**
 * The momentum ring: the last weeks, each with whether home and school took part. Pure counting; an empty week is open paper, there is no
 * rank, no streak and no loss in it, and a student's own words count for neither side.
 */
import type { CheckIn } from '../contract/check-in.js';

/** That somebody took part, on a day. */
export type Touchpoint = Pick<CheckIn, 'on' | 'voice'> & Partial<Pick<CheckIn, 'acknowledgements'>>;

export interface RingWeek {
  /** The Monday, as a plain date. */
  readonly from: string;
  readonly home: boolean;
  readonly school: boolean;
}

const dayMs = 86_400_000;
const mondayOf = (on: string): number => {
  const at = Date.parse(`${on}T00:00:00Z`) / dayMs;
  // Day 0 of 1970 was a Thursday.
  return at - ((((at + 3) % 7) + 7) % 7);
};

/** The last `weeks` weeks up to the one of `today`, oldest first. A report that was read at home is home's part too. */
export function ringWeeks(touchpoints: readonly Touchpoint[], today: string, weeks = 8): readonly RingWeek[] {
  const last = mondayOf(today);
  const took = { home: new Set<number>(), school: new Set<number>() };
  for (const { on, voice, acknowledgements } of touchpoints) {
    const week = mondayOf(on);
    if (voice === 'home' || voice === 'school') took[voice].add(week);
    if (acknowledgements?.some(({ kind }) => kind === 'read-at-home')) took.home.add(week);
  }
  return Array.from({ length: weeks }, (_, i) => {
    const week = last - (weeks - 1 - i) * 7;
    return { from: new Date(week * dayMs).toISOString().slice(0, 10), home: took.home.has(week), school: took.school.has(week) };
  });
}

/** How many of the ring's weeks began after a day, and so are known whole to whoever knows all from that day on. */
export const ringWeeksAfter = (from: string, today: string, weeks = 8): number => Math.min(weeks, (mondayOf(today) - mondayOf(from)) / 7);

/** The first day that the ring looks at. */
export const ringFrom = (today: string, weeks = 8): string => new Date((mondayOf(today) - (weeks - 1) * 7) * dayMs).toISOString().slice(0, 10);
