/**
 * What outlives a kill in the middle of a write, and the two starts after it (promise 1): ours and four other libraries, each on a profile of its own, because one
 * that makes the browser begin a new log does so for all of the site. Only in Chromium, which appends to the log of the last run. It counts, and judges nothing.
 */
import { newProfile } from '../support/browser-process.js';
import { tearLog } from '../support/torn-log.js';
import { Killable } from './killable.js';
import { keepers, type Keeper } from './recovery.js';
import { soakIn } from './soak-site.js';

const FORM = 'torn';

/** Starts, has each of `words` acknowledged, and is killed. Resolves with what a form held before. */
async function run(profile: string, url: string, keeper: Keeper, words?: string): Promise<string> {
  const browser = await Killable.start('chromium', profile);
  try {
    const page = await browser.open(url);
    const found = await soakIn(page).readOf(keeper, FORM);
    if (words) await soakIn(page).keep(keeper, FORM, words);
    return found;
  } finally {
    await browser.kill();
  }
}

/** Whether both words are there at the last start. */
async function once(url: string, keeper: Keeper): Promise<boolean> {
  const profile = newProfile();
  try {
    await run(profile.path, url, keeper, 'before');
    tearLog(profile.path);
    const found = await run(profile.path, url, keeper, 'before and after');
    if (found !== 'before') throw new Error(`${keeper} lost its words at the first start already`);
    return (await run(profile.path, url, keeper)) === 'before and after';
  } finally {
    profile.remove();
  }
}

/** How often the words of each were there, of `rounds`. */
export async function tornTrials(url: string, rounds: number): Promise<Record<Keeper, number>> {
  const held = Object.fromEntries(keepers.map((keeper) => [keeper, 0])) as Record<Keeper, number>;
  for (let round = 0; round < rounds; round++) for (const keeper of keepers) if (await once(url, keeper)) held[keeper]++;
  return held;
}
