/**
 * The keys that platforms sign with, as they publish them: read when they are needed, kept for a while, read again when a platform signs with a key
 * that is not among them. A platform that answers nonsense, too much or not at all is one refusal, and is not asked again at once.
 */
import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import type { Clock } from './clock.js';
import { LtiRefusal } from './lti-refusal.js';

/** A key that a platform takes back counts no longer than this. */
const FRESH_MS = 600_000;
/** For a key that is not there, and after a failure, a platform is asked so often at most. */
const PAUSE_MS = 10_000;
const MOST_BYTES = 262_144;

interface Kept {
  readonly atMs: number;
  readonly keys: Promise<JWTVerifyGetKey>;
  failed: boolean;
}

export class PlatformKeys {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #kept = new Map<string, Kept>();

  constructor(clock: Clock, timeoutMs = 5_000) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Finds the key of a token among those at this address. */
  of(url: string): JWTVerifyGetKey {
    return async (header, token) => {
      if (typeof header.kid !== 'string') throw new LtiRefusal('lti-unknown-key');
      const kept = this.#read(url, FRESH_MS);
      try {
        return await (
          await kept.keys
        )(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        const again = this.#read(url, PAUSE_MS);
        return await (
          await again.keys
        )(header, token);
      }
    };
  }

  /** What is kept, where it is not older than `goodForMs`. */
  #read(url: string, goodForMs: number): Kept {
    const now = this.#clock.now();
    const kept = this.#kept.get(url);
    if (kept && Math.abs(now - kept.atMs) < (kept.failed ? PAUSE_MS : goodForMs)) return kept;
    const made: Kept = { atMs: now, keys: fetchKeys(url, this.#timeoutMs), failed: false };
    // Whoever awaits it hears of it.
    made.keys.catch(() => (made.failed = true));
    this.#kept.set(url, made);
    return made;
  }
}

async function fetchKeys(url: string, timeoutMs: number): Promise<JWTVerifyGetKey> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { signal, redirect: 'error', headers: { Accept: 'application/json' } });
    if (response.status !== 200) throw new Error(`flywheel: a platform's keys came with status ${response.status}`);
    const { keys } = JSON.parse(await textOf(response)) as { keys?: unknown };
    if (!Array.isArray(keys)) throw new Error("flywheel: a platform's keys are no list");
    return createLocalJWKSet({ keys: keys.filter(isPublicRsa) });
  } catch {
    throw new LtiRefusal('lti-platform-silent'); // whatever it was, it is the platform's, and its words are not ours to repeat
  }
}

const isPublicRsa = (key: unknown): key is JWK => typeof key === 'object' && key !== null && (key as JWK).kty === 'RSA' && !('d' in key);

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error("flywheel: a platform's keys are too many");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
