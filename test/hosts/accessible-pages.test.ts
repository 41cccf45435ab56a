/** The demo's page as one of each kind of its people sees it, with `EVERYTHING=1` as each of them, in light and dark, on a phone and in Arabic: axe finds nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { demoPeople, families, pupils, staff } from '../../demo/api/seed/roster.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/** What axe objects to, one line each. */
async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Found[]; passes: Found[] }> } };
    const { violations: found, passes } = await run.run({
      // What passes is told by one example.
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    if (passes.length === 0) throw new Error('axe has looked at nothing');
    return found;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`));
}

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
