/**
 * What a refusal means: problem+json by its type, anything else by its status. A web page where the API should be is recognised as such,
 * so that a captive portal's sign-in page is never taken for a refusal.
 */
import * as v from 'valibot';
import { CallFailure, PROBLEM_PREFIX, problemSchema, problemStatus, type Problem, type ProblemType } from '../contract/problem.js';
import { retryAfterMs } from './retry-after.js';

const PASSING_STATUS = [408, 425, 502, 504];
/** Types that a status names by itself; the several kinds of 409 need the problem's own word. */
const BY_STATUS: ReadonlyMap<number, ProblemType> = new Map<number, ProblemType>([
  ...(
    [
      'signed-out',
      'not-allowed',
      'not-found',
      'stale-version',
      'too-large',
      'unsupported-media-type',
      'version-required',
      'rate-limited',
      'unavailable',
    ] as const
  ).map((type) => [problemStatus[type], type] as const),
  [410, 'not-found'],
]);

/** The nearest type of the contract for a status alone. */
export function typeOfStatus(status: number): ProblemType {
  return BY_STATUS.get(status) ?? (PASSING_STATUS.includes(status) ? 'unavailable' : status < 500 ? 'invalid' : 'internal');
}

function typeOf(problem: Problem | undefined, status: number): ProblemType {
  const name = problem?.type.startsWith(PROBLEM_PREFIX) ? problem.type.slice(PROBLEM_PREFIX.length) : '';
  return Object.hasOwn(problemStatus, name) ? (name as ProblemType) : typeOfStatus(status);
}

/** `json`: the parsed body, or `undefined` where it is not JSON. */
export function refusal(operationId: string, response: Response, json: unknown, now: number): CallFailure {
  const { status, headers } = response;
  const parsed = v.safeParse(problemSchema, json);
  const problem = parsed.success ? parsed.output : undefined;
  const type = typeOf(problem, status);
  // A page that is not JSON speaks for the API only where a gateway commonly answers in its stead.
  const gateway = (status >= 500 && status !== 511) || [401, 408, 413, 425, 429].includes(status);
  if (json === undefined && !gateway) return new CallFailure('not-the-api', operationId, { status });
  const waitMs = retryAfterMs(headers.get('Retry-After'), Date.parse(headers.get('Date') ?? '') || now);
  return new CallFailure('problem', operationId, { type, status, ...(problem && { problem }), ...(waitMs !== undefined && { retryAfterMs: waitMs }) });
}
