/**
 * Opens the database: a PostgreSQL server where a URL is given, else PostgreSQL in this process (PGlite), in a folder or in memory.
 * Both sides of it look the same to the rest: a `pg` pool and notifications. It knows no table.
 */
import type { Database } from './database-handle.js';
import { openEmbedded } from './embedded.js';
import { openServer } from './server-pool.js';

export type { Database };

export interface DatabasePlace {
  /** A PostgreSQL connection string. Wins over `folder`. */
  readonly url?: string | undefined;
  /** The folder of the embedded database; in memory where there is none. */
  readonly folder?: string | undefined;
  /** What a new embedded database starts from instead of `initdb`: a tar made by `dumpDataDir`. Only for an empty folder or memory. */
  readonly snapshot?: Blob | undefined;
}

/** Opens what `place` says. Rejects where it cannot be reached or read; nothing is migrated yet. */
export function openDatabase(place: DatabasePlace = {}): Promise<Database> {
  return place.url ? openServer(place.url) : openEmbedded(place);
}
