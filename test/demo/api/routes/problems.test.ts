/**
 * Every operation is provoked in every way there is, and what it answers is compared with what the contract says that it may answer: nothing beyond it,
 * and nothing promised that never comes.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { sweep } from '../../../../demo/api/queries/erasure.js';
import type { Goal } from '../../../../src/contract/goal.js';
import type { GoalPoint } from '../../../../src/contract/goal-point.js';
import type { TableOperation as Operation } from '../../../../src/contract/operation.js';
import { problemTypesOf } from '../../../../src/contract/operation-problems.js';
import { operations } from '../../../../src/contract/operations.js';
import { limits } from '../../../../src/contract/limits.js';
import { PROBLEM_PREFIX, type Problem, type ProblemType } from '../../../../src/contract/problem.js';
import { onPostgres, type TestDatabase } from '../../../support/databases.js';
import { conferencesInTheWay } from '../conference-problems.js';
import { messagesInTheWay } from '../message-problems.js';
import {
  commitmentBody,
  goalAt,
  goalBody,
  goalNow,
  goalOf,
  made,
  pointBody,
  pointOn,
  proposalBody,
  reportBody,
  revisionBody,
  strategyBody,
} from '../goal-bodies.js';
import { checkOut, feelings, openScene, people, school, students, written, type Asked, type PersonName, type Scene } from '../scene.js';

const table: readonly Operation[] = operations;
const DAY_MS = 86_400_000;
/** What the database or a mistake of ours brings about, in any operation; `once-faults` and `around` prove those. */
const BROKEN: readonly ProblemType[] = ['internal', 'unavailable'];
interface Record {
  readonly id: string;
}
/** Nobody who is tied is refused these; an API with other permissions may. */
const FOR_ALL_WHO_ARE_TIED = ['students.read', 'drafts.list', 'slots.list', 'conference-invitations.list', 'message-settings.read'];

