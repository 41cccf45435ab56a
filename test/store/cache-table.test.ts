import { expect } from 'chai';
import { ana, ben, Device, holds } from '../support/device.js';
import { fillDisk } from '../support/storage-faults.js';

describe('store/cache-table', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  it('gives back the last answer with its age, in a later visit too', async () => {
    const tab = device.open();
    await tab.store.cache.put(ana, 'list', [1]);
    const at = device.clock.now();
    await device.clock.pass(1000);
    await tab.leave();
    expect(await device.open().store.cache.get(ana, 'list')).to.deep.equal({ value: [1], readAt: at });
  });

  it('X-04 gives it to its own person only', async () => {
    const { store } = device.open();
    await store.cache.put(ana, 'list', 1);
    expect(await store.cache.get(ben, 'list')).to.equal(undefined);
    expect(await store.cache.get({ person: '' }, 'list')).to.equal(undefined);
  });

  it('finds a session by its credential, without knowing whose it is', async () => {
    const { store } = device.open();
    await store.sessions.put('c1', { viewer: 'ana' }, ana);
    await store.sessions.put('c2', { viewer: 'ben' }, ben);
    expect((await store.sessions.get('c1'))?.value).to.deep.equal({ viewer: 'ana' });
    expect((await store.sessions.get('c2'))?.value).to.deep.equal({ viewer: 'ben' });
    expect(await store.sessions.get('c3')).to.equal(undefined);
  });

  it('what the device will not take, because it is full or cannot be cloned, lives as long as the page', async () => {
    const tab = device.open();
    await tab.store.cache.put(ana, 'before', 0);
    const restore = fillDisk();
    try {
      await tab.store.cache.put(ana, 'list', 1);
      expect((await tab.store.cache.get(ana, 'list'))?.value).to.equal(1);
    } finally {
      restore();
    }
    await tab.store.cache.put(ana, 'odd', () => 1);
    expect((await tab.store.cache.get(ana, 'odd'))?.value).to.be.a('function');
    await tab.leave();
    expect(await device.open().store.cache.get(ana, 'list')).to.equal(undefined);
    expect(await device.everything()).not.to.include('odd');
  });

  it('memory is bounded: the oldest answer makes way', async () => {
    const { store } = device.open({ factory: undefined });
    for (let index = 0; index < 60; index++) await store.cache.put(ana, `answer ${index}`, index);
    expect(await store.cache.get(ana, 'answer 0')).to.equal(undefined);
    expect((await store.cache.get(ana, 'answer 59'))?.value).to.equal(59);
  });

  it('nobody looking, nothing kept', async () => {
    const { store } = device.open();
    await store.cache.put({ person: '' }, 'list', 'of nobody');
    expect((await store.cache.get({ person: '' }, 'list'))?.value).to.equal('of nobody');
    expect(await device.everything()).not.to.include('of nobody');
  });

  it('tells other tabs that there is something newer', async () => {
    const [one, two] = [device.open(), device.open()];
    const heard: string[] = [];
    two.store.subscribe(({ what, person }) => heard.push(`${what} ${person}`));
    await one.store.cache.put(ana, 'list', 1);
    await holds(() => heard.includes(`cache ${ana.person}`));
  });
});
