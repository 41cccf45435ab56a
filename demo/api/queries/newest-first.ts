/** Lists in the order (created, id), newest first, a page at a time. It knows no table: a statement gives `item` as JSON and `at` to the last digit. */
import * as v from 'valibot';
import { id } from '../../../src/contract/values.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, exactInstantOf, type Db, type Statement } from './statement.js';

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}
export interface Listed<T> {
  item: T;
  at: string;
}

/** The column `at`, for the cursor. */
export const listedAt = (alias: string) => `${exactInstantOf(`${alias}.created_at`)} as at`;
/** The end of such a statement; its places are `$n`, `$n+1` and `$n+2`. */
export const newestFirst = (alias: string, n: number) =>
  `and ($${n}::timestamptz is null or (${alias}.created_at, ${alias}.id) < ($${n}, $${n + 1}::uuid))
   order by ${alias}.created_at desc, ${alias}.id desc limit $${n + 2}`;

const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), id]);

/** @param values the places before the page's own. */
export async function listNewest<T extends { id: string }>(db: Db, asked: Statement<Listed<T>>, values: readonly unknown[], page: PageAsked): Promise<Page<T>> {
  const after = decodeCursor(page.cursor, cursorShape, 2);
  const found = await all(db, asked, ...values, ...after, page.limit + 1);
  const { rows, next } = pageOf(found, page.limit, ({ at, item }) => [at, item.id]);
  return { rows: rows.map(({ item }) => item), next };
}

/** Every row of a list that is read page by page. */
export async function allPages<T>(limit: number, read: (page: PageAsked) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: Page<T> = await read({ limit, cursor });
    found.push(...page.rows);
    cursor = page.next;
  }
  return found;
}
