/**
 * A device on which words were kept in clear, and are to be sealed from now on: whatever dies or fails, and whenever, each thing is found once, by its writer alone, and
 * in the end none of it can be read without a key. The real store on a disk in memory; the page is killed after each call to the storage in turn.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DraftPlace } from '../../src/domain/draft.js';
import type { Owner, Store } from '../../src/store/store.js';
import { giveKey, readable, sealingOf } from '../support/sealed.js';
import { ana, place, rowWith, words } from './life.js';
import { PaperDisk, type DiskPage } from './paper-disk.js';
import { counted, goWrong, WAYS, type Way } from './storage-ways.js';

/** The same two people, as they are called where nothing is sealed. */
const anaClear: Owner = { person: 'ana in clear' };
const benClear: Owner = { person: 'ben in clear' };
const otherPlace: DraftPlace = { ...place, record: '2026-11-23' };

const isEverything = process.env.EVERYTHING === '1';
const QUICK: readonly Way[] = ['hang, done'];

async function type(disk: PaperDisk, { store }: DiskPage, owner: Owner, note: string, at = place): Promise<void> {
  const draft = store.drafts.open(owner, at);
  draft.write(words(note));
  await disk.becomes(() => draft.current.status === 'saved');
}

/** Words, words that only the journal has, what waits, what may have been sent, a file, an answer; and as much of somebody else. */
async function before(): Promise<PaperDisk> {
  const disk = new PaperDisk(counted);
  for (const [owner, name] of [
    [anaClear, 'ana'],
    [benClear, 'ben'],
  ] as const) {
    const page = disk.open();
    await type(disk, page, owner, `${name} typed`);
    const late = page.store.drafts.open(owner, otherPlace);
    await disk.becomes(() => late.current.status === 'empty');
    await disk.until(page.store.outbox.add(owner, [{ ...rowWith(`${name} waits`, `${name} sent`), person: owner.person }]));
    await disk.until(page.store.outbox.add(owner, [{ ...rowWith(`${name} going`), person: owner.person, state: 'sending' }]));
    await type(disk, page, owner, `${name} typed`); // what was sent took the draft along
    assert.equal(await disk.until(page.store.files.put(owner, 'picture', new Blob([`${name} drew`]))), 'device');
    await disk.until(page.store.cache.put(owner, 'answer', `${name} read`));
    late.write(words(`${name} last`));
    const broken = goWrong('throw', 1, true); // only the journal has these
    page.page.leave();
    broken.heal();
    page.crash();
  }
  await disk.watch();
  return disk;
}

interface Sealed {
  readonly page: DiskPage;
  readonly store: Store;
}
async function sealed(disk: PaperDisk, keys: readonly (readonly [Owner, number])[] = [[ana, 1]]): Promise<Sealed> {
  const page = disk.open({ sealing: await sealingOf(disk.clock, keys) });
  return { page, store: page.store };
}
async function found(disk: PaperDisk, store: Store, owner: Owner): Promise<unknown> {
  const notes: unknown[] = [];
  for (const at of [place, otherPlace]) {
    const draft = store.drafts.open(owner, at);
    await disk.becomes(() => draft.current.status !== 'loading' && draft.current.status !== 'saving');
    await disk.clock.pass(2000);
    const { value, others, lostAt } = draft.current;
    notes.push(
      [value, ...others.map((other) => other.value)].flatMap((one) => (one ? [one.note] : [])),
      lostAt,
    );
  }
  const rows = await disk.until(store.outbox.all(owner));
  const file = await disk.until(store.files.get(owner, 'picture'));
  return {
    notes,
    rows: rows.map(({ id, state, trouble, unclear, person }) => ({ id, state, type: trouble?.type, unclear: unclear ?? false, person })),
    file: await file?.text(),
  };
}
const all = {
  notes: [['ana typed'], undefined, ['ana last'], undefined],
  rows: [
    { id: 'ana waits', state: 'parked', type: 'unsealed', unclear: false, person: 'ana' },
    { id: 'ana going', state: 'parked', type: 'unsealed', unclear: true, person: 'ana' },
  ],
  file: 'ana drew',
};
async function onDisk(disk: PaperDisk): Promise<string> {
  const { drafts, outbox, cache, files } = await disk.contents();
  const read = await Promise.all(
    [...files].map(async ([key, file]) => [
      key,
      (file as { content?: unknown }).content instanceof Blob ? await (file as { content: Blob }).content.text() : file,
    ]),
  );
  return readable([[...drafts], [...outbox], [...cache], read, { ...disk.storage }]);
}
/** The next page of Ana's finds everything once; nobody finds anything without a key; Ben's lies as it lay. */
async function endsWell(disk: PaperDisk): Promise<void> {
  const { store } = await sealed(disk);
  await disk.until(store.takeIn(ana, anaClear));
  assert.deepEqual(await found(disk, store, ana), all);
  const lies = await onDisk(disk);
  for (const word of ['ana typed', 'ana last', 'ana sent', 'ana drew', 'ana read']) assert.ok(!lies.includes(word), `“${word}” can be read`);
  for (const word of ['ben typed', 'ben last', 'ben sent', 'ben drew', 'ben read']) assert.ok(lies.includes(word), `“${word}” is gone`);
  disk.crashAll();
}

