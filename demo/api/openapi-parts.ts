/** Parameters and problems of one operation for the OpenAPI document. It knows the contract's conventions (keys, versions), and no noun. */
import type { JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { TableOperation as Operation } from '../../src/contract/operation.js';
import { problemTypesOf } from '../../src/contract/operation-problems.js';
import { problemStatus, type ProblemType } from '../../src/contract/problem.js';

type Schema = v.GenericSchema<unknown, unknown>;
type SchemaOf = (schema: Schema) => JsonSchema;

const entriesOf = (schema: Schema | undefined) => Object.entries((schema as { entries?: Record<string, Schema> } | undefined)?.entries ?? {});

const header = (name: string, required: boolean, description: string, pattern: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', pattern },
});

export function parametersOf(operation: Operation, schemaOf: SchemaOf): object[] {
  return [
    ...entriesOf(operation.params).map(([name, schema]) => ({ name, in: 'path', required: true, schema: schemaOf(schema) })),
    ...entriesOf(operation.query).map(([name, schema]) => ({ name, in: 'query', required: schema.type !== 'optional', schema: schemaOf(schema) })),
    ...(operation.changes ? [header('Idempotency-Key', true, 'One UUID, in quotes, for the life of the queued item', '^"[0-9a-fA-F-]{36}"$')] : []),
    ...(operation.changes
      ? [header('Flywheel-Viewer', false, 'Whom a cookie is meant to speak for; where it speaks for another, this is `signed-out`', '^[0-9a-f-]{36}$')]
      : []),
    ...(operation.ifMatch ? [header('If-Match', operation.ifMatch === 'always', 'The ETag of the version that this changes', '^"[0-9]+"$')] : []),
    ...(operation.method === 'GET' ? [header('If-None-Match', false, 'The ETag of what is known already', '^(W/)?".*"$')] : []),
  ];
}

/** The problems of an operation by status. */
export function problemsOf(operation: Operation): [status: string, types: ProblemType[]][] {
  const byStatus = new Map<string, ProblemType[]>();
  for (const type of problemTypesOf(operation)) {
    const status = String(problemStatus[type]);
    byStatus.set(status, [...(byStatus.get(status) ?? []), type]);
  }
  return [...byStatus].sort(([a], [b]) => (a < b ? -1 : 1));
}
