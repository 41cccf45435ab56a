/** Live events: everyone concerned hears of everything once, in order, whatever is cut in between and whichever process they are at. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openDatabase, type Database } from '../../../../demo/api/db/database.js';
import { sweep } from '../../../../demo/api/queries/erasure.js';
import type { FeedEvent } from '../../../../src/contract/event.js';
import { eachDatabase, openFreshPostgres, type TestDatabase } from '../../../support/databases.js';
import { assertProblem, checkInsOf, feelings, openScene, people, reportCard, students, written, type PersonName, type Scene } from '../scene.js';

interface Frame {
  readonly id: string;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** An open stream, read frame by frame. */
class Reader {
  readonly frames: Frame[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';
  comments = 0;
  ended = false;

  private constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
  }

  static async open(scene: Scene, who: PersonName, lastEventId?: string): Promise<Reader> {
    const headers = {
      Authorization: `Bearer ${await scene.token(who)}`,
      Accept: 'text/event-stream',
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    };
    const response = await scene.app.fetch(new Request('http://api.test/api/events', { headers }));
    assert.equal(response.status, 200);
    return new Reader(response);
  }

  get events(): FeedEvent[] {
    return this.frames.filter(({ event }) => event === undefined).map(({ data }) => data as FeedEvent);
  }

  get last(): string | undefined {
    return this.frames.at(-1)?.id;
  }

  /** Reads until `done` or the end of the stream. */
  async until(done: () => boolean): Promise<this> {
    while (!done() && !this.ended) {
      const { value, done: end } = await this.#reader.read();
      if (end) this.ended = true;
      else this.#take(this.#decoder.decode(value, { stream: true }));
    }
    return this;
  }

  async cut(): Promise<void> {
    await this.#reader.cancel();
  }

  #take(text: string): void {
    const blocks = (this.#text + text).split('\n\n');
    this.#text = blocks.pop()!;
    for (const block of blocks) {
      if (block.startsWith(':')) this.comments += 1;
      else {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
        this.frames.push({ id: fields['id']!, event: fields['event'], data: JSON.parse(fields['data']!) });
      }
    }
  }
}

const ids = (events: readonly FeedEvent[]) => events.map(({ id }) => Number(id));
const isGapless = (numbers: readonly number[], from: number) => numbers.forEach((number, i) => assert.equal(number, from + i, numbers.join()));

