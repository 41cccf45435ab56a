/**
 * a life at school, every change of it kept as it went over the wire, and sent again by somebody who never heard an answer: twice, and in any
 * order. Not one byte of the database is another afterwards.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { eachDatabase, type TestDatabase } from '../../support/databases.js';
import type { Booking } from '../../../src/contract/booking.js';
import type { Commitment } from '../../../src/contract/commitment.js';
import type { Goal } from '../../../src/contract/goal.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import { agreementBody, bookingAt, booked, detailsBody, evening, held, ok, requestBody, slotsAt } from './conference-bodies.js';
import {
  commitmentBody,
  goalAt,
  goalNow,
  goalOf,
  made,
  pointBody,
  pointOn,
  pointsAt,
  proposalBody,
  reportBody,
  revisionBody,
  strategyBody,
} from './goal-bodies.js';
import { announcementBody, contactBody, directThread, messageAt, read, sent, settingsBody, started, threadAt, uploaded } from './message-bodies.js';
import {
  checkInsOf,
  checkOut,
  feelings,
  openScene,
  people,
  reportCard,
  students,
  written,
  type Answered,
  type Asked,
  type PersonName,
  type Scene,
} from './scene.js';

interface Change {
  readonly who: PersonName;
  readonly method: string;
  readonly path: string;
  readonly asked: Asked;
  readonly answer: Answered<unknown>;
}

/** The scene, and everything that was changed through it. */
function recorded(scene: Scene): { readonly scene: Scene; readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  const ask = async <T>(who: PersonName | null, method: string, path: string, asked: Asked = {}): Promise<Answered<T>> => {
    const keyed = { key: randomUUID(), ...asked };
    const answer = await scene.ask<T>(who, method, path, keyed);
    assert.ok(answer.status < 400, `${who} ${method} ${path}: ${answer.status} ${answer.text}`);
    // What only asks changes nothing, and a file has its own way to go on where it stopped.
    if (who && !['GET', 'HEAD', 'PATCH'].includes(method)) changes.push({ who, method, path, asked: keyed, answer });
    return answer;
  };
  return { scene: { ...scene, ask }, changes };
}

async function checksIn(scene: Scene): Promise<void> {
  const { id, version } = await written(scene, 'ana', 'maya');
  ok(await scene.ask('ana', 'PUT', `${checkInsOf('maya')}/${id}`, { body: feelings({ note: 'Changed' }), version }));
  await written(scene, 'ray', 'maya', checkOut());
  const report = await written(scene, 'ray', 'maya', reportCard());
  ok(await scene.ask('ana', 'POST', `${checkInsOf('maya')}/${report.id}/acknowledgements`, { body: { kind: 'read-at-home' } }));
  const draft = `/students/${students.maya}/drafts/card/today`;
  ok(await scene.ask('ana', 'PUT', draft, { body: { value: { note: 'Half a' }, savedAt: '2026-11-20T15:00:00Z' } }));
  ok(await scene.ask('ana', 'DELETE', draft));
}

async function worksOnGoals(scene: Scene): Promise<void> {
  const goal = await goalOf(scene, 'ray', 'maya');
  const at = goalAt('maya', goal);
  const point = await pointOn(scene, 'ana', 'maya', goal);
  ok(await scene.ask('ana', 'PUT', `${pointsAt('maya', goal)}/${point.id}`, { body: pointBody({ value: 32 }), version: point.version }));
  const wrong = await pointOn(scene, 'ray', 'maya', goal, { value: 3 });
  ok(await scene.ask('ray', 'DELETE', `${pointsAt('maya', goal)}/${wrong.id}`, { version: wrong.version }));
  const { proposals, version } = ok(await scene.ask<Goal>('ana', 'POST', `${at}/proposals`, { body: proposalBody() }));
  ok(await scene.ask('ray', 'POST', `${at}/proposals/${proposals[0]!.id}/decision`, { body: { answer: 'decline', reason: 'Not yet' }, version }));
  ok(await scene.ask('ray', 'POST', `${at}/revisions`, { body: revisionBody(), version: (await goalNow(scene, 'ray', 'maya', goal)).version }));
  const strategies = `/students/${students.maya}/strategies`;
  const strategy = await made<Strategy>(scene, 'ana', strategies, strategyBody(goal.id));
  ok(await scene.ask('ray', 'POST', `${strategies}/${strategy.id}/findings`, { body: { finding: 'works' } }));
  ok(await scene.ask('ana', 'PUT', `${strategies}/${strategy.id}`, { body: strategyBody(goal.id, { place: 'school' }), version: strategy.version + 1 }));
  const commitments = `/students/${students.maya}/commitments`;
  const mine = await made<Commitment>(scene, 'ana', commitments, commitmentBody(goal.id));
  const kept = { text: 'x', language: 'en', reviewOn: '2027-02-01', state: 'open' };
  ok(await scene.ask('ana', 'PUT', `${commitments}/${mine.id}`, { body: kept, version: mine.version }));
  ok(await scene.ask('ray', 'POST', `/students/${students.maya}/progress-reports`, { body: reportBody(goal.id) }));
  ok(await scene.ask('ray', 'POST', `${at}/ending`, { body: { outcome: 'met', reason: null }, version: (await goalNow(scene, 'ray', 'maya', goal)).version }));
}

