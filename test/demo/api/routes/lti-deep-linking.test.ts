/** Deep linking: staff choose a widget, the platform gets it signed by our key, once; and what it gets is a link that it can launch. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { onPostgres } from '../../../support/databases.js';
import { CLIENT_ID, deepLinking, DEPLOYMENT_ID, inCourse, LTI, LTI_DL } from '../../../support/lti-platform.js';
import { API, arrival, assertRefused, attributeOf, CARD, EMBED, fieldOf, LAUNCH, openLtiScene, type LtiScene, type Seen } from '../lti-scene.js';

const RETURN = 'https://lms.example/return?course=1&x=%22';

onPostgres('deep linking', (open) => {
  let scene: LtiScene;
  before(async () => (scene = await openLtiScene(await open())));
  after(() => scene.close());

  const chooser = (settings: Record<string, unknown> = {}, more: Record<string, unknown> = {}, returnUrl = RETURN) =>
    scene.browser().launch(deepLinking(returnUrl, settings, { [`${LTI}target_link_uri`]: LAUNCH, ...more }), { target_link_uri: LAUNCH });
  const choose = async (form: Record<string, string>, page?: Seen) =>
    scene.browser().go('choice', { ticket: fieldOf((page ?? (await chooser())).text, 'ticket'), do: 'add', ...form });
  const said = async (seen: Seen) => {
    const { text } = await scene.browser().go('jwks.json');
    const keys = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
    const options = { issuer: CLIENT_ID, audience: 'https://lms.example', algorithms: ['RS256'], currentDate: new Date(scene.clock.now()) };
    return (await jwtVerify(fieldOf(seen.text, 'JWT'), keys, options)).payload;
  };

  test('LTI-30 the page offers each widget with its options, and may lead nowhere but here', async () => {
    const page = await chooser();
    assert.equal(page.status, 200, page.text);
    for (const widget of ['check-in-card', 'goal-tracker', 'conference-scheduler', 'message-thread'])
      assert.ok(page.text.includes(`value="${widget}"`), widget);
    assert.match(page.headers.get('Content-Security-Policy')!, /form-action 'self';/);
  });

  test('LTI-30 what is chosen goes to the platform, signed by a key that we show, with what it asked to have back', async () => {
    const seen = await choose({ widget: 'check-in-card', mode: 'daily-report-card', 'pre-reader': 'true', title: '  Maya’s <card>  ' });
    assert.equal(attributeOf(seen.text, 'action', /<form/), RETURN);
    assert.ok(seen.headers.get('Content-Security-Policy')!.includes(`form-action 'self' ${scene.platform.origin} https://lms.example;`));
    const payload = await said(seen);
    assert.equal(payload[`${LTI}message_type`], 'LtiDeepLinkingResponse');
    assert.equal(payload[`${LTI}version`], '1.3.0');
    assert.equal(payload[`${LTI}deployment_id`], DEPLOYMENT_ID);
    assert.equal(payload[`${LTI_DL}data`], 'the platform’s own');
    assert.equal(typeof payload.nonce, 'string');
    assert.equal(payload.exp! - payload.iat!, 300);
    assert.deepEqual(payload[`${LTI_DL}content_items`], [
      {
        type: 'ltiResourceLink',
        title: 'Maya’s <card>',
        url: `${CARD}?mode=daily-report-card&pre-reader=true`,
        iframe: { width: 800, height: 900 },
      },
    ]);
  });

  test('LTI-30 the link that the platform got opens the widget as it was chosen', async () => {
    const payload = await said(await choose({ widget: 'check-in-card', mode: 'check-in-check-out' }));
    const [{ url }] = payload[`${LTI_DL}content_items`] as [{ url: string }];
    const { page, query } = arrival(await scene.browser().launch({ [`${LTI}target_link_uri`]: url }, { target_link_uri: url }));
    assert.equal(page, CARD);
    assert.deepEqual(query, { api: API, mode: 'check-in-check-out' });
  });

  test('LTI-31 options of another widget, and those that change nothing, are left out; so is a frame where none is wanted', async () => {
    const page = await chooser({ accept_presentation_document_targets: ['window'], data: undefined });
    const payload = await said(await choose({ widget: 'goal-tracker', mode: 'feelings', group: 'true', title: '' }, page));
    assert.deepEqual(payload[`${LTI_DL}content_items`], [{ type: 'ltiResourceLink', title: 'Goal tracker', url: `${EMBED}goal-tracker/` }]);
    assert.ok(!(`${LTI_DL}data` in payload));
    const plain = await said(await choose({ widget: 'check-in-card', mode: 'feelings' }));
    assert.equal((plain[`${LTI_DL}content_items`] as { url: string }[])[0]!.url, CARD);
  });

  test('LTI-31 calling it off gives the platform an empty list', async () => {
    const payload = await said(await choose({ do: 'cancel' }));
    assert.deepEqual(payload[`${LTI_DL}content_items`], []);
  });

  test('LTI-32 a choice counts once, is not for ever, and is not made of what the page does not offer', async () => {
    const page = await chooser();
    for (const form of [{ widget: 'unknown' }, { widget: 'check-in-card', mode: 'unknown' }, { widget: 'goal-tracker', 'pre-reader': 'maybe' }] as Record<
      string,
      string
    >[])
      assertRefused(await choose(form, page), 'lti-bad-request');
    const both = await Promise.all([choose({ widget: 'goal-tracker' }, page), choose({ widget: 'goal-tracker' }, page)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
    assertRefused(await choose({ widget: 'goal-tracker' }, page), 'lti-used-ticket');
    const late = await chooser();
    scene.clock.ms += 600_001;
    assertRefused(await choose({ widget: 'goal-tracker' }, late), 'lti-used-ticket');
    assertRefused(await choose({ ticket: 'x'.repeat(43), widget: 'goal-tracker' }), 'lti-used-ticket');
  });

  /** What a page says it is in, and its heading. */
  const spoken = ({ text }: Seen) => [/<html lang="([^"]+)" dir="([^"]+)">/.exec(text)?.slice(1).join(' '), /<h1>(.*?)<\/h1>/.exec(text)?.[1]];
  const inLanguage = (locale: unknown) => ({ [`${LTI}launch_presentation`]: { locale } });

  test('LTI-34 the page is in the language that the platform shows itself in, to the last step and for a link without a name', async () => {
    const page = await chooser({}, inLanguage('ar-EG'));
    assert.deepEqual(spoken(page), ['ar rtl', 'اختيار أداة']);
    assert.ok(page.text.includes('value="goal-tracker"'));
    assert.match(page.text, /متابعة الأهداف/);
    const form = { ticket: fieldOf(page.text, 'ticket'), locale: fieldOf(page.text, 'locale'), do: 'add' };
    assert.deepEqual(spoken(await scene.browser().go('choice', { ...form, widget: 'unknown' })), ['ar rtl', 'تعذّر فتح هذه الصفحة']);
    const sent = await scene.browser().go('choice', { ...form, widget: 'goal-tracker' });
    assert.deepEqual(spoken(sent), ['ar rtl', 'لحظة من فضلك']);
    assert.equal(((await said(sent))[`${LTI_DL}content_items`] as { title: string }[])[0]!.title, 'متابعة الأهداف');
  });

  test('LTI-34 where the platform names no language of ours, the browser’s is taken, best first; and English where that is none', async () => {
    const seen = async (languages: string, more: Record<string, unknown>) => {
      const browser = Object.assign(scene.browser(), { languages });
      const target = { [`${LTI}target_link_uri`]: LAUNCH };
      return spoken(await browser.launch(deepLinking(RETURN, {}, { ...target, ...more }), { target_link_uri: LAUNCH }))[0];
    };
    assert.equal(await seen('de, fr;q=0.5, vi;q=0.9', {}), 'vi ltr');
    assert.equal(await seen('fr', { locale: 'ht-HT' }), 'ht ltr');
    assert.equal(await seen('fr', { locale: 'ht', ...inLanguage('zh_CN') }), 'zh-Hans ltr');
    assert.equal(await seen('pt-BR', inLanguage('tlh')), 'pt ltr');
    assert.equal(await seen('tlh;q=2, *', inLanguage(7)), 'en ltr');
    assert.equal(await seen('"<script>', inLanguage('"><script>')), 'en ltr');
  });

  test('LTI-34 a refusal speaks the same language, before and after the platform has said who comes', async () => {
    const before = Object.assign(scene.browser(), { languages: 'es-MX, en' });
    const refused = await before.login({ iss: 'https://nobody.example' });
    assert.deepEqual(spoken(refused), ['es ltr', 'No se pudo abrir esta página']);
    assert.match(refused.text, /Esta escuela todavía no ha conectado/);
    const after = await chooser({}, { ...inLanguage('fr_CA'), [`${LTI}roles`]: inCourse('Learner') });
    assert.deepEqual(spoken(after), ['fr ltr', 'Cette page n’a pas pu s’ouvrir']);
    assert.match(after.text, /<code dir="ltr">lti-not-staff<\/code>/);
  });

  test('LTI-34 the page by the platform’s storage, and what an administrator reads, are in the browser’s language', async () => {
    const browser = Object.assign(scene.browser(), { languages: 'ht' });
    const begun = await browser.begin({ lti_storage_target: '_parent', target_link_uri: LAUNCH });
    assert.deepEqual(spoken(begun.seen), ['ht ltr', 'Yon ti moman']);
    browser.cookies.clear();
    const page = await browser.answer(begun, { ...deepLinking(RETURN), ...inLanguage('pt'), [`${LTI}target_link_uri`]: LAUNCH });
    assert.deepEqual(spoken(page), ['pt ltr', 'Um momento']);
    const late = await browser.go('continue', { ticket: fieldOf(page.text, 'ticket'), proof: '', locale: fieldOf(page.text, 'locale') });
    assert.deepEqual(spoken(late), ['pt ltr', 'Não foi possível abrir esta página']);
    const config = await browser.go('config');
    assert.deepEqual(spoken(config), ['ht ltr', 'Flywheel sou sit kou ou a']);
    assert.match(config.text, /<p lang="en" dir="ltr"><b>Admin/);
  });

  test('LTI-32 a ticket of one step is none of the other', async () => {
    const page = await chooser();
    assertRefused(await scene.browser().go('continue', { ticket: fieldOf(page.text, 'ticket'), proof: 'x'.repeat(43) }), 'lti-used-ticket');
  });

  for (const [what, type, settings, more, returnUrl] of [
    ['who is no staff', 'lti-not-staff', {}, { [`${LTI}roles`]: inCourse('Learner', 'Mentor') }, RETURN],
    ['a place that takes no links to tools', 'lti-nothing-accepted', { accept_types: ['html', 'image'] }, {}, RETURN],
    ['a return to another site', 'lti-foreign-return', {}, {}, 'https://evil.example/return'],
    ['a return to a site that looks like it', 'lti-foreign-return', {}, {}, 'https://lms.example.evil.example/'],
    ['a return that is a script', 'lti-foreign-return', {}, {}, 'javascript:alert(1)'],
    ['no return', 'lti-malformed-token', { deep_link_return_url: undefined }, {}, RETURN],
    ['no settings', 'lti-malformed-token', {}, { [`${LTI_DL}deep_linking_settings`]: undefined }, RETURN],
    ['a target that is not ours', 'lti-foreign-address', {}, { [`${LTI}target_link_uri`]: 'https://evil.example/' }, RETURN],
  ] as const)
    test(`LTI-33 ${what}: ${type}`, async () => {
      assertRefused(await chooser(settings, more, returnUrl), type);
    });
});
