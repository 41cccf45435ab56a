/** One process of the API for the race: started with the address of the database, says where it listens, and ends when its input does. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type App } from '../../demo/api/app.js';
import { openDatabase, type Database } from '../../demo/api/db/database.js';
import { createIdentity } from '../../demo/api/identity.js';
import { clock, SECRET } from './seat-school.js';

/** As the demo serves it, but for how many requests one address may send: here one machine is a thousand families. */
export async function serveSeats({ pool, listen }: Pick<Database, 'pool' | 'listen'>): Promise<{ origin: string; app: App; close: () => Promise<void> }> {
  const many = { capacity: 1e6, perSecond: 1e6 };
  const identity = createIdentity({ secret: SECRET, clock });
  const limits = { person: many, address: many };
  const app = createApp({ pool, listen, clock, identity, databaseTime: true, calendarKey: SECRET, allowedOrigins: [], limits, log: () => undefined });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // A connection is not closed under a family that waits for its turn.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1024, resolve));
  const close = async () => {
    await app.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, app, close };
}

const url = process.env['SEATS_DATABASE'];
if (url !== undefined) {
  const database = await openDatabase({ url });
  const { origin, close } = await serveSeats(database);
  console.log(origin);
  process.stdin.resume().once('end', () => void close().then(() => database.close()));
}
