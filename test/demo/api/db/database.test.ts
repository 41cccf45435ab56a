import assert from 'node:assert/strict';
import { describe, it, before } from 'node:test';
import { openDatabase } from '../../../../demo/api/db/database.js';
import { eachDatabase, type TestDatabase } from '../../../support/databases.js';

eachDatabase('a database', (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });

  it('comes migrated', async () => {
    const { rows } = await database.pool.query('select name from migrations order by name');
    assert.ok(rows.some((row) => row.name === '001-schools-and-people'));
  });

  it('is fresh each time', async () => {
    await database.pool.query('create table only_here (id int)');
    const other = await open();
    await assert.rejects(other.pool.query('select from only_here'), { code: '42P01' });
  });

  it('gives a plain date as the text it is, never as midnight somewhere', async () => {
    const { rows } = await database.pool.query("select date '2026-11-22' as day, array[date '2026-11-22']::text[] as days");
    assert.deepEqual(rows, [{ day: '2026-11-22', days: ['2026-11-22'] }]);
  });

  it('goes on after a query that failed, alone and in a transaction', async () => {
    await assert.rejects(database.pool.query('select 1 / 0'), { code: '22012' });
    const client = await database.pool.connect();
    await client.query('begin');
    await assert.rejects(client.query('select 1 / $1::int', [0]), { code: '22012' });
    await client.query('rollback');
    client.release();
    const { rows } = await database.pool.query('select 1 as one');
    assert.deepEqual(rows, [{ one: 1 }]);
  });

  it('forgets the transaction, statements and settings of a client that is thrown away, and hurts nobody else', async () => {
    const client = await database.pool.connect();
    await client.query('create table leftover (id int)');
    await client.query({ name: 'named', text: 'select 1 as one' });
    await client.query("set statement_timeout = '1h'");
    await client.query('begin');
    await client.query('insert into leftover values (1)');
    client.release(true);
    const { rows } = await database.pool.query({ name: 'named', text: 'select (select count(*)::int from leftover) as count' });
    assert.deepEqual(rows, [{ count: 0 }]);
    assert.deepEqual((await database.pool.query('show statement_timeout')).rows, [{ statement_timeout: '0' }]);
  });

  it('notifies who listens, once, and not after they stopped', async () => {
    const heard: string[] = [];
    let wake = () => {};
    const stop = await database.listen('feed', (payload) => {
      heard.push(payload);
      wake();
    });
    const next = () => new Promise<void>((resolve) => (wake = resolve));
    let woken = next();
    await database.pool.query("select pg_notify('feed', 'one')");
    await woken;
    await stop();
    const again: string[] = [];
    const stopAgain = await database.listen('feed', (payload) => {
      again.push(payload);
      wake();
    });
    woken = next();
    await database.pool.query("select pg_notify('feed', 'two')");
    await woken;
    await stopAgain();
    assert.deepEqual({ heard, again }, { heard: ['one'], again: ['two'] });
  });

  it('keeps listening when the transaction it began to listen in the midst of is rolled back', async () => {
    const client = await database.pool.connect();
    await client.query('begin');
    let tell = (_: string) => {};
    const heard = new Promise<string>((resolve) => (tell = resolve));
    const listening = database.listen('midst', (payload) => tell(payload));
    await client.query('rollback');
    client.release();
    const stop = await listening;
    await database.pool.query("select pg_notify('midst', 'still')");
    assert.equal(await heard, 'still');
    await stop();
  });

  it('may be closed twice', async () => {
    const other = await open();
    await other.close();
    await other.close();
  });
});

describe('a database that is not there', () => {
  it('rejects instead of waiting for ever', async () => {
    await assert.rejects(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' }), { code: 'ECONNREFUSED' });
  });
});
