/**
 * `npm run soak -- --trials N [--seed S]`: the promises in full. Every storage call in every way it can fail, N schedules, each planted fault. What came
 * of it stands in `stories/guides/promises.mdx`, written by this run and by nothing else. Ends with 1 where anything did not hold.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../house/source.js';
import { mutants } from './mutants.js';
import { isCaught } from './plant.js';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const trials = option('trials', 500);
const seed = option('seed', Date.now() % 2 ** 31);
const GUIDE = `${root}stories/guides/promises.mdx`;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly said: string;
}

function run(file: string, env: Record<string, string>): Outcome {
  const { stdout } = spawnSync('node', ['--import', 'tsx', '--test', '--test-reporter=tap', `test/promises/${file}.test.ts`], {
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
const held = ({ failed }: Outcome): string => (failed === 0 ? 'held' : `**broken** (${failed})`);

console.log(`seed ${seed}, trials ${trials}`);
const faults = run('faults', { EVERYTHING: '1' });
console.log(`every call: ${calls(faults)} faults, ${held(faults)}`);
const schedules = run('schedules', { SEED: String(seed), TRIALS: String(trials) });
console.log(`schedules: ${held(schedules)}`);
const lost = run('lost-words', {});
const missed = mutants.filter((mutant) => {
  const caught = isCaught(mutant, 60);
  console.log(`${caught ? 'caught' : 'MISSED'}  ${mutant.name}`);
  return !caught;
});

const rows = [
  ['No false “saved”, no word lost, whichever call to the storage fails', `${calls(faults)} faults: every call, in nine ways`, held(faults)],
  [
    'One effect for each thing sent, in each window’s order; a second replay changes nothing',
    `${trials} schedules of two windows, ${Math.ceil(trials / 4)} of twelve`,
    held(schedules),
  ],
  ['Words that the device lost are announced, and nothing else is', `${lost.passed} cases`, held(lost)],
  [
    'The tests notice a planted fault',
    `${mutants.length - missed.length} of ${mutants.length}`,
    missed.length === 0 ? 'held' : `**missed**: ${missed.map(({ name }) => name).join('; ')}`,
  ],
];
const table = ['| Promise | Tried | It |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const [before, , after] = readFileSync(GUIDE, 'utf8').split(/^\{\/\* soak \*\/\}$/m);
writeFileSync(GUIDE, `${before}{/* soak */}\n\nSeed ${seed}.\n\n${table}\n\n{/* soak */}${after}`);
process.exitCode = faults.failed + schedules.failed + lost.failed + missed.length === 0 ? 0 : 1;
