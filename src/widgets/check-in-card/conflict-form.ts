/**
 * The conflicts of a merge in words, for the person who decides. Pure; what a field or a value is called comes from the plan, and what the
 * plan does not name is called by its key.
 */
import { msg } from '@lit/localize';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { Voice } from '../../contract/person.js';
import { joined, type Conflict, type Words } from '../../domain/check-in-merge.js';
import { fitsCharacters } from '../../base/text.js';
import { limits } from '../../contract/limits.js';
import { labelled } from '../../ui/labelled.js';
import type { VersionField } from '../../ui/two-versions.element.js';
import { answerWord } from './answer-words.js';
import { audienceWords } from './entry-words.js';
import { feelingWord } from './feeling-words.js';
import { scoreWord } from './score-words.js';

export interface ConflictContext {
  readonly plan: CheckInPlan | undefined;
  readonly studentName: string;
  /** BCP 47, for numbers. */
  readonly locale: string;
  /** A goal point in words. */
  readonly pointWord: (point: { readonly goalId: string; readonly value: number }) => string;
  /** The adults who may be asked to talk, by id. */
  readonly people: readonly { readonly id: string; readonly name: string | null }[];
}

export function conflictFields(conflicts: readonly Conflict[], context: ConflictContext): readonly VersionField[] {
  return conflicts.map((conflict) => ({
    name: conflict.field,
    label: labelOf(conflict.field, context.plan),
    mine: valueOf(conflict.field, conflict.mine, context),
    theirs: valueOf(conflict.field, conflict.theirs, context),
    ...(conflict.field === 'note' && { languages: { mine: languageOf(conflict.mine), theirs: languageOf(conflict.theirs) } }),
    both: conflict.field === 'note' && conflict.mine !== null && conflict.theirs !== null && fits(conflict),
  }));
}

const languageOf = (words: unknown): string => (words as Words | null)?.language ?? '';
const fits = ({ mine, theirs }: Conflict): boolean => fitsCharacters(joined(mine, theirs)?.text ?? '', limits.noteCharacters);
const nameIn = (list: readonly { readonly key: string; readonly name: string }[] | undefined, key = ''): string =>
  list?.find((item) => item.key === key)?.name ?? key;

function labelOf(field: string, plan: CheckInPlan | undefined): string {
  const [kind, first, second] = field.split('/');
  if (kind === 'note') return msg('Note');
  if (kind === 'feeling') return msg('Feeling');
  if (kind === 'audience') return msg('Who may read it');
  if (kind === 'helpFrom') return msg('Talk with');
  if (kind === 'goalPoint') return msg('A point of a goal');
  const ratings = plan?.mode === 'check-in-check-out' ? plan : undefined;
  if (kind === 'rating') return labelled(nameIn(ratings?.periods, second), nameIn(ratings?.expectations, first));
  return nameIn(plan?.mode === 'daily-report-card' ? plan.behaviours : undefined, first);
}

function valueOf(field: string, value: unknown, { plan, studentName, people, locale, pointWord }: ConflictContext): string {
  if (field === 'audience') return audienceWords(value as readonly Voice[], studentName);
  if (value === undefined) return msg('nothing');
  if (field === 'note') return (value as Words | null)?.text ?? msg('no note');
  if (field === 'feeling') return value === null ? msg('no feeling') : feelingWord(value as string);
  if (field === 'helpFrom') return people.find(({ id }) => id === value)?.name ?? (value === null ? msg('nobody') : msg('someone at school'));
  if (field === 'goalPoint') return value === null ? msg('no point') : pointWord(value as { goalId: string; value: number });
  if (value === null) return field.startsWith('rating/') ? msg('not rated') : msg('Not looked at');
  if (typeof value === 'boolean') return answerWord(value);
  const score = value as number;
  const number = score.toLocaleString(locale);
  return plan?.mode === 'check-in-check-out' ? `${number} · ${scoreWord(plan, score)}` : number;
}
