/**
 * What goes, and when: everything of one person at a purge; what is too old, too many or void at a sweep. Words that were sent off but never
 * arrived are parked and shown, not dropped. Not in any hot path.
 */
import { replacing, type OutboxRow } from '../domain/outbox.js';
import { beyondRoom } from './answer-room.js';
import { SESSIONS } from './cache-table.js';
import type { Connection } from './connection.js';
import { overOf, type DraftRecord } from './draft-record.js';
import type { Journal } from './journal.js';
import { entriesOf, TABLES, type KeptAnswer, type KeptFile, type KeptRow, type Table, type Transaction } from './schema.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Nobody's drafts and answers stay longer than this on a device that somebody else uses by now. */
const LONGEST_DAYS = 7;
const MOST_ANSWERS = 100;

/** Clears `person` in every table and raises their epoch to at least `atLeast`. Returns the epoch that holds from here on. */
export function purgeDevice(connection: Connection, person: string, atLeast: number): Promise<number> {
  return connection.run({
    tables: [...TABLES],
    mode: 'readwrite',
    durability: 'strict',
    run: async (tx) => {
      let epoch = atLeast;
      for (const table of TABLES) epoch = Math.max(epoch, (Number(await tx.objectStore(table).get(person)) || 0) + 1);
      for (const table of TABLES) {
        const theirs = await entriesOf<{ epoch: number }>(tx, table, `${person}/`);
        const sessions = table === 'cache' ? (await entriesOf<KeptAnswer>(tx, table, SESSIONS)).filter(([, session]) => session.person === person) : [];
        await drop(
          tx,
          table,
          [...theirs, ...sessions].filter(([, value]) => value.epoch < epoch),
        );
        await tx.objectStore(table).put(epoch, person);
      }
      return epoch;
    },
  });
}

export interface Sweep {
  readonly person: string;
  /** The person's epoch now; what is older was purged. */
  readonly epoch: number;
  readonly retentionDays: number;
  readonly now: number;
  /** Tabs in which somebody may be typing: their words stay. */
  readonly alive: ReadonlySet<string>;
}

/** Goes through everybody's records, each by their rule. Resolves with whether a row was parked. */
export async function sweepDevice(connection: Connection, journal: Journal, sweep: Sweep): Promise<boolean> {
  const isOver = (person: string) => (record: DraftRecord) => isGone(sweep, person, record.savedAt, record.epoch) && !sweep.alive.has(record.tab);
  journal.clear('', isOver(''));
  journal.clear(`${sweep.person}/`, isOver(sweep.person));
  journal.unmark('', oldest(sweep, ''));
  journal.unmark(`${sweep.person}/`, oldest(sweep, sweep.person));
  return connection.run({
    tables: [...TABLES],
    mode: 'readwrite',
    durability: 'strict',
    run: async (tx) => {
      await sweepDrafts(tx, sweep);
      await sweepCache(tx, sweep);
      await sweepFiles(tx, sweep);
      return sweepOutbox(tx, sweep);
    },
  });
}

async function sweepDrafts(tx: Transaction, sweep: Sweep): Promise<void> {
  const places = new Map<string, [string, DraftRecord][]>();
  for (const entry of await entriesOf<DraftRecord>(tx, 'drafts')) {
    const place = entry[0].slice(0, -entry[1].tab.length);
    places.set(place, [...(places.get(place) ?? []), entry]);
  }
  const gone = [...places.values()].flatMap((entries) => {
    const over = overOf(entries.map(([, record]) => record));
    return entries.filter(([key, { tab, savedAt, epoch, value }]) => {
      const isVoid = isGone(sweep, personOf(key), savedAt, epoch) || (value && savedAt <= (over[tab] ?? 0));
      return isVoid && !sweep.alive.has(tab);
    });
  });
  await drop(tx, 'drafts', gone);
}

async function sweepCache(tx: Transaction, sweep: Sweep): Promise<void> {
  const entries = (await entriesOf<KeptAnswer>(tx, 'cache')).sort(([, a], [, b]) => b.readAt - a.readAt);
  const isOver = ([, { person, readAt, epoch }]: [string, KeptAnswer], index: number) => index >= MOST_ANSWERS || isGone(sweep, person, readAt, epoch);
  const own = entries.filter((entry, index) => entry[0].startsWith(`${sweep.person}/`) && !isOver(entry, index));
  await drop(tx, 'cache', [...entries.filter(isOver), ...beyondRoom(own)]);
}

/** Their words went before them, or with them. */
async function sweepFiles(tx: Transaction, sweep: Sweep): Promise<void> {
  const entries = await entriesOf<KeptFile>(tx, 'files');
  const gone = entries.filter(([key, { savedAt, epoch }]) => isGone(sweep, personOf(key), savedAt, epoch));
  await drop(tx, 'files', gone);
}

async function sweepOutbox(tx: Transaction, sweep: Sweep): Promise<boolean> {
  const outbox = tx.objectStore('outbox');
  const entries = await entriesOf<KeptRow>(tx, 'outbox');
  const isVoid = ([key, { epoch }]: [string, KeptRow]) => personOf(key) === sweep.person && epoch < sweep.epoch;
  const late = entries.filter((entry) => !isVoid(entry) && entry[1].row.createdAt < oldest(sweep, personOf(entry[0])) && isWaiting(entry[1].row, sweep.now));
  await drop(tx, 'outbox', entries.filter(isVoid));
  for (const [key, { epoch, row }] of late)
    await outbox.put(
      { epoch, row: replacing(row, { ...row, state: 'parked', trouble: { type: 'expired' }, unclear: row.unclear || row.state === 'sending' }) },
      key,
    );
  return late.length > 0;
}

/** A row that no person has been asked about yet; one that a tab is sending right now is let be. */
function isWaiting({ state, lastTriedAt = 0 }: OutboxRow, now: number): boolean {
  return state === 'queued' || state === 'auth-wait' || (state === 'sending' && lastTriedAt < now - HOUR_MS);
}

/** The instant before which what is kept for `person` is too old. */
export function oldest({ person, retentionDays, now }: Sweep, whose: string): number {
  return now - (whose === person ? retentionDays : Math.max(retentionDays, LONGEST_DAYS)) * DAY_MS;
}

function isGone(sweep: Sweep, person: string, at: number, epoch: number): boolean {
  return at < oldest(sweep, person) || (person === sweep.person && epoch < sweep.epoch);
}

async function drop(tx: Transaction, table: Table, entries: readonly (readonly [string, unknown])[]): Promise<void> {
  for (const [key] of entries) await tx.objectStore(table).delete(key);
}

const personOf = (key: string) => key.slice(0, key.indexOf('/'));
