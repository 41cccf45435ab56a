/** What surrounds every request: origins, headers, limits, identity, time, the log, and trouble with the database. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SignJWT } from 'jose';
import pg from 'pg';
import { createIdentity } from '../../../../demo/api/identity.js';
import { eachDatabase } from '../../../support/databases.js';
import { assertProblem, checkInsOf, countRows, feelings, openScene, people, school, START_MS, students, written, type Scene } from '../scene.js';

const HERE = 'https://here.example';
const THERE = 'https://there.example';
const DEMO = 'https://demo.example';

eachDatabase('around every request', (open) => {
  let scene: Scene;
  before(async () => {
    scene = await openScene(await open());
  });
  const request = (path: string, init: RequestInit = {}, on = scene) => on.app.fetch(new Request(`http://api.test/api${path}`, init));

  test('X-19 a page reads answers only where the school of the person asking names its origin', async () => {
    const allowedFor = async (who: 'ana' | 'orla', origin: string) =>
      (await scene.ask(who, 'GET', '/session', { headers: { Origin: origin } })).headers.get('Access-Control-Allow-Origin');
    assert.equal(await allowedFor('ana', HERE), HERE);
    assert.equal(await allowedFor('orla', THERE), THERE);
    assert.equal(await allowedFor('ana', DEMO), DEMO);
    for (const [who, origin] of [
      ['ana', THERE],
      ['orla', HERE],
      ['ana', 'https://evil.example'],
      ['ana', 'null'],
      ['ana', `${HERE}.evil.example`],
      ['ana', 'http://here.example'],
    ] as const)
      assert.equal(await allowedFor(who, origin), null, `${who} ${origin}`);
  });

  test('a preflight is answered without a token, for origins that some school names', async () => {
    const preflight = (origin: string) =>
      request(checkInsOf('maya'), {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'idempotency-key' },
      });
    for (const origin of [HERE, THERE, DEMO]) {
      const { status, headers } = await preflight(origin);
      assert.equal(status, 204);
      assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
      for (const name of ['Authorization', 'Idempotency-Key', 'If-Match', 'Last-Event-ID'])
        assert.ok(headers.get('Access-Control-Allow-Headers')!.includes(name));
      assert.match(headers.get('Vary')!, /\bOrigin\b/);
    }
    assert.equal((await preflight('https://evil.example')).headers.get('Access-Control-Allow-Origin'), null);
  });

  test('every answer, problems too, varies by origin, is stored nowhere and shows the headers that a client needs', async () => {
    for (const [who, path, status] of [
      ['ana', '/session', 200],
      ['ana', `/students/${students.leo}`, 404],
      [null, '/session', 401],
      ['ana', '/nowhere', 404],
      [null, '/', 200],
    ] as const) {
      const { headers, status: got } = await scene.ask(who, 'GET', path, { headers: { Origin: DEMO } });
      assert.equal(got, status, path);
      assert.match(headers.get('Vary')!, /\bOrigin\b/);
      assert.equal(headers.get('Access-Control-Allow-Origin'), DEMO);
      for (const name of ['ETag', 'Link', 'Location', 'Retry-After', 'Date', 'Idempotency-Replayed'])
        assert.ok(headers.get('Access-Control-Expose-Headers')!.split(', ').includes(name), name);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(headers.get('Content-Security-Policy')!, /default-src 'none'.*frame-ancestors 'none'/);
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      assert.equal(headers.get('Date'), 'Fri, 20 Nov 2026 15:00:00 GMT');
      assert.match(headers.get('X-Request-Id')!, /^[0-9a-f-]{36}$/);
    }
  });

  test('discovery answers without a token; the base works with and without its slash', async () => {
    for (const path of ['', '/']) assert.deepEqual(((await (await request(path)).json()) as { contract: string }).contract, '1.0');
  });

  test('a token that is expired, forged, unsigned, of another secret or of nobody is signed-out', async () => {
    const other = createIdentity({ secret: 'another secret that is long enough!!', clock: scene.clock });
    const good = await scene.token('ana');
    const [head, body, signature] = good.split('.') as [string, string, string];
    const claims = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: people.ray };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const key = new TextEncoder().encode('a secret of tests that is long enough');
    const elsewhere = await new SignJWT({ school: school.here })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(people.ana)
      .setIssuer('other')
      .setAudience('other')
      .setExpirationTime(START_MS / 1000 + 60)
      .sign(key);
    const endless = await new SignJWT({ school: school.here })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(people.ana)
      .setIssuer('flywheel-demo')
      .setAudience('flywheel-demo')
      .sign(key);
    const stranger = await createIdentity({ secret: 'a secret of tests that is long enough', clock: scene.clock }).sign(school.there, people.ana);
    const bad = [
      `${head}.${forged}.${signature}`,
      `${none}.${body}.`,
      (await other.sign(school.here, people.ana)).token,
      elsewhere,
      endless,
      stranger.token,
      'nonsense',
      '',
    ];
    for (const token of bad) {
      const answer = await scene.ask(null, 'GET', '/session', { headers: { Authorization: `Bearer ${token}` } });
      assertProblem(answer, 'signed-out');
      assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
    }
    const headers = { Authorization: `Bearer ${good}` };
    assert.equal((await scene.ask(null, 'GET', '/session', { headers })).status, 200);
    scene.clock.ms += 15 * 60_000 + 1000;
    assertProblem(await scene.ask(null, 'GET', '/session', { headers }), 'signed-out');
    scene.clock.ms = START_MS;
  });

  test('the demo’s people can be listed and become signed in; nobody else, and nobody where it is off', async () => {
    const { items } = (await scene.ask<{ items: { id: string; name: string; students: object[] }[] }>(null, 'GET', '/demo/people')).body;
    assert.deepEqual(
      items.map(({ name }) => name),
      ['Ana', 'Ray'],
    );
    const { token, expiresAt } = (await scene.ask<{ token: string; expiresAt: string }>(null, 'POST', '/demo/sign-in', { body: { person: people.ana } })).body;
    assert.equal(expiresAt, '2026-11-20T15:15:00.000Z');
    assert.equal((await scene.ask(null, 'GET', '/session', { headers: { Authorization: `Bearer ${token}` } })).status, 200);
    for (const body of [{ person: people.lena }, { person: 'x' }, {}, { person: people.ana, role: 'admin' }])
      assertProblem(await scene.ask(null, 'POST', '/demo/sign-in', { body }), 'invalid');
    const earnest = await openScene(scene.database, { demo: false }, true);
    for (const [method, path] of [
      ['GET', '/demo/people'],
      ['POST', '/demo/sign-in'],
    ] as const)
      assertProblem(await earnest.ask(null, method, path, method === 'POST' ? { body: { person: people.ana } } : {}), 'not-found');
  });

  test('cookie mode: a change needs a header that no form can send and an origin that is allowed', async () => {
    const cookies = await openScene(scene.database, { cookies: true }, true);
    const signIn = await request(
      '/demo/sign-in',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person: people.ana, cookie: true }) },
      cookies,
    );
    const cookie = signIn.headers.get('Set-Cookie')!;
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    const Cookie = cookie.split(';')[0]!;
    const post = (headers: Record<string, string>) => cookies.ask(null, 'POST', checkInsOf('maya'), { body: feelings(), headers: { Cookie, ...headers } });
    const read = await cookies.ask(null, 'GET', '/session', { headers: { Cookie, Origin: DEMO } });
    assert.equal(read.status, 200);
    assert.equal(read.headers.get('Access-Control-Allow-Credentials'), 'true');
    const before = await countRows(scene.database);
    for (const headers of [
      {},
      { Origin: DEMO },
      { 'X-Requested-With': 'flywheel' },
      { Origin: 'https://evil.example', 'X-Requested-With': 'flywheel' },
      { Origin: 'null', 'X-Requested-With': 'flywheel' },
      { Origin: THERE, 'X-Requested-With': 'flywheel' },
    ])
      assertProblem(await post(headers as Record<string, string>), 'not-allowed');
    assert.deepEqual(await countRows(scene.database), before);
    for (const Origin of [DEMO, HERE, 'http://api.test']) assert.equal((await post({ Origin, 'X-Requested-With': 'flywheel' })).status, 201, Origin);
    assertProblem(await post({ Origin: DEMO, 'X-Requested-With': 'flywheel', Authorization: 'Bearer nonsense' }), 'signed-out');
    assertProblem(await scene.ask(null, 'GET', '/session', { headers: { Cookie } }), 'signed-out');
    // a change says whom it speaks for, so that a cookie that became another person's in between takes nobody's words.
    const rows = await countRows(scene.database);
    const ours = { Origin: DEMO, 'X-Requested-With': 'flywheel' };
    for (const viewer of [people.ben, '', 'x']) assertProblem(await post({ ...ours, 'Flywheel-Viewer': viewer }), 'signed-out');
    assert.deepEqual(await countRows(scene.database), rows);
    assert.equal((await post({ ...ours, 'Flywheel-Viewer': people.ana })).status, 201);
  });

  test('a person and an address have so many requests, then hear when to come back; others are not held up', async () => {
    const limits = { person: { capacity: 3, perSecond: 0.5 }, address: { capacity: 8, perSecond: 1 } };
    const limited = await openScene(scene.database, { limits, addressOf: (from: Request) => from.headers.get('X-Test-Address') ?? 'a' }, true);
    const ask = (who: 'ana' | 'ray' | 'sol' | null, address = 'a') =>
      limited.ask(who, 'GET', who ? '/session' : '/', { headers: { 'X-Test-Address': address } });
    for (let i = 0; i < 3; i++) assert.equal((await ask('ana')).status, 200);
    const held = await ask('ana');
    assertProblem(held, 'rate-limited');
    assert.equal(held.headers.get('Retry-After'), '2');
    assert.equal((await ask('ray')).status, 200);
    limited.clock.ms += 2000;
    assert.equal((await ask('ana')).status, 200);
    for (let i = 0; i < 4; i++) await ask(null);
    assertProblem(await ask(null), 'rate-limited');
    assertProblem(await ask('sol'), 'rate-limited');
    assert.equal((await ask('sol', 'b')).status, 200);
  });

  test('what takes too long is unavailable, and worth another try', async () => {
    const stuck = new Proxy(scene.database.pool, {
      get: (pool, name) => (name === 'query' ? () => new Promise(() => undefined) : (Reflect.get(pool, name) as unknown)),
    });
    const slow = await openScene(scene.database, { pool: stuck, limits: { requestTimeoutMs: 20 } }, true);
    const answer = await slow.ask('ana', 'GET', '/session');
    assertProblem(answer, 'unavailable');
    assert.ok(Number(answer.headers.get('Retry-After')) > 0);
  });

  test('a database that is away is unavailable; a failure of ours is internal; neither tells what it was', async () => {
    const away = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none', connectionTimeoutMillis: 1000 });
    const cut = await openScene(scene.database, { pool: away }, true);
    const answer = await cut.ask('ana', 'GET', '/session', { headers: { Origin: DEMO } });
    assertProblem(answer, 'unavailable');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), DEMO);
    await away.end();
    const broken = await openScene(
      scene.database,
      {
        pool: new Proxy(scene.database.pool, {
          get: () => () => {
            throw new TypeError('Maya is sad');
          },
        }),
      },
      true,
    );
    const failed = await broken.ask('ana', 'GET', '/session');
    assertProblem(failed, 'internal');
    assert.ok(!failed.text.includes('Maya'));
    assert.ok(broken.logged.some((line) => line.includes('TypeError')));
    assert.ok(!broken.logged.join().includes('Maya'));
  });

  test('the log has a line for each request and never a name, a word, a token or an id of a person', async () => {
    scene.logged.length = 0;
    await written(scene, 'ana', 'maya', feelings({ note: 'Xylophonquartz' }));
    await scene.ask('ana', 'POST', checkInsOf('maya'), { body: feelings({ note: 'Xylophonquartz', feeling: 'Xylophonquartz' }) });
    await scene.ask('ana', 'GET', `${checkInsOf('maya')}?cursor=Xylophonquartz`);
    await scene.ask(null, 'GET', '/Xylophonquartz');
    const text = scene.logged.join('\n');
    assert.deepEqual(
      scene.logged.map((line) => (JSON.parse(line) as { operation: string; status: number }).status),
      [201, 422, 422, 404],
    );
    assert.match(text, /"operation":"check-ins.create"/);
    for (const secret of ['Xylophonquartz', 'Ana', people.ana, students.maya, (await scene.token('ana')).split('.')[2]!])
      assert.ok(!text.includes(secret), secret);
  });
});
