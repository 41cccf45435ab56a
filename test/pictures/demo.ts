/** Pictures of the demo school's page as `npm start` serves it: as a mother, a student and a teacher, light and dark, wide and narrow, and in Arabic. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The first start makes the school. */
const OPENING_LIMIT_MS = 180_000;

interface Visit {
  readonly name: string;
  readonly person: string;
  readonly width: number;
  readonly page?: Parameters<Browser['newPage']>[0];
}
const visits: readonly Visit[] = [
  { name: 'mother.light-1200', person: 'Dana Brooks', width: 1200 },
  { name: 'mother.light-800', person: 'Dana Brooks', width: 800 },
  { name: 'mother.dark-390', person: 'Dana Brooks', width: 390, page: { colorScheme: 'dark' } },
  { name: 'mother.light-280', person: 'Dana Brooks', width: 280 },
  { name: 'mother.forced-colours-390', person: 'Dana Brooks', width: 390, page: { forcedColors: 'active' } },
  { name: 'mother.arabic-390', person: 'Layla Haddad', width: 390 },
  { name: 'student.light-390', person: 'Maya Brooks-Hill', width: 390 },
  { name: 'teacher.light-1200', person: 'Ms. Rivera', width: 1200 },
];

/** A school of its own in a folder that goes away; resolves with its address once it is open. */
async function openSchool(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'flywheel-pictures-'));
  const env = { ...process.env, PORT: '0', FLYWHEEL_DATA: data, DATABASE_URL: '' };
  const school = spawn(process.execPath, [join(root, 'demo/start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => school.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    school.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const limit = setTimeout(() => school.kill('SIGKILL'), OPENING_LIMIT_MS);
  for await (const line of createInterface({ input: school.stdout })) {
    const address = /is open: (\S+)/.exec(line)?.[1];
    if (!address) continue;
    clearTimeout(limit);
    return { address, close };
  }
  await close();
  throw new Error('The demo school did not open.');
}

/** Until the page has kept its height for a while: what arrives late is drawn. */
async function stands(page: Page): Promise<void> {
  const heights: number[] = [];
  while (heights.length < 4 || new Set(heights.slice(-4)).size > 1) {
    await page.waitForTimeout(300);
    heights.push(await page.evaluate(() => document.documentElement.scrollHeight));
  }
}

export async function photographDemo(browser: Browser, folder: string): Promise<void> {
  const school = await openSchool();
  try {
    for (const { name, person, width, page: look } of visits) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce', ...look });
      await page.goto(school.address);
      await page.locator('#become').getByText(person, { exact: true }).first().click();
      await page.locator('flywheel-check-in-card').locator('.actions .primary, .send').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await stands(page);
      await page.screenshot({ path: `${folder}demo-${name}.png`, fullPage: true });
      await page.close();
    }
  } finally {
    await school.close();
  }
}
