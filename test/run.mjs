/**
 * `npm test`: installs what is missing, browsers included, then runs every step of `test/support/steps.mjs`, two at a time, and ends with one line of
 * numbers. `node test/run.mjs house api` runs only those steps and what they need. Plain Node, because at its start nothing else is there.
 */
import { ensureInstalled } from '../.config/install.mjs';
import { findChrome, findFirefox } from './support/browsers.mjs';
import { runSteps, secondsSince } from './support/run-steps.mjs';
import { steps as table } from './support/steps.mjs';

const notes = [];

/** The steps to run: all, or those named and what they need. Throws on a name that is none. */
function chosen(names) {
  const all = table({ webkit: process.env.WEBKIT === '1', zones: process.env.ZONES === '1' });
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
  if (!steps.some((step) => step.browser)) return steps;
  process.env.CHROME_PATH = await findChrome();
  if (process.env.WEBKIT !== '1') notes.push('WebKit was not run; WEBKIT=1 npm test runs it where WebKitGTK is installed.');
  if (!steps.some((step) => step.browser === 'firefox')) return steps;
  const firefox = findFirefox();
  if (firefox) {
    process.env.FIREFOX_PATH = firefox;
    return steps;
  }
  const sentence = 'No Firefox on this machine: NOTHING WAS RUN IN IT. Install firefox-esr, or set FIREFOX_PATH.';
  if (process.env.CI === 'true') throw new Error(sentence);
  notes.push(sentence);
  return steps.filter((step) => step.browser !== 'firefox');
}

async function main() {
  const startedAt = Date.now();
  ensureInstalled();
  const steps = await withBrowsers(chosen(process.argv.slice(2)));
  const results = await runSteps(steps, (line) => console.log(line));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.filter((result) => result.failed > 0).map(({ name }) => name);
  console.log(`\n${results.length} steps in ${secondsSince(startedAt)}${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`);
  if (sum('skipped') > 0) notes.push(`${sum('skipped')} tests were skipped.`);
  for (const note of notes) console.log(note);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
