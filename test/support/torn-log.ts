/** What a Chromium leaves behind that was killed in the middle of a write: the head of a record, and nothing of what it announces. */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Checksum, length and kind of a record in one piece, as they stand before what it says. */
function headOf(length: number): Buffer {
  const head = Buffer.alloc(7);
  head.writeUInt32LE(0x1234_5678, 0);
  head.writeUInt16LE(length, 4);
  head[6] = 1;
  return head;
}

/** Nothing of that browser may run. @throws Error where the profile keeps no database, or several sites do. */
export function tearLog(profile: string): void {
  const folder = join(profile, 'Default', 'IndexedDB');
  const sites = readdirSync(folder).filter((name) => name.endsWith('.indexeddb.leveldb'));
  if (sites.length !== 1) throw new Error(`${sites.length} sites keep databases in this profile`);
  const logs = readdirSync(join(folder, sites[0]!)).filter((name) => name.endsWith('.log'));
  appendFileSync(join(folder, sites[0]!, logs.sort().at(-1)!), headOf(500));
}
