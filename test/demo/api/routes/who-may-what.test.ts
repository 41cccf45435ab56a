/**
 * Every operation × every role × whose child: their own, another family's, another school's. Who is not tied to a student cannot tell
 * whether there is one; a missing permission is a refusal; nobody without a token gets anything.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { TableOperation as Operation } from '../../../../src/contract/operation.js';
import { operations } from '../../../../src/contract/operations.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { onPostgres } from '../../../support/databases.js';
import {
  commitmentBody,
  goalAt,
  goalBody,
  goalOf,
  made,
  pointBody,
  pointOn,
  proposalBody,
  reportBody,
  revisionBody,
  strategyBody,
  terms,
} from '../goal-bodies.js';
import {
  assertProblem,
  checkInsOf,
  checkOut,
  countRows,
  feelings,
  openScene,
  people,
  reportCard,
  students,
  TODAY,
  written,
  type PersonName,
  type Scene,
} from '../scene.js';

/** Conferences and messages have tables of their own: `who-may-confer.test.ts`, `who-may-write.test.ts`. */
type Messages = `${'threads' | 'messages' | 'message-reports' | 'message-settings' | 'contact-log' | 'attachments'}.${string}`;
type Elsewhere = `${'conferences' | 'slots' | 'bookings' | 'conference-requests' | 'conference-invitations' | 'calendar-link'}.${string}` | Messages;
type Id = Exclude<(typeof operations)[number]['id'], Elsewhere>;
const everyone = Object.keys(people) as PersonName[];

/** Who is tied to Maya, and of them who may do what to the records made in `before`. Everyone else who is tied hears 403. */
const tied: PersonName[] = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina', 'guest'];
const readers = tied.filter((who) => who !== 'guest');
/** Who takes part in goals: see, add points, set their own, propose. The office only sees. */
const takers = ['maya', 'ana', 'ben', 'ray', 'sol'] as const;
/** Of a goal that the school set. */
const school = ['ray', 'sol'] as const;
const may: Record<Id, readonly PersonName[]> = {
  'discovery.read': everyone,
  'session.read': everyone,
  'draft-key.read': everyone,
  'students.list': everyone,
  'check-in-plans.list': everyone,
  'events.list': everyone,
  'students.read': tied,
  'students.export': ['ana', 'ben', 'ray', 'sol', 'ida'],
  'students.erase': ['ray', 'sol', 'ida'],
  'check-ins.list': readers,
  'check-ins.create': ['maya', 'ana', 'ben', 'ray', 'sol', 'ida'],
  'check-ins.read': readers,
  'check-ins.change': ['ray', 'sol', 'ida'],
  'check-ins.acknowledge': ['ana', 'ben'],
  'goals.list': readers,
  'goals.read': readers,
  'goals.create': takers,
  'goals.change': school,
  'goals.revise': school,
  'goals.propose': takers,
  'goals.decide': school,
  'goals.mark-phase': school,
  'goals.end': school,
  'goals.remove': school,
  'goal-points.list': readers,
  'goal-points.add': takers,
  'goal-points.change': ['ray'],
  'goal-points.remove': ['ray'],
  'commitments.list': readers,
  'commitments.create': takers,
  'commitments.change': ['ray'],
  'strategies.list': readers,
  'strategies.create': takers,
  'strategies.change': ['ray'],
  'strategies.find': takers,
  'progress-reports.list': readers,
  'progress-reports.create': school,
  'drafts.list': tied,
  'drafts.save': tied,
  'drafts.discard': tied,
};

type Hanging = Readonly<Record<'goal' | 'measured' | 'proposal' | 'point' | 'commitment' | 'strategy', string>>;
/** What is not there any more once somebody was allowed to. */
const usesUp: ReadonlySet<string> = new Set(['goals.decide', 'goals.end', 'goals.remove', 'goal-points.remove']);

/** Two goals, one with a point, and one of everything besides. */
async function hang(scene: Scene, who: PersonName, student: keyof typeof students): Promise<Hanging> {
  const measured = await goalOf(scene, who, student);
  const goal = await goalOf(scene, who, student);
  const at = `/students/${students[student]}`;
  const { proposals } = await made<Goal>(scene, who, `${goalAt(student, goal)}/proposals`, proposalBody(), 200);
  return {
    goal: goal.id,
    measured: measured.id,
    proposal: proposals[0]!.id,
    point: (await pointOn(scene, who, student, measured)).id,
    commitment: (await made<{ id: string }>(scene, who, `${at}/commitments`, commitmentBody(goal.id))).id,
    strategy: (await made<{ id: string }>(scene, who, `${at}/strategies`, strategyBody(goal.id))).id,
  };
}

