/** Two states of one form's words, one here and one at the API: which of them holds the other. Pure. */
import type { DraftValue, Json } from './draft.js';

/** The same words, whatever the order of the fields. */
export function sameWords(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (!isParts(a) || !isParts(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, Json>, b as Record<string, Json>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && sameWords(left[name], right[name]));
}

const isParts = (value: Json | undefined): value is Exclude<Json, string | number | boolean | null> => typeof value === 'object' && value !== null;

/** Whether nothing of `theirs` is lost where `mine` takes its place: every text goes on in mine, everything else is the same or was not there. */
export function holds(mine: DraftValue, theirs: DraftValue): boolean {
  return Object.entries(theirs).every(([name, theirValue]) => holdsPart(Object.hasOwn(mine, name) ? mine[name] : undefined, theirValue));
}

/** The same of one field, and of what it is made of: a list goes on at its end. */
function holdsPart(mine: Json | undefined, theirs: Json): boolean {
  if (theirs === null || theirs === '') return true;
  if (typeof theirs === 'string') return typeof mine === 'string' && mine.startsWith(theirs);
  if (!isParts(theirs) || !isParts(mine) || Array.isArray(mine) !== Array.isArray(theirs)) return sameWords(mine, theirs);
  return holds(mine as DraftValue, theirs as DraftValue);
}
