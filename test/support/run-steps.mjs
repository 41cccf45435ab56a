/**
 * Runs steps (see `steps.mjs`) two cores' worth at a time and says how each ended. A failed step shows its output and stops nothing but what needs it.
 * It knows no step by name and does not end the process.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cores = 2;
const defaultMinutes = 8;

/** How long a step that was stopped may take to end what it has started in groups of its own, browsers for example, before it is killed. */
const graceMs = 5_000;

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it has ended meanwhile
  }
}

/** Starts the step's command in a process group of its own, so that a time limit ends what belongs to it too. */
function execute(step, tally) {
  const [command, ...args] = typeof step.command === 'function' ? step.command({ tally }) : step.command;
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...step.env };
  // What Node's own test runner sets for its children would make a `node --test` below it report to nobody.
  delete env.NODE_TEST_CONTEXT;
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
  const minutes = step.minutes ?? defaultMinutes;
  const end = () => {
    output.push(Buffer.from(`\nStopped after ${minutes} minutes.\n`));
    signal(child.pid, 'SIGTERM');
    killing = setTimeout(() => signal(child.pid, 'SIGKILL'), graceMs);
  };
  let killing;
  const limit = setTimeout(end, minutes * 60_000);
  return new Promise((resolve) => {
    const finish = (code) => {
      clearTimeout(limit);
      clearTimeout(killing);
      resolve({ code, output: Buffer.concat(output).toString() });
    };
    child.on('error', (error) => {
      output.push(Buffer.from(String(error)));
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }; // it never came to count: `judge` makes that a failure
  }
}

/** A check without tests counts as one. A step that counted nothing, or ended badly without a failed test, has failed once. */
function judge(step, code, counted) {
  if (!step.counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const silent = counted.passed + counted.failed === 0 || (code !== 0 && counted.failed === 0);
  return { ...counted, failed: counted.failed + (silent ? 1 : 0) };
}

/** Node's reporter tells everything twice, all that passed included; the second time it tells only what failed. */
function whatMatters(output) {
  const summary = output.lastIndexOf('✖ failing tests:');
  return (summary < 0 ? output : output.slice(summary)).trimEnd().replace(/^/gm, '    ');
}

export const secondsSince = (startedAt) => `${Math.round((Date.now() - startedAt) / 1000)} s`;

async function runStep(step, folder, log) {
  const startedAt = Date.now();
  const tally = join(folder, `${step.name}.json`);
  const { code, output } = await execute(step, tally);
  const counted = step.counts ? readTally(tally) : undefined;
  const result = { name: step.name, ...judge(step, code, counted) };
  const numbers = step.counts ? `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}` : '';
  log(`${result.failed > 0 ? 'FAILED' : 'ok    '}  ${step.name.padEnd(18)} ${secondsSince(startedAt).padStart(6)}  ${numbers}`.trimEnd());
  if (step.counts && counted.passed + counted.failed === 0) log(`        ${step.name} ran no test at all`);
  if (result.failed > 0) log(`\n${whatMatters(output)}\n`);
  return result;
}

/** The steps' results in the order in which they ended: `{ name, passed, failed, skipped }` each. */
export async function runSteps(steps, log) {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-test-'));
  const results = new Map();
  const waiting = [...steps];
  const running = new Map();
  const isSettled = (step) => (step.needs ?? []).every((need) => results.has(need) || !steps.some(({ name }) => name === need));
  const failedNeed = (step) => (step.needs ?? []).find((need) => results.get(need)?.failed > 0);
  const free = () => cores - [...running.keys()].reduce((sum, step) => sum + (step.cores ?? 1), 0);
  while (waiting.length + running.size > 0) {
    const next = waiting.find((step) => isSettled(step) && (step.cores ?? 1) <= free());
    if (!next) {
      await Promise.race(running.values());
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const cause = failedNeed(next);
    if (cause) {
      log(`FAILED  ${next.name.padEnd(18)}         it needs ${cause}`);
      results.set(next.name, { name: next.name, passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const run = runStep(next, folder, log).then((result) => {
      results.set(next.name, result);
      running.delete(next);
    });
    running.set(next, run);
  }
  rmSync(folder, { recursive: true, force: true });
  return [...results.values()];
}
