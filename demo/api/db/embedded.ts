/**
 * PostgreSQL inside this process (PGlite), behind the same `pg` pool as a server. It has one connection, so the pool has one client and
 * everything is in turn. It does not call fsync: a power cut may cost the last words, so it is for the demo and for tests, not for a
 * school's only copy. Its folder has no lock of its own; `folder-lock.ts` is the caller's to take.
 */
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Database } from './database-handle.js';
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
  const pool = poolOf(pglite);

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

const forget = (client: pg.ClientBase): Promise<unknown> => client.query('rollback; deallocate all; reset all');

/**
 * One client at a time, and each on a connection object of its own: with a shared one, the first client that is thrown away takes the
 * database along for good.
 */
function poolOf(pglite: PGlite): pg.Pool {
  class EmbeddedClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, ...createPgConfig(pglite) });
    }
  }
  return new pg.Pool({
    Client: EmbeddedClient,
    max: 1,
    idleTimeoutMillis: 0,
    types: valueTypes,
    // The session behind it outlives a client. What a server would forget with the connection is forgotten here, but for LISTEN.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, though its types do not say so
    onConnect: forget,
  });
}
