/** Whatever is sent as a check-in, the answer is a typed problem or a check-in as the contract says; a refusal writes nothing. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { checkInSchema } from '../../../../src/contract/check-in.js';
import { limits } from '../../../../src/contract/limits.js';
import { problemSchema, problemStatus, PROBLEM_PREFIX } from '../../../../src/contract/problem.js';
import { onPostgres } from '../../../support/databases.js';
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
  students,
  TODAY,
  type Answered,
  type Scene,
} from '../scene.js';

onPostgres('forged bodies', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const post = (raw: BodyInit, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
    scene.ask('maya', 'POST', checkInsOf('maya'), { raw, headers });

  function assertTyped(answer: Answered<unknown>): void {
    const problem = v.parse(problemSchema, answer.body);
    assert.ok(problem.type.startsWith(PROBLEM_PREFIX));
    assert.equal(problemStatus[problem.type.slice(PROBLEM_PREFIX.length) as keyof typeof problemStatus], answer.status);
    assert.notEqual(answer.status, 500);
    assert.match(problem.requestId!, /^[0-9a-f-]{36}$/);
  }

  test('a forged student, mode, scale value, date, prototype or megabyte of text is a typed problem and writes nothing', async () => {
    const before = await countRows(scene.database);
    const text = (body: object) => JSON.stringify(body);
    const wrong: [raw: string, type: string, pointer?: string][] = [
      [text(feelings({ kind: 'mood' })), 'invalid', '/kind'],
      [text({ ...feelings(), kind: undefined }), 'invalid', '/kind'],
      [text(feelings({ mode: 'feelings' })), 'invalid', '/mode'],
      [text(checkOut({ ratings: [{ expectation: 'safe', period: 'period-1', score: 1e9 }] })), 'invalid', '/ratings/0/score'],
      [text(checkOut({ ratings: [{ expectation: 'safe', period: 'period-1', score: 1.5 }] })), 'invalid', '/ratings/0/score'],
      [text(feelings({ on: '2026-11-31' })), 'invalid', '/on'],
      [text(feelings({ on: `${TODAY}T00:00:00Z` })), 'invalid', '/on'],
      [text(feelings({ on: 20261120 })), 'invalid', '/on'],
      [text(feelings()).replace('{', '{"__proto__":{"voice":"school"},'), 'invalid', '/__proto__'],
      [text(feelings()).replace('{', '{"constructor":{"prototype":{}},'), 'invalid', '/constructor'],
      [text(feelings()).replace('"en"', '"en","language":"en"'), 'invalid', '/language'],
      [text(feelings({ note: 'x'.repeat(limits.noteCharacters + 1) })), 'invalid', '/note'],
      [text(feelings({ note: 'a\u0007b' })), 'invalid', '/note'],
      [text(feelings({ note: '' })), 'invalid', '/note'],
      ['{"note":"\\ud800"}', 'invalid', '/note'],
      [text(feelings({ note: 'y'.repeat(1024 * 1024) })), 'too-large'],
      ['', 'invalid', ''],
      ['[]', 'invalid', '/kind'],
      ['null', 'invalid', ''],
      ['{"kind":"feel', 'invalid', ''],
      [text(feelings({ audience: Array.from({ length: 1000 }, () => 'school') })), 'invalid', '/audience'],
      [
        text(checkOut({ ratings: Array.from({ length: limits.ratings + 1 }, () => ({ expectation: 'safe', period: 'period-1', score: 1 })) })),
        'invalid',
        '/ratings',
      ],
    ];
    for (const [raw, type, pointer] of wrong) assertProblem(await post(raw), type, pointer);
    for (const student of ['x', "' or 1=1 --", '..%2f..', '%00', '%ff', `${students.maya}A`, '__proto__'])
      assert.ok([404, 422].includes((await scene.ask('maya', 'POST', `/students/${student}/check-ins`, { body: feelings() })).status), student);
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('a body is JSON in UTF-8 and says so', async () => {
    const good = JSON.stringify(feelings());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonp', ''])
      assertProblem(await post(good, { 'Content-Type': type }), 'unsupported-media-type');
    assertProblem(await post(new Uint8Array([0x22, 0xff, 0x22])), 'invalid', '');
    for (const type of ['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])
      assert.equal((await post(good, { 'Content-Type': type })).status, 201);
    assertProblem(await scene.ask('ray', 'DELETE', `/students/${students.leo}/record`, { body: {} }), 'invalid', '');
  });

  test('a body without end is refused at the limit, without being read further', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(8192).fill(0x20));
      },
    });
    const request = new Request(`http://api.test/api${checkInsOf('maya')}`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: {
        Authorization: `Bearer ${await scene.token('maya')}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': '"00000000-0000-4000-8000-000000000000"',
      },
    } as RequestInit);
    assert.equal((await scene.app.fetch(request)).status, 413);
    assert.ok(pulled < 20, `${pulled} chunks were read`);
  });

  test('any JSON at all is answered as the contract says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const before = await countRows(scene.database);
        assertTyped(await post(JSON.stringify(value)));
        assert.deepEqual(await countRows(scene.database), before);
      }),
      { numRuns: 40 },
    );
  });

  test('a good body with anything in one place is refused with a problem or kept as the contract says', async () => {
    const bodies = [
      feelings(),
      checkOut(),
      reportCard(),
      { kind: 'check-in', planId: plans.points, on: TODAY, note: null, language: 'en', audience: ['student', 'school'], feeling: null },
    ];
    const odd = fc.oneof(
      fc.jsonValue({ noUnicodeString: false }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(people.ray, people.sol, students.leo, plans.leoPoints, TODAY, '9999-12-31', '0000-01-01', 'school', ['school'], -1, 1e308, {}, [[]]),
    );
    const place = fc.constantFrom('kind', 'on', 'note', 'language', 'audience', 'feeling', 'helpFrom', 'planId', 'ratings', 'results', 'voice', 'id', '');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), place, odd, fc.constantFrom('maya' as const, 'ana' as const, 'ray' as const), async (which, where, value, who) => {
        const before = (await countRows(scene.database))['check_ins']!;
        const answer = await scene.ask(who, 'POST', checkInsOf('maya'), { body: { ...bodies[which], [where]: value } });
        const isKept = answer.status === 201;
        if (isKept) v.parse(checkInSchema, answer.body);
        else assertTyped(answer);
        assert.equal((await countRows(scene.database))['check_ins'], before + Number(isKept));
      }),
      { numRuns: 100 },
    );
  });
});
