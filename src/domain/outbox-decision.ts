/**
 * What becomes of a row after an attempt: the table of answers as one pure function. It knows neither storage nor network, and it never
 * drops a row: only the API's success or a person ends one.
 */
import { fullJitter } from '../base/backoff.js';
import type { CallFailure, ProblemType } from '../contract/problem.js';
import type { OutboxRow } from './outbox.js';

export interface Decision {
  readonly row: OutboxRow;
  /** Nothing at all is sent before this instant: the API asked everybody to wait. */
  readonly pausedUntil?: number;
  /** The viewer is signed out: the whole queue waits. */
  readonly signedOut?: true;
}

/** After so many answers that make no sense, asking again is no longer hope: a person decides. */
export const NONSENSE_ATTEMPTS = 5;
const IN_PROGRESS_MS = 2000;
const SPREAD_MS = 60_000;

const CONFLICTS: ReadonlySet<ProblemType | undefined> = new Set<ProblemType>(['stale-version', 'version-required', 'already-there']);
/** Nothing was done about it this time; what an earlier attempt did is as unknown, or known, as before. */
const TURNED_AWAY: ReadonlySet<ProblemType | undefined> = new Set<ProblemType>(['signed-out', 'rate-limited']);
const PASSING: ReadonlySet<ProblemType | undefined> = new Set<ProblemType>(['in-progress', 'rate-limited', 'internal', 'unavailable']);

/** Whether the API may have the record; `undefined`: this attempt says nothing about it. */
function unclearAfter({ kind, type }: CallFailure, neverLeft: boolean): boolean | undefined {
  if (kind === 'network' && neverLeft) return undefined;
  return kind === 'problem' && TURNED_AWAY.has(type) ? undefined : kind !== 'problem' || PASSING.has(type);
}

/**
 * `random` from 0 up to 1, so that a thousand devices that failed together do not come back together. `neverLeft`: the device had no network all the
 * while.
 */
export function decide(given: OutboxRow, failure: CallFailure | undefined, now: number, random: number, neverLeft = false): Decision {
  const row: OutboxRow = failure ? { ...given, unclear: unclearAfter(failure, neverLeft) } : given;
  if (!failure) return { row: { ...row, state: 'done', trouble: undefined } };
  const { kind, type, detail } = failure;
  if (kind === 'aborted') return { row: { ...row, state: 'queued' } };
  if (type === 'signed-out') return { row: { ...row, state: 'auth-wait', trouble: { type } }, signedOut: true };
  const trouble: OutboxRow['trouble'] = { type: kind === 'problem' ? (type ?? 'internal') : kind, ...(detail.problem && { problem: detail.problem }) };
  const tried: OutboxRow = { ...row, attempts: row.attempts + 1, trouble };
  if (CONFLICTS.has(type)) return { row: { ...tried, state: 'conflict' } };
  const passing = kind === 'problem' ? PASSING.has(type) : kind !== 'nonsense' || tried.attempts < NONSENSE_ATTEMPTS;
  if (!passing) return { row: { ...tried, state: 'parked' } };
  const asked = detail.retryAfterMs ?? (type === 'in-progress' ? IN_PROGRESS_MS : undefined);
  if (asked === undefined) return { row: { ...tried, state: 'queued', notBefore: now + fullJitter(row.attempts, random) } };
  const notBefore = now + asked + Math.floor(random * Math.min(asked, SPREAD_MS));
  return { row: { ...tried, state: 'queued', notBefore }, ...(type !== 'in-progress' && { pausedUntil: notBefore }) };
}
