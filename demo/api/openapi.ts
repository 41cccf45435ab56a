/**
 * The contract as an OpenAPI 3.1 document, read off the table: nothing of the contract is said here a second time. What JSON Schema cannot
 * say (characters as people count them, a day that exists) stays in the schemas and in the problems they lead to.
 */
import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import * as attachment from '../../src/contract/attachment.js';
import * as checkIn from '../../src/contract/check-in.js';
import * as checkInPlan from '../../src/contract/check-in-plan.js';
import * as commitment from '../../src/contract/commitment.js';
import * as discovery from '../../src/contract/discovery.js';
import * as draft from '../../src/contract/draft.js';
import * as event from '../../src/contract/event.js';
import * as goalPoint from '../../src/contract/goal-point.js';
import * as goalTerms from '../../src/contract/goal-terms.js';
import * as goal from '../../src/contract/goal.js';
import * as goalChanges from '../../src/contract/goal-changes.js';
import * as message from '../../src/contract/message.js';
import * as messageSettings from '../../src/contract/message-settings.js';
import type { TableOperation as Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import * as person from '../../src/contract/person.js';
import * as problem from '../../src/contract/problem.js';
import * as progressReport from '../../src/contract/progress-report.js';
import * as session from '../../src/contract/session.js';
import * as strategy from '../../src/contract/strategy.js';
import * as staffHours from '../../src/contract/staff-hours.js';
import * as student from '../../src/contract/student.js';
import * as thread from '../../src/contract/thread.js';
import { parametersOf, problemsOf } from './openapi-parts.js';

type Schema = v.GenericSchema<unknown, unknown>;

/** `checkInSchema` of the contract is `CheckIn` in the document. */
const named = Object.fromEntries(
  [
    attachment,
    checkIn,
    checkInPlan,
    commitment,
    discovery,
    draft,
    event,
    goal,
    goalChanges,
    goalPoint,
    goalTerms,
    message,
    messageSettings,
    person,
    problem,
    progressReport,
    session,
    staffHours,
    strategy,
    student,
    thread,
  ]
    .flatMap((module) => Object.entries(module as Record<string, unknown>))
    .filter(([name]) => name.endsWith('Schema'))
    .map(([name, schema]) => [name[0]!.toUpperCase() + name.slice(1, -'Schema'.length), schema as Schema]),
);

const config: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** A schema in place; what has a name is only referred to. */
export function schemaOf(schema: Schema): JsonSchema {
  const { $schema: _, $defs: __, ...inline } = toJsonSchema(schema, { ...config, definitions: named });
  return inline;
}

const content = (schema: Schema, type = 'application/json') => ({ [type]: { schema: schemaOf(schema) } });

function responsesOf(operation: Operation): Record<string, object> {
  const success = {
    description: operation.summary,
    ...(operation.status === 204
      ? {}
      : { content: { ...content(operation.answer), ...(operation.id === 'events.list' && { 'text/event-stream': { schema: { type: 'string' } } }) } }),
  };
  const problems = problemsOf(operation).map(([status, types]) => [
    status,
    { description: types.map((type) => `\`${type}\``).join(', '), content: content(problem.problemSchema, 'application/problem+json') },
  ]);
  return { [operation.status]: success, ...(Object.fromEntries(problems) as Record<string, object>) };
}

function operationObject(operation: Operation): object {
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.capability ?? 'every-api'],
    ...(operation.open && { security: [] }),
    parameters: parametersOf(operation, schemaOf),
    ...(operation.body && { requestBody: { required: true, content: content(operation.body) } }),
    responses: responsesOf(operation),
  };
}

function paths(): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const operation of operations as readonly Operation[]) (found[operation.path] ??= {})[operation.method.toLowerCase()] = operationObject(operation);
  return found;
}

let document: object | undefined;

/** The whole document; made once. */
export function openApiDocument(): object {
  const tags = [...new Set((operations as readonly Operation[]).map(({ capability }) => capability ?? 'every-api'))];
  return (document ??= {
    openapi: '3.1.0',
    info: {
      title: 'Flywheel contract',
      version: discovery.CONTRACT_VERSION,
      description: 'What an API speaks that Flywheel widgets can be pointed at.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    tags: tags.map((name) => ({ name, description: name === 'every-api' ? 'What every compatible API answers' : `The slice \`${name}\`` })),
    security: [{ bearer: [] }, { cookie: [], requestedWith: [] }],
    paths: paths(),
    components: {
      schemas: toJsonSchemaDefs(named, config),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'flywheel-session' },
        requestedWith: { type: 'apiKey', in: 'header', name: 'X-Requested-With' },
      },
    },
  });
}
