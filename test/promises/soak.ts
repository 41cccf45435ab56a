/**
 * `npm run soak -- --trials N [--seed S] [--only kills,payloads] [--engines chromium]`: the promises in full. Every storage call in every way it can fail, N
 * schedules, each planted fault, N kills of each browser. What came of it stands in `stories/guides/promises.mdx`, written by this run and by nothing else. Ends
 * with 1 where anything did not hold.
 */
import { spawnSync } from 'node:child_process';
import { Stage } from '../bench/stage.js';
import { typing } from '../bench/typing.js';
import { root } from '../house/source.js';
import { engines as allEngines, type Engine } from '../support/any-browser.js';
import { mutants } from './mutants.js';
import { isCaught } from './plant.js';
import { diskRows, fullDiskRows, killRows, nameOf, recoveryRows, tornRows } from './soak-browsers.js';
import { writeRows, type Row } from './soak-table.js';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const trials = Number(option('trials') ?? 500);
const seed = Number(option('seed') ?? Date.now() % 2 ** 31);
const engines = option('engines')?.split(',') as Engine[] | undefined;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly said: string;
}

const run = (file: string, env: Record<string, string>): Outcome => runFile(`test/promises/${file}.test.ts`, env);

function runFile(file: string, env: Record<string, string>): Outcome {
  const { stdout } = spawnSync('node', ['--import', 'tsx', '--test', '--test-reporter=tap', file], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const count = (what: string): number => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(stdout)?.[1] ?? NaN);
  if (count('fail') !== 0) console.error(stdout);
  return { passed: count('pass'), failed: count('fail'), said: stdout };
}

const calls = ({ said }: Outcome): number => [...said.matchAll(/(\d+) calls$/gm)].reduce((sum, [, n]) => sum + Number(n), 0);

const rowOf = (promise: string, tried: string, { failed }: Outcome, usedSeed?: number): Row => ({
  promise,
  tried,
  it: failed === 0 ? 'held' : `**broken** (${failed})`,
  seed: usedSeed,
  holds: failed === 0,
});

function mutantRow(): Row {
  const missed = mutants.filter((mutant) => {
    const caught = isCaught(mutant, 60);
    console.log(`${caught ? 'caught' : 'MISSED'}  ${mutant.name}`);
    return !caught;
  });
  return {
    promise: 'The tests notice a planted fault',
    tried: `${mutants.length - missed.length} of ${mutants.length}`,
    it: missed.length === 0 ? 'held' : `**missed**: ${missed.map(({ name }) => name).join('; ')}`,
    seed: undefined,
    holds: missed.length === 0,
  };
}

/** One row an engine; the pages come from the library as it is built. */
function payloadRows(): Row[] {
  spawnSync('npm', ['run', '--silent', 'build:cdn'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return (engines ?? allEngines).flatMap((engine) => {
    const outcome = runFile('test/hosts/payloads-everything.ts', { ENGINE: engine, ROUNDS: String(Math.ceil(trials / 250)) });
    const tried = /^# (\d+ payloads: .* fields)$/m.exec(outcome.said)?.[1] ?? 'nothing';
    const kept = Number(/^# kept of one person: (\d+) kB$/m.exec(outcome.said)?.[1]);
    const words = rowOf(`No text runs, styles, navigates or asks for anything, and each is shown as it was typed (${nameOf(engine)})`, tried, outcome);
    const isLittle = kept <= 1000;
    const most = { promise: `At most 1 MB is kept of one person (${nameOf(engine)})`, tried: `${kept} kB, all widgets open and every field full` };
    return [words, { ...most, it: isLittle ? 'held' : '**broken**', seed: undefined, holds: isLittle }];
  });
}

/** Of the widgets as they are built, while one types. */
async function typingRows(): Promise<Row[]> {
  const stage = await Stage.set();
  try {
    return (await typing(stage)).map(({ what, measured, promise, holds }) => ({
      promise: `${what[0]!.toUpperCase()}${what.slice(1)}: ${promise!}`,
      tried: 'key by key, a thousand or more, in Chromium',
      it: `${holds ? 'held' : '**broken**'}: ${measured}`,
      seed: undefined,
      holds: holds === true,
    }));
  } finally {
    await stage.close();
  }
}

/** The parts by name, in the order of the table. */
const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  faults: () => {
    const faults = run('faults', { EVERYTHING: '1' });
    return [rowOf('No false “saved”, no word lost, whichever call to the storage fails', `${calls(faults)} faults: every call, in nine ways`, faults)];
  },
  schedules: () => {
    const promise =
      'One effect for each thing sent, each window’s in its order, and none before what was taken earlier in another; a second replay changes nothing';
    const tried = `${trials} schedules of two windows, ${Math.ceil(trials / 4)} of twelve`;
    return [rowOf(promise, tried, run('schedules', { SEED: String(seed), TRIALS: String(trials) }), seed)];
  },
  'lost-words': () => {
    const lost = run('lost-words', {});
    return [rowOf('Words that the device lost are announced, and nothing else is', `${lost.passed} cases`, lost)];
  },
  mutants: () => [mutantRow()],
  payloads: payloadRows,
  kills: () => killRows(seed, trials, engines),
  torn: () => (engines && !engines.includes('chromium') ? [] : tornRows(Math.ceil(trials / 100))),
  disk: () => diskRows(engines),
  'full-disk': () => fullDiskRows(seed, Math.ceil(trials / 10), Math.ceil(trials / 50), engines),
  typing: typingRows,
  recovery: () => recoveryRows(seed, Math.ceil(trials / 50), engines),
};

const wanted = option('only')?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(', ')}; parts: ${Object.keys(parts).join(', ')}`);

console.log(`seed ${seed}, trials ${trials}`);
const rows: Row[] = [];
for (const name of wanted) {
  const found = await parts[name]!();
  for (const { promise, tried, it } of found) console.log(`${promise}: ${tried}: ${it}`);
  rows.push(...found);
}
writeRows(rows);
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