eachDatabase('events', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });

  test('X-06 an entry is told to all who may read it and to nobody else, on all devices of the writer too', async () => {
    const streams = new Map<PersonName, Reader>();
    for (const who of ['maya', 'ana', 'ray', 'lena'] as const) streams.set(who, await Reader.open(scene, who));
    const second = await Reader.open(scene, 'maya');
    const shared = await written(scene, 'maya', 'maya');
    const school = await written(scene, 'maya', 'maya', feelings({ audience: ['student', 'school'] }));
    const leo = await written(scene, 'lena', 'leo');
    const expected: [PersonName, string[]][] = [
      ['maya', [shared.id, school.id]],
      ['ana', [shared.id]],
      ['ray', [shared.id, school.id, leo.id]],
      ['lena', [leo.id]],
    ];
    for (const [who, records] of expected) {
      const stream = streams.get(who)!;
      await stream.until(() => stream.events.length >= records.length);
      assert.deepEqual(
        stream.events.map(({ recordId, type }) => [recordId, type]),
        records.map((id) => [id, 'check-in-sent']),
        who,
      );
      assert.ok(!JSON.stringify(stream.frames).includes('A good day'), 'an event never holds the words');
      await stream.cut();
    }
    await second.until(() => second.events.length === 2);
    await second.cut();
  });

  test('a stream begins with the number to resume from, and only tells what comes after it', async () => {
    const stream = await Reader.open(scene, 'ana');
    await stream.until(() => stream.frames.length === 1);
    assert.equal(stream.frames[0]!.event, 'ready');
    const { last } = (await scene.ask<{ last: string }>('ana', 'GET', '/events')).body;
    assert.deepEqual(stream.frames[0]!.data, { last });
    assert.equal(stream.response.headers.get('Content-Type'), 'text/event-stream');
    assert.equal(stream.response.headers.get('Cache-Control'), 'no-store');
    await stream.cut();
  });

  test('each kind of change has its event: changed, acknowledged, help asked and answered, erased', async () => {
    const stream = await Reader.open(scene, 'sol');
    const entry = await written(scene, 'sol', 'maya', reportCard());
    await scene.ask('sol', 'PUT', `${checkInsOf('maya')}/${entry.id}`, { body: reportCard({ note: 'more' }), version: 1 });
    await scene.ask('ana', 'POST', `${checkInsOf('maya')}/${entry.id}/acknowledgements`, { body: { kind: 'read-at-home' } });
    await scene.ask('ana', 'POST', `${checkInsOf('maya')}/${entry.id}/acknowledgements`, { body: { kind: 'read-at-home' } });
    const help = await written(scene, 'maya', 'maya', feelings({ helpFrom: people.sol }));
    await scene.ask('sol', 'POST', `${checkInsOf('maya')}/${help.id}/acknowledgements`, { body: { kind: 'talked' } });
    await scene.ask('ray', 'DELETE', `/students/${students.maya}/record`);
    await stream.until(() => stream.events.length === 7);
    assert.deepEqual(
      stream.events.map(({ type }) => type),
      ['check-in-sent', 'check-in-changed', 'check-in-acknowledged', 'check-in-sent', 'help-asked', 'help-answered', 'record-erased'],
    );
    await stream.cut();
  });

  test('whoever may no longer read an entry hears that it changed, so that it goes away', async () => {
    const entry = await written(scene, 'ray', 'maya');
    const stream = await Reader.open(scene, 'ana');
    await scene.ask('ray', 'PUT', `${checkInsOf('maya')}/${entry.id}`, { body: feelings({ audience: ['school'] }), version: 1 });
    await stream.until(() => stream.events.length === 1);
    assert.deepEqual([stream.events[0]!.type, stream.events[0]!.recordId], ['check-in-changed', entry.id]);
    assertProblem(await scene.ask('ana', 'GET', `${checkInsOf('maya')}/${entry.id}`), 'not-found');
    await stream.cut();
  });

  test('polling is the same feed: after a number, in pages, never beyond what is there', async () => {
    const { last } = (await scene.ask<{ last: string; items: [] }>('lena', 'GET', '/events')).body;
    for (let i = 0; i < 5; i++) await written(scene, 'lena', 'leo');
    const got: number[] = [];
    for (let after = last; got.length < 5;) {
      const { items, last: next } = (await scene.ask<{ items: FeedEvent[]; last: string }>('lena', 'GET', `/events?after=${after}&limit=2`)).body;
      got.push(...ids(items));
      after = next;
    }
    isGapless(got, Number(last) + 1);
    const { body } = await scene.ask<{ items: FeedEvent[]; last: string }>('lena', 'GET', '/events?after=999999');
    assert.deepEqual([body.items, body.last], [[], String(Number(last) + 5)]);
    for (const after of ['-1', 'x', '99999999999999999999']) assertProblem(await scene.ask('lena', 'GET', `/events?after=${after}`), 'invalid', '/query/after');
  });

  test('X-03 a device that was away for longer than events are kept hears that it is too late, by either way, and reads anew', async () => {
    const { last } = (await scene.ask<{ last: string }>('lena', 'GET', '/events')).body;
    for (let i = 0; i < 3; i++) await written(scene, 'lena', 'leo');
    const after = (number: bigint) => scene.ask<{ items: FeedEvent[]; last: string }>('lena', 'GET', `/events?after=${number}`);
    const resume = (number: bigint) => scene.ask('lena', 'GET', '/events', { headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(number) } });
    const from = BigInt(last);
    assert.equal((await after(from)).body.items.length, 3);
    // The second of them is old, by the clock of another server: the first goes with it, so that no number is missing in between.
    const { pool } = scene.database;
    await pool.query('update feed_events set at = $2 where person_id = $1 and number = $3', [
      people.lena,
      new Date(scene.clock.ms - 61 * 86_400_000),
      String(from + 2n),
    ]);
    await sweep(pool, scene.clock.ms);
    for (const gone of [0n, from, from + 1n]) {
      assertProblem(await after(gone), 'too-old');
      assertProblem(await resume(gone), 'too-old');
    }
    assert.deepEqual(ids((await after(from + 2n)).body.items), [Number(from + 3n)]);
    assert.deepEqual((await after(from + 3n)).body.items, []);
    const stream = await Reader.open(scene, 'lena', String(from + 2n));
    await stream.until(() => stream.events.length === 1);
    await stream.cut();
    await sweep(pool, scene.clock.ms + 61 * 86_400_000);
    assertProblem(await after(from + 2n), 'too-old');
    assert.equal((await after(from + 3n)).status, 200);
    assert.equal((await scene.ask('lena', 'GET', '/events')).status, 200);
  });

  test('a stream that is cut anywhere and resumed has every event once', async () => {
    const first = await Reader.open(scene, 'leo');
    await first.until(() => first.frames.length === 1);
    const start = Number(first.last);
    const got: number[] = [];
    let stream = first;
    for (let i = 0; i < 12; i++) {
      await written(scene, 'lena', 'leo');
      if (i % 4 === 3) {
        await stream.until(() => stream.events.length >= 2);
        const last = stream.last;
        got.push(...ids(stream.events));
        await stream.cut();
        await written(scene, 'lena', 'leo');
        stream = await Reader.open(scene, 'leo', last);
      }
    }
    await stream.until(() => stream.last === String(start + 15));
    got.push(...ids(stream.events));
    isGapless(got, start + 1);
    assert.equal(got.length, 15);
    await stream.cut();
  });

  test('it says that it is alive, ends with the credential, and refuses a forged number and a flood of streams', async () => {
    const database = await open();
    const lively = await openScene(database, { limits: { keepAliveMs: 5, streamsPerPerson: 2 } });
    const stream = await Reader.open(lively, 'ana');
    await stream.until(() => stream.comments >= 2);
    const another = await Reader.open(lively, 'ana');
    const headers = { Accept: 'text/event-stream' };
    assertProblem(await lively.ask('ana', 'GET', '/events', { headers }), 'rate-limited');
    for (const id of ['x', '-1', '1e3', '9'.repeat(30)])
      assertProblem(await lively.ask('ana', 'GET', '/events', { headers: { ...headers, 'Last-Event-ID': id } }), 'invalid', '/headers/last-event-id');
    await stream.cut();
    await lively.close();
    await another.until(() => false);
    assert.ok(another.ended);
    const token = await lively.token('ana');
    lively.clock.ms += 899_990;
    const last = await lively.app.fetch(new Request('http://api.test/api/events', { headers: { Authorization: `Bearer ${token}`, ...headers } }));
    assert.match(await last.text(), /^event: ready\n/);
    await lively.close();
  });
});

