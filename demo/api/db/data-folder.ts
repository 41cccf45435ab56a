/**
 * The folder in which the demo keeps its school: `database/` (PGlite's own), `lock.json`, `secret`, and while it is being made
 * `unfinished`. It opens, locks, tells what is wrong in a sentence, and never touches what it did not make. It knows no table.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database-handle.js';
import { FolderInUse, lockFolder } from './folder-lock.js';
import { Refused } from './refused.js';

export interface DataFolder {
  readonly path: string;
  /** Signs the demo's tokens; the same as long as the folder lives. */
  readonly secret: string;
  /** There is no database in it yet, or one that was never finished. */
  readonly isNew: boolean;
  /** Opens the database of the folder; a new one is handed to `fill` first and counts as there only once that is done. */
  open(fill: (database: Database) => Promise<unknown>): Promise<Database>;
  /** Lets the next process have it. */
  release(): void;
}

/**
 * Takes the folder for this process; makes it where it is missing.
 * @param options `startOver` removes the database that is there, after `onStartOver` was called.
 * @throws {Refused} with what is wrong, and the way on.
 */
export function takeDataFolder(path: string, options: { address: string; startOver?: boolean; onStartOver?: (() => void) | undefined }): DataFolder {
  const release = lock(path, options.address);
  try {
    const [database, unfinished] = [join(path, 'database'), join(path, 'unfinished')];
    if (options.startOver) options.onStartOver?.();
    if (options.startOver || existsSync(unfinished)) removeDatabase(path, database);
    const isNew = !existsSync(database);
    if (!isNew && !existsSync(join(database, 'PG_VERSION'))) throw broken(path);
    return { path, secret: secretOf(path), isNew, release, open: (fill) => (isNew ? make(database, unfinished, fill) : reopen(path, database, fill)) };
  } catch (error) {
    release();
    throw error;
  }
}

function lock(path: string, address: string): () => void {
  try {
    mkdirSync(path, { recursive: true });
    return lockFolder(path, address);
  } catch (error) {
    if (error instanceof FolderInUse) throw inUse(path, error);
    throw unwritable(path, error);
  }
}

const unwritable = (path: string, error: unknown) =>
  new Refused(
    `The data folder ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
    'Name one that can: FLYWHEEL_DATA=<folder> npm start',
    error,
  );

function inUse(path: string, { holder, file }: FolderInUse): Refused {
  return new Refused(
    `A demo school is already running on the data in ${path}: ${holder.address} (process ${holder.pid} on ${holder.host}).`,
    `Use that one, stop it, or start another school: FLYWHEEL_DATA=<folder> PORT=<number> npm start. If you are sure that it is gone, delete ${file}.`,
  );
}

const broken = (path: string, cause?: unknown) =>
  new Refused(
    `The database in ${path} cannot be opened. Nothing was removed from it.`,
    'Start over with a new school: npm start -- --fresh. Or keep it and use another folder: FLYWHEEL_DATA=<folder> npm start',
    cause,
  );

/** Only what is, or was about to become, a database of ours: never a folder that merely has the name. */
function removeDatabase(path: string, database: string): void {
  if (!existsSync(database)) return;
  const known = existsSync(join(database, 'PG_VERSION')) || existsSync(join(path, 'unfinished')) || readdirSync(database).length === 0;
  if (!known) throw new Refused(`${database} is not a database, so it is left alone.`, 'Move it away, or use another folder: FLYWHEEL_DATA=<folder> npm start');
  rmSync(database, { recursive: true });
}

async function make(database: string, unfinished: string, fill: (database: Database) => Promise<unknown>): Promise<Database> {
  writeFileSync(unfinished, 'The database beside this file was not finished. The next start makes it anew.\n');
  const opened = await open(database);
  await fill(opened);
  rmSync(unfinished);
  return opened;
}

async function reopen(path: string, database: string, fill: (database: Database) => Promise<unknown>): Promise<Database> {
  let opened: Database;
  try {
    opened = await open(database);
    await opened.pool.query('select 1');
  } catch (error) {
    throw broken(path, error);
  }
  await fill(opened);
  return opened;
}

async function open(folder: string): Promise<Database> {
  const { openEmbedded } = await import('./embedded.js');
  return openEmbedded({ folder });
}

/** The secret of a folder, made where there is none. @throws {Refused} where the folder cannot be written. */
export function secretIn(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return secretOf(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function secretOf(path: string): string {
  const file = join(path, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
