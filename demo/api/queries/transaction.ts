/**
 * All or nothing. What two transactions do to each other (serialization failure, deadlock, a row that went away under a foreign key) is
 * tried again from the start; what a broken connection does is not, because only a retry with the same key is safe then.
 */
import type { Pool, PoolClient } from 'pg';
import type { Db } from './statement.js';

const MOST_TRIES = 6;
const JITTER_MS = 50;
// serialization_failure, deadlock_detected, foreign_key_violation
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01', '23503']);

export const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

/** @param lockTimeoutMs how long to wait for a row or key that another transaction holds. */
export async function transaction<T>(pool: Pool, lockTimeoutMs: number, work: (db: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, lockTimeoutMs, work);
    } catch (error) {
      if (tries === MOST_TRIES || !WORTH_ANOTHER_TRY.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * JITTER_MS * 2 ** tries));
    }
  }
}

async function once<T>(pool: Pool, lockTimeoutMs: number, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks between two statements says so here; the next statement fails by itself.
  const onError = () => undefined;
  client.on('error', onError);
  let broken: boolean | undefined;
  try {
    await client.query(`begin isolation level read committed; set local lock_timeout = ${Math.max(1, Math.floor(lockTimeoutMs))}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Whether the connection is of no more use. */
async function rollback(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return false;
  } catch {
    return true; // the server rolls back what a dead connection began
  }
}
