/**
 * Brings a database to the newest form: the numbered SQL files of `migrations/`, each once, all in one transaction. Several processes may
 * start at once: one row is locked, the others wait and find the work done. A file that was changed after it ran is refused.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export interface Migration {
  /** `001-people`. */
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

export const migrationsFolder = fileURLToPath(new URL('../migrations/', import.meta.url));

/** The files `NNN-name.sql` of a folder, in order. Two of one number are an error. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{3}-[a-z0-9-]+\.sql$/.test(file))
    .sort();
  const twice = files.find((file, index) => files[index + 1]?.startsWith(file.slice(0, 4)));
  if (twice) throw new Error(`flywheel: two migrations have the number of ${twice}`);
  return files.map((file) => {
    const sql = readFileSync(new URL(file, `file://${folder}/`), 'utf8');
    return { name: file.slice(0, -4), sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/** A file of the past is not as it was when it ran here. */
export class ChangedMigration extends Error {
  constructor(readonly migration: string) {
    super(`flywheel: migration ${migration} was changed after it ran on this database`);
  }
}

/** Runs what has not run yet; tells the names. */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const client = await pool.connect();
  try {
    await makeBook(client);
    await client.query('begin');
    const ran = await runMissing(client, migrations);
    await client.query('commit');
    client.release();
    return ran;
  } catch (error) {
    // Thrown away, and the transaction with it.
    client.release(true);
    throw error;
  }
}

const DUPLICATE = new Set(['23505', '42P07', '42710']);

/** The book of what ran, with the row to lock. `if not exists` is no protection against two at once: the second try finds it there. A
 * table is refused as a row, a table or a type that is there, by who came how far. */
async function makeBook(client: pg.PoolClient, triesLeft = 5): Promise<void> {
  try {
    await client.query(`
      create table if not exists migrations_lock (id smallint primary key check (id = 1));
      create table if not exists migrations (name text primary key, hash text not null, ran_at timestamptz not null default now());
      insert into migrations_lock (id) values (1) on conflict do nothing;
    `);
  } catch (error) {
    if (triesLeft === 0 || !DUPLICATE.has((error as { code?: string }).code ?? '')) throw error;
    await makeBook(client, triesLeft - 1);
  }
}

async function runMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select id from migrations_lock for update');
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations');
  const before = new Map(rows.map((row) => [row.name, row.hash]));
  const ran: string[] = [];
  for (const { name, sql, hash } of migrations) {
    const known = before.get(name);
    if (known === hash) continue;
    if (known !== undefined) throw new ChangedMigration(name);
    await client.query(sql);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash]);
    ran.push(name);
  }
  return ran;
}
