import { expect } from 'chai';
import type { Clock } from '../../src/base/clock.js';
import { Connection } from '../../src/store/connection.js';
import { rawDatabase } from '../../src/store/raw.js';
import { hop } from '../../src/store/realm-hop.js';
import { MIGRATIONS, within, type Database, type Transaction } from '../../src/store/schema.js';
import { ana, becomes, Device, holds, opened, place, words } from '../support/device.js';
import { SteppingClock } from '../support/stepping-clock.js';

/** The page's own way to the database, which can be cut off as a dead storage process cuts it off: what was open is closed, and nothing opens again. */
class MortalFactory {
  readonly #open: IDBDatabase[] = [];
  isDead = false;
  attempts = 0;
  readonly factory = {
    open: (name: string, version?: number) => {
      this.attempts++;
      if (this.isDead) throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => this.#open.push(request.result));
      return request;
    },
  } as unknown as IDBFactory;

  die(): void {
    this.isDead = true;
    for (const db of this.#open) {
      db.close();
      db.dispatchEvent(new Event('close'));
    }
  }
}

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[title="flywheel"]');

describe('store/realm-hop', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(async () => {
    frames().forEach((frame) => frame.remove());
    await device.clear();
  });
  const run = <T>(connection: Connection, work: (tx: Transaction) => Promise<T>, mode: IDBTransactionMode = 'readwrite') =>
    connection.run({ tables: ['drafts', 'outbox'], mode, durability: 'strict', run: work });

  it('X-01 P3 the storage of the page dies under a form: what is typed next is saved, without a reload, and is there after one', async () => {
    const mortal = new MortalFactory();
    const clock = new SteppingClock();
    const tab = device.open({ factory: mortal.factory, otherRealm: () => hop(device.name, clock) });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('before'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    mortal.die();
    const seen: string[] = [];
    draft.subscribe(() => seen.push(draft.current.status));
    draft.write(words('before and after'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect(new Set(seen)).to.deep.equal(new Set(['saving', 'saved']));
    expect(JSON.stringify([...(await device.contents('drafts'))])).to.include('before and after');
    tab.crash();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'before and after');
  });

  it('X-01 a page that is looked at again finds out by itself that its storage died, before anybody types', async () => {
    const mortal = new MortalFactory();
    let hops = 0;
    const clock = new SteppingClock();
    const tab = device.open({ factory: mortal.factory, otherRealm: () => (hops++, hop(device.name, clock)) });
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    mortal.isDead = true;
    const died = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    tab.page.play('shown');
    await holds(() => hops > 0);
    IDBDatabase.prototype.transaction = died;
    draft.write(words('typed'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
  });

  it('reads, writes, deletes, counts and aborts over there as here', async () => {
    const here = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    await run(here, (tx) => tx.objectStore('drafts').put(1, 'a/1'));
    here.close();
    const mortal = new MortalFactory();
    mortal.isDead = true;
    const there = new Connection({
      factory: mortal.factory,
      name: device.name,
      clock: new SteppingClock(),
      otherRealm: () => hop(device.name, new SteppingClock()),
    });
    await run(there, async (tx) => {
      const drafts = tx.objectStore('drafts');
      await drafts.put(2, 'a/2');
      await drafts.put(3, 'b/3');
      await drafts.delete('a/1');
    });
    const found = await run(
      there,
      async (tx) => [await tx.objectStore('drafts').getAll(within('a/')), await tx.objectStore('drafts').getAllKeys()],
      'readonly',
    );
    expect(found).to.deep.equal([[2], ['a/2', 'b/3']]);
    const failed = await run(there, async (tx) => {
      await tx.objectStore('drafts').put(9, 'a/9');
      throw new TypeError('changed my mind');
    }).catch(() => 'failed');
    expect(failed).to.equal('failed');
    expect(await run(there, (tx) => tx.objectStore('drafts').get('a/9'), 'readonly')).to.equal(undefined);
    there.close();
  });

  it('the frame is nobody’s to see, to reach or to hear, and goes with the connection, after what still runs', async () => {
    await opened(indexedDB.open(device.name, 1)).then((db) => db.close());
    await opened(indexedDB.deleteDatabase(device.name));
    const maker = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    await run(maker, (tx) => tx.objectStore('drafts').get('x'));
    maker.close();
    const db = (await hop(device.name, new SteppingClock())) as Database;
    const [frame] = frames();
    expect(frame).to.exist;
    expect([frame!.hidden, frame!.tabIndex, frame!.getAttribute('aria-hidden'), frame!.src]).to.deep.equal([true, -1, 'true', '']);
    const tx = db.transaction(['drafts'], 'readwrite');
    const put = tx.objectStore('drafts').put(7, 'late');
    db.close();
    expect(frames(), 'the connection would die with it').to.have.length(1);
    await put;
    await holds(() => frames().length === 0);
    const after = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    expect(await run(after, (tx) => tx.objectStore('drafts').get('late'), 'readonly')).to.equal(7);
    after.close();
  });

  it('P3 the storage was cleared and no database opens here any more: it is made over there, and the next words are saved and found by the next page', async () => {
    const mortal = new MortalFactory();
    const tab = device.open({ factory: mortal.factory, otherRealm: () => hop(device.name, new SteppingClock()) });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('before'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    mortal.die();
    await opened(indexedDB.deleteDatabase(device.name));
    draft.write(words('after'));
    await becomes(draft, ({ status }) => status === 'saving');
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    tab.crash();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'after');
  });

  it('opens what a newer bundle made, as the page itself would', async () => {
    const newer = [...MIGRATIONS, (db: IDBDatabase) => void db.createObjectStore('of-tomorrow')];
    const maker = (await hop(device.name, new SteppingClock(), newer)) as Database;
    maker.close();
    const db = (await hop(device.name, new SteppingClock())) as Database;
    expect(rawDatabase(db).version).to.equal(newer.length);
    db.close();
  });

  it('what opens too late is not made, and leaves no frame behind', async () => {
    const impatient: Clock = { now: Date.now, after: (_ms, run) => (run(), () => undefined) };
    expect(await hop(`${device.name}-none`, impatient)).to.equal(undefined);
    expect(frames()).to.have.length(0);
    const names = async () => (await indexedDB.databases()).map(({ name }) => name);
    expect(await names()).not.to.include(`${device.name}-none`);
  });

  it('where that realm is as dead, the words are in memory and in the journal, and it is said', async () => {
    const mortal = new MortalFactory();
    const tab = device.open({ factory: mortal.factory });
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    mortal.die();
    draft.write(words('nowhere but here'));
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    expect(JSON.stringify(device.storage)).to.include('nowhere but here');
  });
});
