/** Words on a device that several people use: the whole store as on any device, and nothing in clear on the disk. */
import { expect } from 'chai';
import type { StoreOptions } from '../../src/store/device-store.js';
import type { Owner, StoredDraft } from '../../src/store/store.js';
import { ana, becomes, ben, Device, holds, opened, place, otherPlace, row, words, type Tab } from '../support/device.js';
import { giveKey, readable, sealingOf } from '../support/sealed.js';

const SECRET = 'sentinel-words';

describe('store: sealed', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  /** A page on which these people's keys are known: each person's own number, unless another is given. */
  async function page(
    keys: readonly (readonly [Owner, number])[] = [[ana, 1]],
    options: StoreOptions = {},
  ): Promise<Tab & { sealing: Awaited<ReturnType<typeof sealingOf>> }> {
    const sealing = await sealingOf(device.clock, keys);
    return Object.assign(device.open({ sealing, ...options }), { sealing });
  }
  const saved = (draft: StoredDraft) => becomes(draft, ({ status }) => status === 'saved', device.clock);
  async function typed(tab: Tab, text: string, owner = ana, at = place): Promise<StoredDraft> {
    const draft = tab.store.drafts.open(owner, at);
    draft.write(words(text));
    await saved(draft);
    return draft;
  }
  async function onDisk(): Promise<string> {
    const tables = await Promise.all((['drafts', 'outbox', 'cache'] as const).map(async (table) => [...(await device.contents(table))]));
    return readable([tables, await files(), device.storage]);
  }
  const files = async (): Promise<unknown[]> => {
    const db = await opened(indexedDB.open(device.name));
    const all = await opened(db.transaction('files').objectStore('files').getAll());
    db.close();
    return Promise.all(all.map(async (file: { content?: unknown }) => (file.content instanceof Blob ? file.content.text() : file)));
  };
  async function rewrite(change: (key: string, record: { value: { sealed: Uint8Array } }) => [string, unknown]): Promise<void> {
    const before = await device.contents('drafts');
    const db = await opened(indexedDB.open(device.name));
    const drafts = db.transaction('drafts', 'readwrite').objectStore('drafts');
    for (const [key, record] of before) {
      if (typeof record !== 'object') continue;
      await opened(drafts.delete(key));
      await opened(drafts.put(...(change(key, record as never).reverse() as [unknown, string])));
    }
    db.close();
  }
  /** What a later page of this person shows. */
  async function shown(owner = ana, key = 1, at = place): Promise<unknown> {
    const tab = await page([[owner, key]]);
    const draft = tab.store.drafts.open(owner, at);
    await becomes(draft, ({ status }) => status !== 'loading', device.clock);
    await device.clock.pass(2000);
    const { value, others } = draft.current;
    tab.crash();
    return value ?? others[0]?.value;
  }

  it('P9 what is typed is called saved, cannot be read on the disk, and is theirs on the next page', async () => {
    const tab = await page();
    await typed(tab, SECRET);
    expect(await onDisk()).not.to.contain(SECRET);
    expect((await device.contents('drafts')).size).to.be.greaterThan(0);
    await tab.leave();
    expect(await shown()).to.deep.equal(words(SECRET));
  });

  it('P9 this test can tell: unsealed, the same words are found on the disk', async () => {
    await typed(device.open(), SECRET);
    expect(await onDisk()).to.contain(SECRET);
  });

  it('P9 with another key nothing of it is shown, and nothing of it is deleted', async () => {
    const tab = await page();
    await typed(tab, SECRET);
    await tab.leave();
    const before = await onDisk();
    expect(await shown(ana, 2)).to.equal(undefined);
    expect(await onDisk()).to.equal(before);
    expect(await shown(), 'and with theirs it is there').to.deep.equal(words(SECRET));
  });

  const moved: Record<string, Parameters<typeof rewrite>[0]> = {
    'to another person': (key, record) => [key.replace(ana.person, ben.person), record],
    'to another instant': (key, record) => [key, { ...record, savedAt: (record as unknown as { savedAt: number }).savedAt + 1 }],
    'to another tab': (key, record) => [key + 'x', { ...record, tab: `${(record as unknown as { tab: string }).tab}x` }],
    'and changed in its last byte': (key, record) => [
      key,
      { ...record, value: { sealed: record.value.sealed.map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte)) } },
    ],
    'and changed in its first byte': (key, record) => [
      key,
      { ...record, value: { sealed: record.value.sealed.map((byte, at) => (at === 0 ? byte ^ 128 : byte)) } },
    ],
    'and cut short': (key, record) => [key, { ...record, value: { sealed: record.value.sealed.slice(0, 9) } }],
    'and replaced by words in clear': (key, record) => [key, { ...record, value: words('planted') }],
  };
  for (const [how, change] of Object.entries(moved))
    it(`P9 a record that was moved ${how} does not open`, async () => {
      const tab = await page();
      await typed(tab, SECRET);
      tab.crash();
      await rewrite(change);
      expect(await shown(ana)).to.equal(undefined);
      expect(await shown(ben, 1), 'not even under the same key').to.equal(undefined);
      expect((await device.contents('drafts')).size, 'it is let lie').to.be.greaterThan(0);
    });

  it('P9 X-06 what waits to be sent is sealed with its files, and is sent as it was on a later page', async () => {
    const tab = await page();
    await typed(tab, SECRET);
    const body = { note: SECRET, list: [1, null] };
    const trouble = { type: 'stale-version' as const, problem: { type: 'x', title: 'x', status: 412, current: { note: `${SECRET} of theirs` } } };
    expect((await tab.store.outbox.add(ana, [row('r', { body, draft: { place, value: words(SECRET) } })])).kept).to.equal('device');
    expect(await tab.store.files.put(ana, 'picture', new Blob([SECRET, '\0', SECRET], { type: 'image/png' }))).to.equal('device');
    const [sent] = await tab.store.outbox.all(ana);
    expect(await tab.store.outbox.update(ana, { ...sent!, state: 'conflict', trouble }, ['queued'])).to.equal(true);
    expect(await onDisk()).not.to.contain(SECRET);
    expect(await onDisk(), 'nor whom it is about').not.to.contain('student-1');
    await tab.leave();
    const later = await page();
    expect(await later.store.outbox.all(ana)).to.deep.equal([{ ...sent, state: 'conflict', trouble }]);
    const file = await later.store.files.get(ana, 'picture');
    expect([file?.type, await file?.text()]).to.deep.equal(['image/png', `${SECRET}\0${SECRET}`]);
    expect(await (await page([[ana, 2]])).store.outbox.all(ana), 'with another key there is nothing to send').to.deep.equal([]);
    expect(await later.store.outbox.remove(ana, 'r', true, ['conflict']), 'and it comes back to the form').to.equal(true);
    expect(await onDisk()).not.to.contain(SECRET);
    expect(await shown()).to.deep.equal(words(SECRET));
  });

  it('X-08 whoever comes next parks what waited too long, without a key; its writer finds it so, whole', async () => {
    const tab = await page();
    await tab.store.outbox.add(ana, [row('r', { body: { note: SECRET }, createdAt: device.clock.now() })]);
    await tab.leave();
    await device.clock.pass(8 * 86_400_000, 1);
    const other = await page([[ben, 2]]);
    await other.store.sweep(ben, 7);
    const [mine] = await (await page()).store.outbox.all(ana);
    expect([mine?.state, mine?.trouble, mine?.body]).to.deep.equal(['parked', { type: 'expired' }, { note: SECRET }]);
  });

  it('P9 the journal of a page that goes in mid-word is sealed, and gives the words back', async () => {
    const tab = await page();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty', device.clock);
    draft.write(words(SECRET));
    tab.page.play('left');
    tab.crash();
    expect(JSON.stringify(device.storage)).to.contain('flywheel:draft/').and.not.contain(SECRET);
    expect(await shown(ana, 2)).to.equal(undefined);
    expect(await shown()).to.deep.equal(words(SECRET));
  });

  it('P9 before the key comes words live in memory and the person is told; then they are sealed and kept', async () => {
    const { store, sealing } = await page([]);
    const draft = store.drafts.open(ana, place);
    draft.write(words(SECRET));
    expect(draft.current.value, 'typing waits for no key').to.deep.equal(words(SECRET));
    sealing.giveUp(ana.person);
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect(await onDisk()).not.to.contain(SECRET);
    await giveKey(sealing, ana, 1);
    await saved(draft);
    expect(await onDisk()).not.to.contain(SECRET);
    expect(await shown()).to.deep.equal(words(SECRET));
  });

  it('P9 a key that never comes is not waited for longer than four seconds', async () => {
    const { store } = await page([]);
    const draft = store.drafts.open(ana, place);
    draft.write(words(SECRET));
    await device.clock.pass(3900);
    expect(draft.current.status).to.equal('saving');
    await device.clock.pass(200);
    await becomes(draft, ({ status }) => status === 'memory');
    expect((await store.outbox.add(ana, [row('r')])).kept).to.equal('memory');
  });

  it('P9 words of an earlier visit stand in the form once the key is there, and beside what was typed meanwhile', async () => {
    const first = await page();
    await typed(first, 'earlier');
    await typed(first, 'elsewhere', ana, otherPlace);
    await first.leave();
    const { store, sealing } = await page([]);
    const [empty, begun] = [store.drafts.open(ana, place), store.drafts.open(ana, otherPlace)];
    begun.write(words('new'));
    sealing.giveUp(ana.person);
    await becomes(begun, ({ status }) => status === 'memory', device.clock);
    await giveKey(sealing, ana, 1);
    await becomes(empty, ({ value }) => value?.note === 'earlier', device.clock);
    await becomes(begun, ({ status, others }) => status === 'saved' && others[0]?.value.note === 'elsewhere', device.clock);
    expect(begun.current.value).to.deep.equal(words('new'));
  });

  it('P9 X-05 who leaves with something unsent leaves nothing in the page or its tabs, and finds it again', async () => {
    const [tab, beside] = [await page(), await page()];
    const draft = await typed(tab, SECRET);
    const theirs = await typed(beside, 'beside', ana, otherPlace);
    await tab.store.outbox.add(ana, [row('r')]);
    const told: string[] = [];
    beside.store.subscribe(({ what }) => told.push(what));
    draft.write(words(`${SECRET} and more`));
    expect(await tab.store.leave(ana)).to.equal(true);
    expect([draft.current.value, tab.sealing.at(ana.person)]).to.deep.equal([undefined, undefined]);
    await holds(() => told.includes('purged'));
    expect([theirs.current.value, beside.sealing.at(ana.person)]).to.deep.equal([undefined, undefined]);
    expect(await shown()).to.deep.equal(words(`${SECRET} and more`));
    expect(await shown(ana, 1, otherPlace)).to.deep.equal(words('beside'));
    expect((await (await page()).store.outbox.all(ana)).map(({ id }) => id)).to.deep.equal(['r']);
  });

  it('P9 X-05 nobody leaves as long as something is in memory alone', async () => {
    const { store, sealing } = await page([]);
    sealing.giveUp(ana.person);
    const draft = store.drafts.open(ana, place);
    draft.write(words(SECRET));
    expect(await store.leave(ana)).to.equal(false);
    expect(draft.current.value).to.deep.equal(words(SECRET));
    draft.write(undefined);
    await giveKey(sealing, ana, 1);
    await becomes(draft, ({ status }) => status === 'empty', device.clock);
    sealing.forget(ana.person);
    sealing.giveUp(ana.person);
    await store.outbox.add(ana, [row('r')]);
    expect(await store.leave(ana), 'a row that waits').to.equal(false);
    expect(await store.outbox.all(ana)).to.have.length(1);
  });

  it('X-05 a purge needs no key, and what was sealed before it is gone', async () => {
    const tab = await page();
    await typed(tab, SECRET);
    await tab.leave();
    await (await page([])).store.purge(ana);
    expect([...(await device.contents('drafts')).values()].filter((kept) => typeof kept === 'object')).to.deep.equal([]);
    expect(await shown()).to.equal(undefined);
  });

  it('P9 answers and sessions are kept no longer than the page', async () => {
    const tab = await page();
    await tab.store.cache.put(ana, 'answer', SECRET);
    await tab.store.sessions.put('credential', SECRET, ana);
    expect((await tab.store.cache.get(ana, 'answer'))?.value).to.equal(SECRET);
    expect((await device.contents('cache')).size).to.equal(0);
    expect(await (await page()).store.cache.get(ana, 'answer')).to.equal(undefined);
  });
});
