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

/**
 * The last points against the aim line. A point on the line speaks neither way: it counts for nothing, so adding one changes no verdict.
 * `today` is a plain date; the weeks run from the start of the line to it.
 */
export function lastPointsRule(points: readonly DataPoint[], aim: AimLine, today: string, settings: RuleSettings = fourPointRule): Position {
  const width = Math.abs(aim.target - aim.baseline) * ON_THE_LINE;
  const sides = [...points]
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, value }) => value - aimAt(aim, on))
    .filter((distance) => Math.abs(distance) > width)
    .map((distance) => (distance > 0 ? 'above' : 'below'));
  const enough = sides.length >= settings.minimumPoints || weeksBetween(aim.startsOn, today) >= settings.minimumWeeks;
  if (!enough || sides.length < settings.last) return 'not-enough-data';
  const [first, ...others] = sides.slice(-settings.last);
  return first && others.every((side) => side === first) ? first : 'mixed';
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

/** Whether the goal is likely to be met by its end (aimswebPlus: from four points and the sixth week on). */
export type Outlook = 'likely' | 'unlikely' | 'not-enough-data';
export const outlookMinimum = { points: 4, weeks: 6 } as const;

/** Where the trend stands on the last day, against the target. */
export function outlookOf(trend: TrendLine | undefined, projected: number | undefined, aim: AimLine, today: string): Outlook {
  if (!trend || projected === undefined || trend.points < outlookMinimum.points || weeksBetween(aim.startsOn, today) < outlookMinimum.weeks)
    return 'not-enough-data';
  return aim.target > aim.baseline === projected >= aim.target || projected === aim.target ? 'likely' : 'unlikely';
}
