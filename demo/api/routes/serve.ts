/**
 * One request of one operation, from the wire to the wire: who asks, whether the input is what the contract says, the handler, the audit,
 * whether the answer is what the contract says. Everything it does is read off the operation's row in the table.
 */
import type { Context } from 'hono';
import * as v from 'valibot';
import type { TableOperation as Operation } from '../../../src/contract/operation.js';
import type { ApiEnv, Wired } from '../env.js';
import { readBody } from '../middleware/body.js';
import { etagOf, etagOfText, isNotModified, readIfMatch } from '../middleware/if-match.js';
import type { RateLimit } from '../middleware/rate-limit.js';
import { viewerOf } from '../middleware/sign-in.js';
import type { Origins } from '../middleware/origins.js';
import { writeAudit } from '../queries/audit.js';
import { databaseTime } from '../queries/database-time.js';
import type { Db } from '../queries/statement.js';
import { canonicalJson } from '../json.js';
import { invalid } from '../refusal.js';
import type { Viewer } from '../rules/voices.js';
import { checked } from './checked.js';
import type { Ask, Reply } from './handler.js';
import { once, readKey, type WireAnswer } from './once.js';

/** A handler whose operation is not known any more. */
export type AnyHandler = (ask: Ask) => Promise<Reply<unknown>>;

export interface Serving {
  readonly deps: Wired;
  readonly origins: Origins;
  readonly perPerson: RateLimit;
}

/** What was asked, checked. */
interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly studentId: string | null;
}

export async function signedIn(c: Context<ApiEnv>, { deps, origins, perPerson }: Serving, changes: boolean): Promise<Viewer> {
  const viewer = await viewerOf(c, deps, origins, changes);
  perPerson.take(`${viewer.schoolId}/${viewer.id}`);
  return viewer;
}

export async function serve(c: Context<ApiEnv>, serving: Serving, operation: Operation, handler: AnyHandler): Promise<Response> {
  const { deps } = serving;
  const viewer = operation.open ? undefined : await signedIn(c, serving, operation.changes);
  const input = await readInput(c, operation);
  const nowMs = deps.clock.now();
  const ifMatch = operation.ifMatch && readIfMatch(c.req.header('If-Match'));
  const answered = async (db: Db) => {
    const time = () => (deps.databaseTime ? databaseTime(db) : Promise.resolve(new Date(nowMs)));
    const key = operation.changes ? readKey(c.req.header('Idempotency-Key')) : undefined;
    const { calendarKey, translate } = deps;
    const reply = await handler({ ...input, viewer, db, nowMs, time, base: baseOf(c), calendarKey, translate, ifMatch, key } as unknown as Ask);
    if (deps.checkAnswers) checkAnswer(operation, reply.answer);
    return { reply, wire: wireOf(operation, reply, new URL(c.req.url)) };
  };

  if (!operation.changes || !viewer) {
    const { reply, wire } = await answered(deps.pool);
    const { ETag } = wire.headers;
    // What is known already is not read again, and leaves no line.
    if (ETag !== undefined && !reply.alwaysWhole && isNotModified(c.req.header('If-None-Match'), ETag))
      return new Response(null, { status: 304, headers: { ETag } });
    await audit(deps.pool, operation, viewer, input, reply, nowMs);
    return responseOf(wire);
  }
  const asked = { schoolId: viewer.schoolId, personId: viewer.id, keyHeader: c.req.header('Idempotency-Key'), nowMs };
  const request = { operationId: operation.id, path: c.req.path, body: input.body, studentId: input.studentId };
  const wire = await once(deps, { ...asked, ...request }, async (db) => {
    const { reply, wire } = await answered(db);
    await audit(db, operation, viewer, input, reply, nowMs);
    return wire;
  });
  return responseOf(wire);
}

const baseOf = (c: Context<ApiEnv>) => `${new URL(c.req.url).origin}/api`;
const responseOf = ({ status, body, headers }: WireAnswer) => new Response(body, { status, headers });

async function readInput(c: Context<ApiEnv>, operation: Operation): Promise<Input> {
  const params = operation.params && checked(operation.params, c.req.param(), '/params');
  const query = operation.query ? checked(operation.query, readQuery(c), '/query') : (readQuery(c, true), undefined);
  const sent = operation.method === 'GET' ? undefined : await readBody(c.req.raw);
  if (!operation.body && sent !== undefined) throw invalid('', 'must not have a body');
  const body = operation.body && checked(operation.body, sent, '');
  return { params, query, body, studentId: (params as { student?: string } | undefined)?.student ?? null };
}

/** Each name once. `none`: this operation has no query. */
function readQuery(c: Context<ApiEnv>, none = false): Record<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (none) throw invalid(`/query/${name}`, 'is not known here');
    if (found.has(name)) throw invalid(`/query/${name}`, 'is there twice');
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

function checkAnswer(operation: Operation, answer: unknown): void {
  const result = v.safeParse(operation.answer, answer);
  // What the contract does not name is dropped by its schemas, so what is said beyond it shows.
  if (result.success && canonicalJson(result.output) === canonicalJson(answer)) return;
  const where = result.success ? 'it says more' : result.issues.map((issue) => `${v.getDotPath(issue) ?? '.'} ${issue.type}`).join(', ');
  throw Object.assign(new Error(`flywheel: the answer of ${operation.id} is not as the contract says: ${where}`), { code: 'ANSWER' });
}

/** Everything about one student leaves a line, but a person's own drafts. */
async function audit(
  db: Db,
  operation: Operation,
  viewer: Viewer | undefined,
  { params, studentId }: Input,
  reply: Reply<unknown>,
  nowMs: number,
): Promise<void> {
  if (!viewer) return;
  for (const line of reply.alsoOf ?? []) await writeAudit(db, viewer.schoolId, nowMs, { personId: viewer.id, action: operation.id, ...line });
  if (studentId === null || operation.capability === 'drafts') return;
  const recordId = reply.recordId ?? (params as { checkIn?: string }).checkIn ?? null;
  await writeAudit(db, viewer.schoolId, nowMs, { personId: viewer.id, studentId, action: operation.id, recordId });
}

function wireOf(operation: Operation, { answer, version, location }: Reply<unknown>, url: URL): WireAnswer {
  const body = answer === undefined ? null : JSON.stringify(answer);
  const headers: Record<string, string> = {};
  if (body !== null) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers.ETag = etagOf(version);
  else if (body !== null && operation.method === 'GET' && !operation.secret) headers.ETag = etagOfText(body);
  if (location !== undefined) headers.Location = location;
  const { next } = (answer ?? {}) as { next?: unknown };
  if (typeof next === 'string') headers.Link = `<?${nextQuery(url, next)}>; rel="next"`;
  return { status: operation.status, body, headers };
}

function nextQuery(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', cursor);
  return query.toString();
}
