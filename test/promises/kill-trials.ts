/**
 * What outlives a kill (promise 1), in real browsers: seeded words typed with seeded pauses, the whole browser killed at a seeded moment, started again on the same
 * profile, and read. At the same keys four other libraries put the same words, so one kill hits all of them. It judges nothing: it counts.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../../demo/api/seed/chance.js';
import type { Engine } from '../support/any-browser.js';
import { newProfile } from '../support/browser-process.js';
import { Killable } from './killable.js';
import { soakIn } from './soak-site.js';

/** Under one name. */
export interface Losses {
  /** Kills by which something had been acknowledged. */
  acknowledged: number;
  /** Kills after which something acknowledged was not there. */
  lost: number;
  /** Of each kill: how long before it the oldest key was typed that was not there again, in milliseconds; 0 where none was missing. */
  readonly oldest: number[];
}

/** What else befalls the browser. */
export interface Circumstances {
  /** Where its profile lies. */
  readonly profile: string;
  /** Halfway to the kill. */
  befall(): void;
  /** After the kill. */
  mend(): void;
}

interface Plan {
  readonly form: string;
  readonly words: string;
  readonly waits: readonly number[];
  readonly killAfterMs: number;
}

/** What was heard of one trial, by the number of keys. */
interface Heard {
  readonly plan: Plan;
  readonly keys: Map<number, number>;
  readonly kept: Map<string, number>;
  killedAt: number;
}

const vocabulary =
  'she he we they slept ate read ran asked told the a her his our soup bus book folder morning night well late early again today and but'.split(' ');
/** More than anybody types here before the kill. */
const LONGEST = 200;

/** Keys as people press them: quick ones, and now and then a pause for thought. */
function planOf(seed: number, engine: Engine, trial: number): Plan {
  const chance = chanceOf(`${seed} ${engine} ${trial}`);
  let words = '';
  while (words.length < LONGEST) words += `${vocabulary[Math.floor(chance() * vocabulary.length)]} `;
  const waits = [...words].map((key) => Math.round(key === ' ' && chance() < 0.15 ? 300 + chance() * 600 : 20 + chance() * 130));
  return { form: `${seed}-${trial}`, words, waits, killAfterMs: Math.round(100 + chance() * 1700) };
}

function note({ keys, kept }: Heard, line: string): void {
  if (!line.startsWith('["')) return console.warn(line);
  const [what, ...rest] = JSON.parse(line) as [string, ...unknown[]];
  if (what === 'key') keys.set(rest[0] as number, rest[1] as number);
  else if (what === 'kept') kept.set(String(rest[0]), Math.max(kept.get(String(rest[0])) ?? 0, rest[1] as number));
  else console.log(`not acknowledged: ${line}`);
}

/** Adds up what a page found after a kill. */
function count(losses: Record<string, Losses>, { plan, keys, kept, killedAt }: Heard, found: Record<string, string>): void {
  for (const [name, text] of Object.entries(found)) {
    const of = (losses[name] ??= { acknowledged: 0, lost: 0, oldest: [] });
    const acknowledged = kept.get(name) ?? 0;
    if (!plan.words.startsWith(text)) throw new Error(`${name} has words in ${plan.form} that nobody typed: ${text}`);
    if (acknowledged > 0) of.acknowledged++;
    if (text.length < acknowledged) {
      of.lost++;
      console.log(`LOST  ${name}, form ${plan.form}: ${acknowledged} keys were acknowledged, ${text.length} are there`);
    }
    const missing = keys.get(text.length + 1);
    of.oldest.push(missing === undefined ? 0 : Math.max(0, killedAt - missing));
  }
}

/** Types as planned until the kill. Reads the form of `last` before. */
async function trial(
  browser: Killable,
  url: string,
  plan: Plan,
  last: Heard | undefined,
  losses: Record<string, Losses>,
  around: Circumstances | undefined,
): Promise<Heard> {
  const heard: Heard = { plan, keys: new Map(), kept: new Map(), killedAt: 0 };
  let begin: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const page = await browser.open(url, (line) => {
    note(heard, line);
    if (heard.keys.size > 0) begin();
  });
  if (last) count(losses, last, await soakIn(page).read(last.plan.form));
  const typing = soakIn(page)
    .type(plan.form, plan.words, plan.waits)
    .then(
      () => 'typed to the end',
      () => 'killed',
    );
  await Promise.race([begun, typing]);
  await pause(plan.killAfterMs / 2);
  around?.befall();
  await pause(plan.killAfterMs / 2);
  heard.killedAt = await browser.kill();
  around?.mend();
  const end = await typing;
  if (end !== 'killed' || heard.keys.size === 0) throw new Error(`form ${plan.form} was ${end} after ${heard.keys.size} keys`);
  return heard;
}

/** `trials` kills of one engine, one after the other on one profile: each start reads what the last kill left. */
export async function killTrials(engine: Engine, url: string, seed: number, trials: number, around?: Circumstances): Promise<Record<string, Losses>> {
  const profile = newProfile();
  const path = around?.profile ?? profile.path;
  const losses: Record<string, Losses> = {};
  let last: Heard | undefined;
  let browser: Killable | undefined;
  try {
    for (let n = 0; n < trials; n++) {
      browser = await Killable.start(engine, path);
      last = await trial(browser, url, planOf(seed, engine, n), last, losses, around);
    }
    browser = await Killable.start(engine, path);
    if (last) count(losses, last, await soakIn(await browser.open(url)).read(last.plan.form));
  } finally {
    await browser?.kill();
    profile.remove();
  }
  return losses;
}
