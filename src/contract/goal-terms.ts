/**
 * The terms of a goal: what is worked towards, measured how, from where to where, until when. What is wrong with terms is decided here once,
 * for the form that is being filled in and for the API that is asked to keep them. What is merely missing is not wrong (`missingIn` of
 * `goal-measure.ts`).
 */
import * as v from 'valibot';
import { fitsMeasure, measureKinds } from './goal-measure.js';
import { limits } from './limits.js';
import { plainDate, text } from './values.js';

export const goalDomains = ['academic', 'behavioural', 'social-emotional', 'functional'] as const;
export type GoalDomain = (typeof goalDomains)[number];

const value = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.finite());

/** The shape alone. What the members mean together is `wrongIn`. */
export const goalTermsShape = {
  statement: /* @__PURE__ */ text(limits.statementCharacters),
  domain: /* @__PURE__ */ v.picklist(goalDomains),
  /** `null`: not yet said how it is measured. */
  measure: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.strictObject({
      kind: /* @__PURE__ */ v.picklist(measureKinds),
      /** In the team's words: `words per minute`. */ unit: /* @__PURE__ */ text(limits.unitCharacters),
    }),
  ),
  /** Whether more is better (`increase`) or less (`decrease`). */
  direction: /* @__PURE__ */ v.picklist(['increase', 'decrease']),
  baseline: /* @__PURE__ */ v.nullable(value),
  /** The three first measurements whose median is the baseline; empty where it was measured once. */
  probes: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(value), /* @__PURE__ */ v.maxLength(3)),
  /** The day of the baseline; these terms hold from here on. */
  startsOn: plainDate,
  target: /* @__PURE__ */ v.nullable(value),
  endsOn: /* @__PURE__ */ v.nullable(plainDate),
  /** A goal attainment scale: what each level from −2 to +2 looks like, in this order. */
  scale: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(/* @__PURE__ */ text(limits.levelCharacters)), /* @__PURE__ */ v.length(5))),
};
const shape = /* @__PURE__ */ v.strictObject(goalTermsShape);
export type GoalTerms = v.InferOutput<typeof shape>;

/**
 * What cannot be: `ends-before-start` · `too-long` more than `limits.goalDays` · `target-is-baseline` · `wrong-direction` the target lies on the other
 * side of the baseline · `value-out-of-range` for the kind of measure, or for any where none is said yet · `probes-not-three` · `baseline-not-median` of the probes · `scale-not-measured` a scale
 * belongs to the kind `attainment` and to no other, and it to a scale.
 */
export type TermsTrouble =
  | 'ends-before-start'
  | 'too-long'
  | 'target-is-baseline'
  | 'wrong-direction'
  | 'value-out-of-range'
  | 'probes-not-three'
  | 'baseline-not-median'
  | 'scale-not-measured';
export interface WrongTerm {
  readonly field: 'baseline' | 'target' | 'probes' | 'endsOn' | 'scale';
  readonly trouble: TermsTrouble;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Everything that is wrong with the terms, in the order of the form; empty: nothing is. */
export function wrongIn(terms: GoalTerms): WrongTerm[] {
  const { baseline, probes, target, direction, startsOn, endsOn, measure, scale } = terms;
  const wrong: WrongTerm[] = [];
  const say = (field: WrongTerm['field'], trouble: TermsTrouble): void => void wrong.push({ field, trouble });
  const fits = (one: number | null): boolean => one === null || fitsMeasure(one, measure?.kind ?? 'score');
  if (!fits(baseline)) say('baseline', 'value-out-of-range');
  if (probes.length > 0 && probes.length !== 3) say('probes', 'probes-not-three');
  else if (probes.length === 3 && baseline !== [...probes].sort((a, b) => a - b)[1]) say('probes', 'baseline-not-median');
  if (!probes.every(fits)) say('probes', 'value-out-of-range');
  if (!fits(target)) say('target', 'value-out-of-range');
  else if (target !== null && baseline !== null) {
    if (target === baseline) say('target', 'target-is-baseline');
    else if (target > baseline !== (direction === 'increase')) say('target', 'wrong-direction');
  }
  if (endsOn !== null && endsOn <= startsOn) say('endsOn', 'ends-before-start');
  else if (endsOn !== null && dayNumber(endsOn) - dayNumber(startsOn) > limits.goalDays) say('endsOn', 'too-long');
  if ((scale !== null) !== (measure?.kind === 'attainment')) say('scale', 'scale-not-measured');
  return wrong;
}

/** Terms as the API takes them: the shape, and nothing wrong. */
export const goalTermsSchema = /* @__PURE__ */ v.pipe(
  shape,
  /* @__PURE__ */ v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value as unknown as Record<string, unknown>;
    for (const { field, trouble } of wrongIn(dataset.value)) {
      addIssue({ message: trouble, path: [{ type: 'object', origin: 'value', input, key: field, value: input[field] }] });
    }
  }),
);
