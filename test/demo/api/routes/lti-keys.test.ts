/** Keys on both sides: the platform's as it shows and changes them, whatever it answers instead, and ours, which stay as long as something signed with them is good. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { ToolKeys } from '../../../../demo/api/lti-tool-keys.js';
import { sweep } from '../../../../demo/api/queries/erasure.js';
import { onPostgres } from '../../../support/databases.js';
import { deepLinking, newPlatformKey } from '../../../support/lti-platform.js';
import { arrival, assertRefused, fieldOf, openLtiScene, settings, type LtiScene } from '../lti-scene.js';
import { school } from '../scene.js';

const DAY_MS = 86_400_000;

onPostgres('the keys of a launch', (open) => {
  let scene: LtiScene;
  before(async () => (scene = await openLtiScene(await open())));
  after(() => scene.close());
  beforeEach(() => {
    scene.platform.insteadOfKeys = undefined;
    scene.clock.ms += 3_600_000;
  });

  test('LTI-20 the platform is asked once for its keys, however many come', async () => {
    const before = scene.platform.keysAsked;
    const seen = await Promise.all([1, 2, 3].map(() => scene.browser().launch()));
    for (const one of seen) arrival(one);
    assert.equal(scene.platform.keysAsked, before + 1);
  });

  test('LTI-20 a new key of the platform counts at once, and one that it takes back no longer than ten minutes', async () => {
    arrival(await scene.browser().launch());
    const old = scene.platform.key;
    await scene.platform.rotate({ keepOld: true });
    scene.clock.ms += 11_000;
    arrival(await scene.browser().launch());
    const browser = scene.browser();
    const withOld = async () => browser.answer(await browser.begin(), {}, (claims) => scene.platform.sign(claims, old));
    arrival(await withOld());
    scene.platform.shown = [scene.platform.key.publicJwk];
    scene.clock.ms += 600_001;
    assertRefused(await withOld(), 'lti-unknown-key');
  });

  test('LTI-20 keys that nobody knows do not make us ask again and again', async () => {
    arrival(await scene.browser().launch());
    scene.clock.ms += 11_000;
    const before = scene.platform.keysAsked;
    const stranger = await newPlatformKey();
    for (let round = 0; round < 4; round++) {
      const browser = scene.browser();
      assertRefused(await browser.answer(await browser.begin(), {}, (claims) => scene.platform.sign(claims, stranger)), 'lti-unknown-key');
    }
    assert.equal(scene.platform.keysAsked, before + 1);
  });

  for (const [what, instead] of [
    ['nonsense', { status: 200, body: '<!doctype html><title>Sign in</title>' }],
    ['a list of nothing', { status: 200, body: '{"keys":"none"}' }],
    ['null', { status: 200, body: 'null' }],
    ['an error', { status: 500, body: '{}' }],
    ['more than anybody reads', { status: 200, body: JSON.stringify({ keys: [], more: 'x'.repeat(300_000) }) }],
  ] as const)
    test(`LTI-21 a platform whose keys are ${what} lets nobody in, and is heard again when it is well`, async () => {
      scene.platform.insteadOfKeys = instead;
      assertRefused(await scene.browser().launch(), 'lti-platform-silent', 503);
      const before = scene.platform.keysAsked;
      assertRefused(await scene.browser().launch(), 'lti-platform-silent');
      assert.equal(scene.platform.keysAsked, before);
      scene.platform.insteadOfKeys = undefined;
      scene.clock.ms += 10_001;
      arrival(await scene.browser().launch());
    });

  test('LTI-21 a platform that never answers lets nobody in, and is not waited for', async () => {
    const hasty = await openLtiScene(scene.database, scene, { lti: { ...settings, platformTimeoutMs: 50 } });
    try {
      hasty.clock.ms = scene.clock.ms;
      scene.platform.insteadOfKeys = 'hang';
      assertRefused(await hasty.browser().launch(), 'lti-platform-silent', 503);
    } finally {
      await hasty.close();
    }
  });

  test('LTI-21 keys that are not public ones of RSA are none', async () => {
    const { kid } = scene.platform.key;
    for (const key of [{ kty: 'oct', kid, k: 'c2VjcmV0', alg: 'HS256' }, { kty: 'RSA', kid }, 'key', null]) {
      scene.platform.insteadOfKeys = { status: 200, body: JSON.stringify({ keys: [key] }) };
      scene.clock.ms += 3_600_000;
      const seen = await scene.browser().launch();
      assert.ok(seen.status >= 400 && seen.status < 500, seen.text);
      assert.match(seen.text, /lti-(unknown-key|malformed-token)/);
    }
  });

  const shown = async () => JSON.parse((await scene.browser().go('jwks.json')).text) as JSONWebKeySet;
  const answered = async () => {
    const chooser = await scene.browser().launch(deepLinking('https://lms.example/return'));
    const seen = await scene.browser().go('choice', { ticket: fieldOf(chooser.text, 'ticket'), widget: 'goal-tracker', do: 'add' });
    return fieldOf(seen.text, 'JWT');
  };

  test('LTI-22 our keys are shown before they are used, and stay until the last that they signed is over', async () => {
    const current = createLocalJWKSet(await shown());
    const first = await answered();
    const at = () => ({ currentDate: new Date(scene.clock.now()) });
    const { protectedHeader } = await jwtVerify(first, current, at());
    // To the last second of the period, and over it.
    scene.clock.ms = Math.ceil(scene.clock.ms / (30 * DAY_MS)) * 30 * DAY_MS - 1_000;
    const known = await shown();
    const last = await answered();
    scene.clock.ms += 2_000;
    const next = await answered();
    const { protectedHeader: nextHeader } = await jwtVerify(next, createLocalJWKSet(known), at());
    assert.notEqual(nextHeader.kid, protectedHeader.kid);
    scene.clock.ms += 290_000;
    assert.equal((await jwtVerify(last, createLocalJWKSet(await shown()), at())).protectedHeader.kid, protectedHeader.kid);
    scene.clock.ms += 600_000;
    assert.ok((await shown()).keys.every(({ kid }) => kid !== protectedHeader.kid));
    await sweep(scene.database.pool, scene.clock.now() + 2 * DAY_MS);
    const { rows } = await scene.database.pool.query<{ n: number }>('select count(*)::int as n from lti_keys where public_jwk ->> $1 = $2', [
      'kid',
      protectedHeader.kid,
    ]);
    assert.equal(rows[0]!.n, 0);
  });

  test('LTI-22 only public halves are shown, private ones are not to be read in the database, and two processes have the same', async () => {
    const { keys } = await shown();
    assert.ok(keys.length >= 2);
    for (const key of keys) assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { rows } = await scene.database.pool.query<{ sealed: string }>('select sealed_jwk as sealed from lti_keys');
    // With the quotes of JSON: what is sealed is random letters, in which every word comes up now and then.
    for (const { sealed } of rows) assert.ok(!/"(d|kty)"/.test(sealed + Buffer.from(sealed, 'base64url').toString('latin1')));
    const secret = 'another secret that seals the keys of the tests';
    const now = new Date(scene.clock.now() + 400 * DAY_MS);
    const both = [new ToolKeys(secret), new ToolKeys(secret)];
    const kids = await Promise.all(both.map(async (one) => (await one.signing(scene.database.pool, school.here, now)).kid));
    assert.equal(kids[0], kids[1]);
  });

  test('LTI-22 after another secret come other keys, and the old ones are still shown', async () => {
    const now = new Date(scene.clock.now());
    const { kid: before } = await new ToolKeys('a first secret of thirty-two bytes or more').signing(scene.database.pool, school.here, now);
    const second = new ToolKeys('a second secret of thirty-two bytes or more');
    const { kid: after } = await second.signing(scene.database.pool, school.here, now);
    assert.notEqual(after, before);
    const kids = (await second.published(scene.database.pool, school.here, now)).map(({ kid }) => kid);
    assert.ok(kids.includes(before) && kids.includes(after));
    assert.throws(() => new ToolKeys('short'), /32 bytes/);
  });
});
