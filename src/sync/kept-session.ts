/**
 * The session as the device keeps it: under a hash of the API and the token, so that the page opens offline for who holds the same token, and
 * for nobody else. The token itself is never kept. Plain http has no `crypto.subtle`: then nothing opens offline.
 */
import { scopeOf } from '../base/scope.js';
import { checkedAnswer } from '../client/checked-answer.js';
import { readSession, type Session } from '../contract/session.js';

export async function sessionKey(apiOrigin: string, token: string | undefined): Promise<string | undefined> {
  if (token === undefined || !globalThis.crypto?.subtle) return undefined;
  const bytes = new TextEncoder().encode(JSON.stringify([apiOrigin, token]));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hashed, because a page's address may say a name. */
export const choiceName = () => `student ${scopeOf(location.pathname)}`;

/** The session as it was kept, or `undefined` where it was written under another contract. */
export function readKept(value: unknown): { session: Session; capabilities: readonly string[] } | undefined {
  const { session, capabilities } = value as { session?: unknown; capabilities?: unknown };
  try {
    return { session: checkedAnswer(readSession, session), capabilities: Array.isArray(capabilities) ? capabilities.map(String) : [] };
  } catch {
    return undefined;
  }
}
