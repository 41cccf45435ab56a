import { expect } from 'chai';
import { ana, becomes, ben, Device, holds, idle, opened, place, row, words, type Tab } from '../support/device.js';

describe('store/purge: nothing crosses people on one device', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  async function fill(tab: Tab, person = ana, text = 'of ana') {
    const draft = tab.store.drafts.open(person, place);
    draft.write(words(text));
    await tab.store.outbox.add(person, [row(`row ${text}`, { person: person.person, body: { note: text } })]);
    await tab.store.cache.put(person, 'list', { note: text });
    await tab.store.sessions.put(`credential ${text}`, { viewer: text }, person);
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    return draft;
  }

  it('X-05 clears drafts, outbox, cache, session and journal of one person, and of nobody else', async () => {
    const tab = device.open();
    const draft = await fill(tab);
    await fill(tab, ben, 'of ben');
    tab.store.drafts.open(ana, { ...place, record: 'journal only' }).write(words('of ana, unsaved'));
    tab.page.play('hidden');
    await tab.store.purge(ana);
    expect(await device.everything()).not.to.include('of ana');
    expect(draft.current).to.deep.include({ status: 'empty', value: undefined, others: [] });
    expect(await tab.store.sessions.get('credential of ana')).to.equal(undefined);
    expect(await tab.store.cache.get(ana, 'list')).to.equal(undefined);
    expect(await tab.store.outbox.all(ana)).to.deep.equal([]);

    expect((await tab.store.outbox.all(ben)).map(({ id }) => id)).to.deep.equal(['row of ben']);
    expect((await tab.store.cache.get(ben, 'list'))?.value).to.deep.equal({ note: 'of ben' });
    expect((await tab.store.sessions.get('credential of ben'))?.value).to.deep.equal({ viewer: 'of ben' });
    expect(tab.store.drafts.open(ben, place).current.value).to.deep.equal(words('of ben'));
  });

  it('X-04 the next person on the device finds nothing of the one before', async () => {
    const tab = device.open();
    await fill(tab);
    const draft = tab.store.drafts.open(ben, place);
    await becomes(draft, ({ status }) => status === 'empty');
    expect(draft.current.others).to.deep.equal([]);
    expect(await tab.store.cache.get(ben, 'list')).to.equal(undefined);
  });

  it('X-05 other tabs are told, drop what they show, and tell their listeners', async () => {
    const [one, two] = [device.open(), device.open()];
    const draft = await fill(two);
    await two.store.outbox.all(ana);
    const heard: string[] = [];
    two.store.subscribe(({ what }) => heard.push(what));
    await one.store.purge(ana);
    await becomes(draft, ({ value, status }) => value === undefined && status === 'empty');
    expect(heard).to.include('purged');
    expect(await two.store.outbox.all(ana)).to.deep.equal([]);
  });

  it('X-05 a form that was open at the purge keeps nothing any more, whatever is written to it', async () => {
    const tab = device.open();
    const draft = await fill(tab);
    await tab.store.purge(ana);
    draft.write(words('typed by whoever sits there now'));
    expect(draft.current.status).to.equal('memory');
    await device.clock.pass(1000);
    tab.page.play('hidden');
    await idle();
    expect(await device.everything()).not.to.include('whoever');
  });

  it('X-05 the same person may come back and write again', async () => {
    const tab = device.open();
    await fill(tab);
    await tab.store.purge(ana);
    const draft = await fill(tab, ana, 'anew');
    expect(draft.current.status).to.equal('saved');
    await tab.leave();
    const later = device.open();
    await becomes(later.store.drafts.open(ana, place), ({ value }) => value?.note === 'anew', device.clock);
    expect((await later.store.sessions.get('credential anew'))?.value).to.deep.equal({ viewer: 'anew' });
  });

  for (const [which, options] of [
    ['that hears nothing', { openChannel: undefined }],
    ['that hears nothing and has no localStorage', { openChannel: undefined, localStorage: undefined }],
  ] as const) {
    it(`X-05 a late write of a tab ${which} is refused`, async () => {
      const deaf = device.open(options);
      const draft = await fill(deaf);
      const heard: string[] = [];
      deaf.store.subscribe(({ what }) => heard.push(what));
      const other = device.open('localStorage' in options ? { localStorage: undefined } : {});
      await other.store.purge(ana);
      draft.write(words('late draft'));
      const { rows } = await deaf.store.outbox.add(ana, [row('late row', { body: { note: 'late row' } })]);
      await device.clock.pass(1000);
      await becomes(draft, ({ status }) => status !== 'saving' && status !== 'saved');
      expect(rows, 'nothing was added').to.deep.equal([]);
      const everything = await device.everything();
      expect(everything).not.to.include('late draft');
      expect(everything).not.to.include('late row');
      expect(heard, 'and so it learned of it').to.include('purged');
    });
  }

  it('X-05 clears the journal too, also where the database is out of reach', async () => {
    const tab = device.open({ factory: undefined });
    tab.store.drafts.open(ana, place).write(words('of ana, in the journal'));
    tab.store.drafts.open(ben, place).write(words('of ben, in the journal'));
    tab.page.play('hidden');
    expect(JSON.stringify(device.storage)).to.include('of ana');
    await tab.store.purge(ana);
    expect(JSON.stringify(device.storage)).not.to.include('of ana');
    expect(JSON.stringify(device.storage)).to.include('of ben');
  });

  it('X-05 a late key in a tab that hears nothing and has no localStorage is refused by the database itself', async () => {
    const deaf = device.open({ openChannel: undefined, localStorage: undefined });
    const draft = await fill(deaf);
    await device.open({ localStorage: undefined }).store.purge(ana);
    draft.write(words('late key'));
    await device.clock.pass(300);
    await becomes(draft, ({ value }) => value === undefined);
    expect(await device.everything()).not.to.include('late key');
  });

  it('X-05 a put that was already on its way is gone as well', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    draft.write(words('on its way'));
    const clock = device.clock.pass(250);
    const purging = tab.store.purge(ana);
    await Promise.all([clock, purging]);
    await idle();
    expect(await device.everything()).not.to.include('on its way');
  });

  it('X-05 a last-gasp put of before the purge that lands after it is read by nobody and swept', async () => {
    const tab = device.open();
    await fill(tab);
    const [key, record] = [...(await device.contents('drafts'))].find(([, value]) => typeof value === 'object')!;
    await tab.store.purge(ana);
    await rawPut(device.name, key, record);
    const next = device.open();
    const draft = next.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    expect(draft.current.others).to.deep.equal([]);
    await tab.leave();
    await next.store.sweep(ana, 7);
    expect(await device.everything()).not.to.include('of ana');
  });

  it('X-05 where the device is dead the mirror alone keeps everybody from reading it', async () => {
    const before = device.open();
    await fill(before);
    await before.leave();
    const dead = device.open({ factory: { open: () => ({ addEventListener: () => undefined }) } as unknown as IDBFactory });
    const purging = dead.store.purge(ana);
    await device.clock.pass(2500);
    await purging;
    const after = device.open();
    const draft = after.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    expect(await after.store.cache.get(ana, 'list')).to.equal(undefined);
    expect(await after.store.outbox.all(ana)).to.deep.equal([]);
    expect(await after.store.sessions.get('credential of ana')).to.equal(undefined);
  });

  it('X-05 where neither the device nor the mirror can be reached, whoever signs out is told', async () => {
    const dead = device.open({ localStorage: undefined, factory: { open: () => ({ addEventListener: () => undefined }) } as unknown as IDBFactory });
    const purging = dead.store.purge(ana).then(
      () => 'fine',
      () => 'told',
    );
    await device.clock.pass(2500);
    expect(await purging).to.equal('told');
  });

  it('a wiped localStorage does not make anybody look purged', async () => {
    const tab = device.open();
    await tab.store.purge(ana);
    await fill(tab);
    await tab.leave();
    for (const key of Object.keys(device.storage)) device.storage.removeItem(key);
    const next = device.open();
    await becomes(next.store.drafts.open(ana, place), ({ value }) => value?.note === 'of ana', device.clock);
    expect((await next.store.outbox.add(ana, [row('new')])).kept).to.equal('device');
    await holds(async () => (await next.store.outbox.all(ana)).length === 2);
  });
});

async function rawPut(name: string, key: string, value: unknown): Promise<void> {
  const db = await opened(indexedDB.open(name));
  await opened(db.transaction('drafts', 'readwrite').objectStore('drafts').put(value, key));
  db.close();
}
