/**
 * Who is asking: a bearer token, or in cookie mode the cookie, then only with a header that no foreign form can send and from an origin
 * that is allowed. The person is read anew each time, so a role that changed counts at once.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ApiEnv, Wired } from '../env.js';
import type { Bearer } from '../identity.js';
import { findPerson } from '../queries/people.js';
import { Refusal } from '../refusal.js';
import type { Viewer } from '../rules/voices.js';
import type { Origins } from './origins.js';

export const SESSION_COOKIE = 'flywheel-session';

/** @throws {Refusal} `signed-out`; `not-allowed` where a cookie comes without its checks. */
export async function viewerOf(c: Context<ApiEnv>, deps: Wired, origins: Origins, changes: boolean): Promise<Viewer> {
  const authorization = c.req.header('Authorization');
  const cookie = deps.cookies ? getCookie(c, SESSION_COOKIE) : undefined;
  const token = authorization === undefined ? cookie : /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  const bearer = token === undefined ? undefined : await deps.identity.read(token);
  if (!bearer) throw new Refusal('signed-out');
  const viewer = await find(deps, bearer);
  if (authorization === undefined && changes) await checkNotForged(c, origins, bearer.schoolId);
  // Words of somebody who is gone, under the cookie of whoever came next: nobody's to take.
  if (changes && (c.req.header('Flywheel-Viewer') ?? viewer.id) !== viewer.id) throw new Refusal('signed-out', { detail: 'Another person is signed in' });
  c.set('viewer', viewer);
  return viewer;
}

async function find({ pool }: Wired, { schoolId, personId, expiresAtMs }: Bearer): Promise<Viewer> {
  const person = await findPerson(pool, schoolId, personId);
  if (!person) throw new Refusal('signed-out');
  const { name, role, locale, time_zone } = person;
  return { schoolId, id: personId, name, role, locale, timeZone: time_zone, expiresAtMs };
}

/** A browser sends the cookie along with whatever any site asks for; the header and the origin show that it was one of ours. */
async function checkNotForged(c: Context<ApiEnv>, origins: Origins, schoolId: string): Promise<void> {
  const origin = c.req.header('Origin');
  const ours = origin !== undefined && (origin === new URL(c.req.url).origin || (await origins.allows(origin, schoolId)));
  if (!ours || c.req.header('X-Requested-With') === undefined)
    throw new Refusal('not-allowed', { detail: 'A cookie needs X-Requested-With and an Origin that is allowed' });
}