onPostgres('the problems of each operation', (open) => {
  let database: TestDatabase;
  let scene: Scene;
  let entry: { id: string; version: number };
  /** What stands in a path, by its name there. */
  let ids: Readonly<{ [name: string]: string }>;
  /** Goals in the way: one with a point on it, one that has ended. */
  let measured: Goal;
  let ended: { readonly goal: Goal; readonly point: GoalPoint; readonly proposal: string };
  let conferences: Awaited<ReturnType<typeof conferencesInTheWay>>;
  let messages: Awaited<ReturnType<typeof messagesInTheWay>>;
  const used = randomUUID();

  before(async () => {
    database = await open();
    scene = await openScene(database, { limits: { lockTimeoutMs: 20 } });
    entry = await written(scene, 'ray', 'maya', checkOut());
    const goal = await goalOf(scene, 'ray', 'maya');
    measured = await goalOf(scene, 'ray', 'maya');
    const point = await pointOn(scene, 'ray', 'maya', measured);
    const strategy = await made<Record>(scene, 'ray', `/students/${students.maya}/strategies`, strategyBody(goal.id));
    const commitment = await made<Record>(scene, 'ray', `/students/${students.maya}/commitments`, commitmentBody(goal.id));
    ended = await endedGoal();
    const proposal = await proposed(goal);
    conferences = await conferencesInTheWay(scene, ended.goal.id);
    messages = await messagesInTheWay(scene);
    ids = {
      ...conferences.ids,
      ...messages.ids,
      student: students.maya,
      checkIn: entry.id,
      widget: 'card',
      record: 'today',
      goal: goal.id,
      point: point.id,
      proposal,
      strategy: strategy.id,
      commitment: commitment.id,
    };
  });

  const proposed = async (goal: Goal): Promise<string> =>
    (await made<Goal>(scene, 'ana', `${goalAt('maya', goal)}/proposals`, proposalBody(), 200)).proposals.at(-1)!.id;
  async function endedGoal(): Promise<typeof ended> {
    const goal = await goalOf(scene, 'ray', 'maya');
    const point = await pointOn(scene, 'ray', 'maya', goal);
    const proposal = await proposed(goal);
    const { version } = await goalNow(scene, 'ray', 'maya', goal);
    const answer = await scene.ask<Goal>('ray', 'POST', `${goalAt('maya', goal)}/ending`, { body: { outcome: 'met', reason: null }, version });
    assert.equal(answer.status, 200, answer.text);
    return { goal: answer.body, point, proposal };
  }

  const draft = `/students/${students.maya}/drafts/card/today`;
  const pathOf = ({ id, path }: Operation, more: Readonly<{ [name: string]: string }> = {}): string => {
    const all: Readonly<{ [name: string]: string | undefined }> = { ...ids, ...(id.startsWith('goal-points.') && { goal: measured.id }), ...more };
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => all[name]!);
  };
  const bodies: Readonly<{ [id: string]: () => object }> = {
    'check-ins.create': () => checkOut(),
    'check-ins.change': () => checkOut({ note: 'more' }),
    'check-ins.acknowledge': () => ({ kind: 'read-at-home' }),
    'drafts.save': () => ({ value: { note: 'x' }, savedAt: '2026-11-20T15:00:00Z' }),
    'goals.create': () => goalBody(),
    'goals.change': () => goalBody(),
    'goals.revise': () => revisionBody(),
    'goals.propose': () => proposalBody(),
    'goals.decide': () => ({ answer: 'accept', reason: null }),
    'goals.mark-phase': () => ({ on: '2026-11-02', label: 'Shorter pages' }),
    'goals.end': () => ({ outcome: 'met', reason: null }),
    'goal-points.add': () => pointBody(),
    'goal-points.change': () => pointBody({ value: 32 }),
    'strategies.create': () => strategyBody(ids.goal!),
    'strategies.change': () => strategyBody(ids.goal!, { place: 'school' }),
    'strategies.find': () => ({ finding: 'works' }),
    'commitments.create': () => commitmentBody(ids.goal!),
    'commitments.change': () => ({ text: 'I will listen', language: 'en', reviewOn: '2027-01-15', state: 'open' }),
    'progress-reports.create': () => reportBody(ids.goal!),
  };
  const bodyOf = ({ id }: Operation): Asked => {
    const body = bodies[id] ?? conferences.bodies[id] ?? messages.bodies[id];
    return body ? { body: body() } : {};
  };

  type Try = (operation: Operation, ask: (who: PersonName | null, asked?: Asked, query?: string) => Promise<unknown>) => Promise<unknown>;
  const tries: readonly Try[] = [
    (_, ask) => ask(null),
    (_, ask) => ask('lena', { version: 1 }),
    (_, ask) => ask('guest', { version: 1 }),
    (_, ask) => ask('lena', {}, `?student=${students.maya}`),
    (_, ask) => ask('guest', {}, `?student=${students.maya}`),
    (_, ask) => ask('ray', {}, '?x=1'),
    (_, ask) => ask('ray', { key: 'x' }),
    (_, ask) => ask('ray', { key: used, version: 1 }),
    (_, ask) => ask('ray'),
    (_, ask) => ask('ray', { version: 999 }),
    async ({ method }, ask) => method !== 'GET' && ask('ray', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }),
    async ({ method }, ask) => method !== 'GET' && ask('ray', { raw: `"${'x'.repeat(limits.bodyBytes)}"`, headers: { 'Content-Type': 'application/json' } }),
  ];

  /** Everything this operation answered that was a problem. */
  async function provoked(operation: Operation): Promise<Set<ProblemType>> {
    const found = new Set<ProblemType>();
    const asking =
      (to: Scene) =>
      async (who: PersonName | null, asked: Asked = {}, query = '', more: Readonly<{ [name: string]: string }> = {}): Promise<void> => {
        const answer = await to.ask<Problem | undefined>(who, operation.method, pathOf(operation, more) + query, { ...bodyOf(operation), ...asked });
        const type = answer.body?.type;
        if (typeof type === 'string' && type.startsWith(PROBLEM_PREFIX)) found.add(type.slice(PROBLEM_PREFIX.length) as ProblemType);
        else if (answer.status >= 400) assert.fail(`${operation.id}: ${answer.status} ${answer.text}`);
      };
    for (const attempt of tries) await attempt(operation, asking(scene));
    const busy = await openScene(database, { limits: { address: { capacity: 0, perSecond: 1 } } }, true);
    await asking(busy)('ray');
    if (operation.changes) {
      await byCookie(operation, asking);
      await whileRunning(() => asking(scene)('ray', { key: running, version: 1 }));
    }
    await ((conferences.ways[operation.id] ?? messages.ways[operation.id])?.(asking(scene)) ?? inTheWay(operation, asking(scene)));
    if (operation.id === 'events.list') await asking(scene)('ray', {}, '?after=0');
    return found;
  }

  /** The goal has ended, or points lie on it, or the suggestion is answered. */
  async function inTheWay(
    { id, problems }: Operation,
    ask: (who: PersonName, asked: Asked, query?: string, more?: Readonly<{ [name: string]: string }>) => Promise<void>,
  ): Promise<void> {
    const { goal, point, proposal } = ended;
    const there = { goal: goal.id, point: point.id, proposal };
    const measuredAt = { goal: measured.id };
    if (problems.includes('has-points')) await ask('ray', { version: (await goalNow(scene, 'ray', 'maya', measured)).version }, '', measuredAt);
    if (id === 'check-ins.create') return ask('ray', { body: feelings({ goalPoint: { goalId: goal.id, value: 31 } }) });
    if (id === 'check-ins.change') return ask('ray', { body: checkOut({ goalPoint: { goalId: goal.id, value: 31 } }), version: entry.version });
    if (id === 'commitments.create') return ask('ray', { body: commitmentBody(goal.id) });
    if (id === 'goals.propose') return ask('ana', {}, '', there);
    if (problems.includes('goal-ended')) await ask('ray', { version: id.startsWith('goal-points') ? point.version : goal.version }, '', there);
    if (id !== 'goals.decide') return;
    const { version } = await goalNow(scene, 'ray', 'maya', { id: ids.goal! });
    await ask('ray', { version });
    await ask('ray', { version: version + 1 });
  }

  /** A change under a cookie, without the header that no form can send. */
  async function byCookie(operation: Operation, asking: (to: Scene) => (who: null, asked: Asked) => Promise<void>): Promise<void> {
    const cookies = await openScene(database, { cookies: true }, true);
    const signIn = await cookies.ask(null, 'POST', '/demo/sign-in', { body: { person: people.ana, cookie: true } });
    await asking(cookies)(null, { version: 1, headers: { Cookie: signIn.headers.get('Set-Cookie')!.split(';')[0]! } });
  }

  const running = randomUUID();
  /** The same key in a transaction that is not over; the embedded database has one connection, so nothing can wait for another there. */
  async function whileRunning(ask: () => Promise<void>): Promise<void> {
    if (database.url === undefined) return;
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('insert into idempotency_keys (school_id, person_id, key, created_at) values ($1, $2, $3, now())', [school.here, people.ray, running]);
      await ask();
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  test('are those that the contract says, no more and no fewer', async () => {
    await sweep(database.pool, scene.clock.ms + 61 * DAY_MS);
    await scene.ask('ray', 'POST', `/students/${students.maya}/check-ins`, { body: feelings(), key: used });
    await scene.ask('ray', 'PUT', draft, { body: { value: {}, savedAt: '2026-11-20T15:00:00Z' } });
    // The one that erases comes last: the others need what it erases.
    const order = [...table].sort((a, b) => Number(a.id === 'students.erase') - Number(b.id === 'students.erase'));
    for (const operation of order) {
      const found = await provoked(operation);
      const promised = new Set(problemTypesOf(operation));
      assert.deepEqual([...found].filter((type) => !promised.has(type)).sort(), [], `${operation.id} answers what the contract does not say`);
      const never = [...promised].filter((type) => {
        const elsewhere = BROKEN.includes(type) || (type === 'in-progress' && database.url === undefined);
        return !found.has(type) && !elsewhere && !(type === 'not-allowed' && FOR_ALL_WHO_ARE_TIED.includes(operation.id));
      });
      assert.deepEqual(never, [], `${operation.id} never answers what the contract says`);
    }
  });
});
