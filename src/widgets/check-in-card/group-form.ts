/**
 * The thinking of the group pass (CI-17): one set of values for everyone, what is different for one student, who is not here; and what is
 * sent for each. Pure, plain JSON, so that it lies in a draft as it is. It refuses to know the screen and the network.
 */
import type { CheckIn, CheckInBody, CheckInKind, Mode, Rating, Result } from '../../contract/check-in.js';
import type { DraftValue, Json } from '../../domain/draft.js';
import { answer, rate } from '../../domain/check-in-points.js';
import { fromDraft, problemsOf, toBody, type CheckInForm } from './check-in-form.js';

export type GroupFields = Pick<CheckInForm, 'feeling' | 'note' | 'ratings' | 'results'>;
export interface GroupStudent {
  /** `false`: absent; nothing is sent. */
  readonly include: boolean;
  /** What is different for this one; absent members are as for everyone. */
  readonly override?: GroupFields;
}
export interface GroupValue {
  readonly all: GroupFields;
  /** By student id; one that is not named is here and as everyone. */
  readonly students: Readonly<Record<string, GroupStudent>>;
}
export const emptyGroup: GroupValue = { all: {}, students: {} };

type Members = Readonly<Record<string, Json>>;
const membersOf = (value: Json | undefined): Members => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {});

function fieldsFrom(value: Json | undefined): GroupFields {
  const { feeling, note, ratings, results } = fromDraft(membersOf(value));
  return filled({ feeling, note, ratings, results });
}

/** Without the members that say nothing, so that two equal values are equal JSON. */
function filled({ feeling, note, ratings, results }: GroupFields): GroupFields {
  return { ...(feeling && { feeling }), ...(note && { note }), ...(ratings?.length && { ratings }), ...(results?.length && { results }) };
}

/** What a draft says, as far as it can be read. */
export function groupFrom(value: DraftValue | undefined): GroupValue {
  const students = Object.entries(membersOf(value?.students)).map(([id, json]): [string, GroupStudent] => {
    const { include, override } = membersOf(json);
    return [id, studentOf(include !== false, fieldsFrom(override))];
  });
  return { all: fieldsFrom(value?.all), students: Object.fromEntries(students) };
}

/** As it lies in a draft; `undefined` where nothing was touched. */
export function groupToDraft(value: GroupValue): DraftValue | undefined {
  if (!Object.keys(value.all).length && !Object.keys(value.students).length) return undefined;
  return JSON.parse(JSON.stringify(value)) as DraftValue;
}

const studentOf = (include: boolean, override: GroupFields): GroupStudent => (Object.keys(override).length ? { include, override } : { include });
export const isIncluded = ({ students }: GroupValue, id: string): boolean => own(students, id)?.include ?? true;
export const overrideOf = ({ students }: GroupValue, id: string): GroupFields => own(students, id)?.override ?? {};
const own = (students: GroupValue['students'], id: string): GroupStudent | undefined => (Object.hasOwn(students, id) ? students[id] : undefined);

export const setAll = (value: GroupValue, fields: GroupFields): GroupValue => ({ ...value, all: filled(fields) });

export function setOverride(value: GroupValue, id: string, fields: GroupFields): GroupValue {
  return { ...value, students: { ...value.students, [id]: studentOf(isIncluded(value, id), filled(fields)) } };
}

/** What is different for them stays, for when they come after all. */
export function setIncluded(value: GroupValue, id: string, include: boolean): GroupValue {
  return { ...value, students: { ...value.students, [id]: studentOf(include, overrideOf(value, id)) } };
}

export function countGroup(value: GroupValue, ids: readonly string[]): { readonly here: number; readonly absent: number } {
  const here = ids.filter((id) => isIncluded(value, id)).length;
  return { here, absent: ids.length - here };
}

/** For one student: their own, over everyone's, cell by cell; over what the school already has where `existing` is given. */
export function fieldsOf(value: GroupValue, id: string, existing?: CheckIn): GroupFields {
  const layers: readonly Pick<GroupFields, 'ratings' | 'results'>[] = [existing ?? {}, value.all, overrideOf(value, id)];
  const ratings = layers.flatMap((layer) => layer.ratings ?? []).reduce<readonly Rating[]>((all, r) => rate(all, r.expectation, r.period, r.score), []);
  const results = layers.flatMap((layer) => layer.results ?? []).reduce<readonly Result[]>((all, r) => answer(all, r.behaviour, r.met), []);
  const { feeling = value.all.feeling, note = value.all.note } = overrideOf(value, id);
  return filled({ feeling, note, ratings, results });
}

export const kindOf: Readonly<Record<Mode, CheckInKind>> = { feelings: 'feelings', 'check-in-check-out': 'check-out', 'daily-report-card': 'report' };

export interface GroupContext {
  readonly studentIds: readonly string[];
  readonly mode: Mode;
  readonly planId?: string | undefined;
  /** The school's day. */
  readonly on: string;
  /** The language that notes are written in. */
  readonly language: string;
  /** Nothing given: the school's default. */
  readonly audience?: readonly string[] | undefined;
  /** The check-out or report that a student already has for the day; it is changed instead. */
  readonly existing?: Readonly<Record<string, CheckIn>> | undefined;
}
export interface GroupRequest {
  readonly studentId: string;
  readonly body: CheckInBody;
  /** Set: this entry is changed, on top of its version. */
  readonly existing: CheckIn | undefined;
}

/** Whether there is anything to say about this student that the school does not have. */
export function hasWords(value: GroupValue, id: string, mode: Mode): boolean {
  return isIncluded(value, id) && !problemsOf(fieldsOf(value, id), kindOf[mode]).some((problem) => problem !== 'note-too-long');
}

/** One body for each student who is here and for whom something is set; the rest get nothing. */
export function groupRequests(value: GroupValue, { studentIds, mode, planId, on, language, audience, existing = {} }: GroupContext): readonly GroupRequest[] {
  const kind = kindOf[mode];
  return studentIds
    .filter((id) => hasWords(value, id, mode))
    .map((studentId) => {
      const there = existing[studentId];
      const form = { ...fieldsOf(value, studentId, there), on, audience };
      return { studentId, existing: there, body: toBody(form, { kind, today: on, language, writer: 'school', planId, existing: there }) };
    });
}

/** The students whose note is longer than the contract allows. */
export function tooLong(value: GroupValue, { studentIds, mode }: Pick<GroupContext, 'studentIds' | 'mode'>): readonly string[] {
  return studentIds.filter((id) => isIncluded(value, id) && problemsOf(fieldsOf(value, id), kindOf[mode]).includes('note-too-long'));
}
