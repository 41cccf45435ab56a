/**
 * Which problems an operation may answer: those that follow from what it is, and those of its own. The API's document, its tests and the conformance
 * kit read it here. It is no part of a page.
 */
import type { TableOperation } from './operation.js';
import type { ProblemType } from './problem.js';

const isAboutStudent = ({ params, query }: TableOperation): boolean =>
  params !== undefined || Object.hasOwn((query as { entries?: object } | undefined)?.entries ?? {}, 'student');

/** Each once, by name. */
export function problemTypesOf(operation: TableOperation): ProblemType[] {
  const types = new Set<ProblemType>(['invalid', 'rate-limited', 'internal', 'unavailable', ...operation.problems]);
  const also = (when: unknown, ...more: ProblemType[]): void => more.forEach((type) => when && types.add(type));
  also(!operation.open, 'signed-out');
  also(isAboutStudent(operation), 'not-found');
  // A permission is missing; or in cookie mode the header is that no other site can send.
  also(isAboutStudent(operation) || operation.changes, 'not-allowed');
  also(operation.changes, 'too-large', 'unsupported-media-type', 'idempotency-mismatch', 'in-progress');
  also(operation.ifMatch, 'stale-version', 'version-required');
  return [...types].sort();
}
