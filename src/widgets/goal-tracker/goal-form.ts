/**
 * The thinking of the form that writes a goal: what is typed, how it lies in a draft, what terms it makes, what is wrong and where. Pure, and patient:
 * what is typed stays as it is typed, also where it is no number yet. It refuses to know the screen, the network and today's date.
 */
import { numberIn, numberText } from '../../base/number-text.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import { fitsMeasure, measureKinds, type MeasureKind } from '../../contract/goal-measure.js';
import { goalDomains, wrongIn, type GoalTerms, type TermsTrouble, type WrongTerm } from '../../contract/goal-terms.js';
import { goalOrigins, type AnsweredTerms, type GoalOrigin } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import { median } from '../../domain/goal-aim.js';
import type { DraftValue, Json } from '../../domain/draft.js';

/** The fields that hold what is typed, each as its text, in the order of the form. */
export const textFields = [
  'origin',
  'statement',
  'domain',
  'kind',
  'unit',
  'level1',
  'level2',
  'level3',
  'level4',
  'level5',
  'measured',
  'baseline',
  'probe1',
  'probe2',
  'probe3',
  'startsOn',
  'target',
  'direction',
  'endsOn',
  'reviewOn',
  'reason',
  'language',
] as const;
export type TextField = (typeof textFields)[number];
export const probeFields = ['probe1', 'probe2', 'probe3'] as const;
/** From −2 to +2. */
export const levelFields = ['level1', 'level2', 'level3', 'level4', 'level5'] as const;

/** The goal that is being changed, as it was when the person began. */
export interface GoalBase {
  readonly version: number;
  /** Its terms and review date then, for putting two changes together. */
  readonly was: Json;
}

/** What is typed; an absent field is untouched. `measured` is `once` or `three` times. */
export type GoalForm = { readonly [Name in TextField]?: string | undefined } & {
  readonly base?: GoalBase | undefined;
  /** Members of the draft that this version does not know. */
  readonly rest?: DraftValue | undefined;
};

/** `new` a goal is set · `change` corrected while no point lies on it · `revise` new terms with a reason · `propose` the same, for others to decide. */
export type GoalPurpose = 'new' | 'change' | 'revise' | 'propose';

export type FormTrouble = TermsTrouble | 'missing' | 'too-many-characters' | 'not-a-number' | 'not-a-date' | 'unit-without-kind' | 'before-first-day';
export interface WrongField {
  readonly field: TextField;
  readonly trouble: FormTrouble;
}

