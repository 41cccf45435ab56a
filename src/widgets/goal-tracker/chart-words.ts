/** What the chart and its table say: a point in a sentence, the lines by their plain names, what is not drawn. Never a verdict. */
import { msg, str } from '@lit/localize';
import { formatDay } from '../../base/days.js';
import { numberFormatOf } from '../../base/number-format.js';
import { withMinus } from '../../base/number-text.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import { aimAt } from '../../domain/goal-aim.js';
import { phaseOn, type GoalPhase } from '../../domain/goal-phases.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import type { TrendMethod } from '../../domain/goal-trend.js';
import type { ChartLabels } from './chart-layout.js';
import type { ChartPoint } from './chart-marks.js';
import type { DayStep } from './chart-scales.js';
import { unitOf, withUnit } from './goal-labels.js';

/** Where a point comes from, inside a sentence. */
export const fromWord = (voice: Voice): string => (voice === 'home' ? msg('home') : voice === 'school' ? msg('school') : msg('student'));

const styles = {
  value: { maximumFractionDigits: 2 },
  level: { signDisplay: 'exceptZero' },
  aim: { maximumFractionDigits: 1 },
} as const;

const numberIn = (value: number, locale: string, style: keyof typeof styles = 'value'): string =>
  withMinus(numberFormatOf(locale, styles[style]).format(value));

/** A value as it stands on an axis; a level always has its sign. */
export const tickWord = (value: number, { measure }: AnsweredTerms, locale: string): string =>
  numberIn(value, locale, measure?.kind === 'attainment' ? 'level' : 'value');

export const valueWord = (value: number, terms: AnsweredTerms, locale: string): string =>
  terms.scale ? withUnit(value, terms, locale) : `${tickWord(value, terms, locale)} ${unitOf(terms)}`.trim();

/** What the aim line asks for on a day, to a tenth; `undefined` where the phase of that day has none. */
export function aimWord(phase: GoalPhase, on: string, locale: string): string | undefined {
  return phase.aim && numberIn(aimAt(phase.aim, on), locale, 'aim');
}

/** The day, with its year where it is not this one. */
export const dayOfPoint = (on: string, today: string, locale: string): string =>
  formatDay(on, locale, { day: 'numeric', month: 'long', ...(on.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }) });

/** "September 12, home, 27 words per minute; the aim line is at 26" */
export function pointSentence(point: ChartPoint, { phases, today }: GoalStanding, locale: string): string {
  const phase = phaseOn(phases, point.on);
  const [day, voice, value] = [dayOfPoint(point.on, today, locale), fromWord(point.voice), valueWord(point.value, phase.terms, locale)];
  const aim = aimWord(phase, point.on, locale);
  const said = aim === undefined ? msg(str`${day}, ${voice}, ${value}`) : msg(str`${day}, ${voice}, ${value}; the aim line is at ${aim}`);
  return point.waiting ? `${said} (${msg('not sent yet')})` : said;
}

/** The plain name, with the term behind it. All points count, also where only some are shown. */
export function trendWord(method: TrendMethod, all: boolean): string {
  const name = { 'theil-sen': 'Theil–Sen', 'least-squares': msg('least squares'), 'tukey-thirds': msg('Tukey’s thirds') }[method];
  return all ? msg(str`Trend (${name})`) : msg(str`Trend of all points (${name})`);
}

export function labelsOf({ phase: { terms }, trend }: GoalStanding, filtered: boolean, locale: string): ChartLabels {
  const tick = (value: number): string => tickWord(value, terms, locale);
  return {
    aim: msg('Aim line'),
    trend: trend ? trendWord(trend.method, !filtered) : '',
    trendShort: msg('Trend'),
    start: (value) => msg(str`Start ${tick(value)}`),
    target: (value) => msg(str`Target ${tick(value)}`),
    tick,
  };
}

const tickWords = new Map<string, string>();
/** The days of a few school years in a few languages. */
const TICK_WORDS_MOST = 2000;

/** A day under the axis: months by name, the first of a year by its number. Kept, because the charts of a page have the same days under them. */
export function dayTickWord(on: string, { unit }: DayStep, locale: string): string {
  const key = `${unit} ${on} ${locale}`;
  let word = tickWords.get(key);
  if (word === undefined) {
    const month = on.slice(5, 7) === '01' ? ({ year: 'numeric' } as const) : ({ month: 'short' } as const);
    word = formatDay(on, locale, unit === 'day' ? { day: 'numeric', month: 'short' } : month);
    if (tickWords.size >= TICK_WORDS_MOST) tickWords.clear();
    tickWords.set(key, word);
  }
  return word;
}

/** The picture in two sentences, for who does not see it. */
export function factsSentence({ phase: { terms, aim }, today }: GoalStanding, shown: number, locale: string): string {
  const count = numberIn(shown, locale);
  const points = shown === 1 ? msg('The chart has one point.') : msg(str`The chart has ${count} points.`);
  if (!aim) return points;
  const [from, to] = [tickWord(aim.baseline, terms, locale), valueWord(aim.target, terms, locale)];
  const [start, end] = [dayOfPoint(aim.startsOn, today, locale), dayOfPoint(aim.endsOn, today, locale)];
  return `${points} ${msg(str`The aim line goes from ${from} on ${start} to ${to} on ${end}.`)}`;
}

/** What is in the table and not in the picture. */
export function leftOutSentences(otherUnit: number, outside: number, locale: string): readonly string[] {
  if (!otherUnit && !outside) return [];
  const [other, out] = [numberIn(otherUnit, locale), numberIn(outside, locale)];
  return [
    ...(otherUnit === 1 ? [msg('One point was measured in another unit. It is in the table, not on this scale.')] : []),
    ...(otherUnit > 1 ? [msg(str`${other} points were measured in another unit. They are in the table, not on this scale.`)] : []),
    ...(outside === 1 ? [msg('One point lies before the goal’s first day, after today or off the scale. It is in the table.')] : []),
    ...(outside > 1 ? [msg(str`${out} points lie before the goal’s first day, after today or off the scale. They are in the table.`)] : []),
  ];
}
