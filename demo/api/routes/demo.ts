/**
 * Outside the contract, and only where the demo is switched on: the people whom a visitor may become, and becoming one. There is no
 * password; never switch it on where real families are.
 */
import type { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { id } from '../../../src/contract/values.js';
import type { ApiEnv, Wired } from '../env.js';
import { readBody } from '../middleware/body.js';
import { SESSION_COOKIE } from '../middleware/sign-in.js';
import { findDemoPerson, listDemoPeople } from '../queries/demo-people.js';
import { invalid } from '../refusal.js';
import { checked } from './checked.js';

/** `cookie`: also sets the session cookie, for cookie mode. */
const signInSchema = v.strictObject({ person: id, cookie: v.optional(v.boolean(), false) });

export function mountDemo(app: Hono<ApiEnv>, deps: Wired): void {
  const { pool, identity, cookies } = deps;
  app.get('/demo/people', async (c) => c.json({ items: await listDemoPeople(pool) }));

  app.post('/demo/sign-in', async (c) => {
    const { person, cookie } = checked(signInSchema, await readBody(c.req.raw), '');
    const found = await findDemoPerson(pool, person);
    if (!found || !identity.sign) throw invalid('/person', 'must be one of the demo people');
    const { token, expiresAtMs } = await identity.sign(found.schoolId, found.id);
    if (cookie && cookies) {
      const secure = new URL(c.req.url).protocol === 'https:';
      setCookie(c, SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: secure ? 'None' : 'Lax', secure, expires: new Date(expiresAtMs) });
    }
    return c.json({ token, expiresAt: new Date(expiresAtMs).toISOString() });
  });

  app.post('/demo/sign-out', (c) => {
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.body(null, 204);
  });
}
