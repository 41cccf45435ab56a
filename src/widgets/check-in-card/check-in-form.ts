/**
 * The thinking of the card's form: what is filled in, how it lies in a draft, what is sent. Pure, and patient with drafts that another
 * version wrote: what it cannot read it keeps and gives back untouched. It refuses to know the screen, the network and today's date.
 */
import { cleanText, fitsCharacters } from '../../base/text.js';
import type { CheckIn, CheckInBody, CheckInKind, Rating, Result } from '../../contract/check-in.js';
import { limits } from '../../contract/limits.js';
import type { Voice } from '../../contract/person.js';
import { audienceOf } from '../../domain/check-in-audience.js';
import type { DraftValue, Json } from '../../domain/draft.js';
import { isFeeling } from './feeling-words.js';

/** The record that is being changed, as it was when the person began. */
export interface FormBase {
  readonly id: string;
  readonly version: number;
  /** Its content then, as its writer would send it again; for putting two changes together. */
  readonly was?: Json | undefined;
}

/** A point of a goal that goes with the check-in (CI-16), as far as it is filled in. */
export interface FormPoint {
  /** Empty: no goal is chosen yet. */
  readonly goalId: string;
  /** As it is typed, also where it is no number yet. */
  readonly typed: string;
  /** The text that the person has said is right, although it is far from everything so far. */
  readonly sure?: string | undefined;
  /** What is typed as the number it is, once the goal's measure can have it. */
  readonly value?: number | undefined;
}

/** `undefined`: untouched. */
export interface CheckInForm {
  /** The school's day when it was begun; it stays, also past midnight. */
  readonly on?: string | undefined;
  readonly feeling?: string | undefined;
  readonly note?: string | undefined;
  readonly helpFrom?: string | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly ratings?: readonly Rating[] | undefined;
  readonly results?: readonly Result[] | undefined;
  /** `null`: the entry's point is taken back. */
  readonly goalPoint?: FormPoint | null | undefined;
  readonly base?: FormBase | undefined;
  /** Members of the draft that this version does not know. */
  readonly rest?: DraftValue | undefined;
}

type Reader<T> = (value: Json | undefined) => T | undefined;
const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const record = (value: Json | undefined): Readonly<Record<string, Json>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : undefined;
const list =
  <T>(read: (item: Json) => T | undefined): Reader<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? (value as readonly Json[]).flatMap((item) => read(item) ?? []) : undefined;

const readRating = (item: Json): Rating | undefined => {
  const r = record(item);
  if (typeof r?.expectation !== 'string' || typeof r.period !== 'string') return undefined;
  return { expectation: r.expectation, period: r.period, score: typeof r.score === 'number' ? r.score : null };
};
const readResult = (item: Json): Result | undefined => {
  const r = record(item);
  return typeof r?.behaviour === 'string' ? { behaviour: r.behaviour, met: typeof r.met === 'boolean' ? r.met : null } : undefined;
};
const readers: { readonly [Name in keyof Omit<CheckInForm, 'rest'>]-?: Reader<Exclude<CheckInForm[Name], undefined>> } = {
  on: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(text(value) ?? '') ? text(value) : undefined),
  feeling: text,
  note: (value) => (typeof value === 'string' ? cleanText(value) : undefined),
  helpFrom: text,
  audience: list((item) => text(item)),
  ratings: list(readRating),
  results: list(readResult),
  goalPoint: (value) => {
    if (value === null) return null;
    const p = record(value);
    if (typeof p?.goalId !== 'string' || typeof p.typed !== 'string') return undefined;
    const { goalId, typed, sure, value: number } = p;
    return { goalId, typed, ...(typeof sure === 'string' && { sure }), ...(typeof number === 'number' && { value: number }) };
  },
  base: (value) => {
    const b = record(value);
    if (typeof b?.id !== 'string' || typeof b.version !== 'number') return undefined;
    return { id: b.id, version: b.version, ...(record(b.was) && { was: b.was }) };
  },
};

/** What a draft says, as far as it can be read. */
export function fromDraft(value: DraftValue | undefined): CheckInForm {
  const form: Record<string, unknown> = {};
  const rest: Record<string, Json> = {};
  for (const [name, json] of Object.entries(value ?? {})) {
    const read = Object.hasOwn(readers, name) ? readers[name as keyof typeof readers](json) : undefined;
    if (read === undefined) rest[name] = json;
    else form[name] = read;
  }
  return Object.keys(rest).length ? { ...form, rest } : form;
}

/** As it lies in a draft; `undefined` where there is nothing to keep. */
export function toDraft(form: CheckInForm): DraftValue | undefined {
  if (isEmpty(form)) return undefined;
  const { rest, ...known } = form;
  const filled = Object.entries(known).filter(([name, value]) => value !== undefined && !(name === 'note' && value === '' && !form.base));
  return { ...rest, ...(Object.fromEntries(filled) as DraftValue) };
}

