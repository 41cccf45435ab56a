/**
 * What a handler is handed and what it gives back. Whatever the contract says of an operation is done before and after it, in `serve.ts`;
 * a handler is left with the question itself.
 */
import type * as v from 'valibot';
import type { AnswerOf, TableOperation as Operation } from '../../../src/contract/operation.js';
import type { operations } from '../../../src/contract/operations.js';
import type { Translate } from '../deps.js';
import type { Db } from '../queries/statement.js';
import type { Viewer } from '../rules/voices.js';

type Checked<S> = S extends v.GenericSchema<unknown, infer O> ? O : undefined;

export interface Ask<O extends Operation = Operation> {
  readonly params: Checked<O['params']>;
  readonly query: Checked<O['query']>;
  readonly body: Checked<O['body']>;
  readonly viewer: O extends { open: true } ? undefined : Viewer;
  /** The database; the transaction of this request where it changes something. */
  readonly db: Db;
  readonly nowMs: number;
  /** The time that seats go by: the database's own where several processes stand before it, else that of the clock that was handed in. */
  readonly time: () => Promise<Date>;
  /** The address of the API as it was called: `https://api.example/api`. */
  readonly base: string;
  /** What calendar addresses are made with. */
  readonly calendarKey: string;
  /** The tags of `If-Match`. */
  readonly ifMatch: readonly string[] | undefined;
  /** The key of a request that changes something. */
  readonly key: string | undefined;
  /** The school's machine for translations, where it has one. */
  readonly translate: Translate | undefined;
}

export interface Reply<A> {
  readonly answer: A;
  /** The version of the one record that is answered; becomes its ETag. */
  readonly version?: number;
  /** It holds something that changes without its version: it is never answered with 304. */
  readonly alwaysWhole?: boolean;
  /** Where what was made is, relative to the request. */
  readonly location?: string;
  /** What was made, read or changed, for the audit. */
  readonly recordId?: string;
  /** What else was made, read or changed, of which students. */
  readonly alsoOf?: readonly { readonly studentId: string; readonly recordId: string }[];
}

export type Handler<O extends Operation> = (ask: Ask<O>) => Promise<Reply<AnswerOf<O>>>;

type Table = (typeof operations)[number];
/** One handler for each operation of the contract: one that is missing does not compile. */
export type Handlers = { readonly [Id in Table['id']]: Handler<Extract<Table, { id: Id }>> };
