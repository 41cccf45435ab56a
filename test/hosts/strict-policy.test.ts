/** Pages with a strict Content-Security-Policy and Trusted Types, and pages whose policy does not let Lit start: the card works, or says so once. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../house/source.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/** Before the page: whatever the policy stops is written down. */
function noteViolations(): void {
  const noted: string[] = [];
  Object.assign(globalThis, { noted });
  document.addEventListener('securitypolicyviolation', (event) =>
    noted.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`),
  );
}
const violations = (page: Page) => page.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);

/** Our own lines in the console, once there is one; never more. */
const oneLine = (complaints: readonly string[]) =>
  eventually(
    'one line of ours in the console',
    async () => complaints.filter((text) => text.startsWith('flywheel:')),
    ({ length }) => length === 1,
  );

async function watched(t: TestContext) {
  const device = await day.device(t);
  await device.addInitScript(noteViolations);
  const complaints: string[] = [];
  device.on('console', (message) => void ((message.type() === 'error' || message.text().startsWith('flywheel:')) && complaints.push(message.text())));
  device.on('weberror', (error) => complaints.push(error.error().message));
  return { device, complaints };
}

/** A visit that draws every part of the card: writing, sending, waiting, history, another mode, another language. */
async function wholeVisit(page: Page): Promise<void> {
  const card = CardPage.on(page);
  await card.feeling('Calm').click();
  await card.type('<img src=x onerror=alert(1)> is text');
  await card.saved();
  await page.context().setOffline(true);
  await card.send.click();
  await card.waiting.getByText('<img src=x onerror=alert(1)> is text').waitFor();
  await page.context().setOffline(false);
  await card.arrived('<img src=x onerror=alert(1)> is text');
  await card.button('Earlier check-ins').click();
  await card.root.locator('flywheel-check-in-history').getByRole('article').first().waitFor();
}

test('the strictest policy of the documents: no report, no complaint, the card works in all its parts', async (t) => {
  const { device, complaints } = await watched(t);
  const { page } = await day.visit(t, 'dana-brooks', {
    device,
    headers: { 'Content-Security-Policy': `${strict}; img-src data:; trusted-types lit-html` },
    card: '<flywheel-check-in-card></flywheel-check-in-card><flywheel-check-in-card mode="check-in-check-out"></flywheel-check-in-card><flywheel-check-in-card locale="ar"></flywheel-check-in-card>',
  });
  await wholeVisit(page);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(
    complaints.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED')),
    [],
  );
  assert.equal(await page.locator('img[src=x]').count(), 0);
});

test('the demo’s page and its strict host, under the policies they are served with: no report', async (t) => {
  for (const path of ['/', '/hosts/strict-csp.html', '/hosts/plain.html']) {
    const { device, complaints } = await watched(t);
    const page = await device.newPage();
    await page.goto(day.school.origin + path);
    if (path === '/') await page.getByRole('button', { name: 'Marcus Hill', exact: true }).click();
    await CardPage.on(page).ready();
    assert.deepEqual(await violations(page), [], path);
    assert.deepEqual(complaints, [], path);
  }
});

for (const [name, policies] of [
  ['a policy list without lit-html', 'trusted-types dompurify'],
  ['no policy at all', "trusted-types 'none'"],
] as const) {
  test(`${name}: what stands between the tags stays, and the console says once what to write`, async (t) => {
    const { device, complaints } = await watched(t);
    const { page } = await day.visit(t, 'amy-chen', {
      device,
      headers: { 'Content-Security-Policy': `${strict}; img-src data:; ${policies}` },
      card: '<flywheel-check-in-card><p>Please call the office to check in.</p></flywheel-check-in-card>',
    });
    await page.getByText('Please call the office to check in.').waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { noted: string[] }).noted.length > 0);
    assert.equal(await page.evaluate(() => customElements.get('flywheel-check-in-card')), undefined);
    const [advice] = await oneLine(complaints);
    assert.match(advice!, /trusted-types lit-html/);
    assert.ok(await page.getByText('Please call the office to check in.').isVisible());
  });
}

/** A second copy of Lit and of the school, as another bundle on the page would bring it: the plain script would step aside. */
const secondLit = () =>
  `<script type="module" src="/cdn-again/chunks/${readdirSync(`${root}dist/cdn/chunks`).find((name) => /^core-.*\.js$/.test(name))!}"></script>`;

test('two copies of Lit under a list that allows one: the first works or the fallback stays, and one line in the console', async (t) => {
  const { device, complaints } = await watched(t);
  const { page } = await day.visit(t, 'rachel-goldberg', {
    device,
    headers: { 'Content-Security-Policy': `${strict}; img-src data:; trusted-types lit-html` },
    head: secondLit(),
    card: '<flywheel-check-in-card><p>Please call the office to check in.</p></flywheel-check-in-card>',
  });
  const card = CardPage.on(page);
  await oneLine(complaints);
  const works = await page.evaluate(() => customElements.get('flywheel-check-in-card') !== undefined);
  if (works) {
    await card.type('One of the two copies.');
    await card.send.click();
    await card.arrived('One of the two copies.');
  } else {
    assert.ok(await page.getByText('Please call the office to check in.').isVisible());
  }
  await oneLine(complaints);
});

test("two copies of Lit under 'allow-duplicates': no report, the card works", async (t) => {
  const { device, complaints } = await watched(t);
  const { page, card } = await day.visit(t, 'irina-petrova', {
    device,
    headers: { 'Content-Security-Policy': `${strict}; img-src data:; trusted-types lit-html 'allow-duplicates'` },
    head: secondLit(),
  });
  await card.type('Both copies are here.');
  await card.send.click();
  await card.arrived('Both copies are here.');
  assert.deepEqual(await violations(page), []);
  // The school is the other copy's: it stays, and one line says so.
  assert.deepEqual(
    complaints.map((text) => /has defined <flywheel-school>/.test(text)),
    [true],
  );
});
