/** Loss is announced (promise 2, hazard 3A): words that this device had and has no longer are told with their time; and nothing else is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StoredDraft } from '../../src/store/store.js';
import { ana, ben, place, rowWith, words } from './life.js';
import { NAME, PaperDisk } from './paper-disk.js';

const DAY_MS = 86_400_000;

/** A visit on which `note` was typed and saved; then everybody is gone. */
async function visit(disk: PaperDisk, note: string, owner = ana): Promise<number> {
  const { store } = disk.open();
  const draft = store.drafts.open(owner, place);
  await disk.becomes(() => draft.current.status !== 'loading');
  draft.write(words(note));
  await disk.becomes(() => draft.current.status === 'saved');
  disk.crashAll();
  return disk.clock.now();
}

async function look(disk: PaperDisk, owner = ana): Promise<StoredDraft> {
  const draft = disk.open().store.drafts.open(owner, place);
  await disk.becomes(() => draft.current.status !== 'loading');
  await disk.clock.pass(500);
  return draft;
}

/** What the browser does when it evicts a site, and what Chromium does with a database that it finds damaged. */
async function wipe(disk: PaperDisk): Promise<void> {
  const request = disk.factory.deleteDatabase(NAME);
  await disk.until(new Promise((resolve) => (request.onsuccess = resolve)));
}

/** The drafts of before, put back as a backup of the profile would. */
async function putBack(disk: PaperDisk, drafts: ReadonlyMap<string, unknown>): Promise<void> {
  const db = await disk.until(disk.spare());
  const store = db.transaction('drafts', 'readwrite').objectStore('drafts');
  const cleared = store.clear();
  for (const [key, value] of drafts) store.put(value, key);
  await disk.until(new Promise((resolve) => (cleared.transaction!.oncomplete = resolve)));
  db.close();
}

describe('X-01 P5 words that the device lost', () => {
  test('are told, with when they were typed, where the database was wiped or made anew', async () => {
    const disk = new PaperDisk();
    const at = await visit(disk, 'gone');
    await wipe(disk);
    await disk.clock.pass(3_600_000);
    const { lostAt, value } = (await look(disk)).current;
    assert.equal(value, undefined);
    assert.ok(lostAt && Math.abs(lostAt - at) < 1000, `${lostAt} is not ${at}`);
  });

  test('are told on every visit until something is typed there again, and not after that', async () => {
    const disk = new PaperDisk();
    await visit(disk, 'gone');
    await wipe(disk);
    for (let visits = 0; visits < 2; visits++) {
      assert.ok((await look(disk)).current.lostAt);
      disk.crashAll();
    }
    await visit(disk, 'written anew');
    assert.equal((await look(disk)).current.lostAt, undefined);
  });

  test('are told where an older state was put back: the older words are there, and it is said that newer ones were', async () => {
    const disk = new PaperDisk();
    await visit(disk, 'older');
    await disk.watch();
    const { drafts } = await disk.contents();
    await disk.clock.pass(3_600_000);
    const at = await visit(disk, 'newer');
    await putBack(disk, drafts);
    const { value, lostAt } = (await look(disk)).current;
    assert.equal(value?.note, 'older');
    assert.ok(lostAt && Math.abs(lostAt - at) < 1000);
  });

  test('are told to whose they were, and to nobody else', async () => {
    const disk = new PaperDisk();
    await visit(disk, 'of ana');
    await wipe(disk);
    assert.equal((await look(disk, ben)).current.lostAt, undefined);
    assert.ok((await look(disk)).current.lostAt);
  });

  test('the mark that tells it says nothing but a time: no words, no name', async () => {
    const disk = new PaperDisk();
    await visit(disk, 'secret');
    const marks = Object.entries(disk.storage).filter(([key]) => key.startsWith('flywheel:kept/'));
    assert.equal(marks.length, 1);
    assert.match(String(marks[0]![1]), /^\d+$/);
    assert.ok(!JSON.stringify(marks).includes('maya'));
  });
});

describe('X-01 P5 nothing is announced', () => {
  const cases: Record<string, (disk: PaperDisk) => Promise<void>> = {
    'where the words were sent': async (disk) => {
      await visit(disk, 'sent');
      const { store } = disk.open();
      await disk.until(store.outbox.add(ana, [rowWith('r', 'sent')]));
    },
    'where they were thrown away': async (disk) => {
      await visit(disk, 'unwanted');
      await disk.until((await look(disk)).discard());
    },
    'where their person signed out': async (disk) => {
      await visit(disk, 'private');
      await disk.until(disk.open().store.purge(ana));
    },
    'where they were kept as long as words may be kept': async (disk) => {
      await visit(disk, 'old');
      await disk.clock.pass(8 * DAY_MS);
      await disk.until(disk.open().store.sweep(ana, 7));
    },
    'where the database cannot be asked': async (disk) => {
      await visit(disk, 'there');
      const factory = { open: () => ({}) } as unknown as IDBFactory;
      const draft = disk.open({ factory }).store.drafts.open(ana, place);
      await disk.becomes(() => draft.current.status !== 'loading');
      await disk.clock.pass(5000);
      assert.equal(draft.current.lostAt, undefined);
    },
  };
  for (const [name, happens] of Object.entries(cases)) {
    test(name, async () => {
      const disk = new PaperDisk();
      await happens(disk);
      disk.crashAll();
      // A wipe after that takes nothing that anybody misses, but where words are still there.
      if (name !== 'where the database cannot be asked') await wipe(disk);
      assert.equal((await look(disk)).current.lostAt, undefined);
    });
  }
});
