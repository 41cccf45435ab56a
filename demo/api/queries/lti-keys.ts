/** The keys that we sign with, as they are kept. What is sealed in them is nobody's here. */
import type { JWK } from 'jose';
import { all, first, run, statement, type Db } from './statement.js';

export interface KeyRow {
  readonly publicJwk: JWK;
  readonly sealedJwk: string;
}

const insert = statement(
  'lti_key_insert',
  `insert into lti_keys (school_id, period, sealer, public_jwk, sealed_jwk, published_until) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
/** Of two processes that make it at once, one does. */
export const insertKey = (db: Db, schoolId: string, period: number, sealer: string, { publicJwk, sealedJwk }: KeyRow, publishedUntil: Date) =>
  run(db, insert, schoolId, period, sealer, JSON.stringify(publicJwk), sealedJwk, publishedUntil);

const find = statement<KeyRow>(
  'lti_key',
  'select public_jwk as "publicJwk", sealed_jwk as "sealedJwk" from lti_keys where school_id = $1 and period = $2 and sealer = $3',
);
export const findKey = (db: Db, schoolId: string, period: number, sealer: string) => first(db, find, schoolId, period, sealer);

const published = statement<{ jwk: JWK }>(
  'lti_keys_published',
  'select public_jwk as jwk from lti_keys where school_id = $1 and published_until > $2 order by period, sealer',
);
export const listPublished = async (db: Db, schoolId: string, now: Date) => (await all(db, published, schoolId, now)).map(({ jwk }) => jwk);

const old = statement('sweep_lti_keys', 'delete from lti_keys where published_until < $1');
export const sweepKeys = (db: Db, before: Date) => run(db, old, before);