export interface FormContext {
  /** BCP 47 of the person who types: how numbers look, and the language of the words. */
  readonly locale: string;
  /** The school's day. */
  readonly today: string;
  readonly purpose: GoalPurpose;
  /** The goal's first day: other terms cannot begin before it. */
  readonly firstDay?: string | undefined;
  /** The unit where none is typed. */
  readonly unitOf: (kind: MeasureKind) => string;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isBase = (value: Json | undefined): value is { version: number; was: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'was' in value && typeof (value as { version?: Json }).version === 'number';

/** What a draft says, as far as it can be read. */
export function fromDraft(value: DraftValue | undefined): GoalForm {
  const form: Record<string, unknown> = {};
  const rest: Record<string, Json> = {};
  for (const [name, json] of Object.entries(value ?? {})) {
    if ((textFields as readonly string[]).includes(name) && isText(json)) form[name] = json;
    else if (name === 'base' && isBase(json)) form.base = { version: json.version, was: json.was };
    else rest[name] = json;
  }
  return Object.keys(rest).length ? { ...form, rest } : form;
}

/** As it lies in a draft; `undefined` where nothing is typed that `untouched` does not say already. */
export function toDraft(form: GoalForm, untouched: GoalForm): DraftValue | undefined {
  const isTouched = !!form.rest || textFields.some((name) => (form[name] ?? '') !== (untouched[name] ?? ''));
  if (!isTouched) return undefined;
  const { rest, ...known } = form;
  return { ...rest, ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as DraftValue) };
}

/** Terms as the form that changes them. */
export function formOf(terms: AnsweredTerms, reviewOn: string | null, locale: string): GoalForm {
  const number = (value: number | null | undefined): string => (value === null || value === undefined ? '' : numberText(value, locale));
  const [probe1, probe2, probe3] = terms.probes.map(number);
  return {
    statement: terms.statement,
    domain: terms.domain,
    kind: terms.measure?.kind ?? '',
    unit: terms.measure?.unit ?? '',
    direction: terms.direction,
    baseline: number(terms.baseline),
    measured: terms.probes.length ? 'three' : 'once',
    ...(terms.probes.length && { probe1, probe2, probe3 }),
    startsOn: terms.startsOn,
    target: number(terms.target),
    endsOn: terms.endsOn ?? '',
    reviewOn: reviewOn ?? '',
    ...(terms.scale && Object.fromEntries(levelFields.map((name, index) => [name, terms.scale![index] ?? '']))),
  };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
const words = (text: string | undefined): string => cleanText(text ?? '').trim();
const isKind = (kind: string | undefined): kind is MeasureKind => (measureKinds as readonly (string | undefined)[]).includes(kind);
const isDomain = (domain: string | undefined): domain is GoalTerms['domain'] => (goalDomains as readonly (string | undefined)[]).includes(domain);
const isOrigin = (origin: string | undefined): origin is GoalOrigin => (goalOrigins as readonly (string | undefined)[]).includes(origin);

/** Whether the baseline is the middle one of three. */
export const hasProbes = ({ measured }: GoalForm): boolean => measured === 'three';

interface Numbers {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly probes: readonly number[];
}

/** The numbers as far as they can be read; three probes make the baseline. */
export function numbersOf(form: GoalForm, locale: string): Numbers {
  const number = (name: TextField): number | null => numberIn(form[name] ?? '', locale) ?? null;
  const probes = hasProbes(form) ? probeFields.flatMap((name) => number(name) ?? []) : [];
  return { probes, baseline: !hasProbes(form) ? number('baseline') : probes.length === 3 ? median(probes)! : null, target: number('target') };
}

/** Which way is better, from where it starts and where it goes; `undefined` where these do not say it yet. */
export function directionOf(form: GoalForm, locale: string): 'increase' | 'decrease' | undefined {
  const { baseline, target } = numbersOf(form, locale);
  if (baseline === null || target === null || baseline === target) return undefined;
  return target > baseline ? 'increase' : 'decrease';
}

/** What the form says, as terms. Only what `wrongFields` finds nothing wrong with may be sent. */
export function toTerms(form: GoalForm, context: FormContext): GoalTerms {
  const { locale, today, unitOf } = context;
  const kind = isKind(form.kind) ? form.kind : undefined;
  return {
    statement: words(form.statement),
    domain: isDomain(form.domain) ? form.domain : 'academic',
    measure: kind ? { kind, unit: words(form.unit) || unitOf(kind) } : null,
    direction: directionOf(form, locale) ?? (form.direction === 'decrease' ? 'decrease' : 'increase'),
    ...numbersOf(form, locale),
    probes: [...numbersOf(form, locale).probes],
    startsOn: form.startsOn || today,
    endsOn: form.endsOn || null,
    scale: kind === 'attainment' ? levelFields.map((name) => words(form[name])) : null,
  };
}

const most: Partial<Record<TextField, number>> = {
  statement: limits.statementCharacters,
  unit: limits.unitCharacters,
  reason: limits.reasonCharacters,
  ...Object.fromEntries(levelFields.map((name) => [name, limits.levelCharacters])),
};
const dates = ['startsOn', 'endsOn', 'reviewOn'] as const;

/** What is typed and cannot be read as what it should be, or is needed and not there; before the terms are looked at as a whole. */
function unreadable(form: GoalForm, { locale, purpose, firstDay = '' }: FormContext): WrongField[] {
  const typed = (name: TextField): string => words(form[name]);
  const numbers: readonly TextField[] = hasProbes(form) ? [...probeFields, 'target'] : ['baseline', 'target'];
  const needed: readonly TextField[] = [
    'statement',
    ...(form.kind === 'attainment' ? levelFields : []),
    ...(hasProbes(form) && probeFields.some(typed) ? probeFields : []),
    ...(purpose === 'revise' || purpose === 'propose' ? (['reason'] as const) : []),
  ];
  const say = (names: readonly TextField[], trouble: FormTrouble, isWrong: (name: TextField) => boolean): WrongField[] =>
    names.filter(isWrong).map((field) => ({ field, trouble }));
  return [
    ...say(needed, 'missing', (name) => !typed(name)),
    ...say(Object.keys(most) as TextField[], 'too-many-characters', (name) => !fitsCharacters(typed(name), most[name]!)),
    ...say(numbers, 'not-a-number', (name) => typed(name) !== '' && numberIn(typed(name), locale) === undefined),
    ...say(dates, 'not-a-date', (name) => !!form[name] && !isDay(form[name])),
    ...say(['startsOn'], 'before-first-day', (name) => !!form[name] && form[name] < firstDay),
    ...say(['unit'], 'unit-without-kind', (name) => typed(name) !== '' && !isKind(form.kind)),
  ];
}

/** Where the form shows what is wrong with the terms: of three probes, the one that cannot be. */
function fieldOf(field: WrongTerm['field'], form: GoalForm, locale: string): TextField {
  if (field === 'scale') return 'level1';
  if (field !== 'probes' && !(field === 'baseline' && hasProbes(form))) return field;
  const kind = isKind(form.kind) ? form.kind : 'score';
  const isOut = (name: TextField): boolean => !fitsMeasure(numberIn(form[name] ?? '', locale) ?? 0, kind);
  return probeFields.find(isOut) ?? 'probe1';
}

/** Everything that stops it from being sent, in the order of the form, one trouble to a field. What is merely missing from a SMART goal does not. */
export function wrongFields(form: GoalForm, context: FormContext): readonly WrongField[] {
  const first = unreadable(form, context);
  const areDays = !first.some(({ trouble }) => trouble === 'not-a-date');
  // That a probe is missing is said at the probe.
  const terms = areDays ? wrongIn(toTerms(form, context)).filter(({ trouble }) => trouble !== 'probes-not-three') : [];
  const found = [...first, ...terms.map(({ field, trouble }) => ({ field: fieldOf(field, form, context.locale), trouble }))];
  return textFields.flatMap((name) => found.find(({ field }) => field === name) ?? []);
}

/** Who set it, of those whom the viewer may speak for. */
export const toOrigin = (form: GoalForm, allowed: readonly GoalOrigin[]): GoalOrigin =>
  isOrigin(form.origin) && allowed.includes(form.origin) ? form.origin : allowed[0]!;
