/** Students, and the rights over a student's record: to take it along, to have it erased for good. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Session } from '../../../../src/contract/session.js';
import type { Student } from '../../../../src/contract/student.js';
import { sweep } from '../../../../demo/api/queries/erasure.js';
import { onPostgres } from '../../../support/databases.js';
import {
  assertProblem,
  checkInsOf,
  checkOut,
  countRows,
  feelings,
  openScene,
  people,
  reportCard,
  school,
  students,
  written,
  type PersonName,
  type Scene,
} from '../scene.js';

interface Export {
  student: Student;
  checkIns: { id: string }[];
  audit: { at: string; person: string; action: string; recordId: string | null }[];
}

onPostgres('students', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });

  test('the session says who looks, whom they may see, for what, and the school', async () => {
    const { body } = await scene.ask<Session>('ana', 'GET', '/session');
    assert.deepEqual(body.viewer, { id: people.ana, name: 'Ana', role: 'guardian', voice: 'home', locale: 'es-MX', timeZone: 'America/New_York' });
    assert.deepEqual(
      body.students.map(({ name, relation }) => [name, relation]),
      [['Maya', 'mother']],
    );
    assert.deepEqual([body.school.id, body.school.name, body.school.week, body.school.policies.retentionDays], [school.here, 'Here', [1, 2, 3, 4, 5], 7]);
    assert.deepEqual((await scene.ask<Session>('gus', 'GET', '/session')).body.viewer.voice, null);
    assert.deepEqual((await scene.ask<Session>('nobody', 'GET', '/session')).body.students, []);
  });

  test('CI-13 a student’s people are all who can read their check-ins, each with voice and whether they take help', async () => {
    const { body } = await scene.ask<Student>('ana', 'GET', `/students/${students.maya}`);
    const people_ = body.people.map(({ name, voice, takesHelp }) => `${name ?? '·'} ${voice}${takesHelp ? ' helps' : ''}`).sort();
    assert.deepEqual(
      people_,
      ['Ana home helps', 'Gus home', 'Ida school', 'Ina home', 'Maya student', 'Ray school helps', 'Sol school helps', '· home'].sort(),
    );
  });

  test('CI-06 an adult sees how many requests to talk wait for them, student by student, and nobody else’s', async () => {
    const scene = await openScene(await open());
    const waiting = async (who: PersonName) => {
      const { students: mine } = (await scene.ask<Session>(who, 'GET', '/session')).body;
      const { items } = (await scene.ask<{ items: Student[] }>(who, 'GET', '/students')).body;
      assert.deepEqual(items.map(({ id, helpAsked }) => [id, helpAsked]).sort(), mine.map(({ id, helpAsked }) => [id, helpAsked]).sort());
      return Object.fromEntries(mine.map(({ name, helpAsked }) => [name, helpAsked]));
    };
    assert.deepEqual(await waiting('ray'), { Leo: 0, Maya: 0 });
    const first = await written(scene, 'maya', 'maya', feelings({ helpFrom: people.ray }));
    await written(scene, 'maya', 'maya', feelings({ helpFrom: people.ray, audience: ['student', 'school'] }));
    await written(scene, 'leo', 'leo', feelings({ helpFrom: people.ray }));
    await written(scene, 'maya', 'maya', feelings({ helpFrom: people.ana }));
    assert.deepEqual(await waiting('ray'), { Leo: 1, Maya: 2 });
    for (const who of ['sol', 'ida', 'maya', 'ben', 'gus', 'lena', 'guest', 'olga'] as const)
      assert.deepEqual(Object.values(await waiting(who)).filter(Boolean), [], `${who} was not asked`);
    assert.equal((await scene.ask<Student>('ray', 'GET', `/students/${students.maya}`)).body.helpAsked, 2);
    // Without the right to answer, or to read, there is nothing to count.
    assert.deepEqual(await waiting('ana'), { Maya: 0 });
    const { pool } = scene.database;
    const permit = (permissions: string[]) =>
      pool.query('update relations set permissions = $3 where student_id = $1 and person_id = $2', [students.maya, people.ray, permissions]);
    const all = ['see-check-ins', 'write-check-in', 'answer-help', 'export-record', 'erase-record'];
    for (const missing of ['see-check-ins', 'answer-help']) {
      await permit(all.filter((one) => one !== missing));
      assert.deepEqual(await waiting('ray'), { Leo: 1, Maya: 0 }, missing);
    }
    await permit(all);
    await scene.ask('ray', 'POST', `${checkInsOf('maya')}/${first.id}/acknowledgements`, { body: { kind: 'talked' } });
    assert.deepEqual(await waiting('ray'), { Leo: 1, Maya: 1 });
  });

  test('students are pages by name', async () => {
    const first = await scene.ask<{ items: Student[]; next: string }>('ray', 'GET', '/students?limit=1');
    const second = await scene.ask<{ items: Student[]; next: null }>('ray', 'GET', `/students?limit=1&cursor=${first.body.next}`);
    assert.deepEqual(
      [...first.body.items, ...second.body.items].map(({ name }) => name),
      ['Leo', 'Maya'],
    );
    assert.equal(second.body.next, null);
  });

  test('plans come with those of their students that the viewer may see', async () => {
    const plansOf = async (who: 'ray' | 'ana', query = '') =>
      (await scene.ask<{ items: { name: string; studentIds: string[] }[] }>(who, 'GET', `/check-in-plans${query}`)).body.items.map(({ name }) => name);
    assert.deepEqual(await plansOf('ray'), ["Leo's", 'Report', 'Points']);
    assert.deepEqual(await plansOf('ana'), ['Report', 'Points']);
    assert.deepEqual(await plansOf('ray', `?student=${students.leo}`), ["Leo's"]);
    const page = (await scene.ask<{ items: { name: string }[]; next: string }>('ray', 'GET', '/check-in-plans?limit=2')).body;
    assert.deepEqual(await plansOf('ray', `?limit=2&cursor=${page.next}`), ['Points']);
  });

  test('the export holds every entry the viewer may read, and who read or changed what', async () => {
    const secret = await written(scene, 'maya', 'maya', feelings({ note: 'for school', audience: ['student', 'school'] }));
    const shared = await written(scene, 'ana', 'maya', feelings({ note: 'for all' }));
    await scene.ask('ben', 'GET', `${checkInsOf('maya')}/${shared.id}`);
    const byAna = (await scene.ask<Export>('ana', 'GET', `/students/${students.maya}/export`)).body;
    assert.deepEqual(
      byAna.checkIns.map(({ id }) => id),
      [shared.id],
    );
    const byRay = (await scene.ask<Export>('ray', 'GET', `/students/${students.maya}/export`)).body;
    assert.deepEqual(byRay.checkIns.map(({ id }) => id).sort(), [secret.id, shared.id].sort());
    assert.deepEqual(byRay.student.id, students.maya);
    const line = { at: '2026-11-20T15:00:00.000Z', person: 'Ben', action: 'check-ins.read', recordId: shared.id };
    assert.ok(
      byRay.audit.some((entry) => JSON.stringify(entry) === JSON.stringify(line)),
      JSON.stringify(byRay.audit),
    );
    assert.ok(byAna.audit.some(({ person, recordId }) => person === 'guardian' && recordId === shared.id));
    assert.ok(byRay.audit.some(({ person, action }) => person === 'Ana' && action === 'students.export'));
    assert.ok(!JSON.stringify(byRay.audit).includes('for all'), 'the audit never holds the content');
  });

  test('the audit has a line for each reading and change, none for a refusal, and none for what was known already', async () => {
    const lines = async () => (await countRows(scene.database))['audit']!;
    const start = await lines();
    const { id } = await written(scene, 'ana', 'maya');
    const path = `${checkInsOf('maya')}/${id}`;
    const { headers } = await scene.ask('ana', 'GET', path);
    assert.equal(await lines(), start + 2);
    await scene.ask('ana', 'GET', path, { headers: { 'If-None-Match': headers.get('ETag')! } });
    await scene.ask('lena', 'GET', path);
    await scene.ask('guest', 'GET', path);
    await scene.ask('ana', 'POST', checkInsOf('maya'), { body: feelings({ feeling: 'x' }) });
    assert.equal(await lines(), start + 2);
  });

  test('erasing leaves no word of it anywhere, keeps the keys, and keeps that it happened', async () => {
    const word = 'Xylophonquartz';
    const key = randomUUID();
    const body = feelings({ note: word });
    const entry = await scene.ask('ana', 'POST', checkInsOf('maya'), { body, key });
    assert.equal(entry.status, 201);
    const report = await written(scene, 'ray', 'maya', reportCard({ note: word, on: '2026-11-19' }));
    await scene.ask('ana', 'POST', `${checkInsOf('maya')}/${report.id}/acknowledgements`, { body: { kind: 'read-at-home' } });
    await scene.ask('ana', 'PUT', `/students/${students.maya}/drafts/card/today`, { body: { value: { note: word }, savedAt: '2026-11-20T15:00:00Z' } });
    const leo = await written(scene, 'lena', 'leo');
    assert.ok(await holds(word));
    const erased = await scene.ask<{ checkIns: number; drafts: number }>('ray', 'DELETE', `/students/${students.maya}/record`);
    assert.equal(erased.body.drafts, 1);
    assert.ok(erased.body.checkIns >= 4);
    assert.deepEqual(await holds(word), []);
    assert.deepEqual((await scene.ask<{ items: [] }>('ray', 'GET', checkInsOf('maya'))).body.items, []);
    assert.equal((await scene.ask('lena', 'GET', `${checkInsOf('leo')}/${leo.id}`)).status, 200);
    assertProblem(await scene.ask('ana', 'POST', checkInsOf('maya'), { body, key }), 'not-found');
    assert.deepEqual(await holds(word), []);
    const { audit } = (await scene.ask<Export>('ray', 'GET', `/students/${students.maya}/export`)).body;
    assert.ok(audit.some(({ action, person }) => action === 'students.erase' && person === 'Ray'));
    assert.equal((await written(scene, 'ray', 'maya', checkOut())).version, 1);
  });

  /** Every table that has the word in any column. */
  async function holds(word: string): Promise<string[]> {
    const { pool } = scene.database;
    const tables = await pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rowCount } = await pool.query(`select 1 from "${name}" t where t::text like $1 limit 1`, [`%${word}%`]);
      if (rowCount) found.push(name);
    }
    return found;
  }

  test('what is kept for a time only goes when the time is over, and not before', async () => {
    await scene.ask('ana', 'PUT', `/students/${students.maya}/drafts/card/old`, { body: { value: {}, savedAt: '2026-11-20T15:00:00Z' } });
    const { pool } = scene.database;
    const start = await countRows(scene.database);
    await sweep(pool, scene.clock.ms + 6 * 86_400_000);
    assert.deepEqual(await countRows(scene.database), start);
    await sweep(pool, scene.clock.ms + 8 * 86_400_000);
    assert.equal((await countRows(scene.database))['drafts'], 0);
    await sweep(pool, scene.clock.ms + 15 * 86_400_000);
    const later = await countRows(scene.database);
    assert.deepEqual([later['idempotency_keys'], later['audit'], later['check_ins']], [0, start['audit'], start['check_ins']]);
  });

  test('it goes by itself, at most once an hour, when somebody writes', async () => {
    const keys = async () => (await countRows(scene.database))['idempotency_keys'];
    const later = await openScene(scene.database, {}, true);
    await written(later, 'ray', 'leo');
    await written(later, 'ray', 'leo');
    await later.close();
    const old = await keys();
    later.clock.ms += 15 * 86_400_000;
    await written(later, 'ray', 'leo', feelings({ on: '2026-12-05' }));
    await later.close();
    assert.ok(old! >= 2);
    assert.equal(await keys(), 1);
  });
});
