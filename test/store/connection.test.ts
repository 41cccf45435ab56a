import { expect } from 'chai';
import { openDB } from 'idb';
import { Connection } from '../../src/store/connection.js';
import { MIGRATIONS, type Database, type Transaction } from '../../src/store/schema.js';
import { ana, becomes, Device, holds, idle, opened, place, row, words } from '../support/device.js';
import { hangingFactory } from '../support/storage-faults.js';
import { SteppingClock } from '../support/stepping-clock.js';

describe('store/connection', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());
  const put = (value: number, key = 'k') => ({
    tables: ['cache' as const],
    mode: 'readwrite' as const,
    run: (tx: Transaction) => tx.objectStore('cache').put(value, key),
  });
  const get = { tables: ['cache' as const], mode: 'readonly' as const, run: (tx: Transaction) => tx.objectStore('cache').get('k') };
  const newer = [...MIGRATIONS, (db: IDBDatabase) => void db.createObjectStore('later')];

  it('a newer version of the library adds and loses nothing, while an older page is open', async () => {
    const older = device.open();
    const draft = older.store.drafts.open(ana, place);
    draft.write(words('from the older page'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await older.store.outbox.add(ana, [row('a')]);

    const later = device.open({ migrations: newer });
    expect((await later.store.outbox.all(ana)).map(({ id }) => id)).to.deep.equal(['a']);
    await older.leave();
    const again = later.store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'from the older page');
  });

  it('asks a database made on this visit nothing until something was written, and one of before everything', async () => {
    const asked: string[] = [];
    const look = (name: string) => ({ ...get, blank: { result: undefined }, run: (tx: Transaction) => (asked.push(name), get.run(tx)) });
    const first = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    expect(await first.run(look('new'))).to.equal(undefined);
    await first.run(put(7));
    expect(await first.run(look('written to'))).to.equal(7);
    first.close();
    const second = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    expect(await second.run(look('of before'))).to.equal(7);
    second.close();
    expect(asked).to.deep.equal(['written to', 'of before']);
  });

  it('the older page lets go at once and works on, on the newer database', async () => {
    const older = device.open();
    const draft = older.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    const later = device.open({ migrations: newer });
    await later.store.outbox.add(ana, [row('a')]);
    draft.write(words('typed after the upgrade'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    const db = await opened(indexedDB.open(device.name));
    expect([...db.objectStoreNames]).to.include('later');
    db.close();
  });

  it('an older page opened after a newer one finds what it knows', async () => {
    const later = device.open({ migrations: newer });
    await later.store.outbox.add(ana, [row('a')]);
    later.store.close();
    const older = device.open();
    expect((await older.store.outbox.add(ana, [row('b')])).kept).to.equal('device');
    expect((await older.store.outbox.all(ana)).map(({ id }) => id)).to.deep.equal(['a', 'b']);
  });

  it('an upgrade that a foreign page blocks: memory after two seconds, nothing half done, and the device once the way is free', async () => {
    const foreign = await opened(indexedDB.open(device.name, 1));
    foreign.close();
    const blocking = await opened(indexedDB.open(device.name));
    await opened(indexedDB.deleteDatabase(`${device.name}-none`));
    const tab = device.open({ migrations: newer });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('waits'));
    await idle(60);
    await device.clock.pass(2100);
    await becomes(draft, ({ status }) => status === 'memory', device.clock);
    blocking.close();
    await idle(60);
    expect(draft.current.status, 'a late success is closed, not adopted').to.equal('memory');
  });

  it('a database of the same name that is not ours is left alone', async () => {
    const foreign = await openDB(device.name, 3, { upgrade: (db) => void db.createObjectStore('theirs') });
    foreign.close();
    const tab = device.open();
    expect((await tab.store.outbox.add(ana, [row('a')])).kept).to.equal('memory');
    expect(tab.store.kind).to.equal('memory');
    const db = await opened(indexedDB.open(device.name));
    expect([...db.objectStoreNames]).to.deep.equal(['theirs']);
    db.close();
  });

  it('a connection that died under it is opened again, once, and the write is not lost', async () => {
    const factory = watched();
    let told = 0;
    const connection = new Connection({ factory, name: device.name, clock: new SteppingClock(), opened: () => told++ });
    await connection.run(put(1));
    expect(told).to.equal(1);
    factory.databases[0]!.close(); // as an engine does when its storage process dies: the next transaction throws InvalidStateError
    await connection.run(put(2));
    expect(await connection.run(get)).to.equal(2);
    expect(factory.databases).to.have.length(2);
    expect(told, 'what is done at each opening is done again').to.equal(2);
    connection.close();
  });

  it('the "close" event in mid-transaction is no answer: what was begun is called off and read back, then done again', async () => {
    const factory = watched();
    const connection = new Connection({ factory, name: device.name, clock: new SteppingClock() });
    await connection.run(put(1));
    let runs = 0;
    const asked: unknown[] = [];
    const result = await connection.run({
      ...put(2),
      run: async (tx) => {
        runs++;
        await tx.objectStore('cache').put(2, 'k');
        if (runs === 1) factory.databases[0]!.dispatchEvent(new Event('close'));
        return 'written';
      },
      verify: async (tx) => {
        asked.push(await tx.objectStore('cache').get('k'));
        return undefined;
      },
    });
    expect(result).to.equal('written');
    expect([runs, asked]).to.deep.equal([2, [1]]);
    connection.close();
  });

  it('a transaction that never ends is given up after four seconds, and not called done', async () => {
    const clock = new SteppingClock();
    const connection = new Connection({ factory: indexedDB, name: device.name, clock });
    await connection.run(put(1));
    const wedge = await wedged(device.name);
    const writing = connection.run(put(2)).then(
      () => 'done',
      (error: Error) => error.message,
    );
    await idle();
    await clock.pass(4100);
    expect(await writing).to.match(/transaction hangs/);
    wedge.free();
    await idle();
    connection.close();
  });

  it('starts the write within the very call where the connection is open, so that a page that goes can still write', async () => {
    const connection = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    await connection.run(put(1));
    let began = false;
    void connection.run({ ...put(2), blind: true, run: (tx) => ((began = true), tx.objectStore('cache').put(2, 'k')) });
    expect(began).to.equal(true);
    connection.close();
    const after = new Connection({ factory: indexedDB, name: device.name, clock: new SteppingClock() });
    expect(await after.run(get)).to.equal(2);
    after.close();
  });

  it('asks for strict durability where words are written, and for relaxed where they can be read again', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    const original = IDBDatabase.prototype.transaction;
    const asked: string[] = [];
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, tables, mode, options) {
      if (mode === 'readwrite') asked.push(`${typeof tables === 'string' ? tables : [...tables].join('+')} ${options?.durability}`);
      return original.call(this, tables, mode, options);
    };
    try {
      draft.write(words('a'));
      await becomes(draft, ({ status }) => status === 'saved', device.clock);
      await store.outbox.add(ana, [row('a')]);
      await store.cache.put(ana, 'list', 1);
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(asked).to.deep.equal(['drafts strict', 'outbox+drafts strict', 'cache relaxed']);
  });

  it('has a place for a database of another realm, used where this realm stays dead', async () => {
    let asked = 0;
    const clock = new SteppingClock();
    const first = new Connection({ factory: indexedDB, name: device.name, clock });
    await first.run(put(7));
    first.close();
    const otherRealm = async () => (asked++, (await openDB(device.name)) as unknown as Database);
    const connection = new Connection({ factory: hangingFactory().factory, name: device.name, clock, otherRealm });
    const reading = connection.run(get);
    await clock.pass(2100);
    expect(await reading).to.equal(7);
    expect(asked).to.equal(1);
    connection.close();
  });

  it('where the database is refused at once, as on a full disk, it is asked again soon', async () => {
    const clock = new SteppingClock();
    let isFull = true;
    const refused = (): IDBOpenDBRequest => {
      const request = { error: new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError') } as unknown as IDBOpenDBRequest;
      queueMicrotask(() => request.onerror!(new Event('error')));
      return request;
    };
    const open = (name: string, version?: number): IDBOpenDBRequest => (isFull ? refused() : indexedDB.open(name, version));
    const connection = new Connection({ factory: { open } as unknown as IDBFactory, name: device.name, clock, otherRealm: async () => undefined });
    await holds(() => !connection.alive);
    isFull = false;
    await clock.pass(600);
    await connection.run(put(7));
    expect(await connection.run(get)).to.equal(7);
    connection.close();
  });

  it('opens ahead of need and rejects nobody who did not ask', async () => {
    const clock = new SteppingClock();
    const hanging = hangingFactory();
    const connection = new Connection({ factory: hanging.factory, name: device.name, clock });
    expect(hanging.attempts()).to.equal(1);
    await clock.pass(2100);
    await holds(() => !connection.alive);
    await clock.pass(31_000);
    expect(connection.alive, 'worth another try later').to.equal(true);
    connection.close();
  });
});

/** The real factory, and every database that came out of it. */
function watched(): IDBFactory & { databases: IDBDatabase[] } {
  const databases: IDBDatabase[] = [];
  const open = (name: string, version?: number) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => databases.push(request.result));
    return request;
  };
  return { open, databases } as unknown as IDBFactory & { databases: IDBDatabase[] };
}

/** A foreign transaction that holds the table `cache` for as long as it likes. */
async function wedged(name: string): Promise<{ free: () => void }> {
  const db = await opened(indexedDB.open(name));
  const store = db.transaction('cache', 'readwrite').objectStore('cache');
  let isFree = false;
  const spin = () => {
    if (!isFree) store.get('k').onsuccess = spin;
  };
  spin();
  return {
    free: () => {
      isFree = true;
      db.close();
    },
  };
}
