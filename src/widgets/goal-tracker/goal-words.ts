/**
 * How a goal stands, in one plain sentence, and the question to the team (GT-06, GT-10, GT-12, GT-16, GT-17): to adults, to the student as "you", and to who
 * does not read yet. It never blames, never guesses where there is too little data, and never says that anybody should have done more.
 */
import { msg, str } from '@lit/localize';
import { daysBetween } from '../../base/days.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { levelWord, numberWord } from '../../ui/measured-value.js';
import { dayWord, rateWord, withUnit } from './goal-labels.js';
import type { GoalScene } from './goal-scene.js';

type Reader = GoalScene['reader'];

/** What the words are made for. */
export interface Listener {
  readonly reader: Reader;
  readonly locale: string;
  /** Points that a trend needs; see `StandingSettings`. */
  readonly trendMinimum: number;
  /** How many of the last points the rule looks at; `undefined` where it looks at the trend. */
  readonly ruleLast: number | undefined;
}

/** All of it, in the order in which it is said. */
export function progressWords(standing: GoalStanding, listener: Listener): readonly string[] {
  const { points, latest, trend, phase, reached } = standing;
  const { reader } = listener;
  if (!latest) return [nothingYet(standing, listener)];
  if (reader === 'pre-reader') return preReaderWords(standing, listener);
  const now = phase.terms.scale ? levelSentence(standing, listener) : undefined;
  const met = reached && !now ? [reachedWord(standing, listener)] : [];
  if (!trend) return [now ?? latestWord(standing, listener), ...met, tooFewWord(points.length, listener)];
  return [...(now ? [now] : [wentWord(standing, listener), ...planWord(standing, listener)]), ...met, ...outlookWords(standing, listener)];
}

/** Where something changed, the points before it are there to be seen, and count no more. */
function nothingYet({ phase }: GoalStanding, { reader, locale }: Listener): string {
  const day = dayWord(phase.from, locale);
  if (phase.begins)
    return reader === 'adult'
      ? msg(str`Nothing has been measured since the change on ${day}. The next point starts a new line.`)
      : msg(str`Nothing is here since the change on ${day}. Your next number starts a new line.`);
  return reader === 'adult'
    ? msg('Nothing has been measured yet. The first point starts the picture.')
    : msg('Nothing is here yet. The first number starts your picture.');
}

const latestWord = ({ latest, phase }: GoalStanding, { reader, locale }: Listener): string => {
  const value = withUnit(latest!.value, phase.terms, locale);
  const day = dayWord(latest!.on, locale);
  return reader === 'student' ? msg(str`Your newest number is ${value}, on ${day}.`) : msg(str`The newest point is ${value}, on ${day}.`);
};

function levelSentence({ latest, phase }: GoalStanding, { reader, locale }: Listener): string {
  const level = levelWord(latest!.value, locale);
  const said = phase.terms.scale?.[latest!.value + 2] ?? '';
  // More sentences follow, and whoever wrote the level may have left its full stop away.
  const words = sentence(said, locale);
  return reader === 'student' ? msg(str`You are at level ${level}: ${words}`) : msg(str`The newest level is ${level}: ${words}`);
}

function tooFewWord(count: number, { reader, trendMinimum }: Listener): string {
  const more = Math.max(1, trendMinimum - count);
  if (reader === 'student')
    return more === 1 ? msg('With one more on another day you will see which way it goes.') : msg(str`With ${more} more you will see which way it goes.`);
  return more === 1
    ? msg('That is not enough data yet to see which way it goes: one more on another day, and it is.')
    : msg(str`That is not enough data yet to see which way it goes: ${more} more, and it is.`);
}

/** In the last 6 weeks it went from 27 to 33 words per minute: about 1.5 more each week. */
function wentWord({ points, latest, trend, phase }: GoalStanding, { reader, locale }: Listener): string {
  const weeks = Math.max(1, Math.round(daysBetween(points[0]!.on, latest!.on) / 7));
  const from = numberWord(points[0]!.value, locale);
  const to = withUnit(latest!.value, phase.terms, locale);
  const rate = rateWord(trend!.perWeek, locale);
  const steady = rate === rateWord(0, locale);
  const pace = steady ? msg('about the same each week') : trend!.perWeek > 0 ? msg(str`about ${rate} more each week`) : msg(str`about ${rate} fewer each week`);
  if (reader === 'student')
    return weeks === 1 ? msg(str`In a week you went from ${from} to ${to}: ${pace}.`) : msg(str`In ${weeks} weeks you went from ${from} to ${to}: ${pace}.`);
  return weeks === 1 ? msg(str`In a week it went from ${from} to ${to}: ${pace}.`) : msg(str`In ${weeks} weeks it went from ${from} to ${to}: ${pace}.`);
}

