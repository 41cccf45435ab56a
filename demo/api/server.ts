/**
 * The only file that listens: pages at `/`, the API at `/api/`. It takes the data, then the port, then opens the database while pages are
 * already served; API requests wait for it. What a person can put right is thrown as `Refused`, with everything given back.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type App } from './app.js';
import type { Database } from './db/database.js';
import { Refused } from './db/refused.js';
import { createIdentity } from './identity.js';
import { takeSchool, type School, type SchoolPlace } from './open-school.js';
import { createSite } from './site.js';

export interface ServerOptions extends Omit<SchoolPlace, 'address'> {
  /** 0: a free one. */
  readonly port: number;
  /** The folder of the built pages. */
  readonly pages: string;
  /** Called before a new school is made, which takes a while. */
  readonly onNewSchool?: () => void;
  /** Takes one line of JSON a request; never a name, a word or a token. */
  readonly log?: (line: string) => void;
}

export interface RunningServer {
  /** `http://localhost:4173/`. */
  readonly address: string;
  /** Ends open streams, writes the database down and gives the data back. */
  close(): Promise<void>;
}

/** Both names of this machine for itself, so that `localhost` is ours whichever a browser takes. Never the network: here anyone can be anybody. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** Resolves when page and API answer. @throws {Refused} with what is wrong, and the way on. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const parts: Parts = { school: takeSchool({ ...options, address: addressOf(options.port) }), servers: [], database: undefined, app: undefined };
  const app = later<App>();
  try {
    parts.servers = await listen(options.port, createFetch(app.promise, createSite(options.pages)));
    const { port } = parts.servers[0]!.address() as AddressInfo;
    if (parts.school.isNew) options.onNewSchool?.();
    parts.database = await parts.school.open();
    parts.app = createSchoolApp(parts.database, parts.school.secret, port, options.log);
    app.resolve(parts.app);
    return { address: addressOf(port), close: () => closeAll(parts) };
  } catch (error) {
    app.reject(error);
    await closeAll(parts);
    throw error;
  }
}

interface Parts {
  readonly school: School;
  servers: Server[];
  database: Database | undefined;
  app: App | undefined;
}

const addressOf = (port: number) => `http://localhost:${port}/`;

/** A promise to be kept from outside. One that is broken while nobody waits is no unhandled rejection. */
function later<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let [resolve, reject] = [(_: T) => {}, (_: unknown) => {}];
  const promise = new Promise<T>((keep, breakIt) => ([resolve, reject] = [keep, breakIt]));
  // Whoever awaits it hears of it; nobody may.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

type Fetch = (request: Request, env: unknown) => Promise<Response>;

function createFetch(app: Promise<App>, site: (request: Request) => Promise<Response>): Fetch {
  return async (request, env) => {
    const { pathname } = new URL(request.url);
    return pathname === '/api' || pathname.startsWith('/api/') ? (await app).fetch(request, env) : site(request);
  };
}

function createSchoolApp({ pool, listen: hear }: Database, secret: string, port: number, log: (line: string) => void = () => undefined): App {
  const clock = { now: () => Date.now() };
  const allowedOrigins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const identity = createIdentity({ secret, clock });
  // For whoever writes a row into `lti_platforms`; without one nobody gets in.
  const lti = { api: `http://localhost:${port}/api/`, embed: `http://localhost:${port}/widgets/embed/`, secret };
  return createApp({ pool, listen: hear, clock, databaseTime: true, calendarKey: secret, identity, allowedOrigins, demo: true, cookies: true, lti, log });
}

/** @throws {Refused} where the port is somebody else's. */
async function listen(port: number, fetch: Fetch): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const host of LOOPBACK) {
      const server = createAdaptorServer({ fetch }) as Server;
      const first = servers[0]?.address() as AddressInfo | undefined;
      if (await bind(server, host, first?.port ?? port)) servers.push(server);
    }
  } catch (error) {
    for (const server of servers) server.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Refused(`Port ${port} is in use by another program.`, `Take another: PORT=${port + 1} npm start`);
    if (code === 'EACCES') throw new Refused(`Port ${port} is not for us to take.`, 'Take one from 1024 on: PORT=4173 npm start');
    throw error;
  }
  return servers;
}

/** Whether the machine has this address at all. */
function bind(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve(false) : reject(error)));
    server.listen(port, host, () => resolve(true));
  });
}

async function closeAll({ school, servers, database, app }: Parts): Promise<void> {
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  await app?.close();
  for (const server of servers) server.closeAllConnections();
  await Promise.all(closed);
  await database?.close();
  school.release();
}
