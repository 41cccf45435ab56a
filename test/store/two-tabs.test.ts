import { expect } from 'chai';
import type { StoredDraft } from '../../src/store/store.js';
import { ana, becomes, Device, idle, place, row, words, type Tab } from '../support/device.js';

describe('store/two tabs, one form', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  const form = (tab: Tab): StoredDraft => tab.store.drafts.open(ana, place);
  const saved = (draft: StoredDraft) => becomes(draft, ({ status, value }) => value !== undefined && status === 'saved', device.clock);
  /** Two tabs, one after the other, each with words of its own. */
  async function fork(mine = 'mine', theirs = 'theirs') {
    const [one, two] = [device.open(), device.open()];
    const [a, b] = [form(one), form(two)];
    a.write(words(mine));
    await saved(a);
    b.write(words(theirs));
    await saved(b);
    await becomes(a, ({ others }) => others.length === 1);
    await becomes(b, ({ others }) => others.length === 1);
    return { one, two, a, b };
  }

  it('X-07 different words in two tabs are two versions: neither overwrites the other, each shows the other', async () => {
    const { a, b } = await fork();
    expect(a.current.value).to.deep.equal(words('mine'));
    expect(b.current.value).to.deep.equal(words('theirs'));
    expect(a.current.others.map(({ value }) => value)).to.deep.equal([words('theirs')]);
    expect(b.current.others.map(({ value }) => value)).to.deep.equal([words('mine')]);
  });

  it('a tab that opens while another has words does not show them as its own', async () => {
    const a = form(device.open());
    a.write(words('mine'));
    await saved(a);
    const late = form(device.open());
    await becomes(late, ({ others }) => others.length === 1);
    expect(late.current).to.include({ status: 'empty', value: undefined });
  });

  it('X-01 a page that seemed alive a moment longer than it was gives its words back all the same', async () => {
    const first = device.open();
    form(first).write(words('slow to go'));
    await first.leave();
    device.locks.add(`${device.name}/tab1`);
    const draft = form(device.open());
    await becomes(draft, ({ others }) => others.length === 1);
    device.locks.delete(`${device.name}/tab1`);
    await device.clock.pass(400);
    await becomes(draft, ({ value, others }) => value?.note === 'slow to go' && others.length === 0);
  });

  it('equal words are no fork', async () => {
    const { a, b } = await fork('same', 'other');
    b.write(words('same'));
    await saved(b);
    await becomes(a, ({ others }) => others.length === 0);
    expect(b.current.others).to.deep.equal([]);
  });

  it('X-07 taking the other version keeps mine as one to choose', async () => {
    const { a, b } = await fork();
    a.take(a.current.others[0]!);
    await saved(a);
    expect(a.current.value).to.deep.equal(words('theirs'));
    await becomes(a, ({ others }) => others.length === 1);
    expect(a.current.others[0]!.value).to.deep.equal(words('mine'));
    await becomes(b, ({ others }) => others.some(({ value }) => value.note === 'mine'));
    expect(b.current.value, 'the other tab keeps what it shows').to.deep.equal(words('theirs'));
  });

  it('X-07 what was put aside survives the end of every tab', async () => {
    const { one, two, a } = await fork();
    a.take(a.current.others[0]!);
    await saved(a);
    await one.leave();
    await two.leave();
    const again = form(device.open());
    await becomes(again, ({ value, others }) => value?.note === 'theirs' && others.some((other) => other.value.note === 'mine'), device.clock);
  });

  it('discarding the other version removes it everywhere, and only it', async () => {
    const { a, b } = await fork();
    await a.discardOther(a.current.others[0]!);
    expect(a.current.others).to.deep.equal([]);
    expect(a.current.value).to.deep.equal(words('mine'));
    await becomes(b, ({ value, others }) => value === undefined && others.length === 1);
    expect(await device.everything()).not.to.include('theirs');
  });

  it('what is typed in the other tab after it was discarded here stays', async () => {
    const { a, b } = await fork();
    const [theirs] = a.current.others;
    b.write(words('theirs, and more'));
    await a.discardOther(theirs!);
    await saved(b);
    expect(b.current.value).to.deep.equal(words('theirs, and more'));
    await becomes(a, ({ others }) => others[0]?.value.note === 'theirs, and more');
  });

  it('two dead tabs with different words: the newest is restored, the other is offered', async () => {
    const { one, two } = await fork();
    await one.leave();
    await two.leave();
    const draft = form(device.open());
    await becomes(draft, ({ value }) => value?.note === 'theirs');
    expect(draft.current.others.map(({ value }) => value)).to.deep.equal([words('mine')]);
  });

  it('X-03 what was sent in one tab does not come back from another that shows the same words', async () => {
    const { one, two, a, b } = await fork('same', 'other');
    b.write(words('same'));
    await saved(b);
    await one.store.outbox.add(ana, [row('r1', { draft: { place, value: words('same') } })]);
    await becomes(a, ({ status }) => status === 'empty');
    await becomes(b, ({ value }) => value === undefined);
    await two.leave();
    await one.leave();
    const again = form(device.open());
    await becomes(again, ({ status }) => status === 'empty', device.clock);
    expect((await device.contents('drafts')).size, 'one record that remembers, no words').to.equal(1);
  });

  it('X-03 words thrown away while the page is being hidden do not come back from a tab that shows the same', async () => {
    const { one, a, b } = await fork('same', 'other');
    b.write(words('same'));
    await saved(b);
    a.write(words('same '));
    a.write(words('same'));
    const discarding = a.discard();
    one.page.play('hidden');
    await discarding;
    await becomes(b, ({ value }) => value === undefined);
    await idle(60);
    expect(await device.everything()).not.to.include('same');
  });

  it('X-03 different words of another tab stay when mine are sent', async () => {
    const { one, a, b } = await fork();
    await one.store.outbox.add(ana, [row('r1', { draft: { place, value: words('mine') } })]);
    await becomes(b, ({ others }) => others.length === 0);
    expect(b.current.value).to.deep.equal(words('theirs'));
    expect(a.current.others.map(({ value }) => value)).to.deep.equal([words('theirs')]);
  });

  it('X-03 a late write of a tab whose words were continued and sent elsewhere cannot bring them back', async () => {
    const frozen = device.open();
    const a = form(frozen);
    a.write(words('from the frozen tab'));
    await saved(a);
    const [key, record] = [...(await device.contents('drafts'))][0]!;
    frozen.crash();
    const next = device.open();
    const b = form(next);
    await becomes(b, ({ value }) => value?.note === 'from the frozen tab');
    await next.store.outbox.add(ana, [row('r1', { draft: { place, value: words('from the frozen tab') } })]);
    await becomes(b, ({ status }) => status === 'empty');
    await putRaw(device, key, record); // what the frozen tab had on its way
    const third = form(device.open());
    await becomes(third, ({ status }) => status === 'empty');
    expect(third.current.others).to.deep.equal([]);
  });

  it('X-01 a page back from the back-forward cache shows what became of its words meanwhile', async () => {
    const first = device.open();
    const a = form(first);
    a.write(words('one'));
    await saved(a);
    first.page.play('left');
    const second = device.open();
    const b = form(second);
    await becomes(b, ({ value }) => value?.note === 'one');
    b.write(words('one two'));
    await saved(b);
    await second.leave();
    first.page.play('back');
    await becomes(a, ({ value, restoredFrom }) => value?.note === 'one two' && restoredFrom !== undefined);
  });

  it('X-01 a page back from the back-forward cache, with nobody in between, still has its words as its own', async () => {
    const first = device.open();
    const a = form(first);
    a.write(words('one'));
    await saved(a);
    first.page.play('left');
    await idle();
    first.page.play('back');
    await idle(60);
    expect(a.current).to.deep.include({ value: words('one'), restoredFrom: undefined, others: [] });
    a.write(words('one two'));
    await saved(a);
  });

  it('what the browser wiped under an open form is put there again', async () => {
    const first = device.open();
    const a = form(first);
    a.write(words('still here'));
    await saved(a);
    const [key] = (await device.contents('drafts')).keys();
    await deleteRaw(device, key!);
    first.page.play('back');
    await becomes(a, ({ status }) => status === 'saved');
    await becomes(a, () => true);
    await idle(60);
    expect(await device.everything()).to.include('still here');
  });
});

function raw(device: Device, act: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(device.name);
    request.onsuccess = () => {
      const tx = request.result.transaction('drafts', 'readwrite');
      act(tx.objectStore('drafts'));
      tx.oncomplete = () => {
        request.result.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error ?? new Error('aborted'));
    };
  });
}
const putRaw = (device: Device, key: string, value: unknown) => raw(device, (store) => store.put(value, key));
const deleteRaw = (device: Device, key: string) => raw(device, (store) => store.delete(key));