/** Nothing filled in that anybody would miss. */
export function isEmpty({ feeling, note, helpFrom, audience, ratings, results, goalPoint, rest }: CheckInForm): boolean {
  return !(feeling ?? helpFrom ?? audience ?? ratings ?? results ?? rest) && !note && goalPoint === undefined;
}

/** The point that the entry had when the person began to change it. */
export const pointBefore = ({ base }: CheckInForm): SentPoint => (record(base?.was)?.goalPoint as SentPoint | undefined) ?? null;
type SentPoint = { readonly goalId: string; readonly value: number } | null;

/**
 * `nothing`: nothing to send yet · `note-too-long` see `limits.noteCharacters` · `nothing-rated` the day has no rating yet · `point-unfinished` a point of
 * a goal was begun and is none yet.
 */
export type FormProblem = 'nothing' | 'note-too-long' | 'nothing-rated' | 'point-unfinished';

export function problemsOf(form: CheckInForm, kind: CheckInKind): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const note = form.note?.trim();
  if (note && !fitsCharacters(note, limits.noteCharacters)) problems.push('note-too-long');
  if (kind === 'feelings' && !knownFeeling(form) && !note && !form.helpFrom) problems.push('nothing');
  if (kind === 'check-in' && !knownFeeling(form) && !note) problems.push('nothing');
  if (kind === 'check-out' && !form.ratings?.length && !note) problems.push('nothing-rated');
  if (kind === 'report' && !form.results?.length && !note) problems.push('nothing-rated');
  const { goalPoint: point } = form;
  if (point && point.value === undefined && (point.typed.trim() || pointBefore(form))) problems.push('point-unfinished');
  return problems;
}

const knownFeeling = ({ feeling }: CheckInForm) => (feeling !== undefined && isFeeling(feeling) ? feeling : null);

export interface BodyContext {
  readonly kind: CheckInKind;
  readonly today: string;
  /** The language the words are written in. */
  readonly language: string;
  readonly writer: Voice;
  readonly planId?: string | undefined;
  /** The entry of the day that is being continued. */
  readonly existing?: CheckIn | undefined;
}

/** What is sent. Only for a form without problems. */
export function toBody(form: CheckInForm, { kind, today, language, writer, planId = '', existing }: BodyContext): CheckInBody {
  const note = (form.note ?? existing?.note?.text ?? '').trim() || null;
  const point = form.goalPoint;
  const isPoint = point === null || point?.value !== undefined;
  const common = {
    on: form.on ?? today,
    note,
    language: form.note === undefined && existing?.note ? existing.note.language : language,
    audience: [...audienceOf(writer, form.audience ?? existing?.audience)],
    // Absent: what the entry has stays as it is.
    ...(isPoint && { goalPoint: point && { goalId: point.goalId, value: point.value! } }),
  };
  switch (kind) {
    case 'feelings':
      return { ...common, kind, feeling: knownFeeling(form), helpFrom: form.helpFrom ?? null };
    case 'check-in':
      return { ...common, kind, planId, feeling: knownFeeling(form) };
    case 'check-out':
      return { ...common, kind, planId, ratings: [...(form.ratings ?? existing?.ratings ?? [])] };
    case 'report':
      return { ...common, kind, planId, results: [...(form.results ?? existing?.results ?? [])] };
  }
}

/** A record as the form that changes it. */
export function formFor(checkIn: CheckIn, body: CheckInBody): CheckInForm {
  const { on, note, audience } = body;
  return {
    on,
    audience,
    note: note ?? undefined,
    base: { id: checkIn.id, version: checkIn.version, was: JSON.parse(JSON.stringify(body)) as Json },
    ...('feeling' in body && { feeling: body.feeling ?? undefined }),
    ...('helpFrom' in body && { helpFrom: body.helpFrom ?? undefined }),
    ...('ratings' in body && { ratings: body.ratings }),
    ...('results' in body && { results: body.results }),
    ...(!samePoint(body.goalPoint, checkIn.goalPoint) && { goalPoint: formPoint(body.goalPoint) }),
  };
}

/** A point that is left alone is the same. */
const samePoint = (mine: SentPoint | undefined, there: SentPoint | undefined): boolean =>
  mine === undefined || (mine?.goalId === there?.goalId && mine?.value === there?.value);
const formPoint = (point: SentPoint | undefined): FormPoint | null => (point ? { goalId: point.goalId, typed: String(point.value), value: point.value } : null);

/** Everything in words, for who wants to copy it somewhere else. */
export function toText(form: CheckInForm, feelingWord: (feeling: string) => string): string {
  return [form.feeling && feelingWord(form.feeling), form.note].filter(Boolean).join('\n');
}

/** The same in one line, to be recognized by. */
export const toLine = (form: CheckInForm, feelingWord: (feeling: string) => string): string => toText(form, feelingWord).replace(/\n+/g, ' · ');
