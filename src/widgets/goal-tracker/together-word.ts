/** Several goal attainment scales as one figure (GT-11). Fetched where somebody sees more than one scale. */
import { msg, str } from '@lit/localize';
import type { Goal } from '../../contract/goal.js';
import { attainmentScore } from '../../domain/goal-attainment.js';
import type { GoalPoints } from './goal-points.js';

/** `undefined` where fewer than two have a level. */
export function togetherWord(scales: readonly Goal[], pointsOf: (goalId: string) => GoalPoints | undefined, locale: string): string | undefined {
  const attained = scales.flatMap(({ id }) => {
    const latest = [...(pointsOf(id)?.items ?? [])].sort((a, b) => (a.on < b.on || (a.on === b.on && a.createdAt < b.createdAt) ? 1 : -1))[0];
    return latest ? [{ level: latest.value }] : [];
  });
  const score = attained.length > 1 ? attainmentScore(attained) : undefined;
  if (score === undefined) return undefined;
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(score);
  return msg(str`The newest levels of ${attained.length} scales together: T = ${shown}. As expected on all of them is 50.`);
}
