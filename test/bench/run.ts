/**
 * `npm run bench`: what we promise of speed and weight, measured against honest peers in the same run, each line with its spread and whether the promise
 * holds; it ends with 1 where one does not. `npm run bench -- typing` runs only that one; `--keep` keeps the figures that the README quotes.
 * Run `npm run build` first. Nothing of it is a test: what is measured depends on the machine.
 */
import { cpus, loadavg } from 'node:os';
import { chart } from './chart.js';
import { keepFigures } from './figures.mjs';
import { lineOf, type Finding } from './finding.js';
import { fanOut } from './fan-out.js';
import { firstUse } from './first-use.js';
import { conferenceWeight } from './conference-weight.js';
import { goalWeight } from './goal-weight.js';
import { links } from './links.js';
import { seatsEmbedded, seatsOnPostgres } from './seats.js';
import { slots } from './slots.js';
import { Stage } from './stage.js';
import { startUp } from './start.js';
import { threadLive } from './thread-live.js';
import { threadOpen } from './thread-open.js';
import { threadScroll } from './thread-scroll.js';
import { threadWeight } from './thread-weight.js';
import { typing } from './typing.js';
import { weight } from './weight.js';
import { write } from './write.js';

const inBrowser: Readonly<Record<string, (stage: Stage) => Promise<Finding[]>>> = {
  weight,
  typing,
  write: (stage) => write(stage, 200),
  'first-use': (stage) => firstUse(stage, 20),
  chart: (stage) => chart(stage, 60),
  slots: (stage) => slots(stage, 5),
  links,
  'thread-open': (stage) => threadOpen(stage, 30),
  'thread-scroll': threadScroll,
  'thread-live': threadLive,
};
const alone: Readonly<Record<string, () => Promise<Finding[]>>> = {
  start: () => startUp(10),
  'goal-weight': goalWeight,
  'conference-weight': conferenceWeight,
  'thread-weight': threadWeight,
  'fan-out': fanOut,
  seats: () => seatsOnPostgres(3),
  'seats-embedded': () => seatsEmbedded(3),
};
const names = [...Object.keys(inBrowser), ...Object.keys(alone)];

const found: Finding[] = [];
const busy = (): string => `${loadavg()[0]!.toFixed(1)} processes at work on ${cpus().length} cores in the last minute`;

function tell(findings: readonly Finding[]): void {
  for (const finding of findings) console.log(lineOf(finding));
  found.push(...findings);
}

async function main(args: readonly string[]): Promise<void> {
  const wanted = args.filter((arg) => arg !== '--keep');
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`No benchmark is called ${unknown}. There are: ${names.join(', ')}.`);
  const chosen = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  console.log(`Before: ${busy()}.`);
  if (Object.keys(inBrowser).some(chosen)) {
    const stage = await Stage.set();
    try {
      for (const [name, bench] of Object.entries(inBrowser)) if (chosen(name)) tell(await bench(stage));
    } finally {
      await stage.close();
    }
  }
  for (const [name, bench] of Object.entries(alone)) if (chosen(name)) tell(await bench());
  console.log(`After: ${busy()}.`);
  if (args.includes('--keep')) keepFigures(Object.assign({}, ...found.map(({ figures }) => figures)) as Record<string, string>);
  if (found.some(({ holds }) => holds === false)) process.exitCode = 1;
}

await main(process.argv.slice(2));
