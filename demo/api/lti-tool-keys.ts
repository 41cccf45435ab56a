/**
 * The keys that we sign with towards platforms: a new one each period, published a period ahead so that every platform knows it in time, and left
 * published until the last thing it signed has expired. They are in the database, so several processes sign with the same; the private half is
 * sealed with a secret that the database does not have.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { findKey, insertKey, listPublished, type KeyRow } from './queries/lti-keys.js';
import type { Db } from './queries/statement.js';

export const SIGNING_ALGORITHM = 'RS256';
const PERIOD_MS = 30 * 86_400_000;
/** How long what we sign is good. */
export const SIGNED_FOR_MS = 300_000;
/** A platform's clock may be late by so much. */
const LATE_MS = 300_000;

export class ToolKeys {
  readonly #key: Buffer;
  readonly #sealer: string;

  /** @throws where the secret is shorter than 32 bytes. */
  constructor(secret: string) {
    if (Buffer.byteLength(secret) < 32) throw new Error('flywheel: the secret that seals the keys of LTI needs at least 32 bytes');
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'flywheel-lti-keys', 32));
    this.#sealer = createHash('sha256').update(this.#key).digest('hex').slice(0, 16);
  }

  /** What a platform checks our signatures with: the key in use, the next one, and those whose signatures may still be good. */
  async published(db: Db, schoolId: string, now: Date): Promise<JWK[]> {
    const period = periodOf(now);
    await this.#row(db, schoolId, period);
    await this.#row(db, schoolId, period + 1);
    return listPublished(db, schoolId, now);
  }

  /** The key to sign with at this time. */
  async signing(db: Db, schoolId: string, now: Date): Promise<{ kid: string; key: CryptoKey }> {
    const { publicJwk, sealedJwk } = await this.#row(db, schoolId, periodOf(now));
    const key = (await importJWK(this.#unseal(sealedJwk), SIGNING_ALGORITHM)) as CryptoKey;
    return { kid: publicJwk.kid!, key };
  }

  async #row(db: Db, schoolId: string, period: number): Promise<KeyRow> {
    const there = await findKey(db, schoolId, period, this.#sealer);
    if (there) return there;
    const until = new Date((period + 1) * PERIOD_MS + SIGNED_FOR_MS + LATE_MS);
    await insertKey(db, schoolId, period, this.#sealer, await this.#make(), until);
    return (await findKey(db, schoolId, period, this.#sealer))!;
  }

  async #make(): Promise<KeyRow> {
    const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const publicPart = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(publicPart);
    return { publicJwk: { ...publicPart, kid, alg: SIGNING_ALGORITHM, use: 'sig' }, sealedJwk: this.#seal(await exportJWK(privateKey)) };
  }

  #seal(jwk: JWK): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(jwk), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  #unseal(text: string): JWK {
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as JWK;
  }
}

const periodOf = (now: Date) => Math.floor(now.getTime() / PERIOD_MS);
