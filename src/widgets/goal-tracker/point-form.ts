/**
 * The words in progress of the form that adds a point: what is typed, and how it lies in a draft. Pure, and patient with drafts that another version
 * wrote. It refuses to know the screen, the network and today's date; what is wrong and what is sent is in `point-body.ts`.
 */
import { numberText } from '../../base/number-text.js';
import { cleanText } from '../../base/text.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { GoalPoint } from '../../contract/goal-point.js';
import type { DraftValue, Json } from '../../domain/draft.js';
import type { ValueProblem } from '../../domain/goal-value.js';

/** The point that is being corrected, as it was when the person began. */
export interface PointBase {
  readonly id: string;
  readonly version: number;
}
/** What is typed; an absent field is untouched. */
export interface PointForm {
  readonly on?: string | undefined;
  /** As it is typed, also where it is no number yet. */
  readonly value?: string | undefined;
  readonly note?: string | undefined;
  /** The value that the person has said is right, although it is far from all others. */
  readonly sure?: string | undefined;
  readonly base?: PointBase | undefined;
  /** Members of the draft that this version does not know. */
  readonly rest?: DraftValue | undefined;
}

const fields = ['on', 'value', 'note', 'sure'] as const;

function baseIn(json: Json | undefined): PointBase | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { id, version } = json as Readonly<Record<string, Json>>;
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined;
}

export function fromDraft(value: DraftValue | undefined): PointForm {
  const { base: kept, ...others } = value ?? {};
  const base = baseIn(kept);
  const form: Record<string, unknown> = base ? { base } : {};
  const rest: Record<string, Json> = kept !== undefined && !base ? { base: kept } : {};
  for (const [name, json] of Object.entries(others)) {
    if (fields.some((field) => field === name) && typeof json === 'string') form[name] = cleanText(json);
    else rest[name] = json;
  }
  return Object.keys(rest).length ? { ...form, rest } : form;
}

/** As it lies in a draft; `undefined` where there is nothing that anybody would miss. */
export function toDraft({ rest, base, ...form }: PointForm): DraftValue | undefined {
  if (!rest && !base && !form.value && !form.note) return undefined;
  const typed = fields.flatMap((name) => (form[name] ? [[name, form[name]] as const] : []));
  return { ...rest, ...Object.fromEntries(typed), ...(base && { base: { id: base.id, version: base.version } }) };
}

export interface PointContext {
  readonly terms: AnsweredTerms;
  /** Plain dates: the goal's first day, and the school's day. */
  readonly startsOn: string;
  readonly today: string;
  readonly locale: string;
  /** The values so far. */
  readonly known: readonly number[];
}

/** `no-day` · `before-start` · `after-today` · `note-too-long`, and what can be wrong with a value. */
export type PointProblem = ValueProblem | 'no-day' | 'before-start' | 'after-today' | 'note-too-long';

/** A point as the form that corrects it. */
export const formFor = ({ id, version, on, value, note }: Pick<GoalPoint, 'id' | 'version' | 'on' | 'value' | 'note'>, locale: string): PointForm => ({
  on,
  value: numberText(value, locale),
  sure: numberText(value, locale),
  note: note ?? undefined,
  base: { id, version },
});

/** Everything in one line, to be recognized by or to be copied. */
export const toLine = ({ value, note }: PointForm, valueWord: (typed: string) => string): string =>
  [value && valueWord(value), note].filter(Boolean).join(' · ');
