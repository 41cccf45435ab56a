/**
 * What a stored row is a call of. A row may have been written by a later version of the library, or by a widget that this page does not have: then it
 * is sent as it was written.
 */
import * as v from 'valibot';
import type { Operation } from '../contract/operation.js';
import type { OutboxRow } from '../domain/outbox.js';

const anything = /* @__PURE__ */ v.unknown();

export function operationOf({ operationId, method, path }: OutboxRow, known: ReadonlyMap<string, Operation>): Operation {
  return known.get(operationId) ?? { id: operationId, method, path, summary: '', answer: anything, status: 200, problems: [], changes: true };
}
