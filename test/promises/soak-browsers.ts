/** The rows of the soak that come from real browsers: what outlived the kills, and how soon words were kept again where a database died. */
import { quantile } from '../bench/spread.js';
import { engines, type Engine } from '../support/any-browser.js';
import { diskCalls, findStrace } from './disk-calls.js';
import { cardOnFullDisk, fullDisk } from './full-disk.js';
import { killTrials, type Losses } from './kill-trials.js';
import { keepers, levers, LIMIT_MS, recoveries, type Keeper, type Lever, type Recovered } from './recovery.js';
import { SmallDisk } from './small-disk.js';
import { openSoakSite, type SoakSite } from './soak-site.js';
import type { Row } from './soak-table.js';
import { tornTrials } from './torn.js';

/** What may be lost of what was typed after the last acknowledgement. */
const WINDOW_MS = 300;
const RECOVERY_MS = 1000;

export const nameOf = (engine: Engine): string => (engine === 'firefox' ? 'Firefox' : 'Chromium');
const ms = (value: number): string => `${Math.round(value).toLocaleString('en')} ms`;
const verdict = (holds: boolean): string => (holds ? 'held' : '**broken**');

function killRow(engine: Engine, trials: number, seed: number, { ours, ...peers }: Record<string, Losses>): Row {
  const { acknowledged, lost, oldest } = ours!;
  const tooOld = oldest.filter((age) => age > WINDOW_MS).length;
  const holds = lost === 0 && tooOld === 0;
  const late = tooOld > 0 ? ` (${tooOld} of ${trials} over ${WINDOW_MS} ms)` : '';
  const window = `the oldest key that was gone had been typed ${ms(Math.max(...oldest))} before${late}, ${ms(quantile(oldest, 0.5))} in the middle`;
  const beside = Object.entries(peers).map(([name, of]) => `${name} ${of.lost}, ${ms(Math.max(...of.oldest))}`);
  return {
    promise: `Words called saved are there after ${nameOf(engine)} was killed in mid-typing, and all later ones but those of the last ${WINDOW_MS} ms`,
    tried: `${trials} kills of the whole browser, ${acknowledged} of them after something had been called saved`,
    it: `${verdict(holds)}: ${lost} lost what was called saved; ${window}. Putting at each key, at the same kills: ${beside.join('; ')}`,
    seed,
    holds,
  };
}

/** `12 ms, at most 20 ms`; `never in 5 s`; `40 ms (7 of 10, else never in 5 s)`. */
function spread({ took, untrue }: Recovered): string {
  const kept = took.filter((one) => one !== undefined);
  const never = `never in ${LIMIT_MS / 1000} s`;
  const lie = untrue > 0 ? `, ${untrue} acknowledged and not there` : '';
  if (kept.length === 0) return took.length > 0 ? never : 'not tried';
  const some = kept.length < took.length ? ` (${kept.length} of ${took.length}, else ${never})` : '';
  return `${ms(quantile(kept, 0.5))}, at most ${ms(Math.max(...kept))}${some}${lie}`;
}

function recoveryRow(engine: Engine, lever: Lever, seed: number, all: Record<Keeper, Recovered>): Row {
  const { took, untrue } = all.ours;
  const holds = untrue === 0 && took.length > 0 && took.every((one) => one !== undefined && one <= RECOVERY_MS);
  const [ours, ...peers] = keepers.map((keeper) => `${keeper === 'ours' ? '' : `${keeper} `}${spread(all[keeper])}`);
  return {
    promise: `The next key is saved within a second, without a reload, after ${lever.name} (${nameOf(engine)})`,
    tried: `${took.length} times`,
    it: `${verdict(holds)}: ${ours}. The others: ${peers.join('; ')}`,
    seed,
    holds,
  };
}

async function onSite<T>(act: (site: SoakSite) => Promise<T>): Promise<T> {
  const site = await openSoakSite();
  try {
    return await act(site);
  } finally {
    await site.close();
  }
}

/** One row an engine; one engine after the other, so that neither slows the other's disk. */
export const killRows = (seed: number, trials: number, which: readonly Engine[] = engines): Promise<Row[]> =>
  onSite(async ({ url }) => {
    const rows: Row[] = [];
    for (const engine of which) rows.push(killRow(engine, trials, seed, await killTrials(engine, url, seed, trials)));
    return rows;
  });

