/** Keys of writes, each with the answer that its first request got. */
import { first, run, statement, type Db } from './statement.js';

export interface StoredAnswer {
  /** `null`: the record it was about has been erased. */
  fingerprint: string | null;
  status: number;
  body: string | null;
  headers: Record<string, string>;
}

export interface KeyOf {
  readonly schoolId: string;
  readonly personId: string;
  readonly key: string;
}

const claim = statement<{ key: string }>(
  'key_claim',
  `insert into idempotency_keys (school_id, person_id, key, fingerprint, student_id, created_at) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing returning key`,
);
/**
 * Takes the key for this transaction. Waits where another transaction is at the same key, and then knows how that ended: `false` means it is
 * there, answer and all.
 */
export const claimKey = async (db: Db, of: KeyOf, fingerprint: string, studentId: string | null, now: Date) =>
  (await first(db, claim, of.schoolId, of.personId, of.key, fingerprint, studentId, now)) !== undefined;

const stored = statement<StoredAnswer>(
  'key_stored',
  'select fingerprint, status, body, headers from idempotency_keys where school_id = $1 and person_id = $2 and key = $3',
);
export const findAnswer = (db: Db, of: KeyOf) => first(db, stored, of.schoolId, of.personId, of.key);

const store = statement(
  'key_store',
  'update idempotency_keys set status = $4, body = $5, headers = $6::jsonb where school_id = $1 and person_id = $2 and key = $3',
);
export const storeAnswer = (db: Db, of: KeyOf, status: number, body: string | null, headers: Record<string, string>) =>
  run(db, store, of.schoolId, of.personId, of.key, status, body, JSON.stringify(headers));
