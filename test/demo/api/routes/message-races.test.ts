/** Many at once in one thread, in several processes: numbers without a gap and without a double, one of each key, and two who begin meet in one thread. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openDatabase } from '../../../../demo/api/db/database.js';
import type { Message } from '../../../../src/contract/message.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { onPostgres } from '../../../support/databases.js';
import { directThread, firstMessage, messageBody, messagesNow, startBody, threadAt, threadNow } from '../message-bodies.js';
import { openScene, people, students, type Answered, type Scene } from '../scene.js';

const SENDERS = 50;
const PROCESSES = 3;
// Fifty wait for one row on whatever machine runs this; who waits too long is told to come again, which is another test's.
const patient = { limits: { lockTimeoutMs: 30_000, requestTimeoutMs: 60_000 } };

onPostgres('races for numbers', (open) => {
  async function processes(): Promise<{ scenes: Scene[]; close: () => Promise<void> }> {
    const database = await open();
    const scenes = [await openScene(database, patient)];
    const more = database.url === undefined ? [] : await Promise.all(Array.from({ length: PROCESSES - 1 }, () => openDatabase({ url: database.url! })));
    for (const other of more) scenes.push(await openScene(other, patient, true));
    const close = async () => {
      for (const scene of scenes) await scene.close();
      for (const other of more) await other.close();
    };
    return { scenes, close };
  }

  test(`${SENDERS} messages at once: numbers from 2 to ${SENDERS + 1}, each once, and a second try of each adds none`, async () => {
    const { scenes, close } = await processes();
    const thread = await directThread(scenes[0]!);
    const keys = Array.from({ length: SENDERS }, () => randomUUID());
    /** As an outbox does: where there is no room now, it comes again with the same key. */
    const send = async (n: number, shift: number): Promise<Answered<Message>> => {
      const asked = { body: messageBody({ text: `m${n}` }), key: keys[n]! };
      const answer = await scenes[(n + shift) % scenes.length]!.ask<Message>(n % 2 ? 'ana' : 'ray', 'POST', `${threadAt(thread)}/messages`, asked);
      return answer.status === 503 ? send(n, shift + 1) : answer;
    };
    const answers = await Promise.all(keys.map((_, n) => send(n, 0)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201], answers.find(({ status }) => status !== 201)?.text);
    assert.deepEqual(
      answers.map(({ body }) => body.seq).sort((a, b) => a - b),
      Array.from({ length: SENDERS }, (_, n) => n + 2),
    );
    const again = await Promise.all(keys.map((_, n) => send(n, 1)));
    assert.deepEqual(
      again.map(({ text }) => text),
      answers.map(({ text }) => text),
    );
    const kept = await messagesNow(scenes.at(-1)!, 'ana', thread, '?limit=200');
    assert.deepEqual(
      kept.map(({ seq }) => seq),
      Array.from({ length: SENDERS + 1 }, (_, n) => n + 1),
    );
    // Each person's feed has each message once, and its numbers have no gap either.
    const { rows } = await scenes[0]!.database.pool.query(
      `select person_id, count(*)::int as n, count(distinct seq)::int as seqs, max(number) - min(number) + 1 as span from feed_events where type = 'message-sent' group by person_id`,
    );
    for (const row of rows) assert.deepEqual([row.n, row.seqs, Number(row.span)], [SENDERS + 1, SENDERS + 1, SENDERS + 1]);
    await close();
  });

  test('a thread that closes while many write takes those before it, and tells the others; its numbers have no gap', async () => {
    const { scenes, close } = await processes();
    const thread = await directThread(scenes[0]!);
    const closing = scenes[0]!.ask('ray', 'POST', `${threadAt(thread)}/closing`, { body: { closed: true } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => scenes[n % scenes.length]!.ask<Message>('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody() })),
    );
    assert.equal((await closing).status, 200);
    const taken = answers.filter(({ status }) => status === 201).length;
    assert.equal(answers.filter(({ status }) => status === 409).length, 20 - taken);
    const { lastSeq } = await threadNow(scenes[0]!, 'ray', thread);
    assert.equal(lastSeq, taken + 1);
    assert.equal((await messagesNow(scenes[0]!, 'ray', thread, '?limit=200')).length, taken + 1);
    await close();
  });

  test('two who begin the same thread at once meet in one, and two who write to the same homes wait for each other', async () => {
    const { scenes, close } = await processes();
    const [first] = scenes as [Scene];
    const begun = await Promise.all([
      first.ask<Thread>('ray', 'POST', '/threads', { body: startBody(people.ana) }),
      scenes.at(-1)!.ask<Thread>('ana', 'POST', '/threads', { body: startBody(people.ray) }),
    ]);
    assert.deepEqual(begun.map(({ status }) => status).sort(), [201, 409]);
    const many = (scene: Scene, studentIds: string[]) =>
      scene.ask<{ items: Thread[] }>('ray', 'POST', '/messages', { body: { studentIds, subject: null, message: firstMessage() } });
    const both = [students.maya, students.leo];
    const answers = await Promise.all([many(first, both), many(scenes.at(-1)!, both.toReversed()), many(first, both), many(scenes.at(-1)!, both.toReversed())]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
      answers.find(({ status }) => status !== 201)?.text,
    );
    assert.equal(new Set(answers.flatMap(({ body }) => body.items.map(({ id }) => id))).size, 3);
    for (const { id } of answers[0].body.items) assert.equal((await threadNow(first, 'ray', { id })).lastSeq, 4);
    await close();
  });

  test('the database itself refuses a number that is left out, one that is there, and an author who is not in the thread', async () => {
    const { scenes, close } = await processes();
    const thread = await directThread(scenes[0]!);
    const insert = (seq: number, afterSeq: number | null, author: string) =>
      scenes[0]!.database.pool.query(
        `insert into messages (school_id, thread_id, seq, after_seq, id, kind, author_id, voice, text, language, created_at)
         select school_id, id, $2, $3, gen_random_uuid(), 'message', $4, 'home', 'x', 'en', now() from threads where id = $1`,
        [thread.id, seq, afterSeq, author],
      );
    await assert.rejects(insert(3, 2, people.ana), /violates foreign key/);
    await assert.rejects(insert(3, 1, people.ana), /violates check/);
    await assert.rejects(insert(3, null, people.ana), /violates check/);
    await assert.rejects(insert(1, null, people.ana), /violates unique|duplicate key/);
    await assert.rejects(insert(2, 1, people.ben), /violates foreign key/);
    await insert(2, 1, people.ana);
    await close();
  });
});
