import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openFreshPostgres } from '../../../support/databases.js';

describe('a lost connection to the server', () => {
  it('is taken up again: whoever listens is woken once, and hears the next notification', async (t) => {
    const database = await openFreshPostgres();
    t.after(() => database.close());
    const heard: string[] = [];
    let wake = () => {};
    await database.listen('feed', (payload) => {
      heard.push(payload);
      wake();
    });
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const { rowCount } = await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'flywheel-listen' and datname = current_database()`,
    );
    assert.equal(rowCount, 1);
    await woken;
    const again = new Promise<void>((resolve) => (wake = resolve));
    await database.pool.query("select pg_notify('feed', 'after')");
    await again;
    assert.deepEqual(heard, ['', 'after']);
  });

  it('of an idle client breaks nothing: the next query has another one', async (t) => {
    const database = await openFreshPostgres();
    t.after(() => database.close());
    const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const removed = new Promise<void>((resolve) => database.pool.once('remove', () => resolve()));
    const other = await openFreshPostgres();
    await other.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await other.close();
    await removed;
    assert.equal((await database.pool.query('select 1')).rowCount, 1);
  });
});

describe('a pool whose connections are all at work', () => {
  it('serves who waits in turn, as long as a request may take', async (t) => {
    const database = await openFreshPostgres();
    t.after(() => database.close());
    const busy = Array.from({ length: 10 }, () => database.pool.query('select pg_sleep(5.5)'));
    assert.equal((await database.pool.query('select 1')).rowCount, 1);
    await Promise.all(busy);
  });
});
