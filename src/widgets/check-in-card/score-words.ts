/** A score's word and a day's sentence: said the same for every scale and every student, never a verdict. */
import { msg, str } from '@lit/localize';
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../../contract/check-in-plan.js';
import type { Result } from '../../contract/check-in.js';
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

export function scoreSegments(plan: Pick<CheckInCheckOutPlan, 'scale'>): readonly Segment[] {
  return scoresOf(plan).map((score) => ({ value: String(score), label: String(score), hint: scoreWord(plan, score) }));
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

/** "2 yes, 1 not yet. 3 of 5 were looked at." */
export function resultsSentence(plan: DailyReportCardPlan, results: readonly Result[], locale: string): string {
  const { met, looked, total } = countResults(plan, results);
  const word = (n: number): string => n.toLocaleString(locale);
  if (looked === 0) return msg('Nothing was looked at yet.');
  if (looked === total) return msg(str`${word(met)} yes, ${word(looked - met)} not yet.`);
  return msg(str`${word(met)} yes, ${word(looked - met)} not yet. ${word(looked)} of ${word(total)} were looked at.`);
}
