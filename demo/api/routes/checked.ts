/** Input against its schema; what does not fit is `invalid`, each part with a JSON pointer and words that do not repeat the value. */
import * as v from 'valibot';
import { escapePointer } from '../json.js';
import { Refusal, type InvalidPart } from '../refusal.js';

const MOST_ERRORS = 20;

/** @param at where the value stands: `` for a body, `/params`, `/query`. @throws {Refusal} `invalid`. */
export function checked<S extends v.GenericSchema<unknown, unknown>>(schema: S, value: unknown, at: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Refusal('invalid', { errors: result.issues.slice(0, MOST_ERRORS).map((issue) => partOf(issue, at)) });
}

function partOf(issue: v.BaseIssue<unknown>, at: string): InvalidPart {
  const pointer = at + (issue.path ?? []).map(({ key }) => `/${escapePointer(String(key))}`).join('');
  return { pointer, detail: wordsOf(issue) };
}

/** The contract's own words where it has some; valibot's would repeat what was received. */
function wordsOf({ kind, type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object' && expected === 'never') return 'is not known here';
  if (kind === 'validation' && !message.startsWith('Invalid ')) return message;
  return expected === null ? 'is not as the contract says' : `must be ${expected}`;
}
