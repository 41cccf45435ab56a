/** Messages: numbered, found, read, held in the evening, hidden and never erased, and what each side hears of the other. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Message } from '../../../../src/contract/message.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { onPostgres } from '../../../support/databases.js';
import { made } from '../goal-bodies.js';
import {
  contactBody,
  directThread,
  got,
  messageAt,
  messageBody,
  messagesNow,
  read,
  sent,
  settingsBody,
  started,
  startBody,
  threadAt,
  threadNow,
} from '../message-bodies.js';
import { assertProblem, openScene, people, START_MS, type PersonName, type Scene } from '../scene.js';

/** Friday ten o'clock; the school is quiet from six in the evening until seven, and over the weekend. */
const EVENING_MS = Date.parse('2026-11-21T00:30:00Z');
const MONDAY = '2026-11-23T12:00:00.000Z';

onPostgres('messages', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const withThread = async (): Promise<Thread> => {
    scene.clock.ms = START_MS;
    for (const table of [
      'message_reports',
      'message_acknowledgements',
      'message_reads',
      'attachments',
      'messages',
      'thread_people',
      'threads',
      'message_settings',
    ])
      await scene.database.pool.query(`delete from ${table}`);
    return directThread(scene);
  };
  const set = async (who: PersonName, more: object) => {
    const at = `/people/${people[who]}/message-settings`;
    const { version } = await got<{ version: number }>(scene, who, at);
    const answer = await scene.ask(who, 'PUT', at, { body: settingsBody(more), version });
    assert.equal(answer.status, 200, answer.text);
  };
  const textsOf = (list: readonly Message[]) => list.map(({ text }) => text);

  test('MT-01 what is sent is there for both, numbered from one, with who wrote it and in which voice', async () => {
    const thread = await withThread();
    const key = randomUUID();
    const answer = await scene.ask<Message>('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ text: 'Gracias', language: 'es' }), key });
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual([answer.body.seq, answer.body.voice, answer.body.author], [2, 'home', { id: people.ana, name: 'Ana', role: 'guardian' }]);
    assert.equal(answer.body.key, key);
    const [first, second] = await messagesNow(scene, 'ray', thread);
    assert.deepEqual([first!.seq, second!.seq, second!.text, second!.language, second!.key], [1, 2, 'Gracias', 'es', null]);
    const again = await scene.ask<Message>('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ text: 'Gracias', language: 'es' }), key });
    assert.deepEqual([again.status, again.text], [201, answer.text]);
    assert.equal((await messagesNow(scene, 'ray', thread)).length, 2);
  });

  test('MT-02 MT-03 pages lie before, after and around a number, the first unread one and a day, always in order', async () => {
    const thread = await withThread();
    for (let n = 2; n <= 9; n++) {
      if (n === 6) scene.clock.ms += 86_400_000;
      await sent(scene, 'ray', thread, { text: `m${n}` });
    }
    const seqs = async (query: string) => (await messagesNow(scene, 'ana', thread, query)).map(({ seq }) => seq);
    assert.deepEqual(await seqs('?limit=3'), [7, 8, 9]);
    assert.deepEqual(await seqs('?limit=3&before=4'), [1, 2, 3]);
    assert.deepEqual(await seqs('?limit=3&after=7'), [8, 9]);
    assert.deepEqual(await seqs('?limit=4&around=5'), [3, 4, 5, 6]);
    await read(scene, 'ana', thread, 6);
    assert.deepEqual(await seqs('?limit=4&around=first-unread'), [5, 6, 7, 8]);
    assert.deepEqual(await seqs('?limit=2&on=2026-11-21'), [5, 6]);
    assert.deepEqual(await seqs('?limit=2&on=2027-01-01'), [8, 9]);
    const first = await got<{ items: Message[]; next: string }>(scene, 'ana', `${threadAt(thread)}/messages?limit=4`);
    const second = await got<{ items: Message[]; next: string }>(scene, 'ana', `${threadAt(thread)}/messages?limit=4&cursor=${first.next}`);
    assert.deepEqual(
      second.items.map(({ seq }) => seq),
      [2, 3, 4, 5],
    );
    const third = await got<{ items: Message[]; next: null }>(scene, 'ana', `${threadAt(thread)}/messages?limit=4&cursor=${second.next}`);
    assert.deepEqual([third.items.map(({ seq }) => seq), third.next], [[1], null]);
    assertProblem(await scene.ask('ana', 'GET', `${threadAt(thread)}/messages?before=3&after=1`), 'invalid', '/query');
    assertProblem(await scene.ask('ana', 'GET', `${threadAt(thread)}/messages?cursor=x`), 'invalid', '/query/cursor');
  });

  test('finds where a text stands, the newest first, whatever its case and with nothing read as a pattern', async () => {
    const thread = await withThread();
    for (const text of ['The LEAF is red', '100% sure_', 'another leaf', 'gone leaf']) await sent(scene, 'ray', thread, { text });
    const gone = (await messagesNow(scene, 'ray', thread)).at(-1)!;
    await scene.ask('ray', 'POST', `${messageAt(gone)}/removal`);
    const found = async (text: string) => (await made<{ seqs: number[]; more: boolean }>(scene, 'ana', `${threadAt(thread)}/searches`, { text }, 200)).seqs;
    assert.deepEqual(await found('leaf'), [4, 2]);
    assert.deepEqual(await found('0% SURE_'), [3]);
    assert.deepEqual(await found('%'), [3]);
    assert.deepEqual(await found('nowhere'), []);
  });

  test('MT-02 what is new is counted until it is read, one’s own never, and reading never goes back', async () => {
    const thread = await withThread();
    await sent(scene, 'ray', thread);
    const { unread, readSeq } = await threadNow(scene, 'ana', thread);
    assert.deepEqual([unread, readSeq], [2, 0]);
    assert.equal((await threadNow(scene, 'ray', thread)).unread, 0);
    assert.equal((await read(scene, 'ana', thread, 2)).unread, 0);
    assert.equal((await read(scene, 'ana', thread, 1)).readSeq, 2);
    assert.equal((await read(scene, 'ana', thread, 99)).readSeq, 2);
  });

  test('MT-08 only who wrote a message hears who has read it, and when first', async () => {
    const thread = await withThread();
    scene.clock.ms += 60_000;
    await read(scene, 'ana', thread, 1);
    scene.clock.ms += 60_000;
    await sent(scene, 'ray', thread);
    await read(scene, 'ana', thread, 2);
    const [first, second] = await messagesNow(scene, 'ray', thread);
    assert.deepEqual(first!.readBy, [{ person: { id: people.ana, name: 'Ana', role: 'guardian' }, readAt: '2026-11-20T15:01:00.000Z' }]);
    assert.equal(second!.readBy[0]!.readAt, '2026-11-20T15:02:00.000Z');
    for (const who of ['ana', 'ida'] as const)
      assert.deepEqual(
        (await messagesNow(scene, who, thread)).flatMap(({ readBy }) => readBy),
        [],
      );
  });

  test('MT-08 who wants no receipts gives none: everywhere, or in one thread', async () => {
    const thread = await withThread();
    await read(scene, 'ana', thread, 1);
    const told = async () => (await messagesNow(scene, 'ray', thread))[0]!.readBy.length;
    assert.equal(await told(), 1);
    const here = await made<Thread>(scene, 'ana', `${threadAt(thread)}/settings`, { readReceipts: false }, 200);
    assert.deepEqual(here.readReceipts, { own: false, told: false });
    assert.equal(await told(), 0);
    await set('ana', { readReceipts: false });
    await made(scene, 'ana', `${threadAt(thread)}/settings`, { readReceipts: true }, 200);
    assert.equal(await told(), 1);
    const back = await made<Thread>(scene, 'ana', `${threadAt(thread)}/settings`, { readReceipts: null }, 200);
    assert.deepEqual(back.readReceipts, { own: null, told: false });
    assert.equal(await told(), 0);
  });

  test('MT-05 in the evening a message is taken, says when it will be seen, and is held for the teacher', async () => {
    const thread = await withThread();
    scene.clock.ms = EVENING_MS;
    const late = await sent(scene, 'ana', thread);
    assert.equal(late.heldUntil, MONDAY);
    const his = await threadNow(scene, 'ray', thread);
    assert.deepEqual([his.unread, his.held, his.heldUntil], [0, 1, MONDAY]);
    scene.clock.ms = Date.parse(MONDAY);
    const later = await threadNow(scene, 'ray', thread);
    assert.deepEqual([later.unread, later.held, later.heldUntil], [1, 0, null]);
  });

  test('MT-05 no read status in the evening: that the teacher looked is told in the morning, as of the morning', async () => {
    const thread = await withThread();
    const asked = await sent(scene, 'ana', thread);
    scene.clock.ms = EVENING_MS;
    await read(scene, 'ray', thread, asked.seq);
    const seen = async () => (await messagesNow(scene, 'ana', thread)).at(-1)!.readBy.map(({ readAt }) => readAt);
    assert.deepEqual(await seen(), []);
    scene.clock.ms = Date.parse(MONDAY);
    assert.deepEqual(await seen(), [MONDAY]);
  });

  test('MT-06 a teacher’s own hours count: what they answer, and when they are back from a journey', async () => {
    const thread = await withThread();
    const hours = {
      timeZone: 'America/New_York',
      quietHours: { from: '15:00', until: '08:00' },
      officeHours: [{ weekday: 2, from: '12:00', until: '13:00' }],
      away: [{ from: '2026-11-23', until: '2026-11-23' }],
    };
    await set('ray', { hours });
    scene.clock.ms = EVENING_MS;
    assert.equal((await sent(scene, 'ana', thread)).heldUntil, '2026-11-24T17:00:00.000Z');
    const { participants } = await threadNow(scene, 'ana', thread);
    assert.deepEqual(participants.find(({ id }) => id === people.ray)!.hours, hours);
    assert.equal(participants.find(({ id }) => id === people.ana)!.hours, null);
    assertProblem(await scene.ask('ana', 'PUT', `/people/${people.ana}/message-settings`, { body: settingsBody({ hours }), version: 1 }), 'not-allowed');
    const nowhere = settingsBody({ hours: { ...hours, timeZone: 'Nowhere/At_All' } });
    assertProblem(await scene.ask('ray', 'PUT', `/people/${people.ray}/message-settings`, { body: nowhere, version: 2 }), 'invalid', '/hours/timeZone');
  });

  test('MT-09 urgent needs its permission, and is held like anything else unless the school’s policy says otherwise', async () => {
    const thread = await withThread();
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ urgent: true }) }), 'not-allowed');
    assert.ok(!(await threadNow(scene, 'ana', thread)).may.includes('urgent'), 'it is not offered');
    const { pool } = scene.database;
    await pool.query(`update relations set permissions = permissions || array['mark-urgent'] where person_id = $1`, [people.ana]);
    scene.clock.ms = EVENING_MS;
    assert.equal((await sent(scene, 'ana', thread, { urgent: true })).heldUntil, MONDAY);
    const policy = { replySchoolDays: 1, urgentInQuietHours: 'seen', guardiansIncluded: [], digestAt: '16:00' };
    await pool.query(`update schools set settings = jsonb_set(settings, '{policies,messages}', $1::jsonb)`, [JSON.stringify(policy)]);
    assert.equal((await sent(scene, 'ana', thread, { urgent: true })).heldUntil, null);
    assert.equal((await threadNow(scene, 'ray', thread)).unread, 2);
    await pool.query(`update schools set settings = settings #- '{policies,messages}'`);
    await pool.query(`update relations set permissions = array_remove(permissions, 'mark-urgent') where person_id = $1`, [people.ana]);
  });

  test('MT-23 who needs a reply says so, hears by when, and both sides see it until it is answered', async () => {
    const thread = await withThread();
    const asked = await sent(scene, 'ana', thread, { reply: 'needed' });
    // Friday ten o'clock: until the end of Monday.
    assert.equal(asked.replyBy, '2026-11-23T23:00:00.000Z');
    const due = { seq: 2, by: asked.replyBy };
    assert.deepEqual((await threadNow(scene, 'ray', thread)).needsReply, due);
    assert.deepEqual((await threadNow(scene, 'ana', thread)).awaitsReply, due);
    assert.equal((await threadNow(scene, 'ana', thread)).needsReply, null);
    await sent(scene, 'ray', thread, { reply: 'not-needed' });
    assert.equal((await threadNow(scene, 'ray', thread)).needsReply, null);
    assert.equal((await threadNow(scene, 'ana', thread)).awaitsReply, null);
    assert.equal((await sent(scene, 'ray', thread, { reply: 'needed' })).replyBy, null);
    assert.deepEqual((await threadNow(scene, 'ana', thread)).needsReply, { seq: 4, by: null });
  });

  test('MT-18 a concern of the school goes with a next step', async () => {
    const thread = await withThread();
    assertProblem(await scene.ask('ray', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ starter: 'concern' }) }), 'invalid', '/nextStep');
    const note = await sent(scene, 'ray', thread, { starter: 'concern', nextStep: 'Read ten minutes together tonight.' });
    assert.deepEqual([note.starter, note.nextStep], ['concern', 'Read ten minutes together tonight.']);
    assert.equal((await sent(scene, 'ana', thread, { starter: 'concern' })).nextStep, null);
  });

  test('MT-10 a removal hides the words from everybody and keeps its place, its trace, and the school’s copy', async () => {
    const thread = await withThread();
    const wrong = await sent(scene, 'ana', thread, { text: 'Sent to the wrong teacher' });
    assertProblem(await scene.ask('ray', 'POST', `${messageAt(wrong)}/removal`), 'not-allowed');
    const { body: hidden } = await scene.ask<Message>('ana', 'POST', `${messageAt(wrong)}/removal`);
    assert.deepEqual([hidden.text, hidden.removed?.by.name, hidden.version, hidden.mayRemove], [null, 'Ana', 2, false]);
    for (const who of ['ray', 'ana', 'ida'] as const) assert.deepEqual(textsOf(await messagesNow(scene, who, thread)).at(-1), null);
    assert.equal((await threadNow(scene, 'ray', thread)).lastMessage.text, null);
    assert.equal((await threadNow(scene, 'ray', thread)).unread, 0);
    const { rows } = await scene.database.pool.query('select text from messages where id = $1', [wrong.id]);
    assert.equal(rows[0]!.text, 'Sent to the wrong teacher');
  });

  test('MT-10 who oversees removes too, and their name stands there', async () => {
    const thread = await withThread();
    const one = await sent(scene, 'ana', thread);
    assert.equal((await scene.ask<Message>('ida', 'POST', `${messageAt(one)}/removal`)).body.removed!.by.name, 'Ida');
    assert.equal((await scene.ask<Message>('ida', 'POST', `${messageAt(one)}/removal`)).body.version, 2);
  });

  test('MT-12 a report goes to who oversees, with the words as they were, and its author hears nothing', async () => {
    const thread = await withThread();
    const one = await sent(scene, 'ray', thread, { text: 'Something hurtful' });
    const report = { reason: 'hurtful', note: 'This is not how we talk.' };
    assert.equal((await scene.ask('ana', 'POST', `${messageAt(one)}/report`, { body: report })).status, 204);
    await scene.ask('ray', 'POST', `${messageAt(one)}/removal`);
    const { items } = await got<{ items: { text: string; reportedBy: { name: string }; author: { name: string }; reason: string }[] }>(
      scene,
      'ida',
      '/message-reports',
    );
    assert.deepEqual(
      items.map(({ text, reportedBy, author, reason }) => [text, reportedBy.name, author.name, reason]),
      [['Something hurtful', 'Ana', 'Ray', 'hurtful']],
    );
    const told = async (who: PersonName) => {
      const { rows } = await scene.database.pool.query(`select count(*)::int as n from feed_events where person_id = $1 and type = 'message-reported'`, [
        people[who],
      ]);
      return rows[0]!.n as number;
    };
    assert.deepEqual([await told('ida'), await told('ray')], [1, 0]);
  });

  test('MT-12 either side blocks a thread, and only who did, or who oversees, lets it go on', async () => {
    const thread = await withThread();
    const block = (who: PersonName, blocked: boolean) => scene.ask<Thread>(who, 'POST', `${threadAt(thread)}/block`, { body: { blocked } });
    const blocked = await block('ana', true);
    assert.deepEqual([blocked.body.state, blocked.body.stateBy?.name, blocked.body.sendRefusal], ['blocked', 'Ana', 'blocked']);
    for (const who of ['ray', 'ana'] as const)
      assertProblem(await scene.ask(who, 'POST', `${threadAt(thread)}/messages`, { body: messageBody() }), 'thread-closed');
    assertProblem(await block('ray', false), 'not-allowed');
    assert.equal((await block('ida', false)).body.state, 'open');
    assert.equal((await sent(scene, 'ana', thread)).seq, 2);
  });

  test('a closed thread stays to be read, takes nothing, and is opened again by staff', async () => {
    const thread = await withThread();
    const close = (who: PersonName, closed: boolean) => scene.ask<Thread>(who, 'POST', `${threadAt(thread)}/closing`, { body: { closed } });
    assertProblem(await close('ana', true), 'not-allowed');
    assert.deepEqual((await close('ray', true)).body.state, 'closed');
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody() }), 'thread-closed');
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/contact-log`, { body: contactBody() }), 'thread-closed');
    assert.equal((await messagesNow(scene, 'ana', thread)).length, 1);
    assert.deepEqual((await threadNow(scene, 'ray', thread)).may, ['reopen']);
    assert.equal((await close('ray', false)).body.state, 'open');
  });

  test('MT-20 a call is written down among the messages, by either side, and not before it happened', async () => {
    const thread = await withThread();
    const call = await made<Message>(scene, 'ray', `${threadAt(thread)}/contact-log`, contactBody());
    assert.deepEqual([call.kind, call.seq, call.contact], ['contact', 2, { channel: 'call', at: '2026-11-19T15:00:00.000Z', reached: true }]);
    assert.equal((await made<Message>(scene, 'ana', `${threadAt(thread)}/contact-log`, contactBody({ channel: 'visit' }))).seq, 3);
    for (const at of ['2026-11-20T15:00:01Z', '2026-09-01T15:00:00Z'])
      assertProblem(await scene.ask('ray', 'POST', `${threadAt(thread)}/contact-log`, { body: contactBody({ at }) }), 'invalid', '/at');
  });

  test('MT-16 a translation comes along with the original, from a person first, else from the school’s machine, else from nobody', async () => {
    const thread = await withThread();
    const one = await sent(scene, 'ray', thread, { text: 'Maya was kind today.' });
    const translate = (to: Scene, language: string) =>
      to.ask<{ text: string; by: string }>('ana', 'POST', `${messageAt(one)}/translation`, { body: { language } });
    assertProblem(await translate(scene, 'es'), 'no-translation');
    const asked: string[] = [];
    const machine = async (text: string, from: string, to: string) => {
      asked.push(`${from}>${to}`);
      return to === 'es' ? `[${text}]` : undefined;
    };
    const able = await openScene(scene.database, { translate: machine }, true);
    const answer = await translate(able, 'es');
    assert.deepEqual([answer.status, answer.body], [200, { text: '[Maya was kind today.]', language: 'es', by: 'machine' }]);
    await translate(able, 'es');
    assert.deepEqual(asked, ['en>es']);
    assertProblem(await translate(able, 'ar'), 'no-translation');
    const [, hers] = await messagesNow(scene, 'ana', thread);
    assert.deepEqual([hers!.text, hers!.translation?.text, hers!.version], ['Maya was kind today.', '[Maya was kind today.]', 2]);
    assert.equal((await messagesNow(scene, 'ray', thread))[1]!.translation, null);
    await able.close();
  });

  test('MT-13 a student answers the staff who wrote, begins nothing, and writes nothing once no staff is left', async () => {
    await withThread();
    const thread = await started(scene, 'ray', startBody(people.maya));
    assert.equal((await sent(scene, 'maya', thread)).voice, 'student');
    assertProblem(await scene.ask('maya', 'POST', '/threads', { body: startBody(people.ray) }), 'not-allowed');
    assertProblem(await scene.ask('maya', 'POST', `${threadAt(thread)}/contact-log`, { body: contactBody() }), 'not-allowed');
    await scene.database.pool.query(`update people set role = 'interpreter' where id = $1`, [people.ray]);
    const refused = await scene.ask('maya', 'POST', `${threadAt(thread)}/messages`, { body: messageBody() });
    await scene.database.pool.query(`update people set role = 'teacher' where id = $1`, [people.ray]);
    assertProblem(refused, 'not-allowed');
  });

  test('a permission that is taken away counts at once: what was open is closed to that person', async () => {
    const thread = await withThread();
    const { pool } = scene.database;
    const permit = (permissions: string[]) => pool.query('update relations set permissions = $2 where person_id = $1', [people.ana, permissions]);
    const { rows } = await pool.query<{ permissions: string[] }>('select permissions from relations where person_id = $1', [people.ana]);
    await permit(['see-messages']);
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody() }), 'not-allowed');
    await permit([]);
    assertProblem(await scene.ask('ana', 'GET', threadAt(thread)), 'not-allowed');
    assert.deepEqual((await got<{ items: [] }>(scene, 'ana', '/threads')).items, []);
    await permit(rows[0]!.permissions);
  });
});
