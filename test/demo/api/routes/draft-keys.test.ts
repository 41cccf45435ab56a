/** The key that seals a person's words on a device: theirs alone, the same at every asking, and nowhere but in the answer. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { onPostgres, type TestDatabase } from '../../../support/databases.js';
import { assertProblem, openScene, people, school, students, type PersonName, type Scene } from '../scene.js';

interface DraftKey {
  readonly personId: string;
  readonly key: string;
}

onPostgres('draft keys', (open) => {
  let database: TestDatabase;
  let scene: Scene;
  before(async () => {
    database = await open();
    scene = await openScene(database);
  });
  const keyOf = async (who: PersonName): Promise<DraftKey> => (await scene.ask<DraftKey>(who, 'GET', '/me/draft-key')).body;

  test('P9 each person has one of 256 bits, the same at every asking, and no two the same', async () => {
    const [ana, ben, again] = [await keyOf('ana'), await keyOf('ben'), await keyOf('ana')];
    assert.deepEqual([ana.personId, ben.personId], [people.ana, people.ben]);
    assert.equal(Buffer.from(ana.key, 'base64url').length, 32);
    assert.notEqual(ana.key, ben.key);
    assert.deepEqual(again, ana);
    const { rows } = await database.pool.query<{ key: Uint8Array }>('select key from draft_keys where school_id = $1 and person_id = $2', [
      school.here,
      people.ana,
    ]);
    assert.equal(Buffer.from(rows[0]!.key).toString('base64url'), ana.key);
  });

  test('P9 of two who ask for the first time at once, both get the same', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyOf('sol')));
    assert.equal(new Set(keys.map(({ key }) => key)).size, 1);
  });

  test('P9 nobody signed in gets none, and no line of the log, no ETag and no cache has it', async () => {
    assertProblem(await scene.ask(null, 'GET', '/me/draft-key'), 'signed-out');
    const { body, headers } = await scene.ask<DraftKey>('ana', 'GET', '/me/draft-key');
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('ETag'), null);
    assert.ok(scene.logged.length > 0);
    assert.ok(!JSON.stringify(scene.logged).includes(body.key));
    const audit = await database.pool.query('select * from audit where school_id = $1', [school.here]);
    assert.ok(!JSON.stringify(audit.rows).includes(body.key));
  });

  test('P9 erasing a student’s record takes the student’s own key: what is sealed under it is past reading; their family’s stay', async () => {
    const [maya, ana, leo] = [await keyOf('maya'), await keyOf('ana'), await keyOf('leo')];
    const { status } = await scene.ask('ida', 'DELETE', `/students/${students.maya}/record`);
    assert.equal(status, 200);
    const { rows } = await database.pool.query('select person_id from draft_keys where school_id = $1 and person_id = $2', [school.here, people.maya]);
    assert.deepEqual(rows, []);
    assert.notEqual((await keyOf('maya')).key, maya.key);
    assert.deepEqual([await keyOf('ana'), await keyOf('leo')], [ana, leo]);
  });
});
