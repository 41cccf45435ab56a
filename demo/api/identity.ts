/**
 * Who a token speaks for. The demo signs its own (HS256, short-lived); a school with an identity provider hands in another `read`.
 * It knows nothing of requests, and a token that is wrong in any way is nobody's.
 */
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from './clock.js';

export interface Bearer {
  readonly schoolId: string;
  readonly personId: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

export interface Identity {
  /** The person a token speaks for; `undefined` where it is forged, expired or for somebody else's API. */
  read(token: string): Promise<Bearer | undefined>;
  /** Makes a token; missing where tokens come from elsewhere, and then there is no demo sign-in. */
  sign?(schoolId: string, personId: string): Promise<{ token: string; expiresAtMs: number }>;
}

export interface IdentityOptions {
  /** At least 32 bytes; whoever knows it can be anybody. */
  readonly secret: string;
  readonly clock: Clock;
  /** 15 minutes unless said otherwise. */
  readonly lifetimeMs?: number;
}

const ISSUER = 'flywheel-demo';

/** @throws where the secret is shorter than 32 bytes. */
export function createIdentity({ secret, clock, lifetimeMs = 900_000 }: IdentityOptions): Required<Identity> {
  const key = new TextEncoder().encode(secret);
  if (key.length < 32) throw new Error('flywheel: the secret that signs tokens needs at least 32 bytes');
  return {
    async sign(schoolId, personId) {
      const issuedAt = Math.floor(clock.now() / 1000);
      const expiresAt = issuedAt + Math.ceil(lifetimeMs / 1000);
      const token = await new SignJWT({ school: schoolId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setSubject(personId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAtMs: expiresAt * 1000 };
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify<{ school?: unknown }>(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: ISSUER,
          requiredClaims: ['sub', 'exp', 'school'],
          currentDate: new Date(clock.now()),
        });
        if (typeof payload.school !== 'string' || typeof payload.sub !== 'string') return undefined;
        return { schoolId: payload.school, personId: payload.sub, expiresAtMs: payload.exp! * 1000 };
      } catch {
        return undefined; // whatever is wrong with it, it is nobody's token
      }
    },
  };
}
