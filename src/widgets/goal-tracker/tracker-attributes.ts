/** What a page may set about trend and rule, and what holds where it sets nothing. What the values mean is reckoned in `tracker-settings.ts`. */
import { fourPointRule } from '../../domain/goal-rules.js';
import { standingDefaults, type StandingSettings } from '../../domain/goal-standing.js';

/** As a page writes them. */
export interface TrackerAttributes {
  readonly method: string;
  readonly trendMinimum: number;
  readonly rule: string;
  readonly ruleLast: number;
  readonly ruleMinimumPoints: number;
  readonly ruleMinimumWeeks: number;
}

const defaults: TrackerAttributes = {
  method: 'theil-sen',
  trendMinimum: standingDefaults.trendMinimum,
  rule: standingDefaults.rule,
  ruleLast: fourPointRule.last,
  ruleMinimumPoints: fourPointRule.minimumPoints,
  ruleMinimumWeeks: fourPointRule.minimumWeeks,
};
export const attributeNames = Object.keys(defaults) as readonly (keyof TrackerAttributes)[];

/** What holds where a page sets nothing; `undefined` where it sets something. */
export const unsetSettings = (page: TrackerAttributes): StandingSettings | undefined =>
  attributeNames.every((name) => page[name] === defaults[name]) ? standingDefaults : undefined;
