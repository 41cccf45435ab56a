/** Gives each request an id and, when it is over, one line in the log: what was asked, how it ended, how long it took. Nothing about whom. */
import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv, Wired } from '../env.js';

export const logged = ({ clock, log }: Wired) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const startedAtMs = clock.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    await next();
    c.header('Date', new Date(clock.now()).toUTCString());
    c.header('X-Request-Id', requestId);
    log(JSON.stringify({ requestId, operation: c.get('operationId') ?? null, method: c.req.method, status: c.res.status, ms: clock.now() - startedAtMs }));
  });

/** The line about a failure that is nobody's fault but ours: its kind and where it came from, never its message, which may hold people's words. */
export function logFailure(log: Wired['log'], requestId: string, error: unknown): void {
  const { name, code, stack } = error as { name?: unknown; code?: unknown; stack?: unknown };
  const where =
    typeof stack === 'string'
      ? stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 6)
          .map((line) => line.trim())
      : [];
  log(JSON.stringify({ requestId, failure: typeof code === 'string' ? code : String(name), where }));
}
