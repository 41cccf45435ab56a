/**
 * A school's own adapter, made as trustworthy as HTTP: its answers are checked, it may not hang for ever, and whatever it throws becomes
 * a `CallFailure`. Knows nothing of how the adapter reaches the school.
 */
import type { Clock } from '../base/clock.js';
import type { Call, InputOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import { checkedAnswer } from './checked-answer.js';
import { isCallFailure, TIMEOUT_MS, withDeadline } from './deadline.js';
import { typeOfStatus } from './problem-answer.js';

export function checkedCall(call: Call, clock: Clock, timeoutMs = TIMEOUT_MS): Call {
  return (operation, input) =>
    withDeadline(operation.id, { clock, timeoutMs, signal: input.signal }, async (signal) =>
      checkedAnswer(operation, await attempt(call, operation, { ...input, signal })),
    );
}

async function attempt<O extends Operation>(call: Call, operation: O, input: InputOf<O>): Promise<unknown> {
  try {
    return await call(operation, input);
  } catch (error) {
    if (isCallFailure(error)) throw error;
    const { name, status } = (error ?? {}) as { name?: unknown; status?: unknown };
    if (name === 'AbortError') throw new CallFailure('aborted', operation.id, { cause: error });
    if (typeof status === 'number' && status >= 400) throw new CallFailure('problem', operation.id, { type: typeOfStatus(status), status, cause: error });
    throw new CallFailure('network', operation.id, { cause: error });
  }
}
