/**
 * `npm start` where everything is there already: from the command to the first answers of a page and of the API, against a process that opens the same
 * database and does nothing else. Both are whole processes; what is built is brought up to date before the clock starts.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilt } from '../../demo/build.mjs';
import { root } from '../house/source.js';
import { times, withSpread, type Finding } from './finding.js';
import { inTurns, ratioOf, spreadOf } from './spread.js';

const PROMISED = 2;
const ASK_EVERY_MS = 10;
const PATIENCE_MS = 120_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

/** A process of the benchmark's own, in a group of its own, so that `npm` and what it starts end together. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { child: ChildProcess; said: () => string } {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { child, said: () => said };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // nobody listens yet
  }
}

/** Milliseconds until page and API have both answered; it is closed again. */
async function start(data: string): Promise<number> {
  await ensureBuilt();
  const port = await freePort();
  const from = performance.now();
  const { child, said } = run('npm', ['start'], { PORT: String(port), FLYWHEEL_DATA: data });
  const gone = once(child, 'exit');
  const address = `http://127.0.0.1:${port}/`;
  for (const url of [address, `${address}api/`]) {
    while (!(await answers(url))) {
      if (child.exitCode !== null || performance.now() - from > PATIENCE_MS) throw new Error(`npm start did not answer at ${url}:\n${said()}`);
      await pause(ASK_EVERY_MS);
    }
  }
  const took = performance.now() - from;
  process.kill(-child.pid!, 'SIGTERM');
  await gone;
  await closed(address);
  // Somebody changed a source in that very moment: the time was the bundler's.
  return /Building/.test(said()) ? start(data) : took;
}

/** npm ends before what it started: wait until nobody answers any more, so that the folder is free. */
async function closed(address: string): Promise<void> {
  while (await answers(address)) await pause(ASK_EVERY_MS);
}

async function openAlone(folder: string): Promise<number> {
  const from = performance.now();
  const { child, said } = run(process.execPath, ['test/bench/open-database.mjs', folder]);
  const gone = once(child, 'exit');
  await once(child.stdout!, 'data');
  const took = performance.now() - from;
  await gone;
  if (!said().startsWith('open')) throw new Error(`the database did not open:\n${said()}`);
  return took;
}

export async function startUp(runs: number): Promise<Finding[]> {
  const data = mkdtempSync(join(tmpdir(), 'flywheel-bench-'));
  try {
    await start(data); // makes the school
    const pairs = await inTurns(
      runs,
      () => start(data),
      () => openAlone(join(data, 'database')),
    );
    const ratio = ratioOf(pairs);
    return [
      { what: 'npm start, until page and API answer', measured: withSpread(spreadOf(pairs.ours)) },
      { what: 'opening its database alone', measured: withSpread(spreadOf(pairs.peers)) },
      {
        what: 'npm start: all to the database alone',
        measured: withSpread(ratio, times),
        promise: `at most ${PROMISED} ×`,
        holds: ratio.median <= PROMISED,
        figures: { 'start-ratio': times(ratio.median) },
      },
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
