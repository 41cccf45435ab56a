/** One process of the fan-out: the reference API before the database of `DATABASE_URL`, on a free port that it says on its first line. It ends with its parent. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '../../demo/api/app.js';
import { openDatabase } from '../../demo/api/db/database.js';
import { createIdentity } from '../../demo/api/identity.js';

const database = await openDatabase({ url: process.env.DATABASE_URL! });
const clock = { now: () => Date.now() };
const identity = createIdentity({ secret: process.env.FAN_OUT_SECRET!, clock });
const limits = { address: { capacity: 1e6, perSecond: 1e6 }, requestTimeoutMs: 60_000, lockTimeoutMs: 30_000 };
const app = createApp({ ...database, clock, databaseTime: true, identity, allowedOrigins: [], limits, log: () => undefined });
const server = createAdaptorServer({ fetch: (request) => app.fetch(request) });
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.on('end', () => process.exit(0)).resume();
