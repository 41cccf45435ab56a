/**
 * Runs a suite on a real PostgreSQL, or on both kinds of database: that and the embedded one. Each `open()` gives a fresh, migrated one for the price of
 * a copy: the embedded one from a snapshot that is kept between runs, PostgreSQL from a template database.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase, type Database } from '../../demo/api/db/database.js';
import { openEmbedded } from '../../demo/api/db/embedded.js';
import { migrate, readMigrations } from '../../demo/api/db/migrate.js';
import { postgresUrl } from './postgres.js';

const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/flywheel/', import.meta.url));

export interface TestDatabase extends Database {
  /** Where it is real: what another pool, or another process, opens to stand before the same database. */
  readonly url: string | undefined;
}

type Suite = (open: () => Promise<TestDatabase>) => void;
const kinds = { embedded: openFreshEmbedded, PostgreSQL: openFreshPostgres } as const;

/**
 * Defines the suite twice, `name (embedded)` and `name (PostgreSQL)`: for what the two can do differently, which are connections, transactions,
 * migrations, kinds of values, and one life at school through all nouns. What a suite opens and does not close is closed after it.
 */
export function eachDatabase(name: string, suite: Suite): void {
  on('embedded', name, suite);
  on('PostgreSQL', name, suite);
}

/** Defines the suite on a real PostgreSQL: for what our rules decide, or what many connections at once do. `EMBEDDED=1` runs it on both, `EVERYTHING=1` too. */
export function onPostgres(name: string, suite: Suite): void {
  if (process.env.EMBEDDED === '1' || process.env.EVERYTHING === '1') on('embedded', name, suite);
  on('PostgreSQL', name, suite);
}

function on(kind: keyof typeof kinds, name: string, suite: Suite): void {
  describe(`${name} (${kind})`, () => {
    const opened: TestDatabase[] = [];
    after(() => Promise.all(opened.map((database) => database.close())));
    suite(async () => {
      const database = await kinds[kind]();
      opened.push(database);
      return database;
    });
  });
}

/** Names the form of a fresh database: another migration or another engine is another one to copy from. */
function form(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')) as { version: string };
  return createHash('sha256')
    .update([version, ...readMigrations().map((migration) => migration.name + migration.hash)].join())
    .digest('hex')
    .slice(0, 16);
}

/** A blob that is read at once. Node reads its own piece by piece, which takes a third of the time in which an embedded database opens. */
class WholeBlob extends Blob {
  readonly #all: Uint8Array<ArrayBuffer>;
  constructor(all: Uint8Array<ArrayBuffer>) {
    super([all]);
    this.#all = all;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#all.slice().buffer);
  }
}

/** What a fresh database holds already: put into one once in a process, and copied with it from then on. */
export interface Filling {
  readonly name: string;
  fill(pool: pg.Pool): Promise<unknown>;
}

/** The value of `key`, made once. */
function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = all.get(key) ?? make();
  all.set(key, found);
  return found;
}

const snapshots = new Map<string, Promise<Blob>>();

/** A fresh, migrated database in memory. */
export async function openFreshEmbedded(filling?: Filling): Promise<TestDatabase> {
  const migrated = kept(snapshots, '', migratedSnapshot);
  const snapshot = filling ? kept(snapshots, filling.name, async () => filledSnapshot(await migrated, filling)) : migrated;
  return { ...(await openEmbedded({ snapshot: await snapshot })), url: undefined };
}

async function filledSnapshot(migrated: Blob, { fill }: Filling): Promise<Blob> {
  const database = await openEmbedded({ snapshot: migrated });
  await fill(database.pool);
  const tar = new Uint8Array(await (await database.pglite.dumpDataDir('none')).arrayBuffer());
  await database.close();
  return new WholeBlob(tar);
}

async function migratedSnapshot(): Promise<Blob> {
  const file = join(cacheFolder, `migrated-${form()}.tar`);
  if (existsSync(file)) return new WholeBlob(new Uint8Array(readFileSync(file)));
  const database = await openEmbedded({});
  await migrate(database.pool);
  const tar = new Uint8Array(await (await database.pglite.dumpDataDir('none')).arrayBuffer());
  await database.close();
  mkdirSync(cacheFolder, { recursive: true });
  for (const old of readdirSync(cacheFolder).filter((name) => /^migrated-\w+\.tar$/.test(name))) rmSync(join(cacheFolder, old), { force: true });
  // Another test process may be reading: it sees the whole file or none.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, tar);
  renameSync(unfinished, file);
  return new WholeBlob(tar);
}

const named = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
const templates = new Map<string, Promise<string>>();

/** A fresh, migrated database on a real PostgreSQL; dropped when it is closed. */
export async function openFreshPostgres(filling?: Filling): Promise<TestDatabase> {
  const server = await postgresUrl();
  const migrated = kept(templates, '', () => makeTemplate(server));
  const template = await (filling ? kept(templates, filling.name, async () => fillTemplate(server, await migrated, filling)) : migrated);
  const name = `flywheel_test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} template ${template}`);
  const url = named(server, name);
  const database = await openDatabase({ url });
  let closing: Promise<void> | undefined;
  return {
    ...database,
    url,
    close: () =>
      (closing ??= database
        .close()
        .then(() => run(server, `drop database if exists ${name} with (force)`))
        .then(() => undefined)),
  };
}

/** Made under a name of its own and then renamed, so that several test processes may do it at once. */
async function makeTemplate(server: string): Promise<string> {
  const name = `flywheel_template_${form()}`;
  const unfinished = `${name}_${process.pid}`;
  if (await exists(server, name)) return name;
  await run(server, `drop database if exists ${unfinished} with (force)`);
  await run(server, `create database ${unfinished}`);
  const database = await openDatabase({ url: named(server, unfinished) });
  await migrate(database.pool);
  await database.close();
  try {
    await run(server, `alter database ${unfinished} rename to ${name}`);
  } catch (error) {
    if (!(await exists(server, name))) throw error;
    await run(server, `drop database ${unfinished} with (force)`);
  }
  return name;
}

/** This process's own: what it is filled with belongs to a day. On a server that stays it goes with the process. */
async function fillTemplate(server: string, migrated: string, { fill }: Filling): Promise<string> {
  const name = `flywheel_filled_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} template ${migrated}`);
  const database = await openDatabase({ url: named(server, name) });
  await fill(database.pool);
  await database.close();
  if (process.env.DATABASE_URL) process.once('beforeExit', () => void run(server, `drop database if exists ${name} with (force)`));
  return name;
}

async function exists(server: string, name: string): Promise<boolean> {
  const { rowCount } = await run(server, 'select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

async function run(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}
