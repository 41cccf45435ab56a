/**
 * CORS with an allow-list. An answer is readable by a page only where the asking person's own school (or the deployment) names the page's
 * origin; never `*`. Whether a request is carried out does not depend on it: that is identity's business, and CSRF's in cookie mode.
 */
import { createMiddleware } from 'hono/factory';
import type { ApiEnv, Wired } from '../env.js';
import type { Origins } from './origins.js';

// The last two, and what begins with Upload and Tus, are for the bytes of files: the tus protocol.
const METHODS = 'GET, POST, PUT, DELETE, HEAD, PATCH';
const REQUEST_HEADERS =
  'Authorization, Content-Type, Flywheel-Viewer, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Tus-Resumable, Upload-Offset, X-Requested-With';
const EXPOSED = 'ETag, Link, Location, Retry-After, Date, Idempotency-Replayed, Tus-Resumable, Upload-Length, Upload-Offset, X-Request-Id';

export const cors = (origins: Origins, { cookies }: Wired) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const origin = c.req.header('Origin');
    const allow = () => {
      c.header('Access-Control-Allow-Origin', origin);
      if (cookies) c.header('Access-Control-Allow-Credentials', 'true');
    };
    if (c.req.method === 'OPTIONS') {
      c.header('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
      if (origin !== undefined && (await origins.allows(origin))) {
        allow();
        c.header('Access-Control-Allow-Methods', METHODS);
        c.header('Access-Control-Allow-Headers', REQUEST_HEADERS);
        c.header('Access-Control-Max-Age', '600');
      }
      return c.body(null, 204);
    }
    await next();
    c.header('Vary', 'Origin', { append: true });
    if (origin === undefined || !(await isAllowed(origins, origin, c.get('viewer')?.schoolId))) return;
    allow();
    c.header('Access-Control-Expose-Headers', EXPOSED);
  });

/** With the database away the schools' lists are unknown, and what is unknown is not allowed. */
async function isAllowed(origins: Origins, origin: string, schoolId: string | undefined): Promise<boolean> {
  try {
    return await origins.allows(origin, schoolId);
  } catch {
    return false;
  }
}
