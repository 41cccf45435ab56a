/** Plants one fault in a copy of the sources and runs the tests that are to notice. The project's own files are not touched. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/source.js';
import type { Mutant } from './mutants.js';

const PATIENCE_MS = 180_000;

/** Whether the suite fails with the fault in it. It stands still on one that hangs: that is noticed too. */
export function isCaught({ file, from, to, caughtBy, deed }: Mutant, trials: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-mutant-'));
  try {
    for (const part of ['src', 'test/promises', 'test/support', 'test/house', 'package.json', 'tsconfig.json']) {
      cpSync(root + part, join(folder, part), { recursive: true });
    }
    symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
    const place = join(folder, file);
    writeFileSync(
      place,
      readFileSync(place, 'utf8').replace(from, () => to),
    );
    // With Node's own mark in it a test run below a test run runs nothing.
    const { NODE_TEST_CONTEXT: _, ...mine } = process.env;
    const env = { ...mine, TRIALS: String(trials), EVERYTHING: '1' };
    const only = deed === undefined ? [] : [`--test-name-pattern=${deed}`];
    const run = spawnSync('node', ['--import', 'tsx', '--test', ...only, `test/promises/${caughtBy}.test.ts`], { cwd: folder, env, timeout: PATIENCE_MS });
    if (!/^# tests [1-9]/m.test(String(run.stdout)) && run.status === 0) throw new Error('no test was run');
    return run.status !== 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
