import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { buildSchool } from '../../../../demo/api/seed/school.js';
import { seedSchool } from '../../../../demo/api/seed/seed-school.js';
import { eachDatabase, type TestDatabase } from '../../../support/databases.js';

const today = '2026-11-22';

eachDatabase('seeding the school', (open) => {
  let database: TestDatabase;
  const count = async (table: string) => Number((await database.pool.query(`select count(*) from ${table}`)).rows[0].count);
  before(async () => {
    database = await open();
    assert.equal(await seedSchool(database.pool, { today }), true);
  });

  it('puts every row of the story into its table', async () => {
    const story = buildSchool(today);
    const acknowledgements = story.entries.flatMap((entry) => entry.acknowledgements).length;
    assert.deepEqual(await Promise.all(['people', 'students', 'relations', 'check_in_plans', 'check_ins', 'acknowledgements', 'demo_people'].map(count)), [
      story.people.length,
      24,
      story.relations.length,
      story.plans.length,
      story.entries.length,
      acknowledgements,
      story.demoPeople.length,
    ]);
  });

  it('keeps words, languages, days and instants as they were told', async () => {
    const { rows } = await database.pool.query(
      `select id, on_day as on, note, language, note_translations as translations, audience,
         to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt" from check_ins order by created_at, id`,
    );
    const told = buildSchool(today).entries.map(({ id, on, note, language, translations, audience, createdAt }) => ({
      id,
      on,
      note,
      language,
      translations,
      audience,
      createdAt,
    }));
    assert.deepEqual(rows, told);
  });

  it('changes nothing where the school is there already', async () => {
    await database.pool.query("update students set name = 'Somebody Else' where name = 'Maya Brooks-Hill'");
    assert.equal(await seedSchool(database.pool, { today: '2027-01-20' }), false);
    assert.equal((await database.pool.query("select 1 from students where name = 'Somebody Else'")).rowCount, 1);
  });

  it('is whole or not at all', async () => {
    const other = await open();
    await other.pool.query('alter table demo_people add constraint full_house check (position < 3)');
    await assert.rejects(seedSchool(other.pool, { today }), { code: '23514' });
    assert.equal((await other.pool.query('select 1 from schools')).rowCount, 0);
  });
});
