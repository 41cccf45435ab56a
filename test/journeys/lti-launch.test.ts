/**
 * A course page of a learning platform, with our widget in a frame on another site: it is there as the guardian, with cookies and with all of them blocked,
 * by the platform's storage. And staff choose a widget for their course by keyboard.
 */
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { personId, schoolId } from '../../demo/api/seed/entry.js';
import { deepLinking, honestClaims, LTI, TestPlatform } from '../support/lti-platform.js';
import { objections } from '../support/axe.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay({ lti: true });
/** On 127.0.0.1, where the school is on localhost: to a browser they are two sites. */
let lms: TestPlatform;
let embed: string;

/** Once the school is open, for the first who comes. */
const open = async (): Promise<void> => {
  lms = await TestPlatform.start();
  embed = `${day.school.origin}/cdn/embed/`;
  await register();
  coursePages();
};
let opened: Promise<void> | undefined;
after(() => lms.close());

async function register(): Promise<void> {
  const { issuer, clientId, deploymentIds, auth, jwksUrl } = lms.registration;
  const id = personId('platform');
  await day.school.rows(
    `insert into lti_platforms (school_id, id, name, issuer, client_id, deployment_ids, auth_endpoint, jwks_url, origins) values ($1, $2, 'LMS', $3, $4, $5, $6, $7, $8)`,
    [schoolId, id, issuer, clientId, deploymentIds, auth, jwksUrl, [lms.origin]],
  );
  for (const [subject, person] of [
    ['user-ana', 'dana-brooks'],
    ['user-ray', 'rivera'],
  ] as const)
    await day.school.rows('insert into lti_people (school_id, platform_id, subject, person_id) values ($1, $2, $3, $4)', [
      schoolId,
      id,
      subject,
      personId(person),
    ]);
}

const html = (body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">${body}`;
/** The platform's storage: what a frame of ours keeps in it, by message, for as long as the page is open. */
const STORAGE = `<script>
  const kept = {};
  addEventListener('message', ({ data, origin, source }) => {
    if (!/^lti\\.(put|get)_data$/.test(data.subject)) return;
    if (data.subject === 'lti.put_data') kept[origin + data.key] = data.value;
    source.postMessage({ subject: data.subject + '.response', message_id: data.message_id, key: data.key, value: kept[origin + data.key] }, origin);
  });
</script>`;

function coursePages(): void {
  const page = (path: string, of: (query: URLSearchParams, body: string) => Promise<string> | string) =>
    lms.page(path, (request, response, body) => {
      const send = async () => {
        const text = await of(new URL(request.url!, lms.origin).searchParams, body);
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html(text));
      };
      void send();
    });
  const tool = `${day.school.api}lti/${schoolId}`;
  const launch = `${tool}/launch`;
  page('/course', (query) => {
    const target = query.get('choose') ? launch : `${embed}check-in-card/`;
    const login = new URLSearchParams({ iss: lms.registration.issuer, login_hint: query.get('choose') ? 'choose' : 'open', target_link_uri: target });
    if (query.get('storage')) login.set('lti_storage_target', '_parent');
    return `${STORAGE}<h1>A course</h1><iframe title="Our tool" width="800" height="900" src="${tool}/login?${login.toString().replaceAll('&', '&amp;')}"></iframe>`;
  });
  page('/auth', async (query) => {
    const choose = query.get('login_hint') === 'choose';
    const more = choose ? { ...deepLinking(`${lms.origin}/return`), [`${LTI}target_link_uri`]: launch } : {};
    const token = await lms.sign(honestClaims(query.get('nonce')!, `${embed}check-in-card/`, Date.now(), more));
    const field = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}">`;
    return `<form method="post" action="${query.get('redirect_uri')}">${field('id_token', token)}${field('state', query.get('state')!)}</form><script>document.forms[0].submit()</script>`;
  });
  page(
    '/return',
    (_, body) =>
      `<h1>Chosen</h1><pre>${Buffer.from(new URLSearchParams(body).get('JWT')!.split('.')[1]!, 'base64url').toString().replaceAll('<', '&lt;')}</pre>`,
  );
}

async function device(t: TestContext): Promise<BrowserContext> {
  await (opened ??= open());
  return day.device(t);
}

async function guardianSeesTheCard(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe[title="Our tool"]');
  await frame.locator('flywheel-check-in-card').getByRole('heading').first().waitFor();
  await frame.locator('flywheel-check-in-card').getByText('Maya').first().waitFor();
  const inner = page.frames().find((one) => one.url().includes('/cdn/embed/check-in-card/'))!;
  assert.ok(!inner.url().includes('token'), 'the token stays in the address');
}

test('LTI-40 a course page opens the card for the guardian, on another site', async (t) => {
  const page = await (await device(t)).newPage();
  await page.goto(`${lms.origin}/course`);
  await guardianSeesTheCard(page);
});

test('LTI-40 with every cookie of ours blocked the platform’s storage does', async (t) => {
  const context = await device(t);
  await context.route(`${day.school.api}lti/**`, async (route) => {
    const { cookie: _, ...headers } = await route.request().allHeaders();
    await route.continue({ headers });
  });
  const page = await context.newPage();
  await page.goto(`${lms.origin}/course?storage=1`);
  await guardianSeesTheCard(page);
});

test('LTI-41 staff choose a widget by keyboard, and the platform gets it', async (t) => {
  const page = await (await device(t)).newPage();
  await page.goto(`${lms.origin}/course?choose=1&storage=1`);
  const frame = page.frameLocator('iframe[title="Our tool"]');
  await frame.getByRole('heading', { name: 'Choose a widget' }).waitFor();
  const inner = page.frames().find((one) => one.url().includes('/lti/'))!;
  assert.deepEqual(await objections(inner), []);
  // A button whose words have the colour of its ground is an empty box.
  await page.emulateMedia({ forcedColors: 'active' });
  for (const name of ['Add to the course', 'Cancel']) {
    const [ink, ground] = await frame
      .getByRole('button', { name })
      .evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor]);
    assert.notEqual(ink, ground, name);
  }
  await frame.getByRole('radio', { name: /Check-in card/ }).focus();
  await page.keyboard.press('ArrowDown');
  await frame.getByLabel('Name of the link').focus();
  await page.keyboard.type('Our goals');
  await page.keyboard.press('Enter');
  await frame.getByRole('heading', { name: 'Chosen' }).waitFor();
  const said = JSON.parse(await frame.locator('pre').innerText()) as Record<string, unknown>;
  const [item] = said['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'] as [{ title: string; url: string }];
  assert.deepEqual([item.title, item.url], ['Our goals', `${embed}goal-tracker/`]);
});
