import { expect } from 'chai';
import { MIGRATIONS } from '../../src/store/schema.js';
import { ana, ben, Device } from '../support/device.js';
import { fillDisk } from '../support/storage-faults.js';

const words = async (content: Blob | undefined): Promise<string | undefined> => content && (await content.text());

describe('store/file-table', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  it('MT-22 keeps the bytes of a file beside the draft, in a later visit too', async () => {
    const tab = device.open();
    expect(await tab.store.files.put(ana, 'one', new Blob(['leaf'], { type: 'image/png' }))).to.equal('device');
    await tab.leave();
    const found = await device.open().store.files.get(ana, 'one');
    expect([await words(found), found?.type]).to.deep.equal(['leaf', 'image/png']);
  });

  it('X-04 gives them to their own person only, and drops what is sent', async () => {
    const { store } = device.open();
    await store.files.put(ana, 'one', new Blob(['leaf']));
    await store.files.put(ana, 'two', new Blob(['tree']));
    expect(await store.files.get(ben, 'one')).to.equal(undefined);
    await store.files.drop(ben, ['one']);
    await store.files.drop(ana, ['two', 'never there']);
    expect(await words(await store.files.get(ana, 'one'))).to.equal('leaf');
    expect(await store.files.get(ana, 'two')).to.equal(undefined);
  });

  it('X-05 a purge takes them, and what was put before cannot come back', async () => {
    const tab = device.open();
    await tab.store.files.put(ana, 'one', new Blob(['leaf']));
    await tab.store.files.put(ben, 'one', new Blob(['his']));
    await tab.store.purge(ana);
    expect(await tab.store.files.get(ana, 'one')).to.equal(undefined);
    expect(await words(await tab.store.files.get(ben, 'one'))).to.equal('his');
    expect(await tab.store.files.put(ana, 'two', new Blob(['new']))).to.equal('device');
    expect(await words(await tab.store.files.get(ana, 'two'))).to.equal('new');
  });

  it('what a full or absent device will not take lives as long as the page, and says so', async () => {
    const tab = device.open();
    await tab.store.files.put(ana, 'before', new Blob(['x']));
    const restore = fillDisk();
    try {
      expect(await tab.store.files.put(ana, 'one', new Blob(['leaf']))).to.equal('memory');
    } finally {
      restore();
    }
    expect(await words(await tab.store.files.get(ana, 'one'))).to.equal('leaf');
    const nowhere = device.open({ factory: undefined });
    expect(await nowhere.store.files.put(ana, 'one', new Blob(['leaf']))).to.equal('memory');
    expect(await words(await nowhere.store.files.get(ana, 'one'))).to.equal('leaf');
    await nowhere.store.purge(ana);
    expect(await nowhere.store.files.get(ana, 'one')).to.equal(undefined);
  });

  it('go with the sweep when they are older than words may be', async () => {
    const { store } = device.open();
    await store.files.put(ana, 'old', new Blob(['old']));
    await device.clock.pass(6 * 86_400_000);
    await store.files.put(ana, 'young', new Blob(['young']));
    await device.clock.pass(2 * 86_400_000);
    await store.sweep(ana, 7);
    expect(await store.files.get(ana, 'old')).to.equal(undefined);
    expect(await words(await store.files.get(ana, 'young'))).to.equal('young');
  });

  it('a device of before gets the new table and keeps what is there', async () => {
    const before = device.open({ migrations: MIGRATIONS.slice(0, 1) });
    await before.leave();
    const { store } = device.open();
    expect(await store.files.put(ana, 'one', new Blob(['leaf']))).to.equal('device');
  });
});
