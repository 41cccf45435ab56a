/**
 * Reads the database's own catalog and keeps the schema movable: the school leads every key, so a school can go to a server of its own, and
 * nothing is used that distributed PostgreSQL engines lack.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type pg from 'pg';
import { eachDatabase } from '../../../support/databases.js';

/** The migration runner's own tables: they belong to a database, not to a school. */
const OF_THE_DATABASE = ['migrations', 'migrations_lock'];

eachDatabase('the schema', (open) => {
  let pool: pg.Pool;
  before(async () => {
    ({ pool } = await open());
  });
  const rows = async (text: string) =>
    (await pool.query<{ table: string; name: string; columns: string }>(text)).rows.filter(({ table }) => !OF_THE_DATABASE.includes(table));

  test('there are tables to look at', async () => {
    const tables = await rows(`select relname as table, '' as name, '' as columns from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
    assert.ok(tables.length >= 14, String(tables.length));
  });

  test('school_id leads every primary key, unique index and other index', async () => {
    const indexes = await rows(`
      select t.relname as table, i.relname as name, a.attname as columns
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace`);
    assert.ok(indexes.length >= 20);
    assert.deepEqual(
      indexes.filter(({ columns }) => columns !== 'school_id'),
      [],
    );
  });

  test('every table has a primary key, and every foreign key begins with school_id on both sides', async () => {
    const without = await rows(`
      select relname as table, '' as name, '' as columns from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`);
    assert.deepEqual(without, []);
    const foreign = await rows(`
      select t.relname as table, k.conname as name, a.attname || ' ' || f.attname as columns
      from pg_constraint k join pg_class t on t.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
      where k.contype = 'f' and t.relnamespace = 'public'::regnamespace`);
    assert.ok(foreign.length >= 20);
    assert.deepEqual(
      foreign.filter(({ columns }) => columns !== 'school_id school_id'),
      [],
    );
  });

  test('no exclusion constraint, trigger, sequence, identity column, rule, row security, function or extension', async () => {
    const forbidden = await rows(`
      select 'exclusion' as table, conname as name, '' as columns from pg_constraint where contype = 'x' and connamespace = 'public'::regnamespace
      union all select 'trigger', tgname, '' from pg_trigger where not tgisinternal
      union all select 'sequence', relname, '' from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      union all select 'identity', attname, '' from pg_attribute a join pg_class c on c.oid = a.attrelid where attidentity <> '' and c.relnamespace = 'public'::regnamespace
      union all select 'row security', relname, '' from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace
      union all select 'function', proname, '' from pg_proc where pronamespace = 'public'::regnamespace
      union all select 'rule', rulename, '' from pg_rules where schemaname = 'public'
      union all select 'extension', extname, '' from pg_extension where extname <> 'plpgsql'`);
    assert.deepEqual(forbidden, []);
  });

  test('what the contract promises about an entry is a constraint: the database itself refuses the rest', async () => {
    const school = '11111111-0000-4000-8000-000000000001';
    const [person, student] = [school.replace(/1$/, '2'), school.replace(/1$/, '3')];
    await pool.query(`insert into schools values ($1, 'S', 'UTC', '{}')`, [school]);
    await pool.query(`insert into people values ($1, $2, 'P', 'teacher', 'en', 'UTC')`, [school, person]);
    await pool.query(`insert into students values ($1, $2, 'M', 'elementary', 'G')`, [school, student]);
    const entry = {
      mode: 'feelings',
      kind: 'feelings',
      voice: 'school',
      feeling: 'happy',
      audience: ['school'],
      ratings: '[]',
      help_from: null as string | null,
      plan_id: null as string | null,
    };
    const insert = (more: Partial<Record<keyof typeof entry, unknown>>) => {
      const { mode, kind, voice, feeling, audience, ratings, help_from, plan_id } = { ...entry, ...more };
      return pool.query(
        `insert into check_ins (school_id, id, student_id, on_day, mode, kind, voice, author_id, feeling, language, audience, ratings, help_from, plan_id, created_at, updated_at)
         values ($1, gen_random_uuid(), $2, '2026-11-20', $4, $5, $6, $3, $7, 'en', $8, $9::jsonb, $10, $11, now(), now())`,
        [school, student, person, mode, kind, voice, feeling, audience, ratings, help_from, plan_id],
      );
    };
    await insert({});
    const wrong: Partial<Record<keyof typeof entry, unknown>>[] = [
      { mode: 'daily-report-card' },
      { kind: 'check-out', mode: 'check-in-check-out' },
      { voice: 'home' },
      { voice: 'nobody', audience: ['nobody', 'school'] },
      { audience: ['school', 'everyone'] },
      { audience: [] },
      { feeling: null },
      { ratings: '[1]' },
      { help_from: person },
      { voice: 'student', audience: ['student', 'school'], help_from: person },
      { plan_id: person },
      { feeling: '<b>' },
    ];
    for (const more of wrong) await assert.rejects(insert(more), /violates/, JSON.stringify(more));
  });
});
