/**
 * Whose turn it is. Rows of one thread go one after the other, oldest first; threads do not wait for each other; what a person has to
 * decide steps aside and holds up nobody. Pure: a list in, a list out.
 */
import type { OutboxRow } from './outbox.js';

export interface Circumstances {
  readonly now: number;
  /** Ids that this tab is sending at this moment. */
  readonly sending: ReadonlySet<string>;
  /** This tab alone may send: whatever else stands as `sending` belongs to a tab that is gone. */
  readonly alone: boolean;
  /** Rows that failed for want of a network before this instant are due at once: the network may be back. */
  readonly hopeSince: number;
  /** How many may be under way together. */
  readonly atOnce: number;
}

export interface Turn<Row> {
  readonly due: readonly Row[];
  /** When to look again, where nothing else happens before. */
  readonly nextAt: number | undefined;
}

/** Longer than any attempt may take: a `sending` row this old has nobody behind it. */
export const ATTEMPT_MS = 45_000;
/** Longer than any wait that is ever asked for; a row that waits longer was written under another clock. */
export const LONGEST_WAIT_MS = 3_700_000;
const NETWORK = new Set(['network', 'timeout', 'not-the-api']);

/** When the row may go, as an instant; `undefined` where it does not wait to be sent at all. */
function dueAt(row: OutboxRow, { now, alone, hopeSince }: Circumstances): number | undefined {
  const tried = row.lastTriedAt ?? 0;
  if (row.state === 'sending') return alone || tried > now ? now : tried + ATTEMPT_MS;
  if (row.state === 'auth-wait') return now;
  if (row.state !== 'queued') return undefined;
  if (row.notBefore > now + LONGEST_WAIT_MS) return now;
  return row.trouble && NETWORK.has(row.trouble.type) && tried < hopeSince ? now : row.notBefore;
}

export function turns<Row extends OutboxRow>(rows: readonly Row[], at: Circumstances): Turn<Row> {
  const threads = new Set<string>();
  const due: Row[] = [];
  let nextAt: number | undefined;
  let free = at.atOnce - at.sending.size;
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const when = dueAt(row, at);
    if (when === undefined || threads.has(row.thread)) continue;
    threads.add(row.thread);
    if (at.sending.has(row.id)) continue;
    if (when > at.now) nextAt = Math.min(nextAt ?? when, when);
    else if (free-- > 0) due.push(row);
  }
  return { due, nextAt };
}
