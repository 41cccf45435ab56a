/**
 * The reference API as one function from Request to Response. It never listens: `server.ts` does, or a test, or a page. Its routes are the
 * rows of the contract's table; what is outside the contract (its OpenAPI document, the demo's sign-in) is named here.
 */
import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { BlankSchema } from 'hono/types';
import type { TableOperation as Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { ConferenceKeeper } from './conference-keeper.js';
import { defaultLimits, type Deps } from './deps.js';
import type { ApiEnv, Wired } from './env.js';
import { Live } from './live.js';
import { socketAddress } from './middleware/address.js';
import { cors } from './middleware/cors.js';
import { logFailure, logged } from './middleware/log.js';
import { Origins } from './middleware/origins.js';
import { problemResponse, problems } from './middleware/problems.js';
import { RateLimit } from './middleware/rate-limit.js';
import { securityHeaders } from './middleware/security-headers.js';
import { inTime } from './middleware/timeout.js';
import { openApiDocument } from './openapi.js';
import { Refusal } from './refusal.js';
import { NoticeCourier } from './notice-courier.js';
import { handlers } from './routes/all.js';
import { mountAttachmentContent } from './routes/attachment-content.js';
import { mountCalendarFeed } from './routes/calendar-feed.js';
import { mountLti } from './routes/lti.js';
import { mountDemo } from './routes/demo.js';
import { openStream, wantsStream } from './routes/event-stream.js';
import { mountUploads } from './routes/uploads.js';
import { serve, signedIn, type AnyHandler, type Serving } from './routes/serve.js';
import { Sweeper } from './sweeper.js';

export interface App {
  /** @param env what the server knows of the connection; the Node server's `{ incoming }` gives the rate limit its address. */
  fetch(request: Request, env?: unknown): Promise<Response>;
  /** Resolves when what runs beside the requests has done what there is to do now. */
  settled(): Promise<void>;
  /** Ends the open event streams, and waits for what still runs beside the requests. The database is the caller's to close. */
  close(): Promise<void>;
}

/** Also where it was refused: what stood in the way may be a hold that has run out. */
const isAboutSeats = ({ capability, changes }: Operation) => capability === 'conferences' && changes;
const touchesSeats: ReadonlySet<string> = new Set(operations.filter(isAboutSeats).map(({ id }) => id));

export function createApp(given: Deps): App {
  const deps: Wired = { ...given, limits: { ...defaultLimits, ...given.limits }, calendarKey: given.calendarKey ?? randomUUID() };
  const live = new Live(deps);
  const origins = new Origins(deps);
  const serving: Serving = { deps, origins, perPerson: new RateLimit(deps.limits.person, deps.clock) };
  const perAddress = new RateLimit(deps.limits.address, deps.clock);
  const addressOf = deps.addressOf ?? socketAddress;

  const app = new Hono<ApiEnv>({ strict: false }).basePath('/api');
  app.use(logged(deps), securityHeaders, cors(origins, deps));
  app.use(async (c, next) => {
    perAddress.take(addressOf(c.req.raw, c.env));
    await next();
  });
  app.onError(problems(deps));
  app.notFound((c) => problemResponse(new Refusal('not-found'), c.get('requestId')));

  const { settled, closed } = keepBeside(app, deps);
  for (const operation of operations) mount(app, serving, live, operation);
  mountCalendarFeed(app, deps);
  mountUploads(app, serving);
  mountAttachmentContent(app, serving);
  app.get('/openapi.json', (c) => c.json(openApiDocument()));
  if (deps.demo) mountDemo(app, deps);
  if (deps.lti) mountLti(app, deps, deps.lti);
  return {
    settled,
    fetch: async (request, env) => app.fetch(request, env ?? {}),
    close: async () => {
      await live.close();
      await closed();
    },
  };
}

/** What runs beside the requests, woken by those that change something. */
function keepBeside(app: Hono<ApiEnv, BlankSchema, '/api'>, deps: Wired) {
  const sweeper = new Sweeper(deps);
  const keeper = new ConferenceKeeper(deps);
  const courier = new NoticeCourier(deps);
  app.use(async (c, next) => {
    await next();
    if (c.req.method !== 'GET' && c.res.ok) sweeper.afterChange(c.get('requestId'));
    if (c.req.method === 'GET' || !touchesSeats.has(c.get('operationId') ?? '')) return;
    keeper.wake(c.get('requestId'));
    courier.wake();
  });
  return {
    settled: async () => {
      await keeper.settled();
      courier.wake();
      await courier.settled();
      await sweeper.done;
    },
    closed: async () => {
      await keeper.close();
      await courier.close();
      await sweeper.done;
    },
  };
}

function mount(app: Hono<ApiEnv, BlankSchema, '/api'>, serving: Serving, live: Live, operation: Operation & { id: keyof typeof handlers }): void {
  const { deps } = serving;
  const handler = handlers[operation.id] as unknown as AnyHandler;
  const answer = async (c: Context<ApiEnv>): Promise<Response> => {
    if (operation.id !== 'events.list' || !wantsStream(c.req.header('Accept'))) return serve(c, serving, operation, handler);
    return openStream(deps, live, await signedIn(c, serving, false), c.req.header('Last-Event-ID'));
  };
  app.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => {
    c.set('operationId', operation.id);
    return inTime(deps.limits.requestTimeoutMs, answer(c), (error) => logFailure(deps.log, c.get('requestId'), error));
  });
}
