/** The seed and the API agree: everything that anybody of the demo can read of the seeded school is as the contract says. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createApp } from '../../../demo/api/app.js';
import { createIdentity } from '../../../demo/api/identity.js';
import { seedSchool } from '../../../demo/api/seed/seed-school.js';
import type { Session } from '../../../src/contract/session.js';
import { eachDatabase } from '../../support/databases.js';

eachDatabase('the seeded school through the API', (open) => {
  let ask: (path: string, token?: string) => Promise<unknown>;
  let signIn: (person: string) => Promise<string>;
  before(async () => {
    const database = await open();
    await seedSchool(database.pool, { today: '2026-11-20' });
    const clock = { now: () => Date.parse('2026-11-20T20:00:00Z') };
    const identity = createIdentity({ secret: 'x'.repeat(32), clock });
    const app = createApp({ ...database, clock, identity, allowedOrigins: [], demo: true, checkAnswers: true, log: () => undefined });
    const fetchJson = async (path: string, init: RequestInit) => {
      const response = await app.fetch(new Request(`http://api.test/api${path}`, init));
      const body = (await response.json()) as Record<string, unknown>;
      assert.equal(response.status, 200, JSON.stringify(body));
      return body;
    };
    ask = (path, token) => fetchJson(path, token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } });
    signIn = async (person) =>
      (await fetchJson('/demo/sign-in', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person }) }))[
        'token'
      ] as string;
  });

  test('each of the demo’s people can sign in and read all that is theirs', async () => {
    const { items: people } = (await ask('/demo/people')) as { items: { id: string; role: string }[] };
    assert.ok(['guardian', 'teacher', 'student'].every((role) => people.some((person) => person.role === role)));
    let entries = 0;
    let messages = 0;
    for (const { id } of people) {
      const token = await signIn(id);
      const { students } = (await ask('/session', token)) as Session;
      assert.ok(students.length > 0);
      await ask('/check-in-plans', token);
      for (const { id: thread } of ((await ask('/threads', token)) as { items: { id: string }[] }).items)
        messages += ((await ask(`/threads/${thread}/messages`, token)) as { items: unknown[] }).items.length;
      for (const student of students.slice(0, 3)) {
        const { items } = (await ask(`/students/${student.id}/check-ins?limit=200`, token)) as { items: unknown[] };
        entries += items.length;
        if (student.permissions.includes('export-record')) await ask(`/students/${student.id}/export`, token);
      }
    }
    assert.ok(entries > 100, String(entries));
    assert.ok(messages > 20, String(messages));
  });
});
