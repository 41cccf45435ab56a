import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openDatabase } from '../../../../demo/api/db/database.js';
import { ChangedMigration, migrate, readMigrations, type Migration } from '../../../../demo/api/db/migrate.js';
import { eachDatabase } from '../../../support/databases.js';
import { postgresUrl } from '../../../support/postgres.js';

const migration = (name: string, sql: string): Migration => ({ name, sql, hash: sql });

eachDatabase('migrations', (open) => {
  const known = readMigrations();

  it('run once: a second time there is nothing to do', async () => {
    const { pool } = await open();
    assert.deepEqual(await migrate(pool), []);
  });

  it('run in the order of their numbers, only those that are new', async () => {
    const { pool } = await open();
    const two = [migration('901-a', 'create table a (id int primary key)'), migration('902-b', 'create table b (a int references a (id))')];
    assert.deepEqual(await migrate(pool, [...known, ...two]), ['901-a', '902-b']);
    assert.deepEqual(await migrate(pool, [...known, ...two, migration('903-c', 'insert into a values (1)')]), ['903-c']);
    assert.equal((await pool.query('select from a')).rowCount, 1);
  });

  it('are all done or none: one that fails takes the others of its start along', async () => {
    const { pool } = await open();
    await assert.rejects(migrate(pool, [...known, migration('901-a', 'create table a (id int)'), migration('902-b', 'create table b (a nothing)')]), {
      code: '42704',
    });
    await assert.rejects(pool.query('select from a'), { code: '42P01' });
    assert.deepEqual(await migrate(pool, [...known, migration('901-a', 'create table a (id int)')]), ['901-a']);
  });

  it('refuse a file that was changed after it ran, and change nothing', async () => {
    const { pool } = await open();
    await migrate(pool, [...known, migration('901-a', 'create table a (id int)')]);
    const changed = [...known, migration('901-a', 'create table a (id bigint)'), migration('902-b', 'create table b (id int)')];
    await assert.rejects(migrate(pool, changed), (error) => error instanceof ChangedMigration && error.migration === '901-a');
    await assert.rejects(pool.query('select from b'), { code: '42P01' });
  });

  it('of several at once run once', async () => {
    const database = await open();
    const slow = [...known, migration('901-a', 'create table a (id int); insert into a values (1)'), migration('902-b', 'insert into a select id + 1 from a')];
    const ran = await Promise.all(Array.from({ length: 6 }, () => migrate(database.pool, slow)));
    assert.deepEqual(ran.flat(), ['901-a', '902-b']);
    assert.equal((await database.pool.query('select from a')).rowCount, 2);
  });
});

describe('two processes', () => {
  it('that migrate one empty PostgreSQL at once both end well, and every migration ran once', async (t) => {
    const server = await postgresUrl();
    const name = `flywheel_test_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    t.after(async () => {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    });
    await admin.query(`create database ${name}`);
    const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
    const program = `
      import { openDatabase } from './demo/api/db/database.ts';
      import { migrate } from './demo/api/db/migrate.ts';
      const database = await openDatabase({ url: process.env.URL });
      process.send('ready');
      await new Promise((go) => process.once('message', go));
      const ran = await migrate(database.pool);
      await database.close();
      process.send(ran, () => process.disconnect());`;
    const start = () => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        env: { ...process.env, URL: url },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const next = () =>
        new Promise<unknown>((resolve, reject) => child.once('message', resolve).once('exit', (code) => reject(new Error(`ended with ${code}`))));
      return { child, next };
    };
    const processes = [start(), start(), start()];
    await Promise.all(processes.map(({ next }) => next()));
    const ran = await Promise.all(
      processes.map(({ child, next }) => {
        const answer = next();
        child.send('go');
        return answer as Promise<string[]>;
      }),
    );
    const expected = readMigrations().map((each) => each.name);
    assert.deepEqual(ran.flat().sort(), expected);
    const database = await openDatabase({ url });
    assert.deepEqual(
      (await database.pool.query('select name from migrations order by name')).rows.map((row) => row.name),
      expected,
    );
    await database.close();
  });
});

describe('a folder of migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-migrations-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is read in order, without what is no migration', () => {
    for (const file of ['002-second.sql', '001-first.sql', 'README.md', '3-no-number.sql']) writeFileSync(join(folder, file), `-- ${file}`);
    assert.deepEqual(
      readMigrations(`${folder}/`).map(({ name, sql }) => [name, sql]),
      [
        ['001-first', '-- 001-first.sql'],
        ['002-second', '-- 002-second.sql'],
      ],
    );
  });

  it('with one number twice is refused', () => {
    writeFileSync(join(folder, '002-other.sql'), '');
    assert.throws(() => readMigrations(`${folder}/`), /two migrations have the number of 002-other/);
  });
});
