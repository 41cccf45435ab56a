/**
 * PostgreSQL inside this process (PGlite), behind the same `pg` pool as a server. It has one connection, so the pool has one client and
 * everything is in turn. It does not call fsync: a power cut may cost the last words, so it is for the demo and for tests, not for a
 * school's only copy. Its folder has no lock of its own; `folder-lock.ts` is the caller's to take.
 */
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Database } from './database.js';
import { valueTypes } from './values.js';

/** The embedded database itself comes along, for whoever takes a snapshot of it. */
export interface EmbeddedDatabase extends Database {
  readonly pglite: PGlite;
}

export async function openEmbedded(place: { folder?: string | undefined; snapshot?: Blob | undefined }): Promise<EmbeddedDatabase> {
  const pglite = await PGlite.create({
    ...(place.folder === undefined ? {} : { dataDir: place.folder }),
    ...(place.snapshot === undefined ? {} : { loadDataDir: place.snapshot }),
  });
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0, types: valueTypes });

  // LISTEN is part of a transaction. There is one connection, so without its turn a LISTEN would land in somebody's transaction
  // and go with its rollback.
  const inTurn = async <T>(run: () => Promise<T>): Promise<T> => {
    const turn = await pool.connect();
    try {
      return await run();
    } finally {
      turn.release();
    }
  };

  return {
    pglite,
    pool,
    async listen(channel, onNotify) {
      const stop = await inTurn(() => pglite.listen(channel, onNotify));
      return () => (pglite.closed ? Promise.resolve() : inTurn(() => stop()));
    },
    async close() {
      if (!pool.ended) await pool.end();
      if (!pglite.closed) await pglite.close();
    },
  };
}
