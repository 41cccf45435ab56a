/** Drafts at the API: one person's own, from device to device, and what was discarded does not come back. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { RemoteDraft } from '../../../../src/contract/draft.js';
import { limits } from '../../../../src/contract/limits.js';
import { onPostgres } from '../../../support/databases.js';
import { assertProblem, openScene, students, type Scene } from '../scene.js';

const savedAt = '2026-11-20T15:00:00.000Z';
const draftsOf = `/students/${students.maya}/drafts`;

onPostgres('drafts', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const save = (who: 'ana' | 'ben', record: string, value: unknown, version?: number) =>
    scene.ask<RemoteDraft>(who, 'PUT', `${draftsOf}/card/${record}`, { body: { value, savedAt }, ...(version !== undefined && { version }) });
  const list = async (who: 'ana' | 'ben' | 'ray', query = '') =>
    (await scene.ask<{ items: RemoteDraft[]; next: string | null }>(who, 'GET', draftsOf + query)).body;

  test('a draft is its writer’s alone, the school’s neither', async () => {
    const value = { note: 'half a sentence', nested: { list: [1, null, true] } };
    const saved = await save('ana', 'today', value);
    assert.deepEqual(saved.body, { studentId: students.maya, widget: 'card', record: 'today', value, savedAt, version: 1 });
    assert.equal(saved.headers.get('ETag'), '"1"');
    assert.deepEqual((await list('ana')).items, [saved.body]);
    for (const who of ['ben', 'ray'] as const) assert.deepEqual((await list(who)).items, []);
    await save('ben', 'today', { note: 'his' });
    assert.deepEqual((await list('ana')).items, [saved.body]);
  });

  test('X-07 one that is there is replaced only by who has read it; the other hears what is there', async () => {
    assert.equal((await save('ana', 'two', { n: 1 })).status, 200);
    assertProblem(await save('ana', 'two', { n: 2 }), 'version-required');
    assert.equal((await save('ana', 'two', { n: 2 }, 1)).body.version, 2);
    const problem = assertProblem(await save('ana', 'two', { n: 3 }, 1), 'stale-version');
    assert.deepEqual((problem.current as RemoteDraft).value, { n: 2 });
  });

  test('X-03 a discarded draft is gone everywhere: a device that was away cannot bring it back', async () => {
    await save('ana', 'three', { n: 1 });
    const discard = () => scene.ask('ana', 'DELETE', `${draftsOf}/card/three`);
    assert.equal((await discard()).status, 204);
    assert.equal((await discard()).status, 204);
    assert.ok(!(await list('ana')).items.some(({ record }) => record === 'three'));
    assert.equal(assertProblem(await save('ana', 'three', { n: 1 }, 1), 'stale-version').current, null);
    const anew = await save('ana', 'three', { n: 2 });
    assert.equal(anew.body.version, 3);
    assertProblem(await save('ana', 'three', { n: 1 }, 1), 'stale-version');
  });

  test('drafts are pages', async () => {
    for (let i = 0; i < 5; i++) await save('ben', `page-${i}`, { i });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list('ben', `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ record }) => record));
      cursor = page.next;
    }
    assert.deepEqual([...seen].sort(), ['page-0', 'page-1', 'page-2', 'page-3', 'page-4', 'today']);
  });

  test('what is too large, not an object or has no plain name is refused', async () => {
    assertProblem(await save('ana', 'big', { text: 'ü'.repeat(limits.draftBytes / 2) }), 'too-large');
    assert.equal((await save('ana', 'big', { text: 'ü'.repeat(limits.draftBytes / 2 - 20) })).status, 200);
    for (const value of [null, 'text', undefined]) assertProblem(await save('ana', 'odd', value), 'invalid', '/value');
    assertProblem(
      await scene.ask('ana', 'PUT', `${draftsOf}/card/${encodeURIComponent('../x')}`, { body: { value: {}, savedAt } }),
      'invalid',
      '/params/record',
    );
    assertProblem(await scene.ask('ana', 'PUT', `${draftsOf}/card/odd`, { body: { value: {}, savedAt: 'yesterday' } }), 'invalid', '/savedAt');
    assertProblem(await scene.ask('ana', 'PUT', `${draftsOf}/card/odd`, { body: { value: {}, savedAt: '0000-01-01T00:00:00Z' } }), 'invalid');
  });
});
