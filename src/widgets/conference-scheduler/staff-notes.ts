/**
 * Two notes of one meeting, and what becomes of them when somebody else wrote meanwhile: what only one side changed is taken, what both changed is kept
 * from both until a person decides. Pure. It never moves a word from one note into the other.
 */
import type { Booking } from '../../contract/booking.js';
import type { Json } from '../../domain/draft.js';
import { mergeFields, type FieldMerge } from '../../domain/field-merge.js';

export interface Notes {
  readonly shared: string | null;
  readonly confidential: string | null;
}

export const notesOf = ({ sharedNote, confidentialNote }: Pick<Booking, 'sharedNote' | 'confidentialNote'>): Notes => ({
  shared: sharedNote,
  confidential: confidentialNote,
});

/** The notes as they were when the person began to write, from the draft. */
export function baseIn(value: Json | undefined): Notes | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { shared, confidential } = value as { readonly [name: string]: Json };
  const isNote = (one: Json | undefined): one is string | null => one === null || typeof one === 'string';
  return isNote(shared) && isNote(confidential) ? { shared, confidential } : undefined;
}

export const joinNotes = (base: Notes | undefined, mine: Notes, theirs: Notes): FieldMerge<Notes & Record<string, unknown>> =>
  mergeFields<Notes & Record<string, unknown>>(base && { ...base }, { ...mine }, { ...theirs });
