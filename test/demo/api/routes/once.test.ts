/** a write happens once, whatever happens to its answer; and one key is one person's one request. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import { eachDatabase } from '../../../support/databases.js';
import { assertProblem, checkInsOf, checkOut, countRows, feelings, openScene, students, written, type Scene } from '../scene.js';

eachDatabase('once', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });

  test('X-06 the same key and body get the same answer again, and there is one record', async () => {
    const key = randomUUID();
    const body = feelings({ note: 'once' });
    const first = await scene.ask<CheckIn>('ana', 'POST', checkInsOf('maya'), { body, key });
    assert.equal(first.headers.get('Idempotency-Replayed'), null);
    const before = await countRows(scene.database);
    const reordered = Object.fromEntries(Object.entries(body).reverse());
    for (const again of [body, reordered]) {
      scene.clock.ms += 60_000;
      const second = await scene.ask<CheckIn>('ana', 'POST', checkInsOf('maya'), { body: again, key: key.toUpperCase() });
      assert.equal(second.status, 201);
      assert.equal(second.text, first.text);
      assert.equal(second.headers.get('ETag'), first.headers.get('ETag'));
      assert.equal(second.headers.get('Location'), first.headers.get('Location'));
      assert.equal(second.headers.get('Idempotency-Replayed'), 'true');
    }
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('X-06 the winner of a day hears that it won, however often it asks, and the loser does not', async () => {
    const key = randomUUID();
    const won = await scene.ask<CheckIn>('ray', 'POST', checkInsOf('maya'), { body: checkOut(), key });
    assertProblem(await scene.ask('sol', 'POST', checkInsOf('maya'), { body: checkOut() }), 'already-there');
    const again = await scene.ask<CheckIn>('ray', 'POST', checkInsOf('maya'), { body: checkOut(), key });
    assert.deepEqual([again.status, again.body.id], [201, won.body.id]);
  });

  test('the same key with another body, student or operation is refused', async () => {
    const key = randomUUID();
    const made = await scene.ask<CheckIn>('ray', 'POST', checkInsOf('maya'), { body: feelings(), key });
    assertProblem(await scene.ask('ray', 'POST', checkInsOf('maya'), { body: feelings({ note: 'other' }), key }), 'idempotency-mismatch');
    assertProblem(await scene.ask('ray', 'POST', checkInsOf('leo'), { body: feelings(), key }), 'idempotency-mismatch');
    assertProblem(await scene.ask('ray', 'PUT', `${checkInsOf('maya')}/${made.body.id}`, { body: feelings(), key, version: 1 }), 'idempotency-mismatch');
  });

  test('a key is a person’s own: the same one of somebody else is another request', async () => {
    const key = randomUUID();
    const [a, b] = [
      await scene.ask<CheckIn>('ana', 'POST', checkInsOf('maya'), { body: feelings(), key }),
      await scene.ask<CheckIn>('ray', 'POST', checkInsOf('maya'), { body: feelings(), key }),
    ];
    assert.notEqual(a.body.id, b.body.id);
    assert.equal(b.headers.get('Idempotency-Replayed'), null);
  });

  test('every change needs a key, in quotes, a UUID', async () => {
    const { id } = await written(scene, 'ray', 'maya');
    const changes: [method: string, path: string, body?: object][] = [
      ['POST', checkInsOf('maya'), feelings()],
      ['PUT', `${checkInsOf('maya')}/${id}`, feelings()],
      ['POST', `${checkInsOf('maya')}/${id}/acknowledgements`, { kind: 'talked' }],
      ['PUT', `/students/${students.maya}/drafts/card/today`, { value: {}, savedAt: '2026-11-20T15:00:00Z' }],
      ['DELETE', `/students/${students.maya}/drafts/card/today`],
      ['DELETE', `/students/${students.maya}/record`],
    ];
    const before = await countRows(scene.database);
    for (const [method, path, body] of changes) {
      const asked = { ...(body && { body }), version: 1, key: null };
      assertProblem(await scene.ask('ray', method, path, asked), 'invalid', '/headers/idempotency-key');
      for (const header of ['', randomUUID(), '"x"', `"${randomUUID()}";a=1`, `'${randomUUID()}'`])
        assertProblem(await scene.ask('ray', method, path, { ...asked, headers: { 'Idempotency-Key': header } }), 'invalid', '/headers/idempotency-key');
    }
    assert.deepEqual(await countRows(scene.database), before);
  });

  test('what was refused leaves no key: the same request may be right later', async () => {
    const key = randomUUID();
    const body = feelings({ on: '2026-11-22' });
    assertProblem(await scene.ask('ana', 'POST', checkInsOf('maya'), { body, key }), 'invalid', '/on');
    const now = scene.clock.ms;
    scene.clock.ms += 86_400_000;
    assert.equal((await scene.ask('ana', 'POST', checkInsOf('maya'), { body, key })).status, 201);
    scene.clock.ms = now;
  });

  test('what has no body of an answer is replayed too', async () => {
    const key = randomUUID();
    for (const replayed of [null, 'true']) {
      const gone = await scene.ask('ana', 'DELETE', `/students/${students.maya}/drafts/card/never`, { key });
      assert.deepEqual([gone.status, gone.text, gone.headers.get('Idempotency-Replayed')], [204, '', replayed]);
    }
  });
});
