import { expect } from 'chai';
import { scopeOf } from '../../src/base/scope.js';
import { deviceReport, tryStorage } from '../../src/store/device-report.js';
import { ana, becomes, Device, place, words } from '../support/device.js';
import { outboxRow } from '../support/outbox-row.js';

const SECRETS = ['Zyzzyva', 'maya', 'check-in/', '2026-11-22'];

describe('store/device-report', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());
  const report = () => deviceReport({ name: device.name, clock: device.clock, localStorage: device.storage });

  it('says what is kept, how much, how old and in which state, and no word, name or id of anybody', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    draft.write(words('Zyzzyva of Maya'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await store.outbox.add(ana, [outboxRow({ person: ana.person, id: 'one', body: { note: 'Zyzzyva too' }, createdAt: device.clock.now() - 3000 })]);
    await store.cache.put(ana, 'check-ins/maya', ['Zyzzyva']);
    const found = await report();
    expect([found.database, found.tables.map(({ name }) => name)]).to.deep.equal(['open', ['cache', 'drafts', 'files', 'outbox']]);
    const [cache, drafts, files, outbox] = found.tables.map(({ entries }) => entries);
    expect([cache!.length, drafts!.length, files!.length, outbox!.length]).to.deep.equal([1, 1, 0, 1]);
    expect(drafts![0]).to.include({ scope: ana.person.slice(0, 6), state: 'words' });
    expect(outbox![0]!.state).to.match(/^queued, 0/);
    expect(outbox![0]!.ageMs).to.be.at.least(3000);
    expect(outbox![0]!.bytes).to.be.greaterThan(100);
    expect(found.journal!.map(({ kind }) => kind)).to.include('mark');
    const all = JSON.stringify(found);
    for (const secret of SECRETS) expect(all, secret).not.to.include(secret);
    expect(scopeOf('a')).to.have.length(22, 'a scope is longer than what is shown of it');
  });

  it('a form that was emptied is no longer words', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    draft.write(words('gone'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await draft.discard();
    expect((await report()).tables.find(({ name }) => name === 'drafts')!.entries.map(({ state }) => state)).to.deep.equal(['emptied']);
  });

  it('makes nothing where nothing is, and says so', async () => {
    const found = await report();
    expect([found.database, found.tables, found.journal]).to.deep.equal(['none', [], []]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include(device.name);
  });

  it('says where the browser allows nothing, and where it does not answer; it never waits for ever', async () => {
    const denied = await deviceReport({ factory: undefined, localStorage: undefined });
    expect([denied.database, denied.journal]).to.deep.equal(['denied', undefined]);
    const mute = { open: () => new EventTarget() } as unknown as IDBFactory;
    const impatient = { now: Date.now, after: (_ms: number, run: () => void) => (queueMicrotask(run), () => undefined) };
    expect((await deviceReport({ factory: mute, clock: impatient, localStorage: undefined })).database).to.equal('silent');
    expect(await tryStorage({ factory: mute, clock: impatient })).to.deep.equal({ trouble: 'silent' });
    expect(await tryStorage({ factory: undefined })).to.deep.equal({ trouble: 'denied' });
  });

  it('tries the storage, leaves nothing of it, and names what went wrong', async () => {
    const { open, put, read, trouble } = await tryStorage();
    expect(trouble).to.equal(undefined);
    for (const ms of [open, put, read]) expect(ms).to.be.at.least(0);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include('flywheel-trial');
    const broken = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    expect(await tryStorage({ factory: broken })).to.deep.equal({ trouble: 'SecurityError' });
  });
});