/** Of Chromium alone: no other engine appends to the log of its last run. */
export const tornRows = (rounds: number): Promise<Row[]> =>
  onSite(async ({ url }) => {
    const { ours, ...peers } = await tornTrials(url, rounds);
    const beside = Object.entries(peers).map(([name, times]) => `${name} ${times}`);
    return [
      {
        promise: 'Words called saved are there after Chromium was killed in the middle of a write, and started twice',
        tried: `${rounds} times, by half a record at the end of its log`,
        it: `${verdict(ours === rounds)}: ${ours} of ${rounds}. The others, each alone on its page: ${beside.join('; ')}`,
        seed: undefined,
        holds: ours === rounds,
      },
    ];
  });

/** One row for each lever that could be had in an engine; the others are named on the console. */
export const recoveryRows = (seed: number, rounds: number, which: readonly Engine[] = engines): Promise<Row[]> =>
  onSite(async ({ url }) => {
    const rows: Row[] = [];
    for (const engine of which)
      for (const lever of levers) {
        const all = await recoveries(engine, url, lever, seed, rounds);
        if (all) rows.push(recoveryRow(engine, lever, seed, all));
        else console.log(`not to be had in ${nameOf(engine)}: ${lever.name}`);
      }
    return rows;
  });

/** The same again where the disk is full; where no small disk can be had, the rows say so. */
export const fullDiskRows = (seed: number, trials: number, rounds: number, which: readonly Engine[] = engines): Promise<Row[]> =>
  onSite(async ({ url }) => {
    const rows: Row[] = [];
    for (const engine of which) {
      const promise = `On a full disk what is called saved outlives a kill, the card says what is not kept, and what is written there is sent once (${nameOf(engine)})`;
      const disk = SmallDisk.open();
      if (!disk) {
        rows.push({ promise, tried: 'could not be had: nobody may mount a small disk on this machine', it: '', seed: undefined, holds: true });
        continue;
      }
      try {
        const took = await cardOnFullDisk(engine, disk);
        const around = { profile: disk.folder('kills'), befall: () => disk.fill(), mend: () => disk.free() };
        const { ours, ...peers } = await killTrials(engine, url, seed, trials, around);
        const others = Object.entries(peers).map(([name, { lost }]) => `${name} ${lost}`);
        const it = `${verdict(ours!.lost === 0)}: ${ours!.lost} lost what was called saved (${others.join('; ')}); with room again the card said “saved” after ${ms(took)}`;
        rows.push({
          promise,
          tried: `1 visit; ${trials} kills, ${ours!.acknowledged} of them after something had been called saved`,
          it,
          seed,
          holds: ours!.lost === 0,
        });
        const lever = fullDisk(disk);
        const all = await recoveries(engine, url, lever, seed, rounds, disk.folder('recovery'));
        if (all) rows.push(recoveryRow(engine, lever, seed, all));
        else console.log(`not to be had in ${nameOf(engine)}: ${lever.name}`);
      } finally {
        disk.close();
      }
    }
    return rows;
  });

/** So many saves show how many calls one needs. */
const SAVES = 20;

/** Whether a save waits for the disk itself; where nothing can count that, the row says so. */
export const diskRows = (which: readonly Engine[] = engines): Promise<Row[]> =>
  onSite(async ({ url }) => {
    const strace = findStrace();
    const rows: Row[] = [];
    for (const engine of which) {
      const promise = `What is called saved was written down for good by the disk (${nameOf(engine)})`;
      if (!strace) {
        rows.push({ promise, tried: 'not at all: strace is not on this machine', it: '', seed: undefined, holds: true });
        continue;
      }
      const { strict, relaxed } = await diskCalls(engine, strace, url, SAVES);
      const it = `${verdict(strict >= 1)}: ${strict.toFixed(1)} calls of fdatasync or fsync for a save; ${relaxed.toFixed(1)} for a relaxed put beside it`;
      rows.push({ promise, tried: `${SAVES} saves, ${SAVES} relaxed puts`, it, seed: undefined, holds: strict >= 1 });
    }
    return rows;
  });
