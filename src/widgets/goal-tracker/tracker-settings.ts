/**
 * What a page may set about trend and rule, read from attributes. What is no such value falls back to the default, and the developer is told once.
 * Fetched where a page sets any of it.
 */
import { fourPointRule } from '../../domain/goal-rules.js';
import { standingDefaults, type StandingSettings } from '../../domain/goal-standing.js';
import { trendMethods, trends } from '../../domain/goal-trend-methods.js';
import type { TrackerAttributes } from './tracker-attributes.js';

const told = new Set<string>();

function warn(name: string, value: unknown, used: unknown): void {
  const key = `${name} ${String(value)}`;
  if (told.has(key)) return;
  told.add(key);
  console.warn(`flywheel: flywheel-goal-tracker does not know ${name}="${String(value)}"; "${String(used)}" is used.`);
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[], fallback: T): T {
  const found = known.find((one) => one === value);
  if (found === undefined) warn(name, value, fallback);
  return found ?? fallback;
}

function wholeFrom(name: string, value: number, least: number, fallback: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  warn(name, value, fallback);
  return fallback;
}

export function standingSettings(page: TrackerAttributes): StandingSettings {
  return {
    trend: trends[oneOf('method', page.method, trendMethods, 'theil-sen')],
    trendMinimum: wholeFrom('trend-minimum', page.trendMinimum, 2, standingDefaults.trendMinimum),
    rule: oneOf('rule', page.rule, ['last-points', 'trend-line'], standingDefaults.rule),
    ruleSettings: {
      last: wholeFrom('rule-last', page.ruleLast, 1, fourPointRule.last),
      minimumPoints: wholeFrom('rule-minimum-points', page.ruleMinimumPoints, 1, fourPointRule.minimumPoints),
      minimumWeeks: wholeFrom('rule-minimum-weeks', page.ruleMinimumWeeks, 0, fourPointRule.minimumWeeks),
    },
  };
}
