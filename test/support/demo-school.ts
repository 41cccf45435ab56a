/**
 * Alder Creek School for a journey: the reference API on a seeded database, the demo's pages, and a network in front of both that has bad days on
 * request. The test holds its clock, reads its tables, and signs people in without a screen where the screen is not the point.
 */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Pool, QueryResultRow } from 'pg';
import { createApp, type App } from '../../demo/api/app.js';
import type { ApiLimits } from '../../demo/api/deps.js';
import { createIdentity } from '../../demo/api/identity.js';
import { personId, schoolId } from '../../demo/api/seed/entry.js';
import { seedSchool } from '../../demo/api/seed/seed-school.js';
import { dayIn } from '../../src/base/days.js';
import { ApiProxy } from './api-proxy.js';
import { openFreshEmbedded, openFreshPostgres, type TestDatabase } from './databases.js';
import { Pages } from './pages.js';

const ZONE = 'America/New_York';
const TOKEN_LIFETIME_MS = 900_000;

export interface DemoSchoolOptions {
  /** In memory instead of a real PostgreSQL: for what has nothing to do with races. */
  readonly embedded?: boolean;
  readonly limits?: Partial<ApiLimits>;
  /** Origins besides the school's own whose pages may call. */
  readonly allowedOrigins?: readonly string[];
  /** Learning platforms may open its widgets; which ones is for the test to write down. */
  readonly lti?: boolean;
}

/** How a page of the school's site differs from the plain one. */
export interface PageWishes {
  /** What is on it; one check-in card unless said. */
  readonly card?: string;
  /** Comes before the library. */
  readonly head?: string;
  /** The address of the API. */
  readonly base?: string;
  /** More attributes of its school. */
  readonly school?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class DemoSchool {
  readonly pages = new Pages();
  /** How far the school's clock is ahead of the machine's. */
  #aheadMs = 0;
  #made = 0;
  readonly #server: Server;
  readonly #app: App;
  readonly #identity: ReturnType<typeof createIdentity>;

  private constructor(
    readonly network: ApiProxy,
    readonly database: TestDatabase,
    options: DemoSchoolOptions,
  ) {
    const clock = { now: () => Date.now() + this.#aheadMs };
    this.#identity = createIdentity({ secret: randomBytes(32).toString('hex'), clock, lifetimeMs: TOKEN_LIFETIME_MS });
    this.#app = createApp({
      pool: database.pool,
      listen: database.listen,
      clock,
      identity: this.#identity,
      allowedOrigins: [network.origin, ...(options.allowedOrigins ?? [])],
      limits: options.limits ?? {},
      ...(options.lti && { lti: { api: `${network.origin}/api/`, embed: `${network.origin}/cdn/embed/`, secret: randomBytes(32).toString('hex') } }),
      demo: true,
      cookies: true,
      checkAnswers: true,
      log: () => undefined,
    });
    const answer = (request: Request, env: unknown) =>
      new URL(request.url).pathname.startsWith('/api') ? this.#app.fetch(request, env) : this.pages.serve(request);
    this.#server = createAdaptorServer({ fetch: answer }) as Server;
  }

  static async open(options: DemoSchoolOptions = {}): Promise<DemoSchool> {
    const today = dayIn(ZONE, Date.now());
    const seeded = { name: `Alder Creek School on ${today}`, fill: (pool: Pool) => seedSchool(pool, { today }) };
    const [network, database] = await Promise.all([ApiProxy.start(), (options.embedded ? openFreshEmbedded : openFreshPostgres)(seeded)]);
    const school = new DemoSchool(network, database, options);
    await new Promise<void>((resolve) => school.#server.listen(0, '127.0.0.1', resolve));
    network.leadTo((school.#server.address() as AddressInfo).port);
    return school;
  }

  /** Where pages and API are, as a browser sees them. */
  get origin(): string {
    return this.network.origin;
  }
  get api(): string {
    return `${this.origin}/api/`;
  }
  /** Today on the school's calendar. */
  get today(): string {
    return dayIn(ZONE, Date.now() + this.#aheadMs);
  }

  /** A person's token, as the demo's sign-in gives it; `key` as in the seed's roster: `dana-brooks`. */
  async token(key: string): Promise<string> {
    const { token } = await this.#identity.sign(schoolId, personId(key));
    return token;
  }

  /** A page of the school's site, open for this person and as often as it is loaded: their token stands in its markup. */
  async pageOf(
    key: string,
    { card = '<flywheel-check-in-card></flywheel-check-in-card>', head = '', base = '/api/', school = '', headers = {} }: PageWishes = {},
  ): Promise<string> {
    const path = `/of/${key}-${this.#made++}.html`;
    const token = await this.token(key);
    this.pages.put(path, {
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Alder Creek School</title><link rel="icon" href="data:,">${head}
        <script type="module" src="/cdn/flywheel.js"></script></head>
        <body><main><h1>For families</h1><flywheel-school api="${base}" token="${token}" ${school}>${card}</flywheel-school></main></body></html>`,
      headers,
    });
    return this.origin + path;
  }

  /** The school's clock goes on: tokens given until now are over. */
  letTokensExpire(): void {
    this.#aheadMs += TOKEN_LIFETIME_MS + 60_000;
  }

  async rows<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query<R>(sql, [...values])).rows;
  }

  /** How many check-ins say exactly this. */
  async countNotes(note: string): Promise<number> {
    const [row] = await this.rows<{ count: number }>('select count(*)::int as count from check_ins where note = $1', [note]);
    return row!.count;
  }

  async close(): Promise<void> {
    await this.network.close();
    await this.#app.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.database.close();
  }
}
