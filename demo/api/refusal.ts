/**
 * A problem on its way out: rules, queries and middleware throw it, `middleware/problems.ts` writes it down as `application/problem+json`.
 * Its words are for developers and never repeat what a person wrote.
 */
import { PROBLEM_PREFIX, problemStatus, type Problem, type ProblemType } from '../../src/contract/problem.js';

export interface InvalidPart {
  /** RFC 6901 into the body, or `/params/…`, `/query/…`, `/headers/…`. */
  readonly pointer: string;
  readonly detail: string;
}

interface RefusalMore {
  readonly detail?: string;
  readonly errors?: readonly InvalidPart[];
  /** The record as it is now, for `stale-version` and `already-there`. */
  readonly current?: unknown;
  readonly etag?: string;
  readonly retryAfterSeconds?: number;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly type: ProblemType,
    readonly more: RefusalMore = {},
  ) {
    super(more.detail ?? titles[type]);
  }
}

/** One wrong thing in a request. */
export const invalid = (pointer: string, detail: string) => new Refusal('invalid', { errors: [{ pointer, detail }] });

const titles: Record<ProblemType, string> = {
  'signed-out': 'Sign in first',
  'not-allowed': 'This person may not do that',
  'not-found': 'There is nothing here',
  'in-progress': 'The same request is still running',
  'already-there': 'There is one already',
  'slot-taken': 'Somebody else has it',
  'hold-expired': 'It was held too long',
  'booking-closed': 'Booking is over',
  'limit-reached': 'So many bookings are not allowed',
  overlap: 'It lies over something else',
  'has-bookings': 'Somebody holds it or has booked it',
  'has-points': 'Points lie on it: it is revised or ended instead',
  'goal-ended': 'The goal has ended',
  'thread-closed': 'Nobody writes in it any more',
  'attachment-not-ready': 'A file is not there yet, was refused, or went along with another message',
  'no-media-consent': 'A student in it has no consent to be seen beyond their own family',
  'no-translation': 'Nobody has translated it, and no machine could',
  'too-old': 'What came after that is no longer kept; read anew',
  'stale-version': 'It has changed since it was read',
  'too-large': 'It is too large',
  'unsupported-media-type': 'Only application/json is understood',
  invalid: 'Something in it is not as the contract says',
  'idempotency-mismatch': 'The same Idempotency-Key came with another request',
  'version-required': 'Say with If-Match which version this changes',
  'rate-limited': 'Too many requests',
  internal: 'Something broke here',
  unavailable: 'Not now; it is worth trying again',
};

/** The body of the answer. */
export function problemOf({ type, more }: Refusal, requestId: string): Problem {
  return {
    type: PROBLEM_PREFIX + type,
    title: titles[type],
    status: problemStatus[type],
    ...(more.detail === undefined ? {} : { detail: more.detail }),
    requestId,
    ...(more.errors === undefined ? {} : { errors: [...more.errors] }),
    ...(more.current === undefined ? {} : { current: more.current }),
  };
}