onPostgres('who may what', (open) => {
  let scene: Scene;
  /** One entry of each student, a check-out so that more than its author may touch it. */
  const entries: Record<string, { id: string; version: number }> = {};
  /** What hangs on goals, all of it the teacher's: of each student once, and anew before each try at what uses it up. */
  const hanging: Record<string, Hanging> = {};

  before(async () => {
    scene = await openScene(await open());
    entries[students.maya] = await written(scene, 'ray', 'maya', checkOut());
    entries[students.leo] = await written(scene, 'lena', 'leo');
    entries[students.omar] = await written(scene, 'orla', 'omar');
    hanging[students.maya] = await hang(scene, 'ray', 'maya');
    hanging[students.leo] = await hang(scene, 'ray', 'leo');
    hanging[students.omar] = await hang(scene, 'olga', 'omar');
  });

  const voiceOf: Partial<Record<PersonName, string>> = {
    maya: 'student',
    leo: 'student',
    omar: 'student',
    ray: 'school',
    sol: 'school',
    ida: 'school',
    nobody: 'school',
    olga: 'school',
  };

  async function call(operation: Operation, who: PersonName | null, student: string) {
    const entry = entries[student] ?? { id: randomUUID(), version: 1 };
    const on = hanging[student] ?? hanging[students.maya]!;
    const goal = operation.id.startsWith('goal-points') ? on.measured : on.goal;
    const names: Record<string, string> = { student, ...on, goal, checkIn: entry.id, widget: 'check-in-card', record: who ?? 'nobody' };
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name]!);
    const own = (who && voiceOf[who]) ?? 'home';
    const bodies: Partial<Record<string, object>> = {
      'check-ins.create': feelings({ audience: [...new Set([own, 'school'])] }),
      'check-ins.change': student === students.maya ? checkOut() : feelings(),
      'check-ins.acknowledge': { kind: 'read-at-home' },
      'goals.create': goalBody({ origin: own }),
      'goals.change': goalBody({ terms: terms({ target: 70 }) }),
      'goals.revise': revisionBody(),
      'goals.propose': proposalBody(),
      'goals.decide': { answer: 'decline', reason: 'Not yet' },
      'goals.mark-phase': { on: TODAY, label: 'Another book' },
      'goals.end': { outcome: 'met', reason: null },
      'goal-points.add': pointBody(),
      'goal-points.change': pointBody({ value: 33 }),
      'commitments.create': commitmentBody(goal),
      'commitments.change': { text: 'I will', language: 'en', reviewOn: '2027-01-15', state: 'kept' },
      'strategies.create': strategyBody(goal),
      'strategies.change': strategyBody(goal),
      'strategies.find': { finding: 'works' },
      'progress-reports.create': reportBody(goal),
      'drafts.save': { value: { note: 'half a' }, savedAt: '2026-11-20T15:00:00Z' },
    };
    const body = bodies[operation.id];
    const version = operation.ifMatch === 'always' ? await versionOf(path) : undefined;
    return scene.ask(who, operation.method, path, { ...(body && { body }), ...(version !== undefined && { version }) });
  }

  /** Of the record that a path is about: of the goal, where it ends in what is done to it. */
  async function versionOf(path: string): Promise<number> {
    const [, table, recordId, sub, subId] = /students\/[^/]+\/([a-z-]+)\/([^/]+)(?:\/(\w+)\/([^/]+))?/.exec(path)!;
    const [from, id] = sub === 'points' ? ['goal_points', subId] : [table!.replace('-', '_'), recordId];
    const { rows } = await scene.database.pool.query<{ version: number }>(`select version from ${from} where id = $1`, [id]);
    return rows[0]?.version ?? 1;
  }

  // What erases comes last.
  const inOrder = operations
    .filter(({ id }) => id in may)
    .sort((a, b) => Number(a.id === 'students.erase') - Number(b.id === 'students.erase')) as (Operation & { id: Id })[];

  for (const operation of inOrder) {
    const aboutStudent = operation.path.includes('{student}');

    test(`${operation.id}: each role with their own student`, async () => {
      for (const who of everyone) {
        if (usesUp.has(operation.id)) hanging[students.maya] = await hang(scene, 'ray', 'maya');
        const answer = await call(operation, who, students.maya);
        if (may[operation.id].includes(who)) assert.equal(answer.status, operation.status, `${who}: ${answer.text}`);
        else assertProblem(answer, aboutStudent && !tied.includes(who) ? 'not-found' : 'not-allowed');
      }
    });

    test(`${operation.id}: nobody without a good token`, async () => {
      const before = await countRows(scene.database);
      const answer = await call(operation, null, students.maya);
      if (operation.open) assert.equal(answer.status, 200);
      else assertProblem(answer, 'signed-out');
      assert.deepEqual(await countRows(scene.database), before);
    });

    if (!aboutStudent) continue;
    test(`${operation.id}: another family's child, another school's and none at all are the same`, async () => {
      const before = await countRows(scene.database);
      const strangers: [PersonName, string][] = [
        ...(['maya', 'ana', 'ben', 'gus', 'sol', 'ina', 'guest', 'nobody'] as const).map((who): [PersonName, string] => [who, students.leo]),
        ...(['leo', 'lena', 'olga', 'omar', 'orla', 'nobody'] as const).map((who): [PersonName, string] => [who, students.maya]),
        ...(['ray', 'ida', 'ana', 'maya'] as const).map((who): [PersonName, string] => [who, students.omar]),
      ];
      for (const [who, student] of strangers) {
        const answer = await call(operation, who, student);
        const nowhere = await call(operation, who, randomUUID());
        const { requestId: _, ...problem } = assertProblem(answer, 'not-found');
        const { requestId: __, ...none } = assertProblem(nowhere, 'not-found');
        assert.deepEqual(problem, none, who);
      }
      assert.deepEqual(await countRows(scene.database), before);
    });

    if (operation.path.includes('{goal}') || operation.path.includes('{strategy}') || operation.path.includes('{commitment}'))
      test(`${operation.id}: what is another student's is not found under one's own`, async () => {
        const own = hanging[students.maya]!;
        hanging[students.maya] = hanging[students.leo]!;
        const before = await countRows(scene.database);
        assertProblem(await call(operation, 'ray', students.maya), 'not-found');
        assert.deepEqual(await countRows(scene.database), before);
        hanging[students.maya] = own;
      });
    if (!operation.path.includes('{checkIn}')) continue;
    test(`${operation.id}: an entry of another student is not found under one's own`, async () => {
      entries['borrowed'] = entries[students.leo]!;
      const path = operation.path.replace('{student}', students.maya).replace('{checkIn}', entries['borrowed'].id);
      const body = operation.id === 'check-ins.change' ? feelings() : { kind: 'talked' };
      assertProblem(await scene.ask('ray', operation.method, path, { ...(operation.method !== 'GET' && { body }), version: 1 }), 'not-found');
    });
  }

  test('what is not about one student names no other family’s child and nobody of another school', async () => {
    await written(scene, 'ray', 'maya', reportCard());
    await written(scene, 'lena', 'leo');
    const seen: [PersonName, readonly string[]][] = [
      ['ana', [students.leo, 'Leo', 'Lena', students.omar, 'Omar']],
      ['lena', [students.maya, 'Maya', 'Ana', students.omar]],
      ['orla', [students.maya, students.leo, 'Maya', 'Ray']],
      ['nobody', [students.maya, students.leo, students.omar, 'Maya']],
      ['guest', [students.leo, students.omar]],
    ];
    for (const [who, hidden] of seen)
      for (const path of ['/session', '/students', '/check-in-plans', '/events?after=0']) {
        const { text, status } = await scene.ask(who, 'GET', path);
        assert.equal(status, 200);
        for (const name of hidden) assert.ok(!text.includes(name), `${who} finds ${name} in ${path}`);
      }
    assertProblem(await scene.ask('ana', 'GET', `/check-in-plans?student=${students.leo}`), 'not-found');
    assertProblem(await scene.ask('guest', 'GET', `/check-in-plans?student=${students.maya}`), 'not-allowed');
  });

  test('a name of the other household is nowhere: not in the session, the student, the list or the export', async () => {
    await written(scene, 'ben', 'maya');
    for (const path of ['/session', '/students', `/students/${students.maya}`, checkInsOf('maya'), `/students/${students.maya}/export`]) {
      assert.ok(!(await scene.ask('ana', 'GET', path)).text.includes('Ben'), path);
      assert.ok((await scene.ask('ray', 'GET', path)).text.includes('Ben'), path);
    }
  });

  test('a role that changed and a tie that was cut count at once, with the same token', async () => {
    const { pool } = scene.database;
    await pool.query(`update people set role = 'family-viewer' where id = $1`, [people.ben]);
    assertProblem(await scene.ask('ben', 'POST', checkInsOf('maya'), { body: feelings() }), 'not-allowed');
    await pool.query(`update relations set permissions = '{}' where person_id = $1`, [people.sol]);
    assertProblem(await scene.ask('sol', 'GET', checkInsOf('maya')), 'not-allowed');
    await pool.query('delete from drafts where person_id = $1', [people.gus]);
    await pool.query('delete from relations where person_id = $1', [people.gus]);
    assertProblem(await scene.ask('gus', 'GET', checkInsOf('maya')), 'not-found');
  });
});
