/**
 * How often a browser asks the disk to write down for good what it was given: `fdatasync` and `fsync` on the files of its databases, counted by strace from
 * outside while pages save. It judges nothing.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../support/any-browser.js';
import { newProfile } from '../support/browser-process.js';
import { eventually } from '../support/eventually.js';
import { Killable } from './killable.js';
import { soakIn } from './soak-site.js';

export interface DiskCalls {
  /** For one save of ours. */
  readonly strict: number;
  /** For one put with `durability: 'relaxed'` beside it. */
  readonly relaxed: number;
}

export const findStrace = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'strace'))
    .find(existsSync);

/** What strace writes of a browser from now on. */
class Trace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'flywheel-trace-'));
  readonly #file = join(this.#folder, 'calls');
  readonly #running: ChildProcess;
  #said = '';

  constructor(strace: string, processes: readonly number[]) {
    const attached = processes.flatMap((pid) => ['-p', String(pid)]);
    this.#running = spawn(strace, ['-f', '-y', '-e', 'trace=fdatasync,fsync', '-o', this.#file, ...attached], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#running.stderr!.on('data', (data) => (this.#said += String(data)));
  }

  /** Until it hears all of them. */
  async begun(): Promise<void> {
    await eventually(
      'strace is attached',
      async () => this.#said,
      (said) => said.includes('attached'),
    );
  }

  /** Calls on files of databases so far. Each is one line where it begins. */
  count(): number {
    const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n') : [];
    return lines.filter((line) => /\b(fdatasync|fsync)\(/.test(line) && /IndexedDB|\/idb\//i.test(line)).length;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#running.once('exit', resolve));
    this.#running.kill('SIGINT');
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Long enough for what a browser does by itself after a save, such as moving a journal into its file. */
const RESTS_MS = 2000;

/** `count` saves and `count` relaxed puts on a page of `url`. */
export async function diskCalls(engine: Engine, strace: string, url: string, count: number): Promise<DiskCalls> {
  const profile = newProfile();
  const browser = await Killable.start(engine, profile.path);
  let trace: Trace | undefined;
  try {
    const page = await browser.open(url);
    await soakIn(page).save('before', 1);
    await soakIn(page).putRelaxed(1);
    trace = new Trace(strace, browser.processes());
    await trace.begun();
    await pause(RESTS_MS);
    const counted = async (act: () => Promise<unknown>): Promise<number> => {
      const before = trace!.count();
      await act();
      return (trace!.count() - before) / count;
    };
    const strict = await counted(() => soakIn(page).save('counted', count));
    await pause(RESTS_MS);
    const relaxed = await counted(() => soakIn(page).putRelaxed(count));
    return { strict, relaxed };
  } finally {
    await trace?.end();
    await browser.kill();
    profile.remove();
  }
}
