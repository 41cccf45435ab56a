import { expect } from 'chai';
import { createHttpCall, type HttpOptions } from '../../src/client/http-call.js';
import { createCheckIn, listCheckIns, readCheckIn } from '../../src/contract/check-in.js';
import { discover } from '../../src/contract/discovery.js';
import { discardDraft } from '../../src/contract/draft.js';
import { readDraftKey } from '../../src/contract/draft-key.js';
import { limits } from '../../src/contract/limits.js';
import { CallFailure } from '../../src/contract/problem.js';
import { readSession } from '../../src/contract/session.js';
import { checkIn, idOf } from '../support/check-ins.js';
import { FakeNetwork, json, never, offline, page, problem, text, type Line } from '../support/fake-fetch.js';
import { session } from '../support/sample-session.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const SECRET = 'eyJ-a-token-that-must-not-leak';
const WORDS = 'she cried at night';
const one = checkIn({ note: { text: WORDS, language: 'en', translation: null } });
const reading = { params: { student: idOf(1), checkIn: one.id } };
const writing = { params: { student: idOf(1) }, body: { kind: 'feelings' } as never, idempotencyKey: idOf(8) };

function connect(network: FakeNetwork, options: Partial<HttpOptions> = {}) {
  const clock = new SteppingClock();
  const api = new URL('https://api.example.school/v1/');
  const call = createHttpCall({ api, fetch: network.fetch, clock, random: () => 0.5, getToken: () => SECRET, ...options });
  return { call, clock };
}

/** The failure of a promise; waiting for it moves the clock as far as needed. */
async function failureOf(promise: Promise<unknown>, clock?: SteppingClock): Promise<CallFailure> {
  let failure: unknown;
  let over = false;
  void promise.then(
    (answer) => ((over = true), (failure = new Error(`it answered ${JSON.stringify(answer)}`))),
    (error: unknown) => ((over = true), (failure = error)),
  );
  await settled(20);
  while (!over && (await clock?.next())) await settled();
  expect(failure).to.be.instanceOf(CallFailure);
  return failure as CallFailure;
}

