/** A named SQL text and the few ways to ask it. Named, so that PostgreSQL plans it once a connection. It knows no table. */
import type { QueryResult } from 'pg';

/** A pool, or the one connection of a transaction. */
export interface Db {
  query<R extends object>(config: { name: string; text: string; values: unknown[] }): Promise<QueryResult<R & Record<string, unknown>>>;
}

/** `R` is the shape of a row, as the text selects it. */
export interface Statement<R> {
  readonly name: string;
  readonly text: string;
  /** Only a type. */
  readonly row?: R;
}

export const statement = <R extends object>(name: string, text: string): Statement<R> => ({ name, text });

export async function all<R extends object>(db: Db, { name, text }: Statement<R>, ...values: unknown[]): Promise<R[]> {
  return (await db.query<R>({ name, text, values })).rows;
}

export async function first<R extends object>(db: Db, asked: Statement<R>, ...values: unknown[]): Promise<R | undefined> {
  return (await all(db, asked, ...values))[0];
}

/** The number of rows it touched. */
export async function run(db: Db, { name, text }: Statement<object>, ...values: unknown[]): Promise<number> {
  return (await db.query({ name, text, values })).rowCount ?? 0;
}

/** SQL that writes an instant as the contract does. */
export const instantOf = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** SQL that writes an instant to the last digit, for cursors. */
export const exactInstantOf = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
