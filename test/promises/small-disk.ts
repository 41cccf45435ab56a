/**
 * A small disk of its own for a browser's profile, which can be filled to the last byte and emptied again. To have one takes the right to mount: where that is
 * missing there is none. It knows nothing of browsers.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = '80m';
const PIECES = [1 << 20, 1 << 12, 1];

export class SmallDisk {
  private constructor(readonly path: string) {}

  static open(): SmallDisk | undefined {
    const path = mkdtempSync(join(tmpdir(), 'flywheel-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', path], { stdio: 'ignore' });
      return new SmallDisk(path);
    } catch {
      rmSync(path, { recursive: true }); // whoever asked hears that there is none
      return undefined;
    }
  }

  /** A folder on it, for one profile. */
  folder(name: string): string {
    const folder = join(this.path, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Until not one byte more can be written; also what was given free since. */
  fill(): void {
    const file = openSync(join(this.path, 'filling'), 'a');
    try {
      for (const size of PIECES) while (takes(file, Buffer.alloc(size)));
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.path, 'filling'), { force: true });
  }

  /** Everything on it is gone. */
  close(): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.path, { recursive: true });
  }
}

function takes(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
