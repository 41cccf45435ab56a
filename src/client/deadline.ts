/**
 * An attempt that ends: when its work ends, when the caller gives up, or when its time is over, whichever comes first, even where the work
 * never listens to its signal. Whatever went wrong comes out as a `CallFailure`.
 */
import type { Clock } from '../base/clock.js';
import { CallFailure } from '../contract/problem.js';

/** How long one attempt may take, in milliseconds, unless said otherwise. */
export const TIMEOUT_MS = 30_000;

export interface Limits {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Another copy of the library on the page has its own class; the shape is what counts. */
export const isCallFailure = (error: unknown): error is CallFailure => error instanceof Error && error.name === 'CallFailure' && 'operationId' in error;

export async function withDeadline<T>(operationId: string, { clock, timeoutMs, signal }: Limits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  let give: (failure: CallFailure) => void;
  const ended = new Promise<never>((_, reject) => (give = reject));
  const end = (kind: 'timeout' | 'aborted') => () => {
    give(new CallFailure(kind, operationId));
    ending.abort();
  };
  const givenUp = end('aborted');
  if (signal?.aborted) throw new CallFailure('aborted', operationId);
  signal?.addEventListener('abort', givenUp);
  const stopTimer = clock.after(timeoutMs, end('timeout'));
  try {
    return await Promise.race([run(ending.signal), ended]);
  } catch (error) {
    throw isCallFailure(error) ? error : new CallFailure('network', operationId, { cause: error });
  } finally {
    stopTimer();
    signal?.removeEventListener('abort', givenUp);
  }
}

/** Waits `ms`, or rejects as `aborted` as soon as the caller gives up. */
export function pause(operationId: string, ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const givenUp = () => {
      stopTimer();
      reject(new CallFailure('aborted', operationId));
    };
    const stopTimer = clock.after(ms, () => {
      signal?.removeEventListener('abort', givenUp);
      resolve();
    });
    if (signal?.aborted) givenUp();
    else signal?.addEventListener('abort', givenUp, { once: true });
  });
}
