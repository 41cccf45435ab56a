/**
 * How much of the API's answers a device keeps for one person: the newest, as far as they go into less than two thirds of the megabyte that is promised for all
 * that is kept of them. It knows sizes and ages, and no meaning.
 */
import { entriesOf, type KeptAnswer, type Transaction } from './schema.js';

/** In characters of JSON, of which each takes two bytes at most. */
export const ROOM = 300_000;

export const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/** Of one person's answers those for which there is no room: the oldest, and what would fill it alone. */
export function beyondRoom(entries: readonly [string, KeptAnswer][]): [string, KeptAnswer][] {
  let left = ROOM;
  const hasRoom = (size: number): boolean => size <= left && (left -= size) >= 0;
  return [...entries].sort(([, a], [, b]) => b.readAt - a.readAt).filter(([, { value }]) => !hasRoom(sizeOf(value)));
}

/** Makes room among a person's answers. */
export async function makeRoom(tx: Transaction, person: string): Promise<void> {
  for (const [key] of beyondRoom(await entriesOf<KeptAnswer>(tx, 'cache', `${person}/`))) await tx.objectStore('cache').delete(key);
}
