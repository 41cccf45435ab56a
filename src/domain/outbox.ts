/**
 * What waits to be sent, apart from where it is kept and who sends it. The row is the specification in one type; its id is the
 * idempotency key for its whole life.
 */
import type { Problem, ProblemType } from '../contract/problem.js';
import type { DraftPlace, DraftValue, Json } from './draft.js';

/**
 * `queued` waits for its turn · `sending` a tab is at it · `auth-wait` the viewer is signed out, costs no attempt · `parked` the API refused it
 * for good, a person decides · `conflict` somebody changed the record meanwhile, a person decides · `done` the API has it.
 */
export type OutboxState = 'queued' | 'sending' | 'auth-wait' | 'parked' | 'conflict' | 'done';

export interface OutboxRow {
  readonly schema: 1;
  /** 128 random bits as a UUID: the Idempotency-Key. */
  readonly id: string;
  /** Hash of API origin, school and viewer: only ever sent as the person who wrote it. */
  readonly person: string;
  readonly studentId: string;
  /** Rows of one thread go in order; threads do not wait for each other. */
  readonly thread: string;
  /** Grows by one per row of this device. */
  readonly seq: number;
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The version the change was made from. */
  readonly version: number | undefined;
  /** The words as the form held them, so that they can be taken back for editing. */
  readonly draft: { readonly place: DraftPlace; readonly value: DraftValue } | undefined;
  readonly createdAt: number;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly lastTriedAt: number | undefined;
  /** Not to be tried before this instant. */
  readonly notBefore: number;
  /**
   * Why it was parked, is in conflict or was last refused. `expired`: it waited longer than words may stay on this device.
   * `unsealed`: it lay in clear on a device on which words are sealed, where anybody could have written it.
   */
  readonly trouble:
    { readonly type: ProblemType | 'network' | 'timeout' | 'not-the-api' | 'nonsense' | 'expired' | 'unsealed'; readonly problem?: Problem } | undefined;
  /**
   * An attempt ended without an answer of the API: it may have the record. Until an attempt with the same key settles that, the words cannot be taken
   * back, for sent again under another key they could be there twice. In what is written, left out means: as it was.
   */
  readonly unclear?: boolean | undefined;
}

/** What is to be kept where `row` takes the place of `there`. A page may know an older `there`, so this is decided where both are at hand. */
export function replacing(there: OutboxRow, row: OutboxRow): OutboxRow {
  const { unclear: said, ...rest } = row;
  // Whoever was sending before may have got as far as the API.
  const unclear = row.state === 'sending' ? there.unclear || there.state === 'sending' : (said ?? there.unclear);
  return unclear ? { ...rest, unclear } : rest;
}

/** A row as a widget sees it. */
export interface OutboxItem extends OutboxRow {
  /** `memory`: storage is dead, so it waits only while this page is open. */
  readonly kept: 'device' | 'memory';
  /** What the API answered; with `done` only, until the page goes. */
  readonly answer?: unknown;
}