describe('events over several processes (PostgreSQL)', () => {
  let database: TestDatabase;
  let other: Database;
  let here: Scene;
  let there: Scene;
  before(async () => {
    database = await openFreshPostgres();
    other = await openDatabase({ url: database.url });
    here = await openScene(database);
    there = await openScene(other, {}, true);
  });

  test('what is written at one process is heard at the other, by many devices, without a gap or a repeat', async () => {
    const streams: Reader[] = [];
    for (let i = 0; i < 10; i++) streams.push(await Reader.open(i % 2 ? here : there, 'ana'));
    const total = 60;
    const writing = Promise.all(
      Array.from({ length: total }, (_, i) => written(i % 2 ? here : there, (['maya', 'ray', 'ana', 'ben'] as const)[i % 4]!, 'maya')),
    );
    const reading = streams.map(async (first, i) => {
      const got: number[] = [];
      let stream = first;
      await stream.until(() => stream.frames.length >= 1);
      const start = Number(stream.frames[0]!.id);
      let last = stream.frames[0]!.id;
      while (got.length < total) {
        const enough = got.length + 3 + i;
        await stream.until(() => got.length + stream.events.length >= Math.min(total, enough));
        got.push(...ids(stream.events));
        last = stream.last ?? last;
        await stream.cut();
        // The next time at the other process.
        if (got.length < total) stream = await Reader.open(got.length % 2 ? here : there, 'ana', last);
      }
      isGapless(got, start + 1);
      return got.length;
    });
    await writing;
    assert.deepEqual(
      await Promise.all(reading),
      streams.map(() => total),
    );
  });

  test('a notification that never came is a delay, not a loss', async () => {
    const deaf = await openScene(other, { listen: () => Promise.resolve(() => Promise.resolve()), limits: { keepAliveMs: 20 } }, true);
    const stream = await Reader.open(deaf, 'ray');
    await written(here, 'ray', 'maya');
    await stream.until(() => stream.events.length === 1);
    assert.equal(stream.events[0]!.type, 'check-in-sent');
    await stream.cut();
    await deaf.close();
    await here.close();
    await there.close();
    await other.close();
    await database.close();
  });
});