describe('a call over HTTP', () => {
  it('says what time it is for the API, from what it could read, what has not changed and what it refused, and from nothing else', async () => {
    const heard: number[] = [];
    const at = (minute: number) => `Tue, 17 Nov 2026 19:0${minute}:00 GMT`;
    const network = new FakeNetwork(
      json(one, { headers: { ETag: '"abc"', Date: at(1) } }),
      () => new Response(null, { status: 304, headers: { Date: at(2) } }),
      problem('not-found', 404, { headers: { Date: at(3) } }),
      json({ captive: 'portal' }, { headers: { Date: at(4) } }),
      () => new Response('<p>Sign in</p>', { status: 403, headers: { 'Content-Type': 'text/html', Date: at(5) } }),
      json(one),
    );
    const { call } = connect(network, { heard: (apiMs) => heard.push(apiMs) });
    await call(readCheckIn, reading);
    await call(readCheckIn, reading);
    const failures = [await failureOf(call(readCheckIn, reading)), await failureOf(call(readCheckIn, reading)), await failureOf(call(readCheckIn, reading))];
    expect(failures.map(({ kind }) => kind)).to.deep.equal(['problem', 'nonsense', 'not-the-api']);
    await call(readCheckIn, reading);
    expect(heard).to.deep.equal([...[1, 2, 3].map((minute) => Date.parse(at(minute))), NaN]);
  });

  it('gives back what the contract describes and nothing else', async () => {
    const network = new FakeNetwork(json({ ...one, surprise: 'from a later contract', ratings: [] }));
    const answer = await connect(network).call(readCheckIn, reading);
    expect(answer).to.deep.equal(one);
    expect(network.asked[0]!.headers.get('Authorization')).to.equal(`Bearer ${SECRET}`);
  });

  it('keeps names that a later contract has added: a feeling nobody knows is an answer, not an error', async () => {
    const answer = await connect(new FakeNetwork(json({ ...one, feeling: 'bewildered', mode: 'weather' }))).call(readCheckIn, reading);
    expect(answer).to.include({ feeling: 'bewildered', mode: 'weather' });
  });

  it('asks discovery without a token', async () => {
    const network = new FakeNetwork(json({ contract: '1.0', name: 'x', capabilities: [] }));
    await connect(network).call(discover, {});
    expect(network.asked[0]!.headers.get('Authorization')).to.equal(null);
  });

  it('takes 204 for an operation that answers nothing', async () => {
    expect(
      await connect(new FakeNetwork(() => new Response(null, { status: 204 }))).call(discardDraft, { params: { student: idOf(1), widget: 'w', record: 'r' } }),
    ).to.equal(undefined);
  });

  describe('where something else answers', () => {
    const elsewhere: Record<string, Line> = {
      'a captive portal with 200 and a page': page(),
      'a captive portal with 403 and a page': page(403),
      'a wrong address with 404 and a page': page(404),
      'a network that wants a sign-in (511)': page(511),
      'plain text': text('hello', 'text/plain'),
      'JSON that says it is a page': text('{}', 'text/html'),
      'an empty success': () => new Response(null, { status: 200 }),
    };
    for (const [what, line] of Object.entries(elsewhere)) {
      it(`${what} is not the API`, async () => {
        const { call, clock } = connect(new FakeNetwork(line));
        expect((await failureOf(call(createCheckIn, writing), clock)).kind).to.equal('not-the-api');
      });
    }

    it('a redirect to a sign-in page is not the API, and is not followed', async () => {
      const network = new FakeNetwork(() => Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 } }));
      const failure = await failureOf(connect(network).call(readCheckIn, reading));
      expect(failure.kind).to.equal('not-the-api');
      expect(network.asked[0]!.init.redirect).to.equal('manual');
      expect(network.asked).to.have.length(1);
    });

    it('a page takes no write for done', async () => {
      const { call } = connect(new FakeNetwork(page()));
      expect((await failureOf(call(discardDraft, { params: { student: idOf(1), widget: 'w', record: 'r' } }))).kind).to.equal('not-the-api');
    });
  });

  describe('where the answer makes no sense', () => {
    const whole = JSON.stringify(one);
    const nonsense: Record<string, Line> = {
      'cut-off JSON': text(whole.slice(0, whole.length - 20)),
      'a wrong shape': json({ id: 7 }),
      'a missing field': json({ ...one, audience: undefined }),
      'a wrong type': json({ ...one, version: 'one' }),
      'a day that does not exist': json({ ...one, on: '2026-02-30' }),
      'a list instead of a record': json([one]),
      null: json(null),
      'broken UTF-8 in a place that counts': () => new Response(new Uint8Array([0x22, 0xff, 0x22]), { headers: { 'Content-Type': 'application/json' } }),
    };
    for (const [what, line] of Object.entries(nonsense)) {
      it(`${what} is nonsense, and what stood there is not in the error`, async () => {
        const failure = await failureOf(connect(new FakeNetwork(line)).call(readCheckIn, reading));
        expect(failure.kind).to.equal('nonsense');
        expect(everythingIn(failure)).not.to.include(WORDS);
      });
    }

    it('10 MB are refused while they come, not after', async () => {
      let sent = 0;
      let cancelled = false;
      const chunk = new Uint8Array(65_536).fill(0x20);
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => (sent++ < 160 ? controller.enqueue(chunk) : controller.close()),
        cancel: () => void (cancelled = true),
      });
      const failure = await failureOf(
        connect(new FakeNetwork(() => new Response(body, { headers: { 'Content-Type': 'application/json' } }))).call(readCheckIn, reading),
      );
      expect(failure.kind).to.equal('nonsense');
      expect(cancelled).to.equal(true);
      expect(sent).to.be.at.most(limits.answerBytes / chunk.length + 3);
    });
  });

  describe('where the API refuses', () => {
    it('gives the type, the problem and the wait on', async () => {
      const { call } = connect(new FakeNetwork(problem('stale-version', 412, { current: { version: 4 } })));
      const failure = await failureOf(call(createCheckIn, writing));
      expect(failure).to.include({ kind: 'problem', type: 'stale-version' });
      expect(failure.detail.problem?.current).to.deep.equal({ version: 4 });
      const limited = connect(new FakeNetwork(problem('rate-limited', 429, { headers: { 'Retry-After': '12' } })));
      expect((await failureOf(limited.call(createCheckIn, writing))).detail).to.include({ retryAfterMs: 12_000, status: 429 });
    });

    it("reads a date in Retry-After against the API's own clock", async () => {
      const headers = { Date: 'Sun, 22 Nov 2020 12:00:00 GMT', 'Retry-After': 'Sun, 22 Nov 2020 12:00:40 GMT' };
      const { call } = connect(new FakeNetwork(problem('unavailable', 503, { headers })));
      expect((await failureOf(call(createCheckIn, writing))).detail.retryAfterMs).to.equal(40_000);
    });

    const byStatus: readonly (readonly [number, string])[] = [
      [400, 'invalid'],
      [401, 'signed-out'],
      [403, 'not-allowed'],
      [404, 'not-found'],
      [408, 'unavailable'],
      [409, 'invalid'],
      [410, 'not-found'],
      [412, 'stale-version'],
      [413, 'too-large'],
      [415, 'unsupported-media-type'],
      [418, 'invalid'],
      [422, 'invalid'],
      [425, 'unavailable'],
      [428, 'version-required'],
      [429, 'rate-limited'],
      [500, 'internal'],
      [501, 'internal'],
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'unavailable'],
    ];
    it('reads a type that nobody knows, and none at all, by its status', async () => {
      for (const [status, type] of byStatus) {
        for (const line of [problem('from-a-later-contract', status), problem('toString', status), json({ error: 'no' }, { status })]) {
          expect((await failureOf(connect(new FakeNetwork(line), { getToken: () => undefined }).call(createCheckIn, writing))).type, String(status)).to.equal(
            type,
          );
        }
      }
    });

    it('believes a gateway that speaks for the API in its own words', async () => {
      for (const [status, type] of [
        [502, 'unavailable'],
        [503, 'unavailable'],
        [500, 'internal'],
        [429, 'rate-limited'],
        [413, 'too-large'],
        [401, 'signed-out'],
      ] as const) {
        expect((await failureOf(connect(new FakeNetwork(page(status))).call(createCheckIn, writing))).type, String(status)).to.equal(type);
      }
    });
  });

  describe('where nothing comes', () => {
    it('gives up after thirty seconds, and once: a second wait would be a minute of nothing', async () => {
      const network = new FakeNetwork(never);
      const { call, clock } = connect(network);
      const asking = failureOf(call(readCheckIn, reading));
      await clock.pass(29_999);
      await clock.pass(1);
      expect((await asking).kind).to.equal('timeout');
      expect(network.asked).to.have.length(1);
      expect(clock.waiting).to.equal(0);
    });

    it('gives up a body that stops coming', async () => {
      const { call, clock } = connect(new FakeNetwork(() => new Response(new ReadableStream(), { headers: { 'Content-Type': 'application/json' } })));
      const asking = failureOf(call(readCheckIn, reading));
      await clock.pass(30_000);
      expect((await asking).kind).to.equal('timeout');
    });

    it('gives up a host that never gives its token', async () => {
      const { call, clock } = connect(new FakeNetwork(never), { getToken: () => new Promise<string>(() => undefined) });
      const asking = failureOf(call(readCheckIn, reading));
      await clock.pass(30_000);
      expect((await asking).kind).to.equal('timeout');
    });

    it('stops at once when the caller gives up', async () => {
      const giveUp = new AbortController();
      const { call, clock } = connect(new FakeNetwork(never));
      const asking = failureOf(call(readCheckIn, { ...reading, signal: giveUp.signal }));
      await settled();
      giveUp.abort();
      expect((await asking).kind).to.equal('aborted');
      expect(clock.waiting).to.equal(0);
      expect((await failureOf(call(readCheckIn, { ...reading, signal: giveUp.signal }))).kind, 'given up before it began').to.equal('aborted');
    });
  });

  describe('asking again', () => {
    it('reads up to three times, with a wait of full jitter in between', async () => {
      const network = new FakeNetwork(offline, problem('unavailable', 503), json(one));
      const { call, clock } = connect(network);
      const asking = call(readCheckIn, reading);
      await clock.pass(1000);
      expect(await asking).to.deep.equal(one);
      expect(network.asked).to.have.length(3);
      network.plays(offline);
      expect((await failureOf(call(readCheckIn, reading), clock)).kind).to.equal('network');
      expect(network.asked).to.have.length(6);
    });

    it('never repeats a write by itself: that is for the outbox, with its key', async () => {
      for (const line of [offline, problem('unavailable', 503), problem('internal', 500), problem('rate-limited', 429)]) {
        const network = new FakeNetwork(line);
        await failureOf(connect(network).call(createCheckIn, writing));
        expect(network.asked).to.have.length(1);
      }
    });

    it('waits as long as the API asks where that is short, and gives the wait on where it is long', async () => {
      const network = new FakeNetwork(problem('rate-limited', 429, { headers: { 'Retry-After': '4' } }), json(one));
      const { call, clock } = connect(network);
      const asking = call(readCheckIn, reading);
      await clock.pass(3999);
      expect(network.asked).to.have.length(1);
      await clock.pass(1);
      expect(await asking).to.deep.equal(one);
      network.plays(problem('rate-limited', 429, { headers: { 'Retry-After': '600' } }));
      expect((await failureOf(call(readCheckIn, reading))).detail.retryAfterMs).to.equal(600_000);
      expect(network.asked).to.have.length(3);
    });

    it('does not ask again what was refused, or made no sense', async () => {
      for (const line of [problem('not-found', 404), problem('not-allowed', 403), page(), text('{')]) {
        const network = new FakeNetwork(line);
        await failureOf(connect(network).call(readCheckIn, reading));
        expect(network.asked).to.have.length(1);
      }
    });
  });

  describe('what has not changed', () => {
    it('is asked for with its ETag, and is the same object then', async () => {
      const network = new FakeNetwork(json({ items: [one], next: null }, { headers: { ETag: '"abc"' } }), () => new Response(null, { status: 304 }));
      const { call } = connect(network);
      const first = await call(listCheckIns, { params: { student: idOf(1) } });
      const second = await call(listCheckIns, { params: { student: idOf(1) } });
      expect(network.asked[1]!.headers.get('If-None-Match')).to.equal('"abc"');
      expect(second).to.equal(first);
    });

    it('another question is another answer', async () => {
      const network = new FakeNetwork(json({ items: [one], next: null }, { headers: { ETag: '"abc"' } }));
      const { call } = connect(network);
      await call(listCheckIns, { params: { student: idOf(1) } });
      await call(listCheckIns, { params: { student: idOf(2) } });
      expect(network.asked[1]!.headers.get('If-None-Match')).to.equal(null);
    });

    it('P9 a secret is asked for anew each time, whatever tag it comes with: nobody keeps it', async () => {
      const network = new FakeNetwork(json({ personId: idOf(1), key: 'A'.repeat(43) }, { headers: { ETag: '"abc"' } }));
      const { call } = connect(network);
      expect(await call(readDraftKey, {})).not.to.equal(await call(readDraftKey, {}));
      expect(network.asked[1]!.headers.get('If-None-Match')).to.equal(null);
    });

    it('does not grow without end', async () => {
      const network = new FakeNetwork(json({ items: [], next: null }, { headers: { ETag: '"abc"' } }));
      const { call } = connect(network);
      for (let n = 0; n < 70; n++) await call(listCheckIns, { params: { student: idOf(n) } });
      await call(listCheckIns, { params: { student: idOf(0) } });
      expect(network.asked.at(-1)!.headers.get('If-None-Match'), 'the oldest is forgotten').to.equal(null);
      await call(listCheckIns, { params: { student: idOf(69) } });
      expect(network.asked.at(-1)!.headers.get('If-None-Match')).to.equal('"abc"');
    });
  });

  it('throws nothing but a CallFailure, whose message can be searched for and says nothing of token or words', async () => {
    const input = { ...writing, body: { kind: 'feelings', note: WORDS } as never };
    for (const line of [offline, page(), text('{"a":'), json({}), problem('invalid', 422), problem('signed-out', 401)]) {
      const failure = await failureOf(connect(new FakeNetwork(line)).call(createCheckIn, input));
      expect(failure.message).to.match(/^flywheel: check-ins\.create failed: [a-z-]+( \(\d+\))?$/);
      expect(everythingIn(failure)).not.to.include(SECRET).and.not.include(WORDS);
    }
  });
});

