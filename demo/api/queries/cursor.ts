/** Opaque cursors of lists: the sort key of the last row, as base64url. Forged ones are refused; they open nothing that a list would not show. */
import * as v from 'valibot';
import { invalid } from '../refusal.js';

export type CursorShape = v.GenericSchema<unknown, readonly string[]>;

export const encodeCursor = (values: readonly string[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values of a cursor, all `null` where there is none, so that they fit a statement's places. */
export function decodeCursor(cursor: string | undefined, shape: CursorShape, length: number): readonly (string | null)[] {
  if (cursor === undefined) return Array.from({ length }, () => null);
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw invalid('/query/cursor', 'must be a cursor of this list');
  }
  const result = v.safeParse(shape, found);
  if (!result.success || result.output.length !== length) throw invalid('/query/cursor', 'must be a cursor of this list');
  return result.output;
}

/** A page out of `limit + 1` rows: the one too many says that there is a next. */
export function pageOf<R>(rows: readonly R[], limit: number, cursorOf: (row: R) => readonly string[]): { rows: readonly R[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
