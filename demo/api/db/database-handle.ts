/** An open database as the rest of the API holds it, whatever stands behind. */
import type pg from 'pg';

export interface Database {
  readonly pool: pg.Pool;
  /**
   * Calls `onNotify` with the payload of each `NOTIFY channel`. A notification only wakes: after a lost connection `onNotify` is called once
   * with an empty payload, which means "anything may have happened". Resolves, once listening, with the way to stop.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** Ends the pool; the embedded database is checkpointed and its folder given back. */
  close(): Promise<void>;
}
