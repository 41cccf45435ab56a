/** Launches that are not let in: each reason has its own type and a plain page, nobody gets a token, and no address but ours is ever gone to. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import { ltiReasons, type LtiProblemType } from '../../../../demo/api/lti-refusal.js';
import { ltiWords } from '../../../../demo/api/lti-words/lti-words.js';
import { onPostgres } from '../../../support/databases.js';
import { CLIENT_ID, inCourse, LTI, newPlatformKey } from '../../../support/lti-platform.js';
import { assertRefused, arrival, CARD, EMBED, LAUNCH, openLtiScene, type LtiScene, type TestBrowser } from '../lti-scene.js';
import { school } from '../scene.js';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (scene: LtiScene, more: number) => Math.floor(scene.clock.now() / 1000) + more;

onPostgres('a launch that is refused', (open) => {
  let scene: LtiScene;
  before(async () => (scene = await openLtiScene(await open())));
  after(() => scene.close());

  /** One wrong thing in a token that is right otherwise. */
  const wrong: [what: string, type: string, claims: (scene: LtiScene) => Record<string, unknown>][] = [
    ['another issuer', 'lti-wrong-issuer', () => ({ iss: 'https://other.example' })],
    ['another audience', 'lti-wrong-audience', () => ({ aud: 'another-client' })],
    ['other audiences', 'lti-wrong-audience', () => ({ aud: ['another-client', 'a-third'] })],
    ['several audiences and no party', 'lti-wrong-party', () => ({ aud: [CLIENT_ID, 'another-client'] })],
    ['another party', 'lti-wrong-party', () => ({ azp: 'another-client' })],
    ['several audiences and another party', 'lti-wrong-party', () => ({ aud: [CLIENT_ID, 'another-client'], azp: 'another-client' })],
    ['a nonce of another visit', 'lti-wrong-nonce', () => ({ nonce: 'x'.repeat(43) })],
    ['a nonce that is no text', 'lti-wrong-nonce', () => ({ nonce: 7 })],
    ['a token that is over', 'lti-expired', (at) => ({ exp: seconds(at, -61) })],
    ['a token that is too old, whatever it says', 'lti-expired', (at) => ({ iat: seconds(at, -3700) })],
    ['a token of the future', 'lti-from-the-future', (at) => ({ iat: seconds(at, 120), exp: seconds(at, 900) })],
    ['no expiry', 'lti-malformed-token', () => ({ exp: undefined })],
    ['no time of issue', 'lti-malformed-token', () => ({ iat: undefined })],
    ['another deployment', 'lti-wrong-deployment', () => ({ [`${LTI}deployment_id`]: 'deployment-2' })],
    ['no deployment', 'lti-wrong-deployment', () => ({ [`${LTI}deployment_id`]: undefined })],
    ['another version', 'lti-wrong-version', () => ({ [`${LTI}version`]: '1.4.0' })],
    ['another message', 'lti-wrong-message', () => ({ [`${LTI}message_type`]: 'LtiSubmissionReviewRequest' })],
    ['no link', 'lti-malformed-token', () => ({ [`${LTI}resource_link`]: undefined })],
    ['roles that are no list', 'lti-malformed-token', () => ({ [`${LTI}roles`]: 'Instructor' })],
    ['nobody', 'lti-no-person', () => ({ sub: undefined })],
    ['somebody whom the school does not know', 'lti-unknown-person', () => ({ sub: 'user-stranger' })],
    ['a guardian who says to be an instructor', 'lti-other-role', () => ({ [`${LTI}roles`]: inCourse('Instructor') })],
    ['a teacher who says to be a learner', 'lti-other-role', () => ({ sub: 'user-ray', [`${LTI}roles`]: inCourse('Learner') })],
    ['a guest of the school', 'lti-other-role', () => ({ sub: 'user-gil', [`${LTI}roles`]: inCourse('Instructor', 'Learner', 'Mentor') })],
    ['no role', 'lti-other-role', () => ({ [`${LTI}roles`]: [] })],
    [
      'a role of the system only',
      'lti-other-role',
      () => ({ sub: 'user-ida', [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'] }),
    ],
    ['who could be two people', 'lti-several-people', () => ({ sub: 'user-twice' })],
  ];
  for (const [what, type, claims] of wrong)
    test(`LTI-10 ${what}: ${type}`, async () => {
      assertRefused(await scene.browser().launch(claims(scene)), type);
    });

  test('LTI-10 two honest clocks may differ by a minute, and an audience may be a list', async () => {
    const claims = { iat: seconds(scene, 50), exp: seconds(scene, -50), aud: [CLIENT_ID, 'another'], azp: CLIENT_ID };
    arrival(await scene.browser().launch({ ...claims, iat: seconds(scene, -100) }));
    arrival(await scene.browser().launch({ ...claims, exp: seconds(scene, 300) }));
  });

  for (const [what, type, sign] of [
    [
      'another key under the name of the right one',
      'lti-wrong-signature',
      async (claims) => scene.platform.sign(claims, { ...(await newPlatformKey()), kid: scene.platform.key.kid }),
    ],
    ['a key that is not shown', 'lti-unknown-key', async (claims) => scene.platform.sign(claims, await newPlatformKey())],
    ['no signature at all', 'lti-wrong-algorithm', async (claims) => `${part({ alg: 'none', kid: scene.platform.key.kid })}.${part(claims)}.`],
    [
      'the public key as a shared secret',
      'lti-wrong-algorithm',
      async (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: scene.platform.key.kid }).sign(Buffer.from(JSON.stringify(scene.platform.key.publicJwk))),
    ],
    ['a key without a name', 'lti-unknown-key', async (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(scene.platform.key.privateKey)],
    [
      'a key that came along',
      'lti-unknown-key',
      async (claims) => {
        const own = await newPlatformKey('own');
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own', jwk: own.publicJwk }).sign(own.privateKey);
      },
    ],
    [
      'words changed after signing',
      'lti-wrong-signature',
      async (claims) => (await scene.platform.sign(claims)).replace(/\.[^.]+\./, `.${part({ ...claims, sub: 'user-ray' })}.`),
    ],
    ['what is no token', 'lti-malformed-token', async () => 'a.b'],
  ] as [string, string, (claims: Record<string, unknown>) => Promise<string>][])
    test(`LTI-11 ${what}: ${type}`, async () => {
      const browser = scene.browser();
      scene.clock.ms += 20_000;
      assertRefused(await browser.answer(await browser.begin(), {}, sign), type);
    });

  const launched = async (browser: TestBrowser, form: (begun: { state: string; token: string }) => Record<string, string>) => {
    const begun = await browser.begin();
    return browser.go('launch', form({ state: begun.state, token: await scene.platform.sign(browser.claims(begun.nonce)) }));
  };

  test('LTI-12 a state that was never given, or none, or one of another school', async () => {
    for (const state of ['x'.repeat(43), 'short', ''])
      assertRefused(await launched(scene.browser(), ({ token }) => ({ state, id_token: token })), 'lti-unknown-state');
    assertRefused(await launched(scene.browser(), ({ token }) => ({ id_token: token })), 'lti-unknown-state');
    const browser = scene.browser();
    const { state, nonce } = await browser.begin();
    const form = { state, id_token: await scene.platform.sign(browser.claims(nonce)) };
    assertRefused(await browser.go(LAUNCH.replace(school.here, school.there), form), 'lti-unknown-state');
  });

  test('LTI-12 a state that is over', async () => {
    const browser = scene.browser();
    const begun = await browser.begin();
    scene.clock.ms += 600_001;
    assertRefused(await browser.answer(begun), 'lti-unknown-state');
  });

  test('LTI-12 the same answer twice, also from the browser that it was for, and also after a refusal', async () => {
    const browser = scene.browser();
    const begun = await browser.begin();
    const cookies = [...browser.cookies];
    const token = await scene.platform.sign(browser.claims(begun.nonce));
    arrival(await browser.go('launch', { state: begun.state, id_token: token }));
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    assertRefused(await browser.go('launch', { state: begun.state, id_token: token }), 'lti-replayed');
    const another = await browser.begin();
    assertRefused(await browser.go('launch', { state: another.state, id_token: token }), 'lti-wrong-nonce');
    assertRefused(await browser.answer(another), 'lti-replayed');
  });

  test('LTI-13 a browser that did not begin it, with or without a cookie of its own', async () => {
    const [mine, theirs] = [scene.browser(), scene.browser()];
    const begun = await mine.begin();
    assertRefused(await theirs.answer(begun), 'lti-no-cookies', 403);
    const again = await mine.begin();
    for (const name of mine.cookies.keys()) theirs.cookies.set(name, 'x'.repeat(43));
    assertRefused(await theirs.answer(again), 'lti-other-browser', 403);
  });

  test('LTI-14 a platform that the school has not set up, by its issuer, its client or its deployment', async () => {
    for (const [login, type] of [
      [{ iss: 'https://other.example' }, 'lti-unknown-platform'],
      [{ client_id: 'another' }, 'lti-unknown-platform'],
      [{ lti_deployment_id: 'deployment-2' }, 'lti-wrong-deployment'],
      [{ login_hint: '' }, 'lti-bad-request'],
      [{ lti_storage_target: '"><script>' }, 'lti-bad-request'],
    ] as const)
      assertRefused(await scene.browser().login(login), type);
    assertRefused(await scene.browser().go(`login?iss=a&iss=b&login_hint=c&target_link_uri=${CARD}`), 'lti-bad-request');
    for (const nowhere of [school.here.replace(/1/g, '9'), 'school'])
      assertRefused(await scene.browser().go(LAUNCH.replace(school.here, nowhere), {}), 'lti-not-found', 404);
  });

  const hostile = [
    'https://evil.example/',
    'https://widgets.test.evil.example/embed/check-in-card/',
    'https://evil.example/embed/check-in-card/',
    'https://widgets.test@evil.example/embed/check-in-card/',
    'javascript:alert(1)',
    '//evil.example/embed/check-in-card/',
    `${EMBED}../check-in-card/`,
    `${EMBED}%2e%2e/check-in-card/`,
    `${EMBED}..\\\\evil.example/check-in-card/`,
    `${EMBED}unknown/`,
    `${EMBED}check-in-card/more`,
    `${CARD}?token=abc`,
    `${CARD}?api=https://evil.example/`,
    `${CARD}?host=https://evil.example`,
    `${CARD}?mode=a&mode=b`,
    `${CARD}?student=everybody`,
    `${CARD}#token=abc`,
    LAUNCH.replace('launch', 'login'),
  ];
  test('LTI-15 a link to any page but our own ends here, at the first step and at the second', async () => {
    for (const target of hostile) {
      assertRefused(await scene.browser().login({ target_link_uri: target }), 'lti-foreign-address');
      assertRefused(await scene.browser().launch({ [`${LTI}target_link_uri`]: target }), 'lti-foreign-address');
    }
    assertRefused(await scene.browser().launch({ [`${LTI}target_link_uri`]: LAUNCH }), 'lti-foreign-address');
  });

  test('LTI-16 a platform that does not let somebody in, and an answer that is no form', async () => {
    const seen = await launched(scene.browser(), ({ state }) => ({ state, error: 'login_required<script>' }));
    assertRefused(seen, 'lti-platform-refused');
    assert.ok(!seen.text.includes('required<script>'));
    const twice = await scene.app.fetch(new Request(LAUNCH, { method: 'POST', body: new URLSearchParams('state=a&state=b') }));
    const json = await scene.app.fetch(new Request(LAUNCH, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }));
    const large = await scene.app.fetch(new Request(LAUNCH, { method: 'POST', body: new URLSearchParams({ id_token: 'x'.repeat(70_000) }) }));
    for (const response of [twice, json, large])
      assertRefused({ status: response.status, headers: response.headers, text: await response.text(), location: '' }, 'lti-bad-request');
  });

  test('LTI-17 the page for a person whom the school does not know says what the school needs, and makes no account', async () => {
    const count = async () =>
      (await scene.database.pool.query<{ n: number }>('select (select count(*) from people)::int + (select count(*) from lti_people)::int as n')).rows[0]!.n;
    const before = await count();
    const seen = await scene.browser().launch({ sub: 'user-<b>stranger' });
    assert.ok(seen.text.includes('user-&lt;b&gt;stranger'), seen.text);
    assert.match(seen.text, /show this page to the person at your school/);
    assert.equal(await count(), before);
  });

  test('LTI-17 a school’s database that is away is a page, too', async () => {
    const { pool } = scene.database;
    const { query } = pool;
    pool.query = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
    try {
      assertRefused(await scene.browser().login(), 'lti-unavailable', 503);
    } finally {
      pool.query = query;
    }
  });
});

test('LTI-17 each reason has a sentence and a way on', () => {
  for (const [type, { status }] of Object.entries(ltiReasons)) {
    assert.match(type, /^lti-[a-z-]+$/);
    assert.match(ltiWords.en.reasons[type as LtiProblemType], /^[A-Z].{15,90}\.$/, type);
    assert.ok(status >= 400);
  }
});