describe('the token', () => {
  const signedOut = problem('signed-out', 401);
  const byToken =
    (good: string, line: Line): Line =>
    (asked) =>
      asked.headers.get('Authorization') === `Bearer ${good}` ? line(asked) : signedOut(asked);

  it('is asked for once, and once again for however many calls found it expired', async () => {
    const reasons: string[] = [];
    let release = (): void => undefined;
    const fresh = new Promise<void>((resolve) => (release = resolve));
    const getToken = async (reason: string) => {
      reasons.push(reason);
      if (reason === 'start') return 'old';
      await fresh;
      return 'new';
    };
    const network = new FakeNetwork(byToken('new', json(one)));
    const { call } = connect(network, { getToken });
    const calls = Array.from({ length: 8 }, () => call(readCheckIn, reading));
    await settled(10);
    release();
    expect(await Promise.all(calls)).to.have.length(8);
    expect(reasons).to.deep.equal(['start', 'expired']);
    expect(network.asked).to.have.length(16);
    expect(await call(readCheckIn, reading), 'the new one is kept').to.deep.equal(one);
    expect(reasons).to.have.length(2);
  });

  it('says signed out where the host has no other one, asked once', async () => {
    for (const other of ['old', undefined]) {
      const network = new FakeNetwork(signedOut);
      const reasons: string[] = [];
      const { call } = connect(network, { getToken: (reason) => (reasons.push(reason), reason === 'start' ? 'old' : other) });
      expect((await failureOf(call(createCheckIn, writing))).type).to.equal('signed-out');
      expect(network.asked).to.have.length(1);
      expect(reasons).to.deep.equal(['start', 'expired']);
    }
  });

  it('is asked for once also where the host has no other and many calls want it', async () => {
    const reasons: string[] = [];
    const getToken = async (reason: string) => {
      reasons.push(reason);
      await settled(20);
      return 'old';
    };
    let turn = 0;
    const oneAfterTheOther: Line = async (asked) => {
      await settled((turn += 2));
      return signedOut(asked);
    };
    const { call } = connect(new FakeNetwork(oneAfterTheOther), { getToken });
    const failures = await Promise.all(Array.from({ length: 6 }, () => call(createCheckIn, writing).catch((error: unknown) => error as CallFailure)));
    expect(new Set(failures.map((failure) => failure instanceof CallFailure && failure.type))).to.deep.equal(new Set(['signed-out']));
    expect(reasons).to.deep.equal(['start', 'expired']);
  });

  it('says signed out where the second token is refused too', async () => {
    const network = new FakeNetwork(signedOut);
    const { call } = connect(network, { getToken: (reason) => reason });
    expect((await failureOf(call(createCheckIn, writing))).type).to.equal('signed-out');
    expect(network.asked).to.have.length(2);
  });

  it('is asked for anew after the host could not give it', async () => {
    let tries = 0;
    const getToken = () => (tries++ === 0 ? Promise.reject(new Error('the host is offline')) : 'good');
    const { call } = connect(new FakeNetwork(byToken('good', json(one))), { getToken });
    expect((await failureOf(call(createCheckIn, writing))).kind).to.equal('network');
    expect(await call(readCheckIn, reading)).to.deep.equal(one);
  });

  it('X-04 of another person is never used for what is under way for the first', async () => {
    const ana = session('guardian');
    const rivera = session('teacher');
    const people: Record<string, unknown> = { 'Bearer ana': ana, 'Bearer ana-2': ana, 'Bearer rivera': rivera };
    let current = 'ana';
    const network = new FakeNetwork((asked) => {
      const token = asked.headers.get('Authorization')!;
      if (token !== `Bearer ${current}`) return signedOut(asked);
      return asked.path.endsWith('/session') ? json(people[token])(asked) : json(one, { status: asked.method === 'GET' ? 200 : 201 })(asked);
    });
    const { call } = connect(network, { getToken: () => current });
    await call(readSession, {});
    await call(createCheckIn, writing);
    current = 'ana-2';
    await call(createCheckIn, writing);
    expect(network.asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Authorization'))).to.deep.equal([
      'Bearer ana',
      'Bearer ana',
      'Bearer ana-2',
    ]);
    current = 'rivera';
    const [a, b] = await Promise.all([failureOf(call(createCheckIn, writing)), failureOf(call(readCheckIn, reading))]);
    expect([a.type, b.type]).to.deep.equal(['signed-out', 'signed-out']);
    const asRivera = network.asked.filter(({ headers }) => headers.get('Authorization') === 'Bearer rivera');
    expect(
      asRivera.map(({ path }) => path),
      'only who it is was asked',
    ).to.satisfy((paths: string[]) => paths.every((path) => path.endsWith('/session')));
    expect((await failureOf(call(createCheckIn, writing))).type, 'still').to.equal('signed-out');
    await call(readSession, {});
    expect(await call(readCheckIn, reading), 'the page knows now who looks').to.deep.equal(one);
  });

  it('X-04 after forget is asked for again, and what was remembered is not compared with', async () => {
    const reasons: string[] = [];
    const network = new FakeNetwork(json(one, { headers: { ETag: '"1"' } }));
    const { call } = connect(network, { getToken: (reason) => (reasons.push(reason), `token ${reasons.length}`) });
    await call(readCheckIn, reading);
    call.forget();
    await call(readCheckIn, reading);
    expect(reasons).to.deep.equal(['start', 'start']);
    expect(network.asked[1]!.headers.get('If-None-Match')).to.equal(null);
    expect(await call.token()).to.equal('token 2');
  });
});

