/**
 * A PostgreSQL server behind a `pg` pool, with one further connection that only listens. It comes back by itself after a lost connection.
 */
import pg from 'pg';
import { defaultLimits } from '../deps.js';
import type { Database } from './database-handle.js';
import { valueTypes } from './values.js';

const POOL_SIZE = 10;
/** As long as a request may take by default: in an evening when everybody books at once, who waits for a connection is served in turn. */
const TURN_TIMEOUT_MS = defaultLimits.requestTimeoutMs;
const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_BASE_MS = 100;
const RECONNECT_CAP_MS = 5_000;

export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: TURN_TIMEOUT_MS,
    application_name: 'flywheel',
    types: valueTypes,
  });
  // An idle client lost its server: the pool has let it go already, and the next query takes a new one or fails by itself.
  pool.on('error', () => undefined);
  const listener = new Listener(url);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    listen: (channel, onNotify) => listener.add(channel, onNotify),
    async close() {
      await listener.close();
      if (!pool.ended) await pool.end();
    },
  };
}

/** One connection for all channels; opened with the first of them. */
class Listener {
  readonly #url: string;
  readonly #channels = new Map<string, Set<(payload: string) => void>>();
  #client: Promise<pg.Client> | undefined;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async add(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, listeners.add(onNotify));
    this.#client ??= this.#connect();
    const client = await this.#client;
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return async () => {
      listeners.delete(onNotify);
      if (listeners.size > 0 || this.#closed) return;
      this.#channels.delete(channel);
      const current = await this.#client;
      await current?.query(`unlisten ${pg.escapeIdentifier(channel)}`);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    // One that never connected needs no end.
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'flywheel-listen',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''));
    // Whatever happened to it, 'end' follows, and that is where it is answered.
    client.on('error', () => undefined);
    await client.connect();
    for (const channel of this.#channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    client.on('end', () => this.#reconnect(0));
    return client;
  }

  #reconnect(attempt: number): void {
    if (this.#closed) return;
    this.#retry = setTimeout(
      () => {
        const client = this.#connect();
        this.#client = client;
        client.then(
          () => {
            // What was notified in between is gone: wake everyone once.
            for (const channel of this.#channels.keys()) this.#tell(channel, '');
          },
          () => this.#reconnect(attempt + 1),
        );
      },
      Math.random() * Math.min(RECONNECT_CAP_MS, RECONNECT_BASE_MS * 2 ** attempt),
    );
  }

  #tell(channel: string, payload: string): void {
    for (const listener of [...(this.#channels.get(channel) ?? [])]) listener(payload);
  }
}
