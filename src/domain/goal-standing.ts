/**
 * How a goal stands, as facts: what a plain sentence, a question to the team and a progress report are made of. It guesses nothing: what there are
 * too few points for is `not-enough-data`. Words are made elsewhere.
 */
import type { Goal } from '../contract/goal.js';
import { aimAt, aimLine, weeksBetween, type AimLine } from './goal-aim.js';
import { phaseOn, phasesOf, type GoalPhase } from './goal-phases.js';
import {
  fourPointRule,
  lastPointsRule,
  outlookOf,
  standingOf,
  trendLineRule,
  type Outlook,
  type Position,
  type RuleSettings,
  type Standing,
} from './goal-rules.js';
import { theilSenTrend, trendAt, type DataPoint, type Trending, type TrendLine } from './goal-trend.js';

export interface StandingSettings {
  readonly trend: Trending;
  /** Points that a trend line needs; 3. */
  readonly trendMinimum: number;
  readonly rule: 'last-points' | 'trend-line';
  readonly ruleSettings: RuleSettings;
}
export const standingDefaults: StandingSettings = { trend: theilSenTrend, trendMinimum: 3, rule: 'last-points', ruleSettings: fourPointRule };

export interface GoalStanding {
  readonly phase: GoalPhase;
  readonly phases: readonly GoalPhase[];
  readonly aim: AimLine | undefined;
  /** The points of the phase that holds today, by day; what is dated in the future or cannot be a number is left out. */
  readonly points: readonly DataPoint[];
  readonly latest: DataPoint | undefined;
  /** What the aim line asks for on the day of the latest point. */
  readonly aimedAt: number | undefined;
  readonly requiredPerWeek: number | undefined;
  readonly trend: TrendLine | undefined;
  /** Where the trend would be on the last day. */
  readonly projected: number | undefined;
  readonly position: Position;
  /** What the chosen rule says; `behind` and `ahead` ask the team a question. */
  readonly standing: Standing;
  readonly outlook: Outlook;
  /** The latest point is at the target or better. */
  readonly reached: boolean;
  /** Weeks from the first day of the terms until today. */
  readonly weeks: number;
  readonly today: string;
}

/** By day; of one day, by when they were written down. */
const byDay = (a: DataPoint, b: DataPoint): number => compare(a.on, b.on) || compare(a.createdAt ?? '', b.createdAt ?? '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `today` is a plain date on the school's calendar. Points may come in any order, from home and from school alike. */
export function standingOfGoal(goal: Goal, all: readonly DataPoint[], today: string, settings: StandingSettings = standingDefaults): GoalStanding {
  const phases = phasesOf(goal);
  const phase = phaseOn(phases, today);
  const { terms } = phase;
  const aim = aimLine(terms);
  const points = all.filter(({ on, value }) => on >= phase.from && on <= today && Number.isFinite(value)).sort(byDay);
  const trend = settings.trend(points, settings.trendMinimum);
  const projected = trend && aim && trendAt(trend, aim.endsOn);
  const latest = points.at(-1);
  const position = aim ? lastPointsRule(points, aim, today, settings.ruleSettings, phase.from) : 'not-enough-data';
  // A trend of fewer points than this says nothing yet, however many weeks have passed.
  const byTrend = (): Standing =>
    aim && points.length >= settings.ruleSettings.minimumPoints ? trendLineRule(trend, aim, terms.direction) : 'not-enough-data';
  return {
    phase,
    phases,
    aim,
    points,
    latest,
    aimedAt: aim && latest && aimAt(aim, latest.on),
    requiredPerWeek: aim?.perWeek,
    trend,
    projected,
    position,
    standing: settings.rule === 'last-points' ? standingOf(position, terms.direction) : byTrend(),
    outlook: aim ? outlookOf(trend, projected, aim, today, phase.from) : 'not-enough-data',
    reached: !!latest && terms.target !== null && (terms.direction === 'increase' ? latest.value >= terms.target : latest.value <= terms.target),
    weeks: weeksBetween(terms.startsOn, today),
    today,
  };
}
