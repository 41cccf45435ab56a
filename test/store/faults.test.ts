import { expect } from 'chai';
import type { StoredDraft } from '../../src/store/store.js';
import { ana, becomes, Device, idle, place, row, words } from '../support/device.js';
import { failCall, fillDisk, FAULTS, hangingFactory, WRITE_CALLS } from '../support/storage-faults.js';

describe('store/faults: never a false "saved"', () => {
  let device: Device;
  let restore: () => void = () => undefined;
  beforeEach(() => (device = new Device()));
  afterEach(async () => {
    restore();
    await device.clear();
  });

  /** What a restart would find, asked of the disk itself. */
  const onDisk = async (text: string) => JSON.stringify([...(await device.contents('drafts')), ...(await device.contents('outbox'))]).includes(text);
  const settledDown = (draft: StoredDraft) => becomes(draft, ({ status }) => status !== 'saving' && status !== 'loading', device.clock, 25);

  // Each call of each kind, in everything that a person does: `test/promises/faults.test.ts`. Here the same in a real engine, at the first call of a kind.
  for (const call of WRITE_CALLS) {
    for (const fault of FAULTS) {
      it(`the draft's put, where ${call} meets ${fault}: "saved" means on the disk, and no word is lost`, async () => {
        const tab = device.open();
        const draft = tab.store.drafts.open(ana, place);
        await becomes(draft, ({ status }) => status === 'empty', device.clock);
        const seen: Promise<unknown>[] = [];
        draft.subscribe(() => {
          if (draft.current.status === 'saved') seen.push(onDisk('precious').then((found) => expect(found, 'called saved').to.equal(true)));
        });
        const failing = failCall(call, fault);
        draft.write(words('precious'));
        await settledDown(draft);
        failing.restore();
        await Promise.all(seen);
        expect(draft.current.value).to.deep.equal(words('precious'));
        await tab.leave();
        const again = device.open().store.drafts.open(ana, place);
        await becomes(again, ({ value }) => value?.note === 'precious', device.clock);
      });
    }
  }

  for (const call of WRITE_CALLS) {
    for (const fault of FAULTS) {
      it(`sending, where ${call} meets ${fault}: "device" means on the disk, and the words are in the outbox or the draft`, async () => {
        const tab = device.open();
        const draft = tab.store.drafts.open(ana, place);
        draft.write(words('precious'));
        await becomes(draft, ({ status }) => status === 'saved', device.clock);
        const failing = failCall(call, fault);
        const ticking = tick(device);
        const { kept, rows } = await tab.store.outbox.add(ana, [row('r', { draft: { place, value: words('precious') } })]);
        ticking.stop();
        failing.restore();
        expect(rows).to.have.length(1);
        expect((await device.contents('outbox')).has(`${ana.person}/r`)).to.equal(kept === 'device');
        expect(await onDisk('precious'), 'in one of the two').to.equal(true);
        expect((await tab.store.outbox.all(ana)).map(({ id }) => id)).to.deep.equal(['r']);
      });
    }
  }

  it('a full disk is said and not hidden; when there is room again the words go there', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    restore = fillDisk();
    draft.write(words('no room'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect(await onDisk('no room')).to.equal(false);
    expect((await tab.store.outbox.add(ana, [row('r')])).kept, 'sending does not depend on room').to.equal('memory');
    draft.write(words('no room yet'));
    expect(draft.current.status, 'no flicker of hope').to.equal('memory');
    restore();
    draft.write(words('room again'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect(await onDisk('room again')).to.equal(true);
  });

  it('P12 where every write fails the journal brings the words back, and nothing was called saved', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    restore = fillDisk();
    const seen = new Set<string>();
    draft.subscribe(() => seen.add(draft.current.status));
    draft.write(words('only in the journal'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect([...seen]).not.to.include('saved');
    tab.crash();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value, status }) => value?.note === 'only in the journal' && status === 'memory', device.clock);
  });

  it('a discard that the disk refuses is remembered by the journal', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('not wanted'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    restore = fillDisk();
    await draft.discard();
    tab.crash();
    restore();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ status }) => status === 'empty');
    expect(again.current.others).to.deep.equal([]);
  });

  it('a database that never opens: memory after two seconds, and the device again once it does', async () => {
    const hanging = hangingFactory();
    const tab = device.open({ factory: hanging.factory });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('typed into the void'));
    expect(tab.store.kind).to.equal('device');
    await device.clock.pass(1900);
    expect(draft.current.status).to.equal('saving');
    await device.clock.pass(200);
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect(tab.store.kind).to.equal('memory');
    const tries = hanging.attempts();
    draft.write(words('typed into the void, again'));
    await device.clock.pass(1000);
    expect(hanging.attempts(), 'a dead database is not asked at every key').to.equal(tries);
    hanging.heal();
    tab.page.play('shown');
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect(await onDisk('typed into the void, again')).to.equal(true);
  });

  it('what the device would not take is offered to it again by itself, within a second', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    restore = fillDisk();
    draft.write(words('no room'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    restore();
    await device.clock.pass(1000);
    await becomes(draft, ({ status }) => status === 'saved');
  });

  it('storage that is forbidden is asked once, and never again', async () => {
    let asked = 0;
    const open = () => {
      asked++;
      throw new DOMException('The user denied permission to access the database.', 'UnknownError');
    };
    const tab = device.open({ factory: { open } as unknown as IDBFactory });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('a'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    tab.page.play('shown');
    draft.write(words('ab'));
    await device.clock.pass(60_000);
    await idle();
    expect(asked).to.equal(1);
    expect(tab.store.kind).to.equal('memory');
  });

  it('P12 looking at storage may throw: the store opens all the same, from memory', async () => {
    const refuse = (name: string) => {
      const before = Object.getOwnPropertyDescriptor(window, name)!;
      const get = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(window, name, { configurable: true, get });
      return () => Object.defineProperty(window, name, before);
    };
    const undo = ['indexedDB', 'localStorage', 'BroadcastChannel'].map(refuse);
    restore = () => undo.splice(0).forEach((one) => one());
    const { openStore } = await import('../../src/store/device-store.js');
    const store = openStore({ clock: device.clock });
    const draft = store.drafts.open(ana, place);
    draft.write(words('sandboxed'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect((await store.outbox.add(ana, [row('r')])).kept).to.equal('memory');
    await store.cache.put(ana, 'session', 1);
    expect((await store.cache.get(ana, 'session'))?.value).to.equal(1);
    await store.sweep(ana, 7);
    await store.purge(ana);
    expect(store.kind).to.equal('memory');
    store.close();
  });
});

function tick(device: Device): { stop: () => void } {
  const timer = setInterval(() => void device.clock.pass(500), 20);
  return { stop: () => clearInterval(timer) };
}
