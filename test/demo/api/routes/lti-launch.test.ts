/** Launches from a learning platform that end well: each role as the person that the school names, a mentor's student, one time only, and no token in a log. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Session } from '../../../../src/contract/session.js';
import { onPostgres } from '../../../support/databases.js';
import { inCourse, LTI } from '../../../support/lti-platform.js';
import { arrival, assertRefused, attributeOf, CARD, API, EMBED, fieldOf, LAUNCH, openLtiScene, type LtiScene, type Seen } from '../lti-scene.js';
import { people, students } from '../scene.js';

onPostgres('a launch from a learning platform', (open) => {
  let scene: LtiScene;
  before(async () => (scene = await openLtiScene(await open())));
  after(() => scene.close());

  const sessionOf = async (token: string) => (await scene.ask<Session>(null, 'GET', '/session', { headers: { Authorization: `Bearer ${token}` } })).body;
  const viewerOf = async (seen: Seen) => (await sessionOf(arrival(seen).token)).viewer.id;

  test('LTI-01 the browser goes to the platform with all that the specification asks for, and keeps a secret of its own', async () => {
    const browser = scene.browser();
    const { location, headers, status } = await browser.login();
    assert.equal(status, 302);
    const { state, nonce, ...said } = Object.fromEntries(new URL(location).searchParams);
    assert.deepEqual(said, {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: 'client-of-tests',
      redirect_uri: LAUNCH,
      login_hint: 'hint & more',
      lti_message_hint: 'message',
    });
    assert.match(`${state} ${nonce}`, /^[\w-]{43} [\w-]{43}$/);
    const [cookie] = headers.getSetCookie();
    for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/api/lti/']) assert.ok(cookie!.includes(part), `${part} in ${cookie}`);
    const { rows } = await scene.database.pool.query<Record<string, unknown>>('select * from lti_launches');
    for (const secret of [state!, nonce!, ...browser.cookies.values()]) assert.ok(!JSON.stringify(rows).includes(secret), 'a secret in the database');
  });

  test('LTI-01 a mentor is the guardian whom the school names, at the widget that the link names, with a token in the fragment alone', async () => {
    const seen = await scene.browser().launch({ [`${LTI}target_link_uri`]: `${CARD}?mode=check-in-check-out` });
    const { page, query, token } = arrival(seen);
    assert.equal(page, CARD);
    assert.deepEqual(query, { api: API, mode: 'check-in-check-out' });
    const session = await sessionOf(token);
    assert.equal(session.viewer.id, people.ana);
    assert.equal(session.viewer.role, 'guardian');
    assert.equal(seen.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(seen.headers.get('Cache-Control'), 'no-store');
  });

  test('LTI-01 a login by POST does the same', async () => {
    const seen = await scene.browser().login({}, 'POST');
    assert.equal(seen.status, 302);
  });

  for (const [what, sub, roles, person] of [
    ['an instructor', 'user-ray', inCourse('Instructor'), people.ray],
    ['a teaching assistant', 'user-ray', ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'], people.ray],
    ['an administrator', 'user-ida', ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator'], people.ida],
    ['a learner', 'user-maya', inCourse('Learner'), people.maya],
    ['a teacher who is a parent too, as a teacher', 'user-both', inCourse('Instructor'), people.ray],
    ['a teacher who is a parent too, as a mentor', 'user-both', inCourse('Mentor'), people.ben],
  ] as const)
    test(`LTI-02 ${what} is the person whom the school names`, async () => {
      assert.equal(await viewerOf(await scene.browser().launch({ sub, [`${LTI}roles`]: roles })), person);
    });

  test('LTI-03 a mentor’s page is about the student that the platform names, by either spelling of the claim', async () => {
    for (const claim of [`${LTI}role_scope_mentor`, 'https://purlimsglobal.org/spec/lti/claim/role_scope_mentor'])
      for (const subject of ['user-maya', 'user-maya-too']) {
        const { query } = arrival(await scene.browser().launch({ [claim]: [subject] }));
        assert.equal(query.student, students.maya);
      }
  });

  test('LTI-03 a student that is not theirs here is not shown, whatever the platform says', async () => {
    assertRefused(await scene.browser().launch({ [`${LTI}role_scope_mentor`]: ['user-leo'] }), 'lti-other-student', 403);
    const { query } = arrival(await scene.browser().launch({ [`${LTI}role_scope_mentor`]: ['user-leo', 'user-maya'] }));
    assert.equal(query.student, students.maya);
    const linked = { [`${LTI}role_scope_mentor`]: ['user-maya'], [`${LTI}target_link_uri`]: `${CARD}?student=${students.leo}` };
    assertRefused(await scene.browser().launch(linked), 'lti-other-student');
  });

  test('LTI-03 the scope of who is no mentor here says nothing', async () => {
    const seen = await scene
      .browser()
      .launch({ sub: 'user-ray', [`${LTI}roles`]: inCourse('Instructor', 'Mentor'), [`${LTI}role_scope_mentor`]: ['user-leo'] });
    assert.equal(arrival(seen).query.student, undefined);
  });

  test('LTI-04 where cookies are blocked the platform keeps the secret, and the launch ends the same way', async () => {
    const browser = scene.browser();
    const begun = await browser.begin({ lti_storage_target: '_parent' });
    const put = JSON.parse(attributeOf(begun.seen.text, 'data-step', /id="step"/)) as Record<string, string>;
    assert.equal(put.step, 'put');
    assert.equal(put.origin, scene.platform.origin);
    assert.equal(put.target, '_parent');
    browser.cookies.clear();
    const page = await browser.answer(begun);
    assert.equal(page.status, 200, page.text);
    const get = JSON.parse(attributeOf(page.text, 'data-step', /id="step"/)) as Record<string, string>;
    assert.deepEqual([get.step, get.key, get.origin], ['get', put.key, scene.platform.origin]);
    const ticket = fieldOf(page.text, 'ticket');
    assert.equal(await viewerOf(await browser.go('continue', { ticket, proof: put.value! })), people.ana);
    assertRefused(await browser.go('continue', { ticket, proof: put.value! }), 'lti-used-ticket');
  });

  test('LTI-04 a secret of another visit, or none, is no proof, and ends the visit', async () => {
    for (const [proof, type] of [
      ['x'.repeat(43), 'lti-other-browser'],
      ['', 'lti-no-cookies'],
    ] as const) {
      const browser = scene.browser();
      const begun = await browser.begin({ lti_storage_target: 'storage' });
      const { value } = JSON.parse(attributeOf(begun.seen.text, 'data-step', /id="step"/)) as { value: string };
      browser.cookies.clear();
      const ticket = fieldOf((await browser.answer(begun)).text, 'ticket');
      assertRefused(await browser.go('continue', { ticket, proof }), type, 403);
      assertRefused(await browser.go('continue', { ticket, proof: value }), 'lti-used-ticket');
    }
  });

  test('LTI-05 only the platform’s own pages may frame ours, and nothing else runs in them', async () => {
    const { seen } = await scene.browser().begin({ lti_storage_target: '_parent' });
    const policy = seen.headers.get('Content-Security-Policy')!;
    assert.ok(policy.includes(`frame-ancestors ${scene.platform.origin} https://lms.example;`), policy);
    assert.ok(!/unsafe|\*|sandbox/.test(policy), policy);
    assert.equal(seen.headers.get('X-Frame-Options'), null);
    const refused = await scene.browser().login({ client_id: 'another' });
    assert.ok(refused.headers.get('Content-Security-Policy')!.includes(`frame-ancestors ${scene.platform.origin} https://lms.example;`));
    const other = await scene.ask('ana', 'GET', '/session');
    assert.equal(other.headers.get('X-Frame-Options'), 'DENY');
    assert.match(other.headers.get('Content-Security-Policy')!, /frame-ancestors 'none'/);
  });

  test('LTI-06 of two processes that are sent the same answer at once, one lets somebody in', async () => {
    const second = await openLtiScene(scene.database, scene);
    try {
      for (let round = 0; round < 5; round++) {
        const [one, two] = [scene.browser(), second.browser()];
        const begun = await one.begin();
        for (const [name, value] of one.cookies) two.cookies.set(name, value);
        const seen = await Promise.all([one.answer(begun), two.answer(begun), one.answer(begun)]);
        assert.deepEqual(seen.map(({ status }) => status).sort(), [303, 400, 400]);
      }
    } finally {
      await second.close();
    }
  });

  test('LTI-07 nothing of a launch is in a log but what was asked and how it ended', async () => {
    scene.logged.length = 0;
    const browser = scene.browser();
    const begun = await browser.begin();
    const { token } = arrival(await browser.answer(begun));
    const all = scene.logged.join('\n');
    for (const secret of [begun.state, begun.nonce, token, 'user-ana', 'hint', people.ana]) assert.ok(!all.includes(secret), secret);
    assert.deepEqual(
      scene.logged.map((line) => (JSON.parse(line) as { operation: string }).operation),
      ['lti.login', 'lti.launch'],
    );
  });

  test('LTI-08 what an administrator pastes names our addresses, and no service', async () => {
    const canvas = JSON.parse((await scene.browser().go('canvas.json')).text) as Record<string, unknown>;
    assert.equal(canvas.oidc_initiation_url, LAUNCH.replace('launch', 'login'));
    assert.equal(canvas.public_jwk_url, LAUNCH.replace('launch', 'jwks.json'));
    assert.deepEqual(canvas.redirect_uris, [LAUNCH]);
    assert.equal(canvas.target_link_uri, CARD);
    assert.deepEqual(canvas.scopes, []);
    const { text, headers } = await scene.browser().go('config');
    for (const address of [LAUNCH, LAUNCH.replace('launch', 'login'), LAUNCH.replace('launch', 'jwks.json'), EMBED]) assert.ok(text.includes(address), address);
    assert.match(headers.get('Content-Security-Policy')!, /frame-ancestors 'none'/);
  });
});
