/**
 * What becomes of words where the disk is full, in a real browser whose profile lies on a small disk: what is called saved outlives a kill, the card says what is
 * not, what is written can be sent, and with room again it is kept without a reload. It judges what the card says; the numbers are for the soak's table.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Engine } from '../support/any-browser.js';
import { DemoSchool } from '../support/demo-school.js';
import { eventually } from '../support/eventually.js';
import { Profile, type ProfilePage } from '../support/profile-browser.js';
import type { Lever } from './recovery.js';
import type { SmallDisk } from './small-disk.js';
import { soakIn } from './soak-site.js';

/** Nothing that is packed gets much smaller than this. */
const noise = (letters: number): string =>
  randomBytes(letters * 0.75)
    .toString('base64')
    .slice(0, letters);
/** What a full disk must not take, in letters. */
const TOO_MUCH = 100_000;
const REFUSED_WITHIN_MS = 1500;
const NOT_KEPT = 'Kept only while this page is open';
/** So many letters are typed before the last room in the files that are there must be gone. */
const MOST_LETTERS = 1500;

/** The disk fills under a page, and has room again. */
export const fullDisk = (disk: SmallDisk): Lever => ({
  name: 'the disk was full and has room again',
  async pull(_, page) {
    disk.fill();
    const refused = (await soakIn(page).next(noise(TOO_MUCH), REFUSED_WITHIN_MS)) === undefined;
    disk.free();
    return refused;
  },
});

/** Types until the card says that nothing more can be kept. Returns the words. */
async function fillUp(page: ProfilePage, disk: SmallDisk): Promise<string> {
  let words = '';
  while (!(await page.text()).includes(NOT_KEPT)) {
    assert.ok(words.length < MOST_LETTERS, 'the disk took everything');
    disk.fill();
    const more = noise(100).replace(/[^a-zA-Z]/g, 'x');
    words += more;
    await page.type(more);
    await eventually(
      'the card says where the words are',
      () => page.text(),
      (text) => text.includes(NOT_KEPT) || !/Saving/.test(text),
    );
  }
  return words;
}

/** One visit to a card. Resolves with how long the first words took to be saved once there was room, in milliseconds. */
export async function cardOnFullDisk(engine: Engine, disk: SmallDisk): Promise<number> {
  const school = await DemoSchool.open();
  const profile = new Profile(engine, disk.folder(`card-${engine}`));
  try {
    await profile.start();
    const url = await school.pageOf('dana-brooks');
    const page = await profile.open(url);
    await page.type('Before');
    await page.saved();
    const words = `Before${await fillUp(page, disk)}`;
    await page.says(words);
    await page.press('button', 'Send');
    await eventually(
      'it is sent, once',
      () => school.countNotes(words),
      (count) => count === 1,
    );
    await page.press('button', 'Check in again');
    const next = await fillUp(page, disk);
    disk.free();
    const from = performance.now();
    await page.type('!');
    await page.saved();
    const took = performance.now() - from;
    await profile.kill();
    await profile.start();
    const again = await profile.open(url);
    await again.says(`${next}!`);
    assert.equal(await school.countNotes(words), 1, 'and not once more');
    return took;
  } finally {
    disk.free();
    await profile.remove();
    await school.close();
  }
}
