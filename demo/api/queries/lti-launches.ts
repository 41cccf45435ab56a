/**
 * Launches on their way. Each step is one statement that asks for the stage before it, so of two who try it at once, in whatever process, one gets
 * the row. It knows hashes only.
 */
import { first, run, statement, type Db } from './statement.js';

/** What a launch leads to, kept until the browser is known or somebody has chosen. */
export type LaunchOutcome =
  | { readonly leadsTo: 'widget'; readonly personId: string; readonly address: string }
  | { readonly leadsTo: 'choice'; readonly deploymentId: string; readonly returnUrl: string; readonly data: string | null; readonly framed: boolean };

export interface LaunchRow {
  readonly stateHash: string;
  readonly platformId: string;
  readonly nonceHash: string;
  readonly browserHash: string;
  readonly storageTarget: string | null;
}

const insert = statement(
  'lti_launch_insert',
  `insert into lti_launches (school_id, state_hash, platform_id, nonce_hash, browser_hash, storage_target, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
);
export const insertLaunch = (db: Db, schoolId: string, row: LaunchRow, expiresAt: Date) =>
  run(db, insert, schoolId, row.stateHash, row.platformId, row.nonceHash, row.browserHash, row.storageTarget, expiresAt);

const row = `state_hash as "stateHash", platform_id as "platformId", nonce_hash as "nonceHash", browser_hash as "browserHash", storage_target as "storageTarget"`;
const redeem = statement<LaunchRow>(
  'lti_launch_redeem',
  `update lti_launches set stage = 'done' where school_id = $1 and state_hash = $2 and stage = 'begun' and expires_at > $3 returning ${row}`,
);
/** Takes a state once and for all; what follows goes on from `keepOutcome`. */
export const redeemState = (db: Db, schoolId: string, stateHash: string, now: Date) => first(db, redeem, schoolId, stateHash, now);

const known = statement<LaunchRow & { spent: boolean }>(
  'lti_launch_known',
  `select ${row}, stage <> 'begun' as spent from lti_launches where school_id = $1 and state_hash = $2`,
);
/** Why a state could not be taken. */
export const findState = (db: Db, schoolId: string, stateHash: string) => first(db, known, schoolId, stateHash);

const keep = statement(
  'lti_launch_keep',
  `update lti_launches set stage = $3, ticket_hash = $4, outcome = $5 where school_id = $1 and state_hash = $2 and stage = 'done' and outcome is null`,
);
/** Waits for the browser's proof (`redeemed`), or for what somebody chooses (`proven`). */
export const keepOutcome = (db: Db, schoolId: string, stateHash: string, stage: 'redeemed' | 'proven', ticketHash: string, outcome: LaunchOutcome) =>
  run(db, keep, schoolId, stateHash, stage, ticketHash, JSON.stringify(outcome));

const peek = statement<LaunchRow>(
  'lti_launch_peek',
  `select ${row} from lti_launches where school_id = $1 and ticket_hash = $2 and stage = $3 and expires_at > $4`,
);
/** Whose ticket it is; it stays good. */
export const findTicket = (db: Db, schoolId: string, ticketHash: string, stage: 'redeemed' | 'proven', now: Date) =>
  first(db, peek, schoolId, ticketHash, stage, now);

const spend = statement<LaunchRow & { outcome: LaunchOutcome }>(
  'lti_launch_spend',
  `with due as (
     select school_id, state_hash, outcome from lti_launches where school_id = $1 and ticket_hash = $2 and stage = $3 and expires_at > $4 for update)
   update lti_launches l set stage = 'done', ticket_hash = null, outcome = null from due
   where l.school_id = due.school_id and l.state_hash = due.state_hash
   returning l.state_hash as "stateHash", l.platform_id as "platformId", l.nonce_hash as "nonceHash", l.browser_hash as "browserHash",
     l.storage_target as "storageTarget", due.outcome`,
);
/** Takes a ticket once. */
export const spendTicket = (db: Db, schoolId: string, ticketHash: string, stage: 'redeemed' | 'proven', now: Date) =>
  first(db, spend, schoolId, ticketHash, stage, now);

const old = statement('sweep_lti_launches', 'delete from lti_launches where expires_at < $1');
export const sweepLaunches = (db: Db, before: Date) => run(db, old, before);