async function meets(scene: Scene): Promise<void> {
  const { conference, slots } = await evening(scene);
  const booking = await booked(scene, 'ana', 'maya', slots[0]!);
  const lenas = await held(scene, 'lena', 'leo', slots[1]!);
  const leo = ok(await scene.ask<Booking>('lena', 'PUT', bookingAt(lenas), { body: detailsBody(), version: lenas.version }));
  ok(await scene.ask('lena', 'POST', `${bookingAt(leo)}/cancellation`, { body: { reason: null }, version: leo.version }));
  const more = { text: 'How reading goes', kind: 'question', language: 'en' };
  const asked = ok(await scene.ask<Booking>('ana', 'POST', `${bookingAt(booking)}/topics`, { body: more, version: booking.version }));
  const agreed = ok(await scene.ask<Booking>('ray', 'POST', `${bookingAt(booking)}/agreements`, { body: agreementBody(), version: asked.version }));
  const words = { shared: 'We read', confidential: null, language: 'en' };
  ok(await scene.ask('ray', 'PUT', `${bookingAt(booking)}/notes`, { body: words, version: agreed.version }));
  ok(await scene.ask('lena', 'POST', `/students/${students.leo}/conference-requests`, { body: requestBody(conference.id) }));
  ok(await scene.ask('ray', 'DELETE', `${slotsAt(conference)}/${slots[3]!.id}`, { version: slots[3]!.version }));
  ok(await scene.ask('ana', 'POST', '/calendar-link'));
}

async function writes(scene: Scene): Promise<void> {
  const thread = await directThread(scene);
  const file = await uploaded(scene, 'ana', thread, new TextEncoder().encode('%PDF-1.7 a leaf'), { name: 'leaf.pdf', type: 'application/pdf' });
  const message = await sent(scene, 'ana', thread, { text: 'Thank you!', attachmentIds: [file.id] });
  await read(scene, 'ray', thread, 2);
  ok(await scene.ask('ray', 'POST', `${messageAt(message)}/report`, { body: { reason: 'hurtful', note: null } }));
  ok(await scene.ask('ana', 'POST', `${messageAt(message)}/removal`));
  ok(await scene.ask('ray', 'POST', `${threadAt(thread)}/contact-log`, { body: contactBody() }));
  await started(scene, 'ray', announcementBody());
  const settings = `/people/${people.ana}/message-settings`;
  const { version } = ok(await scene.ask<{ version: number }>('ana', 'GET', settings));
  ok(await scene.ask('ana', 'PUT', settings, { body: settingsBody({ digest: 'weekly' }), version }));
  ok(await scene.ask('ray', 'POST', `${threadAt(thread)}/closing`, { body: { closed: true } }));
}

/** Every row of every table, as text. */
async function everyByte({ pool }: TestDatabase): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

eachDatabase('replayed', (open) => {
  let database: TestDatabase;
  let scene: Scene;
  let changes: readonly Change[];
  let kept: Record<string, readonly string[]>;

  const again = async ({ who, method, path, asked, answer }: Change): Promise<void> => {
    const second = await scene.ask(who, method, path, asked);
    const said = `${method} ${path}`;
    assert.deepEqual([second.status, second.text, second.headers.get('Idempotency-Replayed')], [answer.status, answer.text, 'true'], said);
  };

  before(async () => {
    database = await open();
    scene = await openScene(database);
    const all = recorded(scene);
    for (const part of [checksIn, worksOnGoals, meets, writes]) await part(all.scene);
    ({ changes } = all);
    kept = await everyByte(database);
    // Later, when what is written again would be dated otherwise.
    scene.clock.ms += 3_600_000;
  });

  test('X-06 the whole outbox sent twice more leaves every row of every table as it was, and each answer is the first one', async () => {
    assert.ok(changes.length >= 35, `only ${changes.length} changes`);
    assert.ok(Object.values(kept).filter(({ length }) => length > 0).length >= 25, 'most tables have rows');
    for (let round = 0; round < 2; round++) for (const change of changes) await again(change);
    assert.deepEqual(await everyByte(database), kept);
  });

  test('X-06 so it does in any order, several at once', async () => {
    const order = fc.shuffledSubarray([...changes.keys()], { minLength: Math.ceil(changes.length / 2) });
    await fc.assert(
      fc.asyncProperty(order, async (some) => {
        for (let at = 0; at < some.length; at += 6) await Promise.all(some.slice(at, at + 6).map((one) => again(changes[one]!)));
        assert.deepEqual(await everyByte(database), kept);
      }),
      { numRuns: 6 },
    );
  });
});
