/**
 * Decision rules: when points ask the team a question. They decide nothing and change nothing. Rule, number and minimum are settings, because
 * research prefers trend and median rules to counting points; the default is the four-point rule of the IRIS Center.
 */
import { aimAt, weeksBetween, type AimLine } from './goal-aim.js';
import type { DataPoint, TrendLine } from './goal-trend.js';

export interface RuleSettings {
  /** How many of the last points must agree; 4. */
  readonly last: number;
  /** Enough data is this many points, 6, … */
  readonly minimumPoints: number;
  /** … or this many weeks since the phase began, 6. */
  readonly minimumWeeks: number;
}
export const fourPointRule: RuleSettings = { last: 4, minimumPoints: 6, minimumWeeks: 6 };

/** Where the last points lie: `above` or `below` the aim line all of them, or neither. */
export type Position = 'above' | 'below' | 'mixed' | 'not-enough-data';
/** The same as a matter of the goal: for one that decreases, below is ahead. */
export type Standing = 'ahead' | 'behind' | 'mixed' | 'not-enough-data';

/** Closer to the line than this part of the way from baseline to target, a point lies on it. */
const ON_THE_LINE = 1e-9;

const widthOf = ({ target, baseline }: AimLine): number => Math.abs(target - baseline) * ON_THE_LINE;

/**
 * The last points against the aim line. A point on the line speaks neither way: it counts for nothing, so adding one changes no verdict. Points of one
 * day have no order: where the last ones begin in the middle of a day, all of that day must agree. `today` is a plain date; the weeks run to it from
 * `since`, the first day of the phase that the points are of.
 */
export function lastPointsRule(
  points: readonly DataPoint[],
  aim: AimLine,
  today: string,
  settings: RuleSettings = fourPointRule,
  since: string = aim.startsOn,
): Position {
  const width = widthOf(aim);
  const off = points
    .map(({ on, value }) => ({ on, distance: value - aimAt(aim, on) }))
    .filter(({ distance }) => Number.isFinite(distance) && Math.abs(distance) > width)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const enough = off.length >= settings.minimumPoints || weeksBetween(since, today) >= settings.minimumWeeks;
  const begins = off.at(-settings.last)?.on;
  if (!enough || begins === undefined || off.length < settings.last) return 'not-enough-data';
  const last = off.filter(({ on }) => on >= begins);
  if (last.every(({ distance }) => distance > 0)) return 'above';
  return last.every(({ distance }) => distance < 0) ? 'below' : 'mixed';
}

export function standingOf(position: Position, direction: 'increase' | 'decrease'): Standing {
  if (position !== 'above' && position !== 'below') return position;
  return (position === 'above') === (direction === 'increase') ? 'ahead' : 'behind';
}

/** The trend-line rule: the trend's rate against the rate that is required. `mixed`: just as required. `undefined` trend: not enough data. */
export function trendLineRule(trend: TrendLine | undefined, aim: AimLine, direction: 'increase' | 'decrease'): Standing {
  if (!trend) return 'not-enough-data';
  const more = (trend.perWeek - aim.perWeek) * (direction === 'increase' ? 1 : -1);
  if (Math.abs(more) <= Math.abs(aim.perWeek) * ON_THE_LINE) return 'mixed';
  return more > 0 ? 'ahead' : 'behind';
}

/** Whether the goal is likely to be met by its end (aimswebPlus: from four points and six weeks on, counted from the first day of the phase). */
export type Outlook = 'likely' | 'unlikely' | 'not-enough-data';
export const outlookMinimum = { points: 4, weeks: 6 } as const;

/** Where the trend stands on the last day, against the target; on it is enough. */
export function outlookOf(trend: TrendLine | undefined, projected: number | undefined, aim: AimLine, today: string, since: string = aim.startsOn): Outlook {
  if (!trend || projected === undefined || trend.points < outlookMinimum.points || weeksBetween(since, today) < outlookMinimum.weeks) return 'not-enough-data';
  const short = (aim.target - projected) * Math.sign(aim.target - aim.baseline);
  return short <= widthOf(aim) ? 'likely' : 'unlikely';
}
