/**
 * The same transactions without the API around them: what the API asks the database when one family holds a seat and books it is written down once, and
 * then asked again for every other family with its own ids. No request, no token, no checking and no shaping of answers is in it.
 */
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';

type Config = string | { name: string; text: string; values: unknown[] };
/** The statements of one transaction, from `begin` to `commit`. */
export type Script = readonly Config[];

type Query = (...asked: unknown[]) => Promise<QueryResult>;

/** A pool that writes down each whole transaction that goes through it. */
export function recorded(pool: Pool): { pool: Pool; scripts: Script[] } {
  const scripts: Script[] = [];
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    let script: Config[] = [];
    const query: Query = async (...asked) => {
      const [config] = asked as [Config];
      script.push(config);
      const result = await (client.query.bind(client) as unknown as Query)(...asked);
      if (config === 'commit') scripts.push(script);
      return result;
    };
    const release = (broken?: Error | boolean): void => {
      script = [];
      client.release(broken);
    };
    return new Proxy(client, { get: (of, name) => (name === 'query' ? query : name === 'release' ? release : bound(of, name)) });
  };
  return { pool: new Proxy(pool, { get: (of, name) => (name === 'connect' ? connect : bound(of, name)) }), scripts };
}
const bound = (of: object, name: string | symbol): unknown => {
  const found = Reflect.get(of, name) as unknown;
  return typeof found === 'function' ? (found.bind(of) as unknown) : found;
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The values with other ids: those of `swaps`, the same for `same`, and a new one for each that the API had made. */
function swapped(values: readonly unknown[], swaps: Map<string, string>, same: ReadonlySet<string>): unknown[] {
  const other = (found: string): string => {
    if (same.has(found)) return found;
    if (!swaps.has(found)) swaps.set(found, randomUUID());
    return swaps.get(found)!;
  };
  const times = [...swaps].filter(([from]) => from.endsWith('Z'));
  const text = times.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(values));
  return JSON.parse(text.replace(UUID, other)) as unknown[];
}

/** Plays the transactions; `false` where a statement that must touch a row finds none: the seat is somebody else's. */
export async function play(pool: Pool, scripts: readonly Script[], swaps: Map<string, string>, same: ReadonlySet<string>): Promise<boolean> {
  for (const script of scripts) {
    const client = await pool.connect();
    try {
      for (const config of script) {
        if (typeof config === 'string') await client.query(config);
        else if ((await client.query({ ...config, values: swapped(config.values, swaps, same) })).rowCount === 0 && config.name === 'seat_take') {
          await client.query('rollback');
          return false;
        }
      }
    } finally {
      client.release();
    }
  }
  return true;
}
