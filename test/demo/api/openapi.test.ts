/** The OpenAPI document is the table, no more and no less, and a linter that others use has no error to report. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApiDocument } from '../../../demo/api/openapi.js';
import type { TableOperation as Operation } from '../../../src/contract/operation.js';
import { operations } from '../../../src/contract/operations.js';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      { operationId: string; parameters: { name: string; in: string; required: boolean }[]; requestBody?: unknown; responses: Record<string, object> }
    >
  >;
  components: { schemas: Record<string, { oneOf?: object[]; additionalProperties?: boolean; properties?: object }> };
}
const document = openApiDocument() as Document;
const source = JSON.stringify(document);

test('Redocly reads it and finds nothing wrong', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  assert.deepEqual(
    (await lintFromString({ source, config })).map(({ ruleId, message }) => `${ruleId}: ${message}`),
    [],
  );
  const broken = source.replace('"operationId":"session.read"', '"operationId":"discovery.read"');
  assert.ok(
    (await lintFromString({ source: broken, config })).some(({ severity }) => severity === 'error'),
    'the linter saw nothing',
  );
});

test('every operation is there once, with its parameters, body and answers', () => {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(found.sort(), operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
  for (const operation of operations as readonly Operation[]) {
    const { parameters, requestBody, responses } = document.paths[operation.path]![operation.method.toLowerCase()]!;
    const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    for (const [, name] of operation.path.matchAll(/\{(\w+)\}/g)) assert.ok(required.includes(name!), `${operation.id} ${name}`);
    assert.equal(required.includes('Idempotency-Key'), operation.changes, operation.id);
    assert.equal(required.includes('If-Match'), operation.ifMatch === 'always', operation.id);
    assert.equal(requestBody !== undefined, operation.body !== undefined, operation.id);
    for (const status of [operation.status, 422, 429, 500, 503, ...(operation.open ? [] : [401])]) assert.ok(status in responses, `${operation.id} ${status}`);
  }
});

test('every reference leads somewhere, and what a person sends is closed', () => {
  const references = [...source.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
  assert.ok(references.length > 20);
  for (const name of references) assert.ok(name in document.components.schemas, name);
  const kinds = document.components.schemas['CheckInBody']!.oneOf as { additionalProperties: boolean }[];
  assert.equal(kinds.length, 4);
  for (const { additionalProperties } of kinds) assert.equal(additionalProperties, false);
});
