/**
 * One process to a data folder. The embedded database has no lock of its own, and two processes in one folder ruin it. The lock is a file that
 * names a live process; one whose process is gone is taken over. It knows nothing of what is in the folder.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

export interface LockHolder {
  readonly pid: number;
  /** When the system says that the process began; a number used again for another process is thereby told apart. */
  readonly began: string;
  readonly host: string;
  /** Where it can be reached. */
  readonly address: string;
}

/** Somebody else has the folder. */
export class FolderInUse extends Error {
  constructor(
    readonly holder: LockHolder,
    readonly file: string,
  ) {
    super(`flywheel: the data folder is in use by process ${holder.pid}`);
  }
}

/**
 * Takes the folder for this process, at once or not at all; the returned function gives it back, and so does the end of the process.
 * @param address where the holder can be reached, for whoever comes second.
 * @throws {FolderInUse}
 */
export function lockFolder(folder: string, address: string): () => void {
  const file = join(folder, 'lock.json');
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) ?? '', host: hostname(), address } satisfies LockHolder);
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      clearStale(file);
    }
  }
  const release = () => {
    process.off('exit', release);
    if (readIfThere(file) === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Takes a dead process's lock away. @throws {FolderInUse} where it lives, or is another computer's. */
function clearStale(file: string): void {
  const text = readIfThere(file);
  if (text === undefined) return;
  const holder = parse(text);
  if (holder && isAlive(holder)) throw new FolderInUse(holder, file);
  // A rename is had by one process only. If what it got is not what was looked at, a quicker one has locked meanwhile: put it back.
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== text) linkSync(aside, file);
  rmSync(aside);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `undefined` where it was cut off in writing, or is no lock: nobody's. */
function parse(text: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<LockHolder> | null;
    if (typeof holder?.pid !== 'number' || typeof holder.host !== 'string') return undefined;
    return { pid: holder.pid, began: holder.began ?? '', host: holder.host, address: holder.address ?? '' };
  } catch {
    return undefined; // cut off in writing: its process did not get further
  }
}

function isAlive({ pid, began, host }: LockHolder): boolean {
  // Of another computer's processes nothing can be known here, so its lock stands.
  if (host !== hostname()) return true;
  const now = beganAt(pid);
  return now !== undefined && now === began;
}

/** When a process began, in the system's own words; `undefined` where there is none. */
export function beganAt(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readIfThere(`/proc/${pid}/stat`);
    // The name in parentheses may hold anything; after it, the 20th word is the start in ticks since boot.
    return stat && `${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  }
  try {
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return undefined; // no such process
  }
}
