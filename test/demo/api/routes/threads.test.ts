/** Threads: who is in one and who is told of whom, private copies, announcements with their digest, the record to take along and to erase. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Message } from '../../../../src/contract/message.js';
import type { Problem } from '../../../../src/contract/problem.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { onPostgres } from '../../../support/databases.js';
import { heads } from '../../../support/files.js';
import { made } from '../goal-bodies.js';
import {
  announcementBody,
  directThread,
  firstMessage,
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
  uploaded,
} from '../message-bodies.js';
import { assertProblem, countRows, openScene, people, START_MS, students, type PersonName, type Scene } from '../scene.js';

const namesOf = (thread: Thread) => thread.participants.map(({ name }) => name);
const listed = (scene: Scene, who: PersonName, query = '') => got<{ items: Thread[]; next: string | null }>(scene, who, `/threads${query}`);

onPostgres('threads', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const clear = async () => {
    scene.clock.ms = START_MS;
    await scene.database.pool.query('update students set media_consent = false');
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
  };

  test('a teacher and a guardian are in it, the head who oversees is named, and the sentence has its numbers', async () => {
    await clear();
    const thread = await directThread(scene);
    assert.deepEqual(namesOf(thread), ['Ray', 'Ana']);
    assert.deepEqual(thread.audience, { staff: 1, guardians: 1, students: 0, readers: 0, families: 1, unnamed: 0, groups: [] });
    assert.deepEqual(
      thread.overseers.map(({ name }) => name),
      ['Ida'],
    );
    assert.deepEqual((await threadNow(scene, 'ana', thread)).overseers, thread.overseers);
    assert.equal(thread.studentId, students.maya);
  });

  test('two who begin the same thread meet in one; whoever comes second hears which', async () => {
    await clear();
    const thread = await directThread(scene);
    const second = await scene.ask<Problem>('ana', 'POST', '/threads', { body: startBody(people.ray) });
    assertProblem(second, 'already-there');
    assert.equal((second.body.current as Thread).id, thread.id);
    assert.equal((await messagesNow(scene, 'ana', thread)).length, 1);
  });

  test('a household thread is one home; the other home cannot tell that it is there, nor can other staff', async () => {
    await clear();
    const thread = await started(scene, 'ray', startBody(people.ana, { kind: 'household' }));
    const other = await started(scene, 'ben', startBody(people.ray, { kind: 'household' }));
    assert.deepEqual(namesOf(thread), ['Ray', 'Ana']);
    assert.deepEqual(namesOf(other), ['Ray', 'Ben']);
    for (const who of ['ben', 'sol', 'lena', 'gus', 'olga'] as const) assertProblem(await scene.ask(who, 'GET', threadAt(thread)), 'not-found');
    assert.deepEqual(
      (await listed(scene, 'ben')).items.map(({ id }) => id),
      [other.id],
    );
    assert.deepEqual((await listed(scene, 'sol', `?student=${students.maya}`)).items, []);
  });

  test('MT-14 the guardians of a younger student are in the thread with the student, and no home hears the name of the other', async () => {
    await clear();
    const thread = await started(scene, 'ray', startBody(people.maya));
    assert.deepEqual(namesOf(thread).sort(), ['Ana', 'Ben', 'Maya', 'Ray']);
    const hers = await threadNow(scene, 'ana', thread);
    assert.deepEqual(namesOf(hers).map(String).sort(), ['Ana', 'Maya', 'Ray', 'null']);
    assert.deepEqual([hers.audience.guardians, hers.audience.families, hers.audience.unnamed], [2, 2, 1]);
    await sent(scene, 'ben', thread);
    assert.equal((await messagesNow(scene, 'ana', thread)).at(-1)!.author.name, null);
    await scene.database.pool.query(`update students set age_band = 'high' where id = $1`, [students.maya]);
    const alone = await started(scene, 'sol', startBody(people.maya));
    await scene.database.pool.query(`update students set age_band = 'elementary' where id = $1`, [students.maya]);
    assert.deepEqual(namesOf(alone).sort(), ['Maya', 'Sol']);
  });

  test('MT-13 no thread is begun by a student, with a student by a family, or between families', async () => {
    await clear();
    const wrong: [PersonName, string, string][] = [
      ['maya', people.ray, 'not-allowed'],
      ['ana', people.maya, 'not-allowed'],
      ['ana', people.ben, 'not-allowed'],
      ['ana', people.lena, 'invalid'],
      ['ray', people.lena, 'invalid'],
      ['ray', people.ida, 'not-allowed'],
    ];
    for (const [who, other, problem] of wrong) assertProblem(await scene.ask(who, 'POST', '/threads', { body: startBody(other) }), problem);
    assert.equal((await countRows(scene.database))['threads'], 0);
  });

  test('MT-15 a message to many is a private copy for each home; an answer stays between that home and the teacher', async () => {
    await clear();
    const body = { studentIds: [students.maya, students.leo], subject: null, message: firstMessage({ text: 'Library day is Tuesday.' }) };
    const { items } = await made<{ items: Thread[] }>(scene, 'ray', '/messages', body);
    assert.deepEqual(items.map((thread) => namesOf(thread).join()).sort(), ['Ray,Ana', 'Ray,Ben', 'Ray,Lena']);
    for (const thread of items) assert.equal((await messagesNow(scene, 'ray', thread))[0]!.copies, 3);
    const hers = items.find((thread) => namesOf(thread).includes('Ana'))!;
    assert.equal((await messagesNow(scene, 'ana', hers))[0]!.copies, null);
    await sent(scene, 'ana', hers, { text: 'Gracias' });
    for (const who of ['ben', 'lena'] as const)
      assert.ok(
        (await listed(scene, who)).items.every(({ lastMessage }) => lastMessage.text === 'Library day is Tuesday.'),
        who,
      );
    const again = await made<{ items: Thread[] }>(scene, 'ray', '/messages', body);
    assert.deepEqual(again.items.map(({ id }) => id).sort(), items.map(({ id }) => id).sort());
  });

  test('MT-15 one group is only for who asks for it: every guardian once, names of other families told to none of them', async () => {
    await clear();
    const body = { studentIds: [students.maya, students.leo], way: 'group', subject: 'Class party', message: firstMessage({ text: 'Who brings what?' }) };
    const { items } = await made<{ items: Thread[] }>(scene, 'ida', '/messages', body);
    assert.deepEqual([items.length, items[0]!.kind, items[0]!.audience.families], [1, 'group', 3]);
    const hers = await threadNow(scene, 'lena', items[0]!);
    assert.deepEqual(namesOf(hers), ['Ida', 'Lena']);
    assert.deepEqual([hers.studentId, hers.audience.guardians, hers.audience.unnamed], [students.leo, 3, 2]);
    await sent(scene, 'ana', items[0]!, { text: 'I bring juice' });
    const [, juice] = await messagesNow(scene, 'lena', items[0]!);
    // Their homes have the same word, and are not the same home.
    assert.deepEqual([juice!.text, juice!.author.name], ['I bring juice', null]);
    assert.ok(!JSON.stringify([hers, juice]).includes('Maya'), 'the child of another family');
  });

  test('an announcement reaches families and students of a class, nobody answers in it, and who read it is said by each', async () => {
    await clear();
    const thread = await started(scene, 'ray', announcementBody());
    assert.deepEqual(thread.audience, { staff: 1, guardians: 3, students: 2, readers: 0, families: 3, unnamed: 0, groups: ['Room 4'] });
    const hers = await threadNow(scene, 'ana', thread);
    assert.deepEqual([hers.sendRefusal, hers.may, hers.unread], ['announcement', [], 1]);
    assert.ok(!JSON.stringify(hers).includes('Le'), 'another family’s child and guardian');
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody() }), 'not-allowed');
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/block`, { body: { blocked: true } }), 'not-allowed');
    const [message] = await messagesNow(scene, 'ana', thread);
    const said = () => scene.ask<Message>('ana', 'POST', `${messageAt(message!)}/acknowledgement`);
    assert.deepEqual([(await said()).body.acknowledgedAt, (await said()).body.acknowledged], ['2026-11-20T15:00:00.000Z', null]);
    assert.equal((await messagesNow(scene, 'ray', thread))[0]!.acknowledged, 1);
    const plain = await directThread(scene);
    const [first] = await messagesNow(scene, 'ana', plain);
    assertProblem(await scene.ask('ana', 'POST', `${messageAt(first!)}/acknowledgement`), 'invalid', '/params/message');
    assertProblem(await scene.ask('ray', 'POST', '/threads', { body: announcementBody({ groups: ['Room 9'] }) }), 'not-found');
  });

  test('MT-17 an announcement waits for the digest, a direct message does not, and an emergency cannot be off', async () => {
    await clear();
    const at = `/people/${people.ana}/message-settings`;
    assert.equal((await scene.ask('ana', 'PUT', at, { body: settingsBody({ digest: 'weekly' }), version: 1 })).status, 200);
    scene.clock.ms = Date.parse('2026-11-18T15:00:00Z');
    const news = await started(scene, 'ida', announcementBody());
    const direct = await directThread(scene);
    const { unread, held, heldUntil } = await threadNow(scene, 'ana', news);
    assert.deepEqual([unread, held, heldUntil], [0, 1, '2026-11-20T21:00:00.000Z']);
    assert.equal((await threadNow(scene, 'ana', direct)).unread, 1);
    assert.equal((await threadNow(scene, 'ben', news)).unread, 1);
    await sent(scene, 'ida', news, { text: 'School is closed: water pipe', urgent: true });
    assert.equal((await threadNow(scene, 'ana', news)).unread, 1);
    scene.clock.ms = Date.parse('2026-11-20T21:00:00Z');
    assert.equal((await threadNow(scene, 'ana', news)).unread, 2);
  });

  test('lists the thread with the newest message first, page by page', async () => {
    await clear();
    const first = await directThread(scene);
    scene.clock.ms += 1000;
    const second = await started(scene, 'ray', announcementBody());
    scene.clock.ms += 1000;
    await sent(scene, 'ana', first);
    const page = await listed(scene, 'ray', '?limit=1');
    const rest = await listed(scene, 'ray', `?limit=1&cursor=${page.next}`);
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ id }) => id),
      [first.id, second.id],
    );
    assert.equal(rest.next, null);
    assert.deepEqual((await listed(scene, 'ida', `?student=${students.maya}`)).items.map(({ id }) => id).sort(), [first.id, second.id].sort());
    assert.deepEqual((await listed(scene, 'ida')).items, []);
  });

  test('who oversees reads without being in it, leaves no mark in it, and a line in the audit', async () => {
    await clear();
    const thread = await directThread(scene);
    const seen = await threadNow(scene, 'ida', thread);
    assert.deepEqual([seen.may, seen.sendRefusal, seen.unread], [[], 'not-allowed', 0]);
    assertProblem(await scene.ask('ida', 'POST', `${threadAt(thread)}/reading`, { body: { seq: 1 } }), 'not-allowed');
    const { rows } = await scene.database.pool.query(`select action from audit where person_id = $1 and record_id = $2`, [people.ida, thread.id]);
    assert.deepEqual(
      rows.map(({ action }) => action as string),
      ['threads.read'],
    );
  });

  test('MT-11 a thread is taken along from its first message to its last, with the traces', async () => {
    await clear();
    const thread = await directThread(scene);
    for (const text of ['b', 'c', 'd']) await sent(scene, 'ana', thread, { text });
    await scene.ask('ana', 'POST', `${messageAt((await messagesNow(scene, 'ana', thread))[2]!)}/removal`);
    interface Page {
      items: Message[];
      next: string | null;
      thread: Thread;
    }
    const first = await got<Page>(scene, 'ana', `${threadAt(thread)}/export?limit=3`);
    const second = await got<Page>(scene, 'ana', `${threadAt(thread)}/export?limit=3&cursor=${first.next}`);
    assert.deepEqual(
      [...first.items, ...second.items].map(({ text }) => text),
      ['Maya read a whole page aloud today.', 'b', null, 'd'],
    );
    assert.deepEqual([first.items[2]!.removed?.by.name, second.next], ['Ana', null]);
  });

  test('the record of a student holds the threads that the viewer may read; who oversees also reads what was removed', async () => {
    await clear();
    const thread = await directThread(scene);
    const gone = await sent(scene, 'ana', thread, { text: 'taken back' });
    await scene.ask('ana', 'POST', `${messageAt(gone)}/removal`);
    const record = async (who: PersonName) => JSON.stringify((await got<{ threads: unknown[] }>(scene, who, `/students/${students.maya}/export`)).threads);
    assert.ok((await record('ana')).includes('a whole page'), 'her own thread');
    assert.ok(!(await record('ana')).includes('taken back'), 'what was removed');
    assert.ok((await record('ida')).includes('taken back'), 'who oversees reads it');
    assert.equal(await record('ben'), '[]');
  });

  test('erasing a student leaves no word of theirs in any table, and the numbers of shared threads without a gap', async () => {
    await clear();
    const word = 'Xylophonquartz';
    const thread = await directThread(scene);
    const key = randomUUID();
    await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ text: word, nextStep: word }), key });
    const file = await uploaded(scene, 'ana', thread, heads['image/png'], { name: word, alt: word });
    await sent(scene, 'ana', thread, { attachmentIds: [file.id] });
    await read(scene, 'ray', thread, 3);
    const group = (
      await made<{ items: Thread[] }>(scene, 'ida', '/messages', {
        studentIds: [students.maya, students.leo],
        way: 'group',
        subject: null,
        message: firstMessage(),
      })
    ).items[0]!;
    await sent(scene, 'ana', group, { text: word });
    await sent(scene, 'lena', group, { text: 'We come' });
    assert.ok((await holds(word)).length > 2, 'it is there');
    const erased = await scene.ask<{ messages: number }>('ida', 'DELETE', `/students/${students.maya}/record`);
    assert.equal(erased.status, 200, erased.text);
    assert.equal(erased.body.messages, 4);
    assert.deepEqual(await holds(word), []);
    assertProblem(await scene.ask('ana', 'GET', threadAt(thread)), 'not-found');
    assert.deepEqual(
      (await messagesNow(scene, 'lena', group)).map(({ seq, text }) => [seq, text]),
      [
        [1, 'Maya read a whole page aloud today.'],
        [2, null],
        [3, 'We come'],
      ],
    );
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ text: word, nextStep: word }), key }), 'not-found');
    assert.deepEqual(await holds(word), []);
  });

  /** Every table that has the word in any column. */
  async function holds(word: string): Promise<string[]> {
    const { pool } = scene.database;
    const tables = await pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    const found: string[] = [];
    for (const { name } of tables.rows)
      if ((await pool.query(`select 1 from "${name}" t where t::text like $1 limit 1`, [`%${word}%`])).rowCount) found.push(name);
    return found;
  }
});
