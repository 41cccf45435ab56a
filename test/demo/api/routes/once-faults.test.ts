/**
 * X-06 on a real PostgreSQL, where races and deaths can be had: the connection is cut before every single statement, answers are lost after the
 * commit, copies arrive while the first is running, two people write the one report of a day. One effect each time.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type pg from 'pg';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import { openDatabase } from '../../../../demo/api/db/database.js';
import { openFreshPostgres, type TestDatabase } from '../../../support/databases.js';
import { assertProblem, checkInsOf, checkOut, countRows, feelings, openScene, students, written, type Scene } from '../scene.js';

describe('once, with faults (PostgreSQL)', () => {
  let database: TestDatabase;
  let scene: Scene;
  before(async () => {
    database = await openFreshPostgres();
    scene = await openScene(database);
  });
  after(() => database.close());

  /** A pool whose connection dies before its statement number `fatal` of a transaction; `mode` `after`: right after it, its answer lost. */
  function mortal(fatal: number, mode: 'before' | 'after'): { pool: pg.Pool; died(): boolean } {
    let count = 0;
    let died = false;
    const dieAt = async (client: pg.PoolClient, args: unknown[]): Promise<unknown> => {
      const query = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>;
      count += 1;
      if (count !== fatal) return query(...args);
      died = true;
      if (mode === 'after') await query(...args);
      const { rows } = (await query('select pg_backend_pid() as pid').catch(() => ({ rows: [] }))) as { rows: { pid: number }[] };
      if (rows[0]) await database.pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
      return query('select 1');
    };
    const pool = new Proxy(database.pool, {
      get(target, name) {
        const own = Reflect.get(target, name) as unknown;
        if (name !== 'connect') return typeof own === 'function' ? (own as (...all: unknown[]) => unknown).bind(target) : own;
        return async () => {
          const client = await target.connect();
          return new Proxy(client, {
            get(inner, member) {
              if (member === 'query') return (...args: unknown[]) => dieAt(inner, args);
              const value = Reflect.get(inner, member) as unknown;
              return typeof value === 'function' ? (value as (...all: unknown[]) => unknown).bind(inner) : value;
            },
          });
        };
      },
    });
    return { pool, died: () => died };
  }

  for (const mode of ['before', 'after'] as const)
    test(`a connection that dies ${mode} any statement leaves all or nothing, and the retry makes it one`, async () => {
      let deaths = 0;
      for (let fatal = 1; ; fatal++) {
        const key = randomUUID();
        const body = feelings({ note: `death ${mode} ${fatal}`, helpFrom: null });
        const { pool, died } = mortal(fatal, mode);
        const dying = await openScene(database, { pool }, true);
        const before = await countRows(database);
        const cut = await dying.ask('ana', 'POST', checkInsOf('maya'), { body, key });
        if (!died()) {
          assert.equal(cut.status, 201);
          break;
        }
        deaths += 1;
        assertProblem(cut, 'unavailable');
        assert.ok(Number(cut.headers.get('Retry-After')) >= 1);
        const between = await countRows(database);
        const nothing = before['check_ins'] === between['check_ins'];
        if (nothing) assert.deepEqual(between, before, `half an effect after statement ${fatal}`);
        const retried = await scene.ask<CheckIn>('ana', 'POST', checkInsOf('maya'), { body, key });
        assert.equal(retried.status, 201, retried.text);
        assert.equal(retried.headers.get('Idempotency-Replayed'), nothing ? null : 'true');
        const { rows } = await database.pool.query<{ id: string }>('select id from check_ins where note = $1', [body.note]);
        assert.deepEqual(
          rows.map(({ id }) => id),
          [retried.body.id],
        );
      }
      assert.ok(deaths >= 10, `only ${deaths} statements were seen to die`);
    });

  test('a copy that arrives while the first is running gets the first one’s answer', async () => {
    for (let round = 0; round < 10; round++) {
      const key = randomUUID();
      const body = checkOut({ on: `2026-11-${String(10 + round).padStart(2, '0')}` });
      const answers = await Promise.all(Array.from({ length: 6 }, () => scene.ask<CheckIn>('ray', 'POST', checkInsOf('maya'), { body, key })));
      assert.deepEqual(
        answers.map(({ status }) => status),
        Array.from({ length: 6 }, () => 201),
        answers.map(({ text }) => text).join('\n'),
      );
      assert.equal(new Set(answers.map(({ body: { id } }) => id)).size, 1);
      assert.equal(answers.filter(({ headers }) => headers.get('Idempotency-Replayed') === null).length, 1);
    }
  });

  test('a copy of what runs longer than anybody waits hears in-progress, and when to ask again', async () => {
    const key = randomUUID();
    const holder = await database.pool.connect();
    const hurried = await openScene(database, { limits: { lockTimeoutMs: 50 } }, true);
    await holder.query('begin');
    const ana = '11111111-0000-4000-8000-000000000011';
    await holder.query(
      `insert into idempotency_keys (school_id, person_id, key, fingerprint, created_at) select school_id, id, $2, 'x', now() from people where id = $1`,
      [ana, key],
    );
    const answer = await hurried.ask('ana', 'POST', checkInsOf('maya'), { body: feelings(), key });
    assertProblem(answer, 'in-progress');
    assert.equal(answer.headers.get('Retry-After'), '1');
    await holder.query('rollback');
    holder.release();
    assert.equal((await hurried.ask('ana', 'POST', checkInsOf('maya'), { body: feelings(), key })).status, 201);
  });

  test('of many who write the one check-out of a day, over two processes, one is in and the others learn which', async () => {
    const second = await openDatabase({ url: database.url });
    const other = await openScene(second, {}, true);
    try {
      const before = (await countRows(database))['check_ins']!;
      const body = checkOut({ on: '2026-11-21' });
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 ? scene : other).ask<CheckIn>((['ray', 'sol', 'ida'] as const)[i % 3]!, 'POST', checkInsOf('maya'), { body }),
        ),
      );
      const won = answers.filter(({ status }) => status === 201);
      assert.equal(won.length, 1);
      for (const lost of answers.filter((answer) => answer !== won[0]))
        assert.equal((assertProblem(lost, 'already-there').current as CheckIn).id, won[0]!.body.id);
      assert.equal((await countRows(database))['check_ins'], before + 1);
    } finally {
      await second.close();
    }
  });

  test('X-07 of many who change one version, one does, and each of the others gets that one’s words', async () => {
    const { id } = await written(scene, 'ray', 'leo', feelings());
    const { body: made } = await scene.ask<CheckIn>('ray', 'GET', `${checkInsOf('leo')}/${id}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        scene.ask<CheckIn>('ray', 'PUT', `${checkInsOf('leo')}/${id}`, { body: feelings({ note: `change ${i}` }), version: made.version }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    assert.equal(won.length, 1);
    for (const lost of answers.filter((answer) => answer !== won[0]))
      assert.equal((assertProblem(lost, 'stale-version').current as CheckIn).note?.text, won[0]!.body.note?.text);
  });

  test('everybody’s events are numbered without a gap, whoever writes at once and about whom', async () => {
    const writers = ['ray', 'ida', 'ana', 'ben', 'maya', 'sol'] as const;
    const answers = await Promise.all(
      Array.from({ length: 48 }, (_, i) => {
        const who = writers[i % writers.length]!;
        return scene.ask(who, 'POST', checkInsOf(i % 4 === 0 && (who === 'ray' || who === 'ida') ? 'leo' : 'maya'), { body: feelings({ helpFrom: null }) });
      }),
    );
    assert.ok(
      answers.every(({ status }) => status === 201),
      answers.find(({ status }) => status !== 201)?.text,
    );
    const { rows } = await database.pool.query<{ gaps: string }>(
      `select count(*)::text as gaps from (select number, row_number() over (partition by school_id, person_id order by number) as place from feed_events) n where number <> place`,
    );
    assert.equal(rows[0]!.gaps, '0');
    const counters = await database.pool.query(
      'select f.person_id from feeds f where f.last_number <> (select count(*) from feed_events e where e.school_id = f.school_id and e.person_id = f.person_id)',
    );
    assert.equal(counters.rowCount, 0);
  });

  test('a record that is erased while it is written to ends erased or newly begun, never half', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await written(scene, 'lena', 'leo');
      const report = { kind: 'feelings', id };
      const answers = await Promise.all([
        scene.ask('ray', 'DELETE', `/students/${students.leo}/record`),
        scene.ask('lena', 'PUT', `${checkInsOf('leo')}/${report.id}`, { body: feelings({ note: 'racing' }), version: 1 }),
        scene.ask('lena', 'POST', checkInsOf('leo'), { body: feelings({ note: 'new' }) }),
      ]);
      assert.equal(answers[0].status, 200, answers[0].text);
      assert.ok([200, 404].includes(answers[1].status), answers[1].text);
      assert.equal(answers[2].status, 201, answers[2].text);
      assert.equal((await database.pool.query('select from check_ins where id = $1', [id])).rowCount, 0);
    }
  });
});
