/**
 * `npm test`: installs what is missing, browsers included, then runs every step of `test/support/steps.mjs`, two at a time, and ends with one line of
 * numbers. `node test/run.mjs house api` runs only those steps and what they need. A failed step shows its whole output and stops nothing but
 * what needs it. Plain Node, because at its start nothing else is there.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../.config/install.mjs';
import { findChrome, findFirefox } from './support/browsers.mjs';
import { steps as table } from './support/steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cores = 2;
const defaultMinutes = 8;
const notes = [];

/** The steps to run: all, or those named and what they need. Throws on a name that is none. */
function chosen(names) {
  const all = table({ webkit: process.env.WEBKIT === '1' });
  const byName = new Map(all.map((step) => [step.name, step]));
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length > 0) throw new Error(`No step is called ${unknown.join(', ')}. Steps: ${[...byName.keys()].join(', ')}.`);
  if (names.length === 0) return all;
  const wanted = new Set();
  const add = (name) => {
    wanted.add(name);
    for (const need of byName.get(name).needs ?? []) add(need);
  };
  names.forEach(add);
  return all.filter((step) => wanted.has(step.name));
}

/** Finds the browsers once for all steps; without Firefox its steps go, loudly, and on CI that is a failure. */
async function withBrowsers(steps) {
  if (!steps.some((step) => step.counts && step.name !== 'house' && step.name !== 'api')) return steps;
  process.env.CHROME_PATH = await findChrome();
  if (!steps.some((step) => step.firefox)) return steps;
  const firefox = findFirefox();
  if (firefox) {
    process.env.FIREFOX_PATH = firefox;
    return steps;
  }
  const sentence = 'No Firefox on this machine: nothing was run in it. Install firefox-esr, or set FIREFOX_PATH.';
  if (process.env.CI === 'true') throw new Error(sentence);
  notes.push(sentence);
  return steps.filter((step) => !step.firefox);
}

/** Starts the step's command in a process group of its own, so that a time limit ends its browsers too. */
function execute(step, tally) {
  const [command, ...args] = typeof step.command === 'function' ? step.command({ tally }) : step.command;
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...step.env };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
  const minutes = step.minutes ?? defaultMinutes;
  const end = () => {
    output.push(Buffer.from(`\nStopped after ${minutes} minutes.\n`));
    process.kill(-child.pid, 'SIGKILL');
  };
  const limit = setTimeout(end, minutes * 60_000);
  return new Promise((resolve) => {
    const finish = (code) => {
      clearTimeout(limit);
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

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

async function runStep(step, folder) {
  const startedAt = Date.now();
  const tally = join(folder, `${step.name}.json`);
  const { code, output } = await execute(step, tally);
  const counted = step.counts ? readTally(tally) : undefined;
  const result = { name: step.name, ...judge(step, code, counted) };
  const numbers = step.counts ? `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}` : '';
  console.log(`${result.failed > 0 ? 'FAILED' : 'ok    '}  ${step.name.padEnd(18)} ${seconds(startedAt).padStart(6)}  ${numbers}`);
  if (step.counts && counted.passed + counted.failed === 0) console.log(`        ${step.name} ran no test at all`);
  if (result.failed > 0) console.log(`\n${output.trimEnd().replace(/^/gm, '    ')}\n`);
  return result;
}

/** Two cores' worth of steps at a time, in the order of the table; what needs a failed step fails with it. */
async function runAll(steps, folder) {
  const results = new Map();
  const waiting = [...steps];
  const running = new Map();
  const settled = (step) => (step.needs ?? []).every((need) => results.has(need) || !steps.some((other) => other.name === need));
  const blocked = (step) => (step.needs ?? []).find((need) => results.get(need)?.failed);
  const free = () => cores - [...running.keys()].reduce((sum, step) => sum + (step.cores ?? 1), 0);
  while (waiting.length + running.size > 0) {
    const next = waiting.find((step) => settled(step) && (step.cores ?? 1) <= free());
    if (!next) {
      await Promise.race(running.values());
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const cause = blocked(next);
    if (cause) {
      console.log(`FAILED  ${next.name.padEnd(18)}         it needs ${cause}`);
      results.set(next.name, { name: next.name, passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const run = runStep(next, folder).then((result) => {
      results.set(next.name, result);
      running.delete(next);
    });
    running.set(next, run);
  }
  return [...results.values()];
}

async function main() {
  const startedAt = Date.now();
  ensureInstalled();
  const steps = await withBrowsers(chosen(process.argv.slice(2)));
  mkdirSync(join(root, '.flywheel'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-test-'));
  const results = await runAll(steps, folder);
  rmSync(folder, { recursive: true, force: true });
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.filter((result) => result.failed > 0).map((result) => result.name);
  console.log(`\n${results.length} steps in ${seconds(startedAt)}${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
  for (const note of notes) console.log(`!!! ${note}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
