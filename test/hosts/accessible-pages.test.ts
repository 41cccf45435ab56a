/** The demo's page as one of each kind of its people sees it, with `EVERYTHING=1` as each of them, in light and dark, on a phone and in Arabic: axe finds nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { demoPeople, families, pupils, staff } from '../../demo/api/seed/roster.js';
import { objections } from '../support/axe.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

async function viewOf(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const cards = page.locator('flywheel-check-in-card');
  await cards.first().getByRole('heading', { level: 2 }).waitFor();
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('flywheel-check-in-card')];
    return all.length > 0 && all.every((card) => card.shadowRoot?.querySelector('header') && !card.shadowRoot.querySelector('.skeleton'));
  });
}

const everybody = [...staff, ...families, ...pupils];
/** A parent, a student who reads and one who does not yet, a teacher, the counselor, the principal. */
const kinds = ['dana-brooks', 'maya', 'oliver', 'rivera', 'nair', 'whitfield'];
const seen = demoPeople.filter(({ key }) => process.env.EVERYTHING === '1' || kinds.includes(key));
const names = seen.map(({ key }) => everybody.find((person) => person.key === key)!.name);

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', reducedMotion: 'reduce' },
  'dark, on a phone': { colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 360, height: 740 } },
};
for (const [look, options] of Object.entries(looks)) {
  test(`X-17 the demo’s page has no accessibility violation in anybody’s view (${look})`, async (t) => {
    assert.ok(names.length >= kinds.length);
    const device = await day.device(t, options);
    const page = await device.newPage();
    await page.goto(`${day.school.origin}/`);
    await page.getByRole('button', { name: names[0]!, exact: true }).waitFor();
    const found: Record<string, string[]> = { nobody: await objections(page) };
    for (const name of names) {
      if (!(await page.getByRole('button', { name, exact: true }).isVisible())) await page.locator('#become summary').click();
      await viewOf(page, name);
      found[name] = await objections(page);
    }
    assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0)), {});
  });
}

test('X-14 X-17 in Arabic, right to left', async (t) => {
  const device = await day.device(t, { reducedMotion: 'reduce' });
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/`);
  await viewOf(page, 'Layla Haddad');
  await page.waitForFunction(() => document.querySelector('flywheel-check-in-card')?.shadowRoot?.querySelector('[dir="rtl"]'));
  assert.deepEqual(await objections(page), []);
});

test('X-14 X-17 the page for support, in the browser’s language, in another that is chosen, and kept in its address', async (t) => {
  const device = await day.device(t, { locale: 'es-MX', colorScheme: 'dark', viewport: { width: 280, height: 700 } });
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/support`);
  await page.getByRole('heading', { name: 'Qué guarda este dispositivo' }).waitFor();
  await page.getByLabel('Idioma').selectOption('ar');
  await page.getByRole('heading', { name: 'ما يحفظه هذا الجهاز' }).waitFor();
  await page.getByRole('heading', { name: 'التخزين', exact: true }).waitFor();
  assert.equal(await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`), 'ar rtl');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(await objections(page), []);
  await page.reload();
  await page.getByRole('heading', { name: 'ما يحفظه هذا الجهاز' }).waitFor();
  // A school can send such an address.
  await page.goto(`${day.school.origin}/support?locale=ht`);
  await page.getByRole('button', { name: 'Eseye depo a' }).press('Enter');
  await page.getByText('Depo a mache.').waitFor();
});