describe('bytes over HTTP', () => {
  const at = '/uploads/u1';
  const patch = { method: 'PATCH', headers: { 'Upload-Offset': '0' }, body: new Blob(['leaf']) } as const;

  it('go to an address below the API alone, as the viewer', async () => {
    const network = new FakeNetwork(() => new Response(null, { status: 204 }));
    await connect(network).call.bytes(readCheckIn, at, patch);
    const [asked] = network.asked;
    expect([asked!.url, asked!.method]).to.deep.equal(['https://api.example.school/v1/uploads/u1', 'PATCH']);
    expect([asked!.headers.get('Authorization'), asked!.headers.get('Upload-Offset')]).to.deep.equal([`Bearer ${SECRET}`, '0']);
    expect([asked!.init.redirect, asked!.init.credentials]).to.deep.equal(['manual', 'omit']);
    expect(await (asked!.init.body as Blob).text()).to.equal('leaf');
  });

  it('a refusal is a failure of its type, with no body to read where only the head was asked for; what the caller understands comes back', async () => {
    const refused = new FakeNetwork(problem('not-found', 404));
    expect((await failureOf(connect(refused).call.bytes(readCheckIn, at, patch))).type).to.equal('not-found');
    const head = new FakeNetwork(() => new Response(null, { status: 503, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '7' } }));
    const failure = await failureOf(connect(head).call.bytes(readCheckIn, at, { method: 'HEAD' }));
    expect([failure.type, failure.detail.retryAfterMs]).to.deep.equal(['unavailable', 7000]);
    const other = new FakeNetwork(() => new Response(null, { status: 409 }));
    expect((await connect(other).call.bytes(readCheckIn, at, patch, undefined, [409])).status).to.equal(409);
  });
});

/** Whatever a console would print of an error. */
function everythingIn(error: Error): string {
  const seen: string[] = [];
  const look = (value: unknown, depth: number): void => {
    if (value instanceof Error) seen.push(value.message, value.stack ?? '');
    if (typeof value === 'string') seen.push(value);
    if (typeof value !== 'object' || value === null || depth > 6) return;
    for (const name of Object.getOwnPropertyNames(value)) look((value as Record<string, unknown>)[name], depth + 1);
  };
  look(error, 0);
  return seen.join('\n');
}