describe('P1 P9 X-05 words that lay in clear on a device where they are sealed now', () => {
  test('are found by their writer, once, and can be read no more; what waited is asked about, and nobody else’s is touched', async () => {
    await endsWell(await before());
  });

  test('a page killed after any call to the storage: nothing is lost, nothing is there twice, whichever page comes next', async (t) => {
    let k = 1;
    for (let hit = true; hit; k++) {
      const disk = await before();
      const { store } = await sealed(disk);
      await disk.clock.pass(10); // it has opened its database
      const kill = goWrong(() => disk.crashAll(), k);
      await Promise.race([disk.until(store.takeIn(ana, anaClear)), disk.becomes(kill.hit)]);
      hit = kill.hit();
      kill.heal();
      disk.crashAll();
      try {
        if (k % 2) await asBefore(disk);
        await endsWell(disk);
      } catch (error) {
        throw new Error(`call ${k}: ${String(error)}`, { cause: error });
      }
    }
    t.diagnostic(`${k - 2} calls`);
    assert.ok(k > 30, 'it was killed at many moments');
  });

  /** A page that seals nothing comes between: it finds all or nothing, and never says that words were lost. */
  async function asBefore(disk: PaperDisk): Promise<void> {
    const { store } = disk.open();
    const { notes, rows } = (await found(disk, store, anaClear)) as typeof all;
    const [typed, lost, last, lostToo] = notes as unknown as [unknown[], unknown, unknown[], unknown];
    assert.deepEqual([lost, lostToo], [undefined, undefined]);
    assert.ok([0, 1].includes(typed.length) && typed.length === last.length, JSON.stringify(notes));
    assert.equal(rows.length, typed.length * 2);
    disk.crashAll();
  }

  for (const way of isEverything ? WAYS : QUICK)
    test(`the storage fails at any call by “${way}”: all of it is found by the next page`, async (t) => {
      let k = 1;
      for (let hit = true; hit; k++) {
        const disk = await before();
        const { store } = await sealed(disk);
        const fault = goWrong(way, k);
        await disk.until(store.takeIn(ana, anaClear));
        hit = fault.hit();
        fault.heal();
        disk.crashAll();
        await endsWell(disk).catch((error: unknown) => Promise.reject(new Error(`call ${k}: ${String(error)}`, { cause: error })));
      }
      t.diagnostic(`${k - 2} calls`);
    });

  test('without the key nothing of it is touched', async () => {
    const disk = await before();
    const was = await onDisk(disk);
    const { page } = await sealed(disk, []);
    await disk.until(page.store.takeIn(ana, anaClear));
    disk.crashAll();
    assert.equal(await onDisk(disk), was);
  });

  test('what was sent, thrown away or typed on under the seal does not come back from what lay in clear', async () => {
    const disk = await before();
    const left = { ...disk.storage };
    const { store } = await sealed(disk);
    await disk.until(store.takeIn(ana, anaClear));
    const draft = store.drafts.open(ana, otherPlace);
    await disk.becomes(() => draft.current.value !== undefined);
    await disk.until(store.outbox.add(ana, [{ ...rowWith('r'), id: 'q', draft: { place: otherPlace, value: words('ana last') } }]));
    disk.crashAll();
    Object.assign(disk.storage, left); // as if it had been killed before the journal was cleared
    const again = await sealed(disk);
    await disk.until(again.store.takeIn(ana, anaClear));
    const { notes } = (await found(disk, again.store, ana)) as typeof all;
    assert.deepEqual(notes[2], []);
    assert.ok(!(await onDisk(disk)).includes('ana last'));
  });

  test('a window in which somebody may be typing in clear keeps its words until it is gone', async () => {
    const disk = await before();
    const open = disk.open();
    await type(disk, open, anaClear, 'ana types', otherPlace);
    const { page, store } = await sealed(disk);
    await disk.until(store.takeIn(ana, anaClear));
    assert.ok((await onDisk(disk)).includes('ana types'));
    assert.ok(!(await onDisk(disk)).includes('ana typed'), 'the others’ are taken in');
    const { notes } = (await found(disk, store, ana)) as typeof all;
    assert.ok(!JSON.stringify(notes).includes('ana types'), 'they are in one window');
    open.crash();
    page.crash();
    const { store: next } = await sealed(disk);
    await disk.until(next.takeIn(ana, anaClear));
    const after = ((await found(disk, next, ana)) as typeof all).notes[2];
    assert.ok(after?.includes('ana types'), JSON.stringify(after));
    assert.equal(new Set(after).size, after?.length);
    assert.ok(!(await onDisk(disk)).includes('ana types'));
  });

  test('but not the page’s own former store: nobody types there any more', async () => {
    const disk = await before();
    await type(disk, disk.open({ tab: 'former' }), anaClear, 'ana types', { ...place, record: 'third' });
    const { store } = disk.open({ former: 'former', sealing: await sealingOf(disk.clock, [[ana, 1]]) });
    await disk.until(store.takeIn(ana, anaClear));
    assert.ok(!(await onDisk(disk)).includes('ana types'));
  });

  test('what was cleared before, at a sign-out, is not brought back by it', async () => {
    const disk = await before();
    const left = { ...disk.storage };
    const { store } = disk.open();
    await disk.until(store.purge(anaClear));
    disk.crashAll();
    for (const [key, value] of Object.entries(left)) if (key.startsWith('flywheel:draft/')) disk.storage.setItem(key, value as string);
    const { store: next } = await sealed(disk);
    await disk.until(next.takeIn(ana, anaClear));
    assert.deepEqual(await found(disk, next, ana), { notes: [[], undefined, [], undefined], rows: [], file: undefined });
  });

  test('nor by a key that comes after that sign-out', async () => {
    const disk = await before();
    const sealing = await sealingOf(disk.clock);
    let hasLooked = false;
    const of = sealing.of.bind(sealing);
    sealing.of = (person) => ((hasLooked = true), of(person));
    const { store } = disk.open({ sealing });
    const taking = store.takeIn(ana, anaClear);
    await disk.becomes(() => hasLooked);
    await disk.until(disk.open().store.purge(anaClear));
    await giveKey(sealing, ana, 1);
    await disk.until(taking);
    assert.deepEqual(await found(disk, store, ana), { notes: [[], undefined, [], undefined], rows: [], file: undefined });
  });

  test('a key that comes late takes them in then', async () => {
    const disk = await before();
    const sealing = await sealingOf(disk.clock);
    const { store } = disk.open({ sealing });
    const taking = store.takeIn(ana, anaClear);
    await giveKey(sealing, ana, 1);
    await disk.until(taking);
    assert.deepEqual(await found(disk, store, ana), all);
  });
});