function planWord({ requiredPerWeek, aim, phase, today }: GoalStanding, { reader, locale }: Listener): string[] {
  if (requiredPerWeek === undefined || !aim) return [];
  const rate = rateWord(requiredPerWeek, locale);
  const target = withUnit(aim.target, phase.terms, locale);
  const day = dayWord(aim.endsOn, locale);
  const more = requiredPerWeek > 0;
  if (today > aim.endsOn)
    return [
      more
        ? msg(str`The plan was ${rate} more each week, to reach ${target} by ${day}.`)
        : msg(str`The plan was ${rate} fewer each week, to reach ${target} by ${day}.`),
    ];
  if (reader === 'student')
    return [
      more
        ? msg(str`Your plan: ${rate} more each week, to reach ${target} by ${day}.`)
        : msg(str`Your plan: ${rate} fewer each week, to reach ${target} by ${day}.`),
    ];
  return [
    more
      ? msg(str`The plan is ${rate} more each week, to reach ${target} by ${day}.`)
      : msg(str`The plan is ${rate} fewer each week, to reach ${target} by ${day}.`),
  ];
}

const reachedWord = ({ phase }: GoalStanding, { reader, locale }: Listener): string => {
  const target = withUnit(phase.terms.target!, phase.terms, locale);
  return reader === 'student' ? msg(str`You have reached ${target}.`) : msg(str`${target} is reached.`);
};

/** Only with enough data behind it (GT-06); of a last day that is over nothing is expected any more. */
function outlookWords({ outlook, aim, projected, phase, reached, today }: GoalStanding, { reader, locale }: Listener): string[] {
  if (aim && today > aim.endsOn) return reached ? [] : [msg('The last day is over. Time to talk about what comes next?')];
  if (outlook === 'not-enough-data' || !aim || projected === undefined || reached || reader === 'student') return [];
  const day = dayWord(aim.endsOn, locale);
  if (outlook === 'likely') return [msg(str`If it goes on like this, the goal is likely to be met by ${day}.`)];
  return [msg(str`If it goes on like this, it is likely to be about ${withUnit(Math.round(projected * 10) / 10, phase.terms, locale)} on ${day}.`)];
}

function preReaderWords({ latest, phase, reached }: GoalStanding, { locale }: Listener): string[] {
  const { terms } = phase;
  const level = (value: number): string | undefined => terms.scale?.[value + 2];
  const now = msg(str`Now: ${level(latest!.value) ?? withUnit(latest!.value, terms, locale)}`);
  if (reached) return [sentence(now, locale), msg('You are there!')];
  if (terms.target === null) return [sentence(now, locale)];
  const next = level(terms.target);
  return [sentence(now, locale), next ? sentence(msg(str`Next: ${next}`), locale) : msg(str`You are on the way to ${numberWord(terms.target, locale)}.`)];
}

/** The team's own words may end a sentence already. */
const sentence = (words: string, locale: string): string => (/[.!?…؟。！？]$/.test(words) ? words : words + (/^(zh|ja)\b/.test(locale) ? '。' : '.'));

/** The decision rule as a question to the team; it changes nothing by itself (GT-07, GT-16). `undefined`: it asks nothing. */
export function questionWords({ standing }: GoalStanding, { reader, ruleLast }: Listener): { readonly seen: string; readonly question: string } | undefined {
  if (reader === 'pre-reader' || (standing !== 'ahead' && standing !== 'behind')) return undefined;
  const ahead = standing === 'ahead';
  const seen = seenWord(ahead, ruleLast);
  if (reader === 'student')
    return { seen, question: ahead ? msg('Want to talk with your team about a next step?') : msg('Want to talk with your team about a change?') };
  return { seen, question: ahead ? msg('Want to talk about a next step?') : msg('Want to talk about a change?') };
}

function seenWord(ahead: boolean, ruleLast: number | undefined): string {
  if (ruleLast === undefined) return ahead ? msg('It goes quicker than planned.') : msg('It goes another way than planned.');
  return ahead ? msg(str`The last ${ruleLast} points lie ahead of the planned line.`) : msg(str`The last ${ruleLast} points lie away from the planned line.`);
}
