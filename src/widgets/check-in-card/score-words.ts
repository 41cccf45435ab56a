/** A score's word and a day's sentence: said the same for every scale and every student, never a verdict. */
import { msg, str } from '@lit/localize';
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../../contract/check-in-plan.js';
import type { CheckIn, Result } from '../../contract/check-in.js';
import { countResults, scoresOf, type Points } from '../../domain/check-in-points.js';
import type { Segment } from '../../ui/segments.element.js';
import { percentWord } from './entry-words.js';

/** The lowest score is "not yet", the highest "yes"; between them "partly", or "a little" and "mostly". */
export function scoreWord({ scale }: Pick<CheckInCheckOutPlan, 'scale'>, score: number): string {
  if (score === scale.lowest) return msg('not yet');
  if (score === scale.highest) return msg('yes');
  if (scale.highest - scale.lowest === 2) return msg('partly');
  return score - scale.lowest === 1 ? msg('a little') : msg('mostly');
}

export function scoreSegments(plan: Pick<CheckInCheckOutPlan, 'scale'>, locale: string): readonly Segment[] {
  return scoresOf(plan).map((score) => ({ value: String(score), label: score.toLocaleString(locale), hint: scoreWord(plan, score) }));
}

/** "25 of 30 points, 83 %. The goal is 80 %." */
export function pointsSentence(points: Points, goalPercent: number, locale: string): string {
  const goal = percentWord(goalPercent, locale);
  if (points.percent === null) return msg(str`Nothing is rated yet. The goal is ${goal}.`);
  const [earned, possible, percent] = [points.points.toLocaleString(locale), points.possible.toLocaleString(locale), percentWord(points.percent, locale)];
  return points.met
    ? msg(str`${earned} of ${possible} points, ${percent}. The goal of ${goal} is reached.`)
    : msg(str`${earned} of ${possible} points, ${percent}. The goal is ${goal}.`);
}

function yesAndNotYet(yes: number, not: number, locale: string): string {
  return msg(str`${yes.toLocaleString(locale)} yes, ${not.toLocaleString(locale)} not yet.`);
}

/** How much was looked at, where nobody here knows the plan that it belongs to. */
export function unplannedSentence({ kind, ratings, results }: Pick<CheckIn, 'kind' | 'ratings' | 'results'>, locale: string): string {
  const rated = ratings.filter(({ score }) => score !== null).length;
  if (kind === 'check-out') return rated ? msg(str`Ratings given: ${rated.toLocaleString(locale)}.`) : msg('Nothing was rated.');
  const looked = results.filter(({ met }) => met !== null);
  const yes = looked.filter(({ met }) => met).length;
  return looked.length ? yesAndNotYet(yes, looked.length - yes, locale) : msg('Nothing was looked at yet.');
}

/** "2 yes, 1 not yet. 3 of 5 were looked at." */
export function resultsSentence(plan: DailyReportCardPlan, results: readonly Result[], locale: string): string {
  const { met, looked, total } = countResults(plan, results);
  const word = (n: number): string => n.toLocaleString(locale);
  if (looked === 0) return msg('Nothing was looked at yet.');
  if (looked === total) return yesAndNotYet(met, looked - met, locale);
  return msg(str`${word(met)} yes, ${word(looked - met)} not yet. ${word(looked)} of ${word(total)} were looked at.`);
}
