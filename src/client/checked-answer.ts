/** The run-time check of every answer against the contract. What it says names places and never what stood there. */
import * as v from 'valibot';
import type { AnswerOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';

/** The answer as the contract describes it, with what the contract does not know left out; a `nonsense` failure otherwise. */
export function checkedAnswer<O extends Operation>(operation: O, answer: unknown): AnswerOf<O> {
  const result = v.safeParse(operation.answer, answer);
  if (result.success) return result.output as AnswerOf<O>;
  const [issue] = result.issues;
  const where = issue.path?.map((step) => String(step.key)).join('.') ?? 'the answer itself';
  throw new CallFailure('nonsense', operation.id, { cause: new Error(`expected ${issue.expected ?? issue.type} at ${where}`) });
}
