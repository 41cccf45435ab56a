/** Setting, correcting, revising, ending and taking back goals: who may, what stays, what cannot be. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { GoalTerms } from '../../../../src/contract/goal-terms.js';
import type { Goal, GoalOrigin } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import { commitmentBody, goalAt, goalBody, goalNow, goalOf, goalsOf, made, pointOn, reportBody, revisionBody, strategyBody, terms } from '../goal-bodies.js';
import { assertProblem, countRows, openScene, people, students, TODAY, type PersonName, type Scene } from '../scene.js';

interface Page {
  items: Goal[];
  next: string | null;
}

onPostgres('goals', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const revise = (who: PersonName, goal: Goal, body: object, version = goal.version) =>
    scene.ask<Goal>(who, 'POST', `${goalAt('maya', goal)}/revisions`, { body, version });
  const end = (who: PersonName, goal: Goal, body: object = { outcome: 'met', reason: null }) =>
    scene.ask<Goal>(who, 'POST', `${goalAt('maya', goal)}/ending`, { body, version: goal.version });

  test('GT-01 a goal has statement, domain, baseline, target, unit, start and end, and comes back as it was said', async () => {
    const answer = await scene.ask<Goal>('ray', 'POST', goalsOf('maya'), { body: goalBody({ origin: 'iep', reviewOn: '2027-01-20' }) });
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.headers.get('ETag'), '"1"');
    assert.equal(answer.headers.get('Location'), `goals/${answer.body.id}`);
    const by = { id: people.ray, name: 'Ray', voice: 'school' };
    const at = '2026-11-20T15:00:00.000Z';
    assert.deepEqual(answer.body, {
      id: answer.body.id,
      studentId: students.maya,
      origin: 'iep',
      status: 'active',
      language: 'en',
      author: by,
      revisions: [{ number: 1, terms: terms(), reason: null, by, at }],
      proposals: [],
      phaseChanges: [],
      reviewOn: '2027-01-20',
      ending: null,
      points: 0,
      mayDecide: true,
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
    assert.deepEqual(await goalNow(scene, 'ana', 'maya', answer.body), { ...answer.body, mayDecide: false });
  });

  test('GT-11 GT-19 a goal attainment scale keeps its five levels, and a goal without measure, baseline, target or end is a goal', async () => {
    const scale = ['-2', '-1', '0', '1', '2'];
    const attainment = terms({ measure: { kind: 'attainment', unit: 'level' }, baseline: -2, probes: [], target: 0, scale });
    const bare = terms({ measure: null, baseline: null, probes: [], target: null, endsOn: null });
    for (const each of [attainment, bare]) assert.deepEqual((await goalOf(scene, 'ray', 'maya', { terms: each })).revisions[0]!.terms, each);
  });

  test('each origin is set by its own voice alone, and decided about by those whose goal it is', async () => {
    const setters: Record<GoalOrigin, PersonName[]> = { home: ['ana', 'ben'], student: ['maya'], school: ['ray', 'sol'], iep: ['ray', 'sol'] };
    const deciders: Record<GoalOrigin, PersonName[]> = { home: ['ana', 'ben'], student: ['maya', 'ray', 'sol'], school: ['ray', 'sol'], iep: ['ray', 'sol'] };
    const tied = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina'] as const;
    for (const origin of Object.keys(setters) as GoalOrigin[]) {
      for (const who of tied) {
        const answer = await scene.ask<Goal>(who, 'POST', goalsOf('maya'), { body: goalBody({ origin }) });
        if (setters[origin].includes(who)) assert.equal(answer.status, 201, `${who} ${origin}`);
        else assertProblem(answer, 'not-allowed');
      }
      for (const who of tied) {
        const goal = await goalOf(scene, setters[origin][0]!, 'maya', { origin });
        assert.equal((await goalNow(scene, who, 'maya', goal)).mayDecide, deciders[origin].includes(who), `${who} ${origin}`);
        const answer = await revise(who, goal, revisionBody());
        if (deciders[origin].includes(who)) assert.equal(answer.status, 200, `${who} ${origin}: ${answer.text}`);
        else assertProblem(answer, 'not-allowed');
      }
    }
  });

  test('a permission that is taken away counts, whatever the voice', async () => {
    const { pool } = scene.database;
    const goal = await goalOf(scene, 'sol', 'maya');
    const permit = (list: string[]) =>
      pool.query('update relations set permissions = $1 where person_id = $2 and student_id = $3', [list, people.sol, students.maya]);
    const had = (await pool.query<{ permissions: string[] }>('select permissions from relations where person_id = $1', [people.sol])).rows[0]!.permissions;
    await permit(had.filter((one) => one !== 'write-goal'));
    assertProblem(await revise('sol', goal, revisionBody()), 'not-allowed');
    assertProblem(await scene.ask('sol', 'POST', goalsOf('maya'), { body: goalBody() }), 'not-allowed');
    await permit(had.filter((one) => one !== 'see-goals'));
    assertProblem(await scene.ask('sol', 'GET', goalAt('maya', goal)), 'not-allowed');
    assertProblem(await end('sol', goal), 'not-allowed');
    await permit(had);
    assert.equal((await end('sol', goal, { outcome: 'ended', reason: null })).status, 200);
  });

  test('what cannot be is refused with what is wrong, and writes nothing', async () => {
    const before = await countRows(scene.database);
    const wrong: [more: Partial<GoalTerms> | object, pointer: string][] = [
      [{ target: 24 }, '/terms/target'],
      [{ target: 12 }, '/terms/target'],
      [{ direction: 'decrease' }, '/terms/target'],
      [{ target: 1_000_000 }, '/terms/target'],
      [{ measure: null, baseline: null, probes: [], target: 1_000_000 }, '/terms/target'],
      [{ target: null, baseline: -1, probes: [] }, '/terms/baseline'],
      [{ baseline: 24.00001, probes: [] }, '/terms/baseline'],
      [{ baseline: 25 }, '/terms/probes'],
      [{ probes: [24] }, '/terms/probes'],
      [{ endsOn: '2026-09-28' }, '/terms/endsOn'],
      [{ endsOn: '2026-01-01' }, '/terms/endsOn'],
      [{ endsOn: '2030-01-01' }, '/terms/endsOn'],
      [{ startsOn: '2020-01-01', endsOn: null }, '/terms/startsOn'],
      [{ startsOn: '0000-01-01', endsOn: null }, '/terms/startsOn'],
      [{ startsOn: '9999-12-31', endsOn: null }, '/terms/startsOn'],
      [{ measure: { kind: 'attainment', unit: 'level' }, baseline: -2, probes: [], target: 0 }, '/terms/scale'],
      [{ measure: { kind: 'count', unit: 'words' }, baseline: 2.5, probes: [] }, '/terms/baseline'],
      [{ measure: { kind: 'speed', unit: 'words' } }, '/terms/measure/kind'],
      [{ measure: { kind: 'rate', unit: '' } }, '/terms/measure/unit'],
      [{ statement: '' }, '/terms/statement'],
      [{ domain: 'athletic' }, '/terms/domain'],
      [{ baseline: 'NaN' }, '/terms/baseline'],
    ];
    for (const [more, pointer] of wrong)
      assertProblem(await scene.ask('ray', 'POST', goalsOf('maya'), { body: goalBody({ terms: { ...terms(), ...more } }) }), 'invalid', pointer);
    const raw = JSON.stringify(goalBody()).replace('"baseline":24', '"baseline":NaN');
    assertProblem(await scene.ask('ray', 'POST', goalsOf('maya'), { raw, headers: { 'Content-Type': 'application/json' } }), 'invalid', '');
    for (const [claim, pointer] of [
      [{ origin: 'district' }, '/origin'],
      [{ reviewOn: '2099-01-01' }, '/reviewOn'],
      [{ status: 'met' }, '/status'],
      [{ author: people.ana }, '/author'],
    ] as const)
      assertProblem(await scene.ask('ray', 'POST', goalsOf('maya'), { body: goalBody(claim) }), 'invalid', pointer);
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('GT-13 without points a goal is corrected, its origin stays; with one it is `has-points` and wants a revision', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const change = (version: number, more: object = {}) =>
      scene.ask<Goal>('sol', 'PUT', goalAt('maya', goal), { body: goalBody({ terms: terms({ target: 60 }), ...more }), version });
    assertProblem(await scene.ask('sol', 'PUT', goalAt('maya', goal), { body: goalBody() }), 'version-required');
    const corrected = await change(1);
    assert.deepEqual([corrected.body.version, corrected.body.revisions.length, corrected.body.revisions[0]!.terms.target], [2, 1, 60]);
    assert.deepEqual([corrected.body.author.name, corrected.body.revisions[0]!.by.name, corrected.body.revisions[0]!.reason], ['Ray', 'Sol', null]);
    assert.equal((assertProblem(await change(1), 'stale-version').current as Goal).version, 2);
    assertProblem(await change(2, { origin: 'iep' }), 'invalid', '/origin');
    await pointOn(scene, 'ana', 'maya', goal);
    assertProblem(await change(2), 'has-points');
    assertProblem(await scene.ask('ray', 'DELETE', goalAt('maya', goal), { version: 2 }), 'has-points');
  });

  test('GT-13 a revision keeps the old terms with reason, author and instant, and the last one holds', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    await pointOn(scene, 'ana', 'maya', goal);
    scene.clock.ms += 60_000;
    const revised = await revise('sol', goal, revisionBody({ language: 'es', reviewOn: '2027-01-11' }));
    assert.equal(revised.status, 200, revised.text);
    const [first, second] = revised.body.revisions;
    assert.deepEqual(first, goal.revisions[0]);
    assert.deepEqual([second!.number, second!.reason, second!.by.name, second!.at], [2, 'She has been ill', 'Sol', '2026-11-20T15:01:00.000Z']);
    assert.deepEqual(
      [revised.body.version, revised.body.points, revised.body.language, revised.body.reviewOn, revised.body.updatedAt],
      [2, 1, 'es', '2027-01-11', second!.at],
    );
    assertProblem(await revise('ray', goal, revisionBody(), 1), 'stale-version');
    assertProblem(await revise('ray', goal, { ...revisionBody(), reason: '' }, 2), 'invalid', '/reason');
    assertProblem(await revise('ray', goal, { ...revisionBody(), reason: undefined }, 2), 'invalid', '/reason');
  });

  test('a revision leaves no point outside, before the first day or in another unit', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    await pointOn(scene, 'ana', 'maya', goal, { on: '2026-11-09' });
    const percent: Partial<GoalTerms> = { measure: { kind: 'percent', unit: 'percent' }, baseline: 24, probes: [] };
    assertProblem(await revise('ray', goal, revisionBody({ terms: terms({ startsOn: '2026-09-27' }) })), 'invalid', '/terms/startsOn');
    for (const startsOn of ['2026-09-28', '2026-11-09'])
      assertProblem(await revise('ray', goal, revisionBody({ terms: terms({ ...percent, startsOn }) })), 'invalid', '/terms/measure');
    const sameKind = terms({ measure: { kind: 'rate', unit: 'letters per minute' }, startsOn: '2026-11-02' });
    assertProblem(await revise('ray', goal, revisionBody({ terms: sameKind })), 'invalid', '/terms/measure');
    const later = await revise('ray', goal, revisionBody({ terms: terms({ ...percent, startsOn: '2026-11-10' }) }));
    assert.equal(later.status, 200, later.text);
  });

  test('points are counted without another version, and what is read is never 304 on that ground', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const read = (etag: string) => scene.ask<Goal>('ray', 'GET', goalAt('maya', goal), { headers: { 'If-None-Match': etag } });
    const list = await scene.ask<Page>('ray', 'GET', goalsOf('maya'));
    const again = (etag: string) => scene.ask<Page>('ray', 'GET', goalsOf('maya'), { headers: { 'If-None-Match': etag } });
    assert.equal((await again(list.headers.get('ETag')!)).status, 304);
    await pointOn(scene, 'ana', 'maya', goal);
    const answer = await read('"1"');
    assert.deepEqual([answer.status, answer.body.version, answer.body.points, answer.headers.get('ETag')], [200, 1, 1, '"1"']);
    assert.equal((await again(list.headers.get('ETag')!)).status, 200);
  });

  test('an ended goal stays to be read, and nothing can be added or changed', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const point = await pointOn(scene, 'ana', 'maya', goal);
    const ended = await end('ray', goal, { outcome: 'met', reason: 'Three weeks in a row' });
    assert.deepEqual(ended.body.ending, { reason: 'Three weeks in a row', by: { id: people.ray, name: 'Ray', voice: 'school' }, at: ended.body.updatedAt });
    assert.deepEqual([ended.body.status, ended.body.version], ['met', 2]);
    const at = goalAt('maya', goal);
    const tries: [PersonName, string, string, object | undefined][] = [
      ['ray', 'PUT', at, goalBody()],
      ['ray', 'DELETE', at, undefined],
      ['ray', 'POST', `${at}/revisions`, revisionBody()],
      ['ray', 'POST', `${at}/proposals`, { terms: terms(), reason: 'x', language: 'en' }],
      ['ray', 'POST', `${at}/phase-changes`, { on: TODAY, label: 'x' }],
      ['ray', 'POST', `${at}/ending`, { outcome: 'ended', reason: null }],
      ['ana', 'POST', `${at}/points`, { on: TODAY, value: 3, note: null, language: 'en' }],
      ['ana', 'PUT', `${at}/points/${point.id}`, { on: TODAY, value: 3, note: null, language: 'en' }],
      ['ana', 'DELETE', `${at}/points/${point.id}`, undefined],
      ['ana', 'POST', `/students/${students.maya}/commitments`, commitmentBody(goal.id)],
    ];
    for (const [who, method, path, body] of tries)
      assertProblem(await scene.ask(who, method, path, { ...(body && { body }), version: method === 'POST' && path.endsWith('ending') ? 2 : 1 }), 'goal-ended');
    assert.deepEqual(await goalNow(scene, 'ray', 'maya', goal), ended.body);
    const pages = await scene.ask<Page>('ray', 'GET', `${goalsOf('maya')}?status=met&limit=200`);
    assert.deepEqual(
      pages.body.items.map(({ id }) => id),
      [goal.id],
    );
  });

  test('taken back, a goal takes promises along and lets strategies go; a report keeps it', async () => {
    const goal = await goalOf(scene, 'ray', 'maya');
    const maya = `/students/${students.maya}`;
    await made(scene, 'ana', `${maya}/commitments`, commitmentBody(goal.id));
    const strategy = await made<{ id: string }>(scene, 'ana', `${maya}/strategies`, strategyBody(goal.id));
    assertProblem(await scene.ask('ana', 'DELETE', goalAt('maya', goal), { version: 1 }), 'not-allowed');
    assertProblem(await scene.ask('ray', 'DELETE', goalAt('maya', goal), { version: 9 }), 'stale-version');
    assertProblem(await scene.ask('ray', 'DELETE', goalAt('maya', goal)), 'version-required');
    const key = randomUUID();
    for (const replayed of [null, 'true']) {
      const gone = await scene.ask('ray', 'DELETE', goalAt('maya', goal), { version: 1, key });
      assert.deepEqual([gone.status, gone.text, gone.headers.get('Idempotency-Replayed')], [204, '', replayed]);
    }
    assertProblem(await scene.ask('ray', 'GET', goalAt('maya', goal)), 'not-found');
    assertProblem(await revise('ray', goal, revisionBody()), 'not-found');
    assertProblem(await scene.ask('ana', 'GET', `${maya}/commitments?goal=${goal.id}`), 'not-found');
    const { items } = (await scene.ask<{ items: { id: string; goalIds: string[]; version: number }[] }>('ana', 'GET', `${maya}/strategies`)).body;
    assert.deepEqual(
      items.map(({ id, goalIds, version }) => [id, goalIds, version]).find(([id]) => id === strategy.id),
      [strategy.id, [], 2],
    );

    const reported = await goalOf(scene, 'ray', 'maya');
    await made(scene, 'ray', `${maya}/progress-reports`, reportBody(reported.id));
    assertProblem(await scene.ask('ray', 'DELETE', goalAt('maya', reported), { version: 1 }), 'has-points');
  });

  test('a name of the other household stays there, wherever in a goal it stands', async () => {
    const goal = await goalOf(scene, 'ben', 'maya', { origin: 'home' });
    await revise('ben', goal, revisionBody());
    for (const [who, name] of [
      ['ana', null],
      ['gus', null],
      ['ina', null],
      ['ray', 'Ben'],
      ['maya', 'Ben'],
      ['ben', 'Ben'],
    ] as const) {
      const { author, revisions } = await goalNow(scene, who, 'maya', goal);
      assert.deepEqual([author.name, ...revisions.map(({ by }) => by.name)], [name, name, name], who);
    }
  });

  test('lists are pages, newest first, and a forged cursor opens nothing', async () => {
    const all: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body }: { body: Page } = await scene.ask<Page>('ray', 'GET', `${goalsOf('maya')}?limit=3${next && `&cursor=${next}`}`);
      all.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(all, [...all].sort().reverse());
    assertProblem(await scene.ask('ray', 'GET', `${goalsOf('maya')}?cursor=e30`), 'invalid', '/query/cursor');
    assertProblem(await scene.ask('ray', 'GET', `${goalsOf('maya')}?status=lost`), 'invalid', '/query/status');
  });
});
