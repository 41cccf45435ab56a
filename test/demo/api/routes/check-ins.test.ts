/** Writing, reading, changing and acknowledging check-ins: who may, what stays, what everyone sees. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import { eachDatabase } from '../../../support/databases.js';
import {
  assertProblem,
  checkInsOf,
  checkOut,
  countRows,
  feelings,
  openScene,
  people,
  plans,
  reportCard,
  school,
  students,
  TODAY,
  written,
  type Answered,
  type Scene,
} from '../scene.js';

interface Page {
  items: CheckIn[];
  next: string | null;
}

eachDatabase('check-ins', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });

  test('CI-11 a student says how they feel, and everyone in the audience reads it in full', async () => {
    const body = feelings({ feeling: 'proud', note: 'I read a whole book' });
    const made = await scene.ask<CheckIn>('maya', 'POST', checkInsOf('maya'), { body });
    assert.equal(made.status, 201, made.text);
    assert.equal(made.headers.get('ETag'), '"1"');
    assert.equal(made.headers.get('Location'), `check-ins/${made.body.id}`);
    const { voice, author, feeling, note, mode, version, audience, acknowledgements, createdAt } = made.body;
    assert.deepEqual(
      { voice, author, feeling, note, mode, version, audience, acknowledgements, createdAt },
      {
        voice: 'student',
        author: { id: people.maya, name: 'Maya', role: 'student' },
        feeling: 'proud',
        note: { text: 'I read a whole book', language: 'en', translation: null },
        mode: 'feelings',
        version: 1,
        audience: ['student', 'home', 'school'],
        acknowledgements: [],
        createdAt: '2026-11-20T15:00:00.000Z',
      },
    );
    for (const reader of ['ana', 'ben', 'ray', 'sol', 'gus', 'ina'] as const) {
      const read = await scene.ask<CheckIn>(reader, 'GET', `${checkInsOf('maya')}/${made.body.id}`);
      assert.equal(read.body.note?.text, 'I read a whole book', reader);
    }
  });

  test('CI-13 what a student tells the school alone, nobody at home can find in any way', async () => {
    const { id } = await written(scene, 'maya', 'maya', feelings({ note: 'only for school', audience: ['student', 'school'] }));
    for (const other of ['ana', 'ben', 'gus', 'ina'] as const) {
      assertProblem(await scene.ask(other, 'GET', `${checkInsOf('maya')}/${id}`), 'not-found');
      assertProblem(await scene.ask(other, 'PUT', `${checkInsOf('maya')}/${id}`, { body: feelings(), version: 1 }), 'not-found');
      assertProblem(await scene.ask(other, 'POST', `${checkInsOf('maya')}/${id}/acknowledgements`, { body: { kind: 'talked' } }), 'not-found');
      assert.ok(!(await scene.ask(other, 'GET', `${checkInsOf('maya')}?limit=200`)).text.includes('only for school'), other);
    }
    for (const reader of ['maya', 'ray', 'ida'] as const) assert.equal((await scene.ask(reader, 'GET', `${checkInsOf('maya')}/${id}`)).status, 200);
  });

  test('the voice is derived from who writes, and a body that claims it is refused', async () => {
    for (const [who, voice] of [
      ['maya', 'student'],
      ['ana', 'home'],
      ['ray', 'school'],
      ['sol', 'school'],
      ['ida', 'school'],
    ] as const)
      assert.equal((await written(scene, who, 'maya')).voice, voice);
    for (const claim of [{ voice: 'school' }, { authorId: people.ray }, { createdAt: '2026-11-01T00:00:00Z' }, { version: 7 }, { studentId: students.leo }])
      assertProblem(await scene.ask('maya', 'POST', checkInsOf('maya'), { body: feelings(claim) }), 'invalid', `/${Object.keys(claim)[0]}`);
  });

  test('CI-01 a feeling is enough without a word, words without a feeling, the wish to talk without either', async () => {
    const empty = { feeling: null, note: null };
    for (const body of [feelings({ note: null }), feelings({ feeling: null }), feelings({ ...empty, helpFrom: people.ray })])
      await written(scene, 'maya', 'maya', body);
    assertProblem(await scene.ask('maya', 'POST', checkInsOf('maya'), { body: feelings(empty) }), 'invalid', '');
  });

  test('who only looks cannot write: a family viewer, an interpreter, a guest', async () => {
    for (const who of ['gus', 'ina', 'guest'] as const) assertProblem(await scene.ask(who, 'POST', checkInsOf('maya'), { body: feelings() }), 'not-allowed');
  });

  test('a check-out and a report are written by the school alone, a morning check-in by student or school', async () => {
    const morning = { kind: 'check-in', planId: plans.points, on: TODAY, note: null, language: 'en', audience: ['student', 'home', 'school'], feeling: 'calm' };
    for (const who of ['maya', 'ana'] as const) {
      assertProblem(await scene.ask(who, 'POST', checkInsOf('maya'), { body: checkOut() }), 'not-allowed');
      assertProblem(await scene.ask(who, 'POST', checkInsOf('maya'), { body: reportCard() }), 'not-allowed');
    }
    assertProblem(await scene.ask('ana', 'POST', checkInsOf('maya'), { body: morning }), 'not-allowed');
    for (const who of ['maya', 'ray'] as const) assert.equal((await written(scene, who, 'maya', morning)).mode, 'check-in-check-out');
  });

  test('CI-08 CI-09 a second check-out or report of a day is already-there, with the one that is', async () => {
    for (const body of [checkOut({ on: '2026-11-18' }), reportCard({ on: '2026-11-18' })]) {
      const first = await written(scene, 'ray', 'maya', body);
      const problem = assertProblem(await scene.ask('sol', 'POST', checkInsOf('maya'), { body }), 'already-there');
      assert.equal((problem.current as CheckIn).id, first.id);
    }
    await written(scene, 'ray', 'maya', checkOut({ on: '2026-11-17' }));
  });

  test('each refusal points at what is wrong and writes nothing', async () => {
    const before = await countRows(scene.database);
    const wrong: [body: object, pointer: string][] = [
      [feelings({ audience: ['student', 'home'] }), '/audience'],
      [feelings({ audience: ['home', 'school'] }), '/audience'],
      [feelings({ audience: ['student', 'school', 'school'] }), '/audience'],
      [feelings({ on: '2026-11-05' }), '/on'],
      [feelings({ on: '2026-11-22' }), '/on'],
      [feelings({ on: '2026-02-30' }), '/on'],
      [feelings({ feeling: 'hangry' }), '/feeling'],
      [feelings({ feeling: null, note: null }), ''],
      [feelings({ helpFrom: people.ben }), '/helpFrom'],
      [feelings({ helpFrom: people.lena }), '/helpFrom'],
      [feelings({ helpFrom: people.ana, audience: ['student', 'school'] }), '/audience'],
      [feelings({ language: '<b>' }), '/language'],
    ];
    for (const [body, pointer] of wrong) assertProblem(await scene.ask('maya', 'POST', checkInsOf('maya'), { body }), 'invalid', pointer);
    assertProblem(await scene.ask('ana', 'POST', checkInsOf('maya'), { body: feelings({ helpFrom: people.ray }) }), 'invalid', '/helpFrom');
    const byTeacher: [body: object, pointer: string][] = [
      [checkOut({ planId: plans.leoPoints }), '/planId'],
      [checkOut({ planId: plans.there }), '/planId'],
      [checkOut({ planId: plans.report }), '/planId'],
      [checkOut({ ratings: [{ expectation: 'brave', period: 'period-1', score: 1 }] }), '/ratings/0/expectation'],
      [checkOut({ ratings: [{ expectation: 'safe', period: 'period-9', score: 1 }] }), '/ratings/0/period'],
      [checkOut({ ratings: [{ expectation: 'safe', period: 'period-1', score: 3 }] }), '/ratings/0/score'],
      [
        checkOut({
          ratings: [
            { expectation: 'safe', period: 'period-1', score: 1 },
            { expectation: 'safe', period: 'period-1', score: 1 },
          ],
        }),
        '/ratings/1',
      ],
      [reportCard({ results: [{ behaviour: 'sleep', met: true }] }), '/results/0/behaviour'],
      [reportCard({ results: [{ behaviour: 'hands', met: 'yes' }] }), '/results/0/met'],
    ];
    for (const [body, pointer] of byTeacher) assertProblem(await scene.ask('ray', 'POST', checkInsOf('maya'), { body }), 'invalid', pointer);
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('the day is the one of the school: at half past midnight UTC it is still yesterday in New York', async () => {
    const now = scene.clock.ms;
    scene.clock.ms = Date.parse('2026-11-21T00:30:00Z');
    await written(scene, 'ray', 'maya', feelings({ on: '2026-11-21' }));
    assertProblem(await scene.ask('ray', 'POST', checkInsOf('maya'), { body: feelings({ on: '2026-11-22' }) }), 'invalid', '/on');
    assert.equal((await scene.ask('ray', 'POST', checkInsOf('maya'), { body: feelings({ on: '2026-11-06' }) })).status, 201);
    scene.clock.ms = now;
  });

  test('CI-06 a student asks an adult to talk; only that adult can say that they have, once', async () => {
    const { id, help } = await written(scene, 'maya', 'maya', feelings({ feeling: null, note: null, helpFrom: people.sol, audience: ['student', 'school'] }));
    assert.deepEqual(help, { personId: people.sol, name: 'Sol', answeredAt: null });
    const say = (who: 'sol' | 'ray' | 'maya') => scene.ask<CheckIn>(who, 'POST', `${checkInsOf('maya')}/${id}/acknowledgements`, { body: { kind: 'talked' } });
    assertProblem(await say('ray'), 'not-allowed');
    assertProblem(await say('maya'), 'not-allowed');
    const talked = await say('sol');
    assert.equal(talked.body.help?.answeredAt, '2026-11-20T15:00:00.000Z');
    assert.equal(talked.body.version, 2);
    const again = await say('sol');
    assert.equal(again.status, 200);
    assert.equal(again.body.version, 2);
    assert.equal(again.body.acknowledgements.length, 1);
  });

  test('CI-08 home says that the report was read; school and student cannot say it for them, nor for a feeling', async () => {
    const { id } = await written(scene, 'ray', 'maya', reportCard({ on: '2026-11-16' }));
    const say = (who: 'ana' | 'ben' | 'ray' | 'maya' | 'gus') =>
      scene.ask<CheckIn>(who, 'POST', `${checkInsOf('maya')}/${id}/acknowledgements`, { body: { kind: 'read-at-home' } });
    for (const who of ['ray', 'maya', 'gus'] as const) assertProblem(await say(who), 'not-allowed');
    assert.deepEqual(
      (await say('ana')).body.acknowledgements.map(({ name }) => name),
      ['Ana'],
    );
    const both = await say('ben');
    assert.deepEqual(both.body.acknowledgements.map(({ name }) => name).sort(), ['Ben', null].sort());
    assert.deepEqual((await scene.ask<CheckIn>('ray', 'GET', `${checkInsOf('maya')}/${id}`)).body.acknowledgements.map(({ name }) => name).sort(), [
      'Ana',
      'Ben',
    ]);
    const feeling = await written(scene, 'ray', 'maya');
    assertProblem(await scene.ask('ana', 'POST', `${checkInsOf('maya')}/${feeling.id}/acknowledgements`, { body: { kind: 'read-at-home' } }), 'not-allowed');
  });

  test('the name of a guardian of the other household stays with that household and the school', async () => {
    const { id } = await written(scene, 'ben', 'maya');
    const nameFor = async (who: 'ana' | 'gus' | 'ben' | 'ray' | 'maya' | 'ina') =>
      (await scene.ask<CheckIn>(who, 'GET', `${checkInsOf('maya')}/${id}`)).body.author.name;
    assert.equal(await nameFor('ana'), null);
    assert.equal(await nameFor('gus'), null);
    assert.equal(await nameFor('ina'), null);
    for (const who of ['ben', 'ray', 'maya'] as const) assert.equal(await nameFor(who), 'Ben');
  });

  test('X-07 a change needs the version it was made from; a stale one gets the current record along, and loses nothing', async () => {
    const made = await written(scene, 'ana', 'maya', feelings({ note: 'first' }));
    const path = `${checkInsOf('maya')}/${made.id}`;
    assertProblem(await scene.ask('ana', 'PUT', path, { body: feelings({ note: 'second' }) }), 'version-required');
    const changed = await scene.ask<CheckIn>('ana', 'PUT', path, { body: feelings({ note: 'second' }), version: 1 });
    assert.equal(changed.headers.get('ETag'), '"2"');
    assert.equal(changed.body.note?.text, 'second');
    const stale = await scene.ask('ana', 'PUT', path, { body: feelings({ note: 'third' }), version: 1 });
    assert.equal((assertProblem(stale, 'stale-version').current as CheckIn).note?.text, 'second');
    assert.equal(stale.headers.get('ETag'), '"2"');
    for (const tag of ['W/"2"', '"1", W/"2"', '"02"'])
      assertProblem(await scene.ask('ana', 'PUT', path, { body: feelings(), headers: { 'If-Match': tag } }), 'stale-version');
    for (const tag of ['*', '2', 'nonsense'])
      assertProblem(await scene.ask('ana', 'PUT', path, { body: feelings(), headers: { 'If-Match': tag } }), 'invalid', '/headers/if-match');
    assert.equal((await scene.ask('ana', 'PUT', path, { body: feelings({ note: 'third' }), headers: { 'If-Match': '"7", "2"' } })).status, 200);
  });

  test('an entry is its author’s; day, kind and plan stay', async () => {
    const made = await written(scene, 'ana', 'maya');
    const path = `${checkInsOf('maya')}/${made.id}`;
    for (const who of ['ben', 'ray', 'maya', 'gus'] as const) assertProblem(await scene.ask(who, 'PUT', path, { body: feelings(), version: 1 }), 'not-allowed');
    assertProblem(await scene.ask('ana', 'PUT', path, { body: feelings({ on: '2026-11-19' }), version: 1 }), 'invalid', '/on');
    assertProblem(await scene.ask('ana', 'PUT', path, { body: checkOut(), version: 1 }), 'invalid', '/kind');
    assertProblem(await scene.ask('ana', 'PUT', path, { body: feelings({ audience: ['school', 'student'] }), version: 1 }), 'invalid', '/audience');
  });

  test('CI-07 the school fills in one check-out together, whoever began it', async () => {
    const made = await written(scene, 'ray', 'maya', checkOut({ on: '2026-11-13' }));
    const ratings = [...made.ratings, { expectation: 'kind', period: 'period-2', score: null }];
    const changed = await scene.ask<CheckIn>('sol', 'PUT', `${checkInsOf('maya')}/${made.id}`, { body: checkOut({ on: '2026-11-13', ratings }), version: 1 });
    assert.deepEqual(changed.body.ratings, ratings);
    assert.equal(changed.body.author.id, people.ray);
    const other = { ...checkOut({ on: '2026-11-13' }), planId: plans.leoPoints };
    assertProblem(await scene.ask('sol', 'PUT', `${checkInsOf('maya')}/${made.id}`, { body: other, version: 2 }), 'invalid', '/planId');
  });

  test('X-15 a note comes with a translation into the reader’s language, until its words change', async () => {
    const made = await written(scene, 'ray', 'maya', feelings({ note: 'See you on Monday' }));
    await scene.database.pool.query('update check_ins set note_translations = $3 where school_id = $1 and id = $2', [
      school.here,
      made.id,
      { es: { text: 'Hasta el lunes', by: 'machine' } },
    ]);
    const path = `${checkInsOf('maya')}/${made.id}`;
    const noteOf = async (who: 'ana' | 'ben') => (await scene.ask<CheckIn>(who, 'GET', path)).body.note;
    assert.deepEqual((await noteOf('ana'))?.translation, { text: 'Hasta el lunes', language: 'es', by: 'machine' });
    assert.equal((await noteOf('ben'))?.translation, null);
    await scene.ask('ray', 'PUT', path, { body: feelings({ note: 'See you on Monday', feeling: 'calm' }), version: 1 });
    assert.equal((await noteOf('ana'))?.translation?.text, 'Hasta el lunes');
    await scene.ask('ray', 'PUT', path, { body: feelings({ note: 'See you on Tuesday' }), version: 2 });
    assert.equal((await noteOf('ana'))?.translation, null);
  });

  test('CI-04 a list is pages, newest first, each entry once, whatever is written meanwhile', async () => {
    for (let i = 0; i < 7; i++) {
      scene.clock.ms += i % 2;
      await written(scene, 'lena', 'leo', feelings({ note: `entry ${i}`, audience: ['home', 'school'] }));
    }
    const seen: string[] = [];
    let path: string | null = `${checkInsOf('leo')}?limit=2&mode=feelings`;
    for (let pages = 0; path !== null; pages++) {
      const page: Answered<Page> = await scene.ask<Page>('lena', 'GET', path);
      seen.push(...page.body.items.map(({ note }) => note!.text));
      const link: string | undefined = /^<(.*)>; rel="next"$/.exec(page.headers.get('Link') ?? '')?.[1];
      assert.equal(link === undefined, page.body.next === null);
      path = link === undefined ? null : checkInsOf('leo') + link;
      if (pages === 1) await written(scene, 'lena', 'leo', feelings({ note: 'meanwhile', audience: ['home', 'school'] }));
    }
    assert.deepEqual(
      [...seen].sort(),
      [0, 1, 2, 3, 4, 5, 6].map((i) => `entry ${i}`),
    );
    assert.equal(seen[6], 'entry 0');
    assert.equal((await scene.ask<Page>('lena', 'GET', `${checkInsOf('leo')}?from=2026-11-21`)).body.items.length, 0);
    assert.equal((await scene.ask<Page>('lena', 'GET', `${checkInsOf('leo')}?mode=daily-report-card`)).body.items.length, 0);
    assert.equal((await scene.ask<Page>('lena', 'GET', `${checkInsOf('leo')}?from=${TODAY}&until=${TODAY}&limit=200`)).body.items.length, 8);
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=nonsense', 'cursor=WyJhIiwiYiJd', 'from=yesterday', 'unknown=1', 'limit=1&limit=2'])
      assertProblem(await scene.ask('lena', 'GET', `${checkInsOf('leo')}?${query}`), 'invalid', `/query/${query.split('=')[0]}`);
    assertProblem(await scene.ask('lena', 'GET', `${checkInsOf('leo')}?from=0000-01-01`), 'invalid');
  });

  test('what is known is not sent again', async () => {
    const { id } = await written(scene, 'ana', 'maya');
    for (const path of [`${checkInsOf('maya')}/${id}`, checkInsOf('maya'), '/session', '/check-in-plans']) {
      const first = await scene.ask('ana', 'GET', path);
      const etag = first.headers.get('ETag')!;
      assert.match(etag, /^"[\w-]+"$/);
      const again = await scene.ask('ana', 'GET', path, { headers: { 'If-None-Match': `"other", W/${etag}` } });
      assert.equal(again.status, 304);
      assert.equal(again.text, '');
      assert.equal(again.headers.get('ETag'), etag);
    }
  });
});
