/**
 * What an operation of the contract is, and the types that follow from it. The table of all operations is in `operations.ts`;
 * client, reference API, OpenAPI document and conformance kit are all read off that table.
 */
import type * as v from 'valibot';
import type { Capability } from './capability.js';
import type { ProblemType } from './problem.js';

type Schema = v.GenericSchema<unknown, unknown>;

export interface Asks {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}
/** Names the types of what a call carries; there is nothing behind it at run time. */
export const asks = <A extends Asks>(): A | undefined => undefined;

export interface Operation {
  /** `noun.verb`, stable: it is what an adapter of a school's own switches on. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, with `{name}` for each member of `params`. */
  readonly path: string;
  readonly summary: string;
  /** The slice of the contract it belongs to; none: every compatible API has it. */
  readonly capability?: Capability;
  /** Whether it answers without a signed-in viewer. */
  readonly open?: true;
  /** The types of what a call carries. The schemas are the API's to check: they stand in `operations.ts`, and no page loads them. */
  readonly asks?: Asks | undefined;
  readonly answer: Schema;
  /** The status of success: 200 read or changed, 201 made, 204 gone. */
  readonly status: 200 | 201 | 204;
  /** Problems of its own, besides those that follow from what it is: `operation-problems.ts` gives all of them. */
  readonly problems: readonly ProblemType[];
  /** It changes something: the request carries `Idempotency-Key`. */
  readonly changes: boolean;
  /** It changes what exists: `If-Match` with the strong ETag of the version it was read at. `existing`: only where the record is already there. */
  readonly ifMatch?: 'always' | 'existing';
  /** What it answers is a secret: it has no ETag, and nobody keeps it. */
  readonly secret?: true;
}

/** An operation with the schemas of what it asks for: a row of the table. */
export interface TableOperation extends Operation {
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
}

type Out<S> = S extends v.GenericSchema<unknown, infer O> ? O : never;
type Part<O extends Operation, K extends keyof Asks> = NonNullable<O['asks']> extends Record<K, infer T> ? T : undefined;

export type ParamsOf<O extends Operation> = Part<O, 'params'>;
export type QueryOf<O extends Operation> = Part<O, 'query'>;
export type BodyOf<O extends Operation> = Part<O, 'body'>;
/** What the API answers, checked at run time. */
export type AnswerOf<O extends Operation> = Out<O['answer']>;

/** What a call of `O` needs, and what it may carry. */
export type InputOf<O extends Operation> = (ParamsOf<O> extends undefined ? { params?: undefined } : { params: ParamsOf<O> }) &
  (BodyOf<O> extends undefined ? { body?: undefined } : { body: BodyOf<O> }) & {
    query?: QueryOf<O>;
    /** The version that the change was made from; becomes `If-Match: "<version>"`. */
    version?: number;
    /** One UUID for the life of the queued item; becomes `Idempotency-Key`. */
    idempotencyKey?: string;
    /** Whom a change speaks for: the viewer's id. Behind a cookie it becomes `Flywheel-Viewer`, and an API that sees another person there refuses as `signed-out`. */
    viewerId?: string;
    signal?: AbortSignal;
  };

/**
 * How widgets reach an API: one function. The default speaks HTTP; a school may give its own.
 * Resolves with the answer, which is checked against the contract by the caller's side; rejects with a `CallFailure` only.
 */
export type Call = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<AnswerOf<O>>;

/** Keeps the literal types of one row of the table. */
export const defineOperation = <const O extends Operation>(operation: O): O => operation;
