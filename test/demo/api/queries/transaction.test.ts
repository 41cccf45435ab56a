/** All or nothing, tried again where two got in each other's way, and never where it is not known how it ended. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { transaction } from '../../../../demo/api/queries/transaction.js';
import { openFreshPostgres, type TestDatabase } from '../../../support/databases.js';

describe('a transaction (PostgreSQL)', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openFreshPostgres();
    await database.pool.query('create table marks (n integer primary key, seen integer not null default 0)');
    await database.pool.query('insert into marks (n) values (1), (2)');
  });
  after(() => database.close());
  const failing = (code: string) => Object.assign(new Error('as if by the database'), { code });

  test('two that lock each other out both succeed, one of them at another try', async () => {
    let runs = 0;
    let met: () => void;
    const meeting = new Promise<void>((resolve) => (met = resolve));
    const cross = (first: number, second: number) =>
      transaction(database.pool, 5000, async (db) => {
        runs += 1;
        await db.query({ name: 'mark', text: 'update marks set seen = seen + 1 where n = $1', values: [first] });
        if (runs === 2) met();
        if (runs <= 2) await meeting;
        await db.query({ name: 'mark', text: 'update marks set seen = seen + 1 where n = $1', values: [second] });
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    const { rows } = await database.pool.query<{ seen: number }>('select seen from marks order by n');
    assert.deepEqual(
      rows.map(({ seen }) => seen),
      [2, 2],
    );
    assert.equal(runs, 3);
  });

  test('what gets in the way for ever is given up after five more tries', async () => {
    let runs = 0;
    await assert.rejects(
      transaction(database.pool, 1000, () => {
        runs += 1;
        return Promise.reject(failing('40001'));
      }),
      { code: '40001' },
    );
    assert.equal(runs, 6);
  });

  test('any other failure leaves nothing, is not tried again, and gives the connection back', async () => {
    for (const code of ['08006', '57P01', '23505', 'ECONNRESET']) {
      let runs = 0;
      await assert.rejects(
        transaction(database.pool, 1000, async (db) => {
          runs += 1;
          await db.query({ name: 'add', text: 'insert into marks (n) values ($1)', values: [3] });
          throw failing(code);
        }),
        { code },
      );
      assert.equal(runs, 1);
    }
    assert.equal((await database.pool.query('select from marks where n = 3')).rowCount, 0);
    assert.equal(database.pool.idleCount, database.pool.totalCount);
  });
});
