import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createApp, type App } from '../../../../demo/api/app.js';
import { createIdentity } from '../../../../demo/api/identity.js';
import { personId, schoolId } from '../../../../demo/api/seed/entry.js';
import { conferencesSceneOf } from '../../../../demo/api/seed/scene-conferences.js';
import { messagesSceneOf } from '../../../../demo/api/seed/scene-messages.js';
import { demoPeople, staff } from '../../../../demo/api/seed/roster.js';
import { sceneOf } from '../../../../demo/api/seed/scenes.js';
import { buildSchool } from '../../../../demo/api/seed/school.js';
import { seedSchool } from '../../../../demo/api/seed/seed-school.js';
import type { CheckIn } from '../../../../src/contract/check-in.js';
import { onPostgres } from '../../../support/databases.js';

const today = '2026-11-20';

onPostgres('a scene', (open) => {
  const clock = { now: () => Date.parse(`${today}T20:00:00Z`) };
  const identity = createIdentity({ secret: 'scenes'.repeat(6), clock });
  const story = buildSchool(today);
  let app: App;
  const ask = async (key: string, path: string) => {
    const { token } = await identity.sign(schoolId, personId(key));
    const response = await app.fetch(new Request(`http://api.test/api${path}`, { headers: { Authorization: `Bearer ${token}` } }));
    assert.equal(response.status, 200, path);
    return (await response.json()) as { items: CheckIn[]; next: string | null };
  };
  const allCheckIns = async (key: string, student: string) => {
    const items: CheckIn[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await ask(key, `/students/${student}/check-ins?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  };
  before(async () => {
    const { pool, listen } = await open();
    await seedSchool(pool, { today });
    app = createApp({ pool, listen, clock, identity, allowedOrigins: [], limits: { person: { capacity: 1000, perSecond: 1000 } }, log: () => undefined });
  });

  for (const { key } of demoPeople) {
    it(`of ${key} is what the API answers, to the letter`, async () => {
      const scene = sceneOf(story, key);
      assert.deepEqual(await ask(key, '/session'), scene.session);
      const plans = (await ask(key, '/check-in-plans')).items;
      assert.deepEqual(byId(plans), byId(scene.plans));
      for (const { id } of scene.session.students.slice(0, 4)) assert.deepEqual(await allCheckIns(key, id), scene.checkIns(id));
    });

    it(`of ${key} has the goals that the API answers, to the letter`, async () => {
      const scene = sceneOf(story, key);
      const all = async (student: string, path: string) => (await ask(key, `/students/${student}/${path}?limit=200`)).items as unknown[];
      for (const { id } of scene.session.students.filter((student) => story.goals.some(({ studentId }) => studentId === student.id))) {
        assert.deepEqual(await all(id, 'goals'), scene.goals(id));
        for (const goal of scene.goals(id)) assert.deepEqual(await all(id, `goals/${goal.id}/points`), scene.goalPoints(goal.id));
        assert.deepEqual(await all(id, 'commitments'), scene.commitments(id));
        assert.deepEqual(await all(id, 'strategies'), scene.strategies(id));
        assert.deepEqual(await all(id, 'progress-reports'), scene.progressReports(id));
      }
    });

    it(`of ${key} has the conferences that the API answers, to the letter`, async () => {
      const scene = conferencesSceneOf(story, key, new Date(clock.now()));
      const all = async (path: string) => (await ask(key, `${path}?limit=200`)).items as unknown[];
      assert.deepEqual(await all('/conferences'), scene.conferences);
      for (const { id } of scene.conferences) {
        assert.deepEqual(await all(`/conferences/${id}/slots`), scene.slots(id));
        assert.deepEqual(await all(`/conferences/${id}/invitations`), scene.invitations(id));
        if (!isHost(key)) continue;
        assert.deepEqual(await all(`/conferences/${id}/bookings`), scene.bookingsOf(id));
        assert.deepEqual(await all(`/conferences/${id}/requests`), scene.requestsOf(id));
      }
      const told = new Set([...story.bookings, ...story.conferenceRequests].map(({ studentId }) => studentId));
      for (const { id } of sceneOf(story, key).session.students.filter((student) => told.has(student.id))) {
        assert.deepEqual(await all(`/students/${id}/bookings`), scene.bookings(id));
        assert.deepEqual(await all(`/students/${id}/conference-requests`), scene.requests(id));
      }
    });

    it(`of ${key} has the threads that the API answers, to the letter`, async () => {
      const scene = messagesSceneOf(story, key, new Date(clock.now()));
      const all = async (path: string) => (await ask(key, path)).items as unknown[];
      const own = scene.threads();
      assert.deepEqual(await all('/threads?limit=200'), own);
      const seen = new Map(own.map((thread) => [thread.id, thread]));
      const told = new Set(story.threads.flatMap(({ people }) => people.map(({ studentId }) => studentId)));
      for (const { id } of sceneOf(story, key).session.students.filter((student) => told.has(student.id))) {
        const ofStudent = scene.threads(id);
        assert.deepEqual(await all(`/threads?limit=200&student=${id}`), ofStudent);
        for (const thread of ofStudent) seen.set(thread.id, thread);
      }
      for (const id of seen.keys()) assert.deepEqual(await all(`/threads/${id}/messages?limit=200`), scene.messages(id));
    });
  }
});

const isHost = (key: string) => staff.some((one) => one.key === key);
const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
