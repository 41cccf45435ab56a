/** The words of a goal's form: names of domains and measures, what is wrong at a field and what to do, what a goal would still need. */
import { msg, str } from '@lit/localize';
import { limits } from '../../contract/limits.js';
import { measureRanges, type MeasureKind, missingIn } from '../../contract/goal-measure.js';
import type { GoalTerms } from '../../contract/goal-terms.js';
import type { GoalOrigin } from '../../contract/goal.js';
import type { GoalScene } from './goal-scene.js';
import type { FormTrouble, GoalPurpose, TextField } from './goal-form.js';

export function kindName(kind: MeasureKind): string {
  const names: Record<MeasureKind, () => string> = {
    count: () => msg('How many times'),
    rate: () => msg('How many in a set time'),
    percent: () => msg('Percent'),
    duration: () => msg('How long'),
    score: () => msg('A score'),
    attainment: () => msg('Five levels in your own words'),
  };
  return names[kind]();
}

/** The unit where nobody wrote one. */
export function usualUnit(kind: MeasureKind): string {
  const units: Record<MeasureKind, () => string> = {
    count: () => msg('times'),
    rate: () => msg('per minute'),
    percent: () => msg('percent'),
    duration: () => msg('minutes'),
    score: () => msg('points'),
    attainment: () => msg('level'),
  };
  return units[kind]();
}

export function originName(origin: GoalOrigin): string {
  const names: Record<GoalOrigin, () => string> = {
    home: () => msg('Family goal'),
    student: () => msg('My goal'),
    school: () => msg('School goal'),
    iep: () => msg('IEP annual goal'),
  };
  return names[origin]();
}

/** What the five levels mean, −2 to +2. */
export const levelNames = (): readonly string[] => [
  msg('−2: much less than we expect'),
  msg('−1: less than we expect'),
  msg('0: what we expect'),
  msg('+1: more than we expect'),
  msg('+2: much more than we expect'),
];

/** Plain words for the terms of the form. */
export const meanings = {
  baseline: () => msg('Where things stand before the work on the goal begins. The school may call it the baseline.'),
  scale: () => msg('Five levels in plain words. Level 0 is what we expect to see if things go well.'),
} as const;

export function formTitle(purpose: GoalPurpose, { reader }: GoalScene): string {
  const titles: Record<GoalPurpose, () => string> = {
    new: () => (reader === 'adult' ? msg('Write a goal') : msg('What do you want to work on?')),
    change: () => msg('Correct this goal'),
    revise: () => msg('Change this goal from a day on'),
    propose: () => msg('Suggest a change to this goal'),
  };
  return titles[purpose]();
}

/** What happens with what is written, said before it is. */
export function purposeWord(purpose: GoalPurpose, deciders: string): string {
  const words: Record<GoalPurpose, () => string> = {
    new: () => msg('You can save it at any time and fill in the rest later.'),
    change: () => msg('There are no points on it yet, so it can still be corrected.'),
    revise: () => msg('There are points on it, so the goal as it was stays to be read, with your reason and the day.'),
    propose: () => msg(str`${deciders} will decide. Everybody sees your suggestion and the answer.`),
  };
  return words[purpose]();
}

const texts: Partial<Record<TextField, number>> = { statement: limits.statementCharacters, unit: limits.unitCharacters, reason: limits.reasonCharacters };

function missingWord(field: TextField): string {
  if (field === 'statement') return msg('Please write what the goal is.');
  if (field === 'reason') return msg('Please say why, so that everybody can follow.');
  return field.startsWith('probe') ? msg('All three are needed; the middle one counts.') : msg('Please say what this level looks like.');
}

function rangeWord(kind: string | undefined): string {
  const { least, most, whole } = measureRanges[kind && Object.hasOwn(measureRanges, kind) ? (kind as MeasureKind) : 'score'];
  return whole
    ? msg(str`This must be a whole number from ${least} to ${most}.`)
    : msg(str`This must be a number from ${least} to ${most}, with at most four decimals.`);
}

/** What is wrong at a field, in plain words. `kind` is how it is measured. */
export function troubleAt(field: TextField, trouble: FormTrouble, kind: string | undefined): string {
  const words: Record<FormTrouble, () => string> = {
    missing: () => missingWord(field),
    'too-many-characters': () => msg(str`This is longer than ${texts[field] ?? limits.levelCharacters} characters. Please shorten it; nothing is cut off.`),
    'not-a-number': () => msg('Please write a number here, like 42 or 1.5.'),
    'not-a-date': () => msg('Please choose a day that exists.'),
    'unit-without-kind': () => msg('Please choose above how it is measured.'),
    'before-first-day': () => msg('This cannot be before the first day of the goal.'),
    'ends-before-start': () => msg('The last day must be after the first day.'),
    'too-long': () => msg('A goal can last up to three years. Please choose an earlier day.'),
    'target-is-baseline': () => msg('This is the same as the starting value. Where should it go?'),
    'wrong-direction': () => msg('This is on the other side of the starting value.'),
    'value-out-of-range': () => rangeWord(kind),
    'probes-not-three': () => missingWord('probe1'),
    'baseline-not-median': () => msg('The starting value is the middle one of the three.'),
    'scale-not-measured': () => missingWord('level1'),
  };
  return words[trouble]();
}

/** What would make it easier to see whether the goal is met (GT-19): questions, never a must. */
export function smartWords(terms: GoalTerms): readonly string[] {
  const asks: Record<ReturnType<typeof missingIn>[number], () => string> = {
    measure: () => msg('How will you see that it works? Choose how it is measured.'),
    baseline: () => msg('Where do things stand now? A starting value shows how far it has come.'),
    target: () => msg('How will you know that it is reached? Write the value to reach.'),
    endsOn: () => msg('By when? Choose a last day.'),
  };
  return missingIn(terms).map((name) => asks[name]());
}
