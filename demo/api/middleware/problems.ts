/** Whatever went wrong, as `application/problem+json`. What is not a refusal of ours is `unavailable` or `internal`, and its message stays here. */
import type { Context } from 'hono';
import { problemStatus } from '../../../src/contract/problem.js';
import type { ApiEnv, Wired } from '../env.js';
import { codeOf } from '../queries/transaction.js';
import { problemOf, Refusal } from '../refusal.js';
import { logFailure } from './log.js';

// Connection trouble, resources, shutdown, too long a wait, and the errors of the socket underneath.
const PASSING = /^(08|53|57P|57014|55P03|40001|40P01|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;
const LOST = /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable|cannot use a pool/i;

/** As a refusal, so that there is one way out. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // A value that fits the contract and not the database, such as a day in the year 0.
  if (/^22/.test(codeOf(error) ?? '')) return new Refusal('invalid', { detail: 'A value is out of range' });
  const passing = PASSING.test(codeOf(error) ?? '') || (error instanceof Error && LOST.test(error.message));
  return passing ? new Refusal('unavailable', { retryAfterSeconds: 2 }) : new Refusal('internal');
}

export const problems =
  ({ log }: Pick<Wired, 'log'>) =>
  (error: unknown, c: Context<ApiEnv>): Response => {
    const refusal = refusalOf(error);
    if (refusal !== error) logFailure(log, c.get('requestId'), error);
    return problemResponse(refusal, c.get('requestId'));
  };

export function problemResponse(refusal: Refusal, requestId: string): Response {
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (refusal.type === 'signed-out') headers.set('WWW-Authenticate', 'Bearer');
  if (refusal.more.retryAfterSeconds !== undefined) headers.set('Retry-After', String(refusal.more.retryAfterSeconds));
  if (refusal.more.etag !== undefined) headers.set('ETag', refusal.more.etag);
  return new Response(JSON.stringify(problemOf(refusal, requestId)), { status: problemStatus[refusal.type], headers });
}
