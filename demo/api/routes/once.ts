/**
 * A change happens once. The key is taken first, in the transaction of the effect, and the answer is stored beside it: a copy that comes
 * later, or while the first is still running, gets the first one's answer and changes nothing.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { id } from '../../../src/contract/values.js';
import type { Wired } from '../env.js';
import { canonicalJson } from '../json.js';
import { claimKey, findAnswer, storeAnswer, type KeyOf } from '../queries/idempotency.js';
import type { Db } from '../queries/statement.js';
import { codeOf, transaction } from '../queries/transaction.js';
import { invalid, Refusal } from '../refusal.js';

/** An answer as it goes over the wire, and as it is kept. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OnceAsked {
  readonly schoolId: string;
  readonly personId: string;
  readonly keyHeader: string | undefined;
  readonly operationId: string;
  readonly path: string;
  readonly body: unknown;
  readonly studentId: string | null;
  readonly nowMs: number;
}

const LOCK_NOT_AVAILABLE = '55P03';
const NO_SUCH_ROW = '23503';

/** The key of a structured-field string (RFC 8941): a UUID in quotes. @throws {Refusal} `invalid`. */
export function readKey(header: string | undefined): string {
  const key = /^"([^"\\]*)"$/.exec(header?.trim() ?? '')?.[1]?.toLowerCase();
  if (!v.is(id, key)) throw invalid('/headers/idempotency-key', 'must be a UUID in quotes');
  return key;
}

const fingerprintOf = ({ operationId, path, body }: OnceAsked) =>
  createHash('sha256')
    .update(`${operationId}\n${path}\n${canonicalJson(body) ?? ''}`)
    .digest('hex');

export async function once(deps: Pick<Wired, 'pool' | 'limits'>, asked: OnceAsked, effect: (db: Db) => Promise<WireAnswer>): Promise<WireAnswer> {
  const of: KeyOf = { schoolId: asked.schoolId, personId: asked.personId, key: readKey(asked.keyHeader) };
  const fingerprint = fingerprintOf(asked);
  return transaction(deps.pool, deps.limits.lockTimeoutMs, async (db) => {
    if (!(await claim(db, of, fingerprint, asked))) return replay(db, of, fingerprint);
    const answer = await effect(db);
    await storeAnswer(db, of, answer.status, answer.body, answer.headers);
    return answer;
  });
}

async function claim(db: Db, of: KeyOf, fingerprint: string, { studentId, nowMs }: OnceAsked): Promise<boolean> {
  try {
    return await claimKey(db, of, fingerprint, studentId, new Date(nowMs));
  } catch (error) {
    // The first try has held the key for as long as we are willing to wait.
    if (codeOf(error) === LOCK_NOT_AVAILABLE) throw new Refusal('in-progress', { retryAfterSeconds: 1 });
    // The key names a student who does not exist.
    if (codeOf(error) === NO_SUCH_ROW) throw new Refusal('not-found');
    throw error;
  }
}

async function replay(db: Db, of: KeyOf, fingerprint: string): Promise<WireAnswer> {
  const stored = await findAnswer(db, of);
  if (!stored) throw new Refusal('in-progress', { retryAfterSeconds: 1 });
  if (stored.fingerprint === null) throw new Refusal('not-found', { detail: 'The record it made has been erased' });
  if (stored.fingerprint !== fingerprint) throw new Refusal('idempotency-mismatch');
  return { status: stored.status, body: stored.body, headers: { ...stored.headers, 'Idempotency-Replayed': 'true' } };
}
