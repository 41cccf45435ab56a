/**
 * How long until the next words are kept where a page's database died under it (promise 3), without a reload, in real browsers: ours and four other
 * libraries one after the other, each on a page of its own, in the same run. Afterwards another page looks whether what was acknowledged is there.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { shuffled } from '../../demo/api/seed/chance.js';
import type { Engine } from '../support/any-browser.js';
import { newProfile } from '../support/browser-process.js';
import { Killable } from './killable.js';
import { soakIn } from './soak-site.js';

export const LIMIT_MS = 5000;
export const keepers = ['ours', 'idb', 'Dexie', 'idb-keyval', 'localForage'] as const;
export type Keeper = (typeof keepers)[number];

/** Of each try: milliseconds, `undefined` where nothing was acknowledged within the limit. */
export interface Recovered {
  readonly took: (number | undefined)[];
  /** Acknowledged, and not there for another page. */
  untrue: number;
}

export interface Lever {
  readonly name: string;
  /** Whether it did what it is to do. */
  pull(browser: Killable, page: Page): Promise<boolean>;
}

/** How often a clearing may miss the moment in which a database opens. */
const TRIES = 40;
/** How long a connection may take to hear of its end. */
const HEARD_WITHIN_MS = 2000;

const clear = (page: Page): Promise<void> => page.evaluate(() => fetch('/clear').then(() => undefined));

async function isDead(page: Page): Promise<boolean> {
  for (const until = Date.now() + HEARD_WITHIN_MS; Date.now() < until; await pause(20)) if (await soakIn(page).isDead()) return true;
  return false;
}

export const levers: readonly Lever[] = [
  {
    name: 'the browser cleared the site',
    async pull(_, page) {
      await clear(page);
      return isDead(page);
    },
  },
  {
    name: 'the browser cleared the site while a database opened, and no other opens any more',
    async pull(_, page) {
      for (let i = 0; i < TRIES; i++) {
        await Promise.all([soakIn(page).openMany(), clear(page)]);
        if (await soakIn(page).hangs()) return true;
      }
      return false;
    },
  },
  {
    name: 'the browser’s storage process was killed',
    async pull(browser, page) {
      const pid = browser.storageProcess();
      if (pid === undefined) return false;
      process.kill(pid, 'SIGKILL');
      return isDead(page); // Chromium has such a process, but need not keep databases in it
    },
  },
];

/** `undefined` where the lever could not be had. */
async function once(
  browser: Killable,
  url: string,
  lever: Lever,
  keeper: Keeper,
  form: string,
): Promise<{ took: number | undefined; isTrue: boolean } | undefined> {
  const page = await browser.open(url);
  await soakIn(page).ready(keeper, form);
  if (!(await lever.pull(browser, page))) return void (await page.close());
  const words = `after ${form}`;
  const took = await soakIn(page).next(words, LIMIT_MS);
  await page.close();
  const other = await browser.open(url);
  const found = took === undefined ? words : await soakIn(other).readOf(keeper, form);
  await other.close();
  return { took, isTrue: found === words };
}

/** A lever pulled `rounds` times for each; `undefined` where it could not be had at all. */
export async function recoveries(
  engine: Engine,
  url: string,
  lever: Lever,
  seed: number,
  rounds: number,
  folder?: string,
): Promise<Record<Keeper, Recovered> | undefined> {
  const profile = newProfile();
  const browser = await Killable.start(engine, folder ?? profile.path);
  const all = Object.fromEntries(keepers.map((keeper) => [keeper, { took: [], untrue: 0 }])) as unknown as Record<Keeper, Recovered>;
  try {
    for (let round = 0; round < rounds; round++) {
      for (const keeper of shuffled(keepers, `${seed} ${lever.name} ${round}`)) {
        const one = await once(browser, url, lever, keeper, `${keeper}-${seed}-${round}`);
        if (!one) continue;
        all[keeper].took.push(one.took);
        if (!one.isTrue) all[keeper].untrue++;
      }
      if (keepers.every((keeper) => all[keeper].took.length === 0)) return undefined; // this browser does not have that lever
    }
    return all;
  } finally {
    await browser.kill();
    profile.remove();
  }
}
