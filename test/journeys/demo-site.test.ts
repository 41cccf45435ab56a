/**
 * The school's site as `npm start` serves it: one press to become somebody, their card on the page, nothing refused by the page's own strict policy. And
 * the bare hosts beside it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../demo/api/server.js';
import { ensureBuilt, pagesFolder } from '../../demo/build.mjs';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { CardPage } from '../support/card-page.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const data = mkdtempSync(join(tmpdir(), 'flywheel-site-'));
const profile = newProfile();
let school: RunningServer;
let browser: BrowserProcess;
before(async () => {
  await ensureBuilt();
  [school, browser] = await Promise.all([startServer({ port: 0, data, pages: pagesFolder }), BrowserProcess.start(profile.path)]);
});
after(async () => {
  await browser.kill();
  await school.close();
  profile.remove();
  rmSync(data, { recursive: true });
});

/** A page on a device of its own, with everything that its console complained of. */
async function visit(path = '', options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[]; device: { close(): Promise<void> } }> {
  const device = await browser.device(options);
  const page = await device.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(school.address + path);
  return { page, complaints, device };
}

const become = (page: Page, name: string) => page.getByRole('region', { name: 'Demo' }).getByRole('button', { name, exact: true }).click();

describe('the school’s site', () => {
  it('asks nobody’s API for anything before somebody is chosen, and says what to press', async () => {
    const { page, complaints, device } = await visit();
    await page.getByText('Who would you like to be?').waitFor();
    await page.getByRole('button', { name: 'Dana Brooks' }).waitFor();
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it('makes you a parent, a student, a teacher or the counselor with one press', async () => {
    const { page, complaints, device } = await visit();
    for (const [name, heading] of [
      ['Dana Brooks', 'How is Maya Brooks-Hill today?'],
      ['Oliver Chen', 'How are you right now?'],
      ['Ms. Rivera', 'Room 8 · Grade 4'],
      ['Dr. Nair', 'How is Aaliyah Johnson today?'],
      ['Jordan Price', 'How are you right now?'],
    ] as const) {
      await become(page, name);
      await page.locator('flywheel-check-in-card').getByText(heading).first().waitFor();
    }
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it('X-01 keeps whom you became and what you typed over a reload', async () => {
    const { page, device } = await visit();
    await become(page, 'Marcus Hill');
    await CardPage.on(page).type('She packed the bag on Saturday, all by herself.');
    await page.reload();
    assert.equal(await CardPage.on(page).note.inputValue(), 'She packed the bag on Saturday, all by herself.');
    await page.getByText('You are Marcus Hill').waitFor();
    await device.close();
  });

  it('shows the card in the language of the person, and in any that the visitor tries', async () => {
    const { page, device } = await visit();
    await become(page, 'Layla Haddad');
    const card = page.locator('flywheel-check-in-card').first();
    await card.locator('section[lang="ar"][dir="rtl"]').waitFor();
    await page.getByText('Try it').click();
    await page.getByLabel('Language of the card').selectOption('es');
    await card.locator('section[lang="es"]').waitFor();
    await page.getByLabel('Mode of the card').selectOption('daily-report-card');
    await page.locator('flywheel-check-in-card[mode="daily-report-card"]').waitFor();
    await device.close();
  });

  it('signs out: nobody’s card is left', async () => {
    const { page, device } = await visit();
    await become(page, 'Dana Brooks');
    await page.locator('flywheel-check-in-card').first().waitFor();
    await page.getByText('Try it').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Who would you like to be?').waitFor();
    assert.equal(await page.locator('flywheel-check-in-card').count(), 0);
    await device.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`X-17 passes axe and fits 320 pixels, ${colorScheme}`, async () => {
      const { page, device } = await visit('', { colorScheme, viewport: { width: 320, height: 900 }, bypassCSP: true });
      await become(page, 'Amy Chen');
      await page.locator('flywheel-check-in-card').getByText('How is Grace Chen today?').waitFor();
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate<string[]>('axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))');
      assert.deepEqual(found, []);
      await device.close();
    });
  }

  it('has a page for whoever helps, which says what the device keeps and none of the words', async () => {
    const { page, complaints, device } = await visit('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await become(page, 'Dana Brooks');
    const card = CardPage.on(page);
    await card.type('Zyzzyva on the way home');
    await card.saved();
    await page.getByRole('link', { name: 'Support' }).click();
    await page.getByRole('heading', { name: 'Words in forms' }).waitFor();
    await page.getByRole('cell', { name: 'words' }).first().waitFor();
    assert.ok(!(await page.content()).match(/Zyzzyva|Maya|Dana/));
    await page.getByRole('button', { name: 'Try the storage' }).click();
    await page.getByText(/^The storage works\. Opened in/).waitFor();
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('Copied.').waitFor();
    assert.deepEqual(complaints, []);
    assert.equal((await page.goto(`${school.address}support`))!.status(), 200);
    await device.close();
  });
});

describe('the embed builder', () => {
  it('shows the widget that is chosen, writes the five spellings of what is set, copies by keyboard and says so', async () => {
    const { page, complaints, device } = await visit('embed-builder.html', {
      viewport: { width: 280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('flywheel-check-in-card').getByRole('radio').first().waitFor();
    await page.getByLabel('What the card asks').selectOption('daily-report-card');
    await page.locator('flywheel-check-in-card[mode="daily-report-card"]').waitFor();
    const code = page.getByRole('region', { name: 'Div', exact: true }).locator('code');
    assert.match((await code.textContent()) ?? '', /data-flywheel-mode="daily-report-card"/);
    await page.getByRole('button', { name: 'Copy: Div' }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'Copied: Div.' }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), await code.textContent());
    await page.getByRole('radio', { name: 'Goal tracker' }).check();
    await page.locator('flywheel-goal-tracker').waitFor();
    await page.getByLabel('Points that a trend needs').fill('many');
    await page.getByLabel('Points that a trend needs').blur();
    await page.getByText('Has to be a whole number').waitFor();
    assert.equal(await page.getByLabel('Points that a trend needs').getAttribute('aria-invalid'), 'true');
    assert.doesNotMatch((await page.locator('.copies').textContent()) ?? '', /many/);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it('X-17 passes axe, and the address that it writes is a page of this site', async () => {
    const { page, device } = await visit('embed-builder.html', { bypassCSP: true });
    await page.locator('flywheel-check-in-card').getByRole('radio').first().waitFor();
    const address = await page.getByRole('region', { name: 'Address' }).locator('code').textContent();
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate<string[]>('axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))');
    assert.deepEqual(found, []);
    const answer = await page.request.get(`${school.address}oembed?url=${encodeURIComponent(address ?? '')}`);
    assert.equal(((await answer.json()) as { title: string }).title, 'Check-in card');
    await device.close();
  });
});

describe('a bare host', () => {
  it('asks nothing in nobody’s name, also where its own script is the last to arrive', async () => {
    const device = await browser.device();
    const page = await device.newPage();
    const nameless: string[] = [];
    page.on('request', (request) => /\/api\/session$/.test(request.url()) && !request.headers()['authorization'] && nameless.push(request.url()));
    // The rest of the page has time enough to ask without it.
    await page.route(/\/assets\/host-/, (route) => setTimeout(() => void route.continue(), 1000));
    await page.goto(`${school.address}hosts/plain.html`);
    await page.locator('flywheel-check-in-card').first().getByText('How is Maya Brooks-Hill today?').waitFor();
    assert.deepEqual(nameless, []);
    await device.close();
  });

  for (const path of ['plain', 'strict-csp', 'hostile-css', 'two-copies']) {
    it(`${path}: the card is there, and the console has nothing to say`, async () => {
      const { page, complaints, device } = await visit(`hosts/${path}.html`);
      await page.locator('flywheel-check-in-card').first().getByText('How is Maya Brooks-Hill today?').waitFor();
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }
});
