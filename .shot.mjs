import { chromium } from 'playwright-core';
import { findChrome, chromeArgs } from './test/support/browsers.mjs';
const browser = await chromium.launch({ executablePath: await findChrome(), args: chromeArgs });
const shot = async (name, { who, width, scheme = 'light', locale, open = true, act }) => {
  const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme: scheme });
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.text().slice(0, 200)));
  page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message.slice(0, 200)));
  await page.goto('http://localhost:4391/');
  await page.getByRole('button', { name: new RegExp(who) }).first().click();
  await page.evaluate((l) => { if (l) document.getElementById('school').setAttribute('locale', l); for (const one of document.querySelectorAll('flywheel-check-in-card, flywheel-goal-tracker, flywheel-conference-scheduler')) one.remove(); }, locale);
  const w = page.locator('flywheel-message-thread');
  await w.waitFor();
  await page.waitForTimeout(2500);
  await page.evaluate(() => { for (const one of document.querySelectorAll('flywheel-check-in-card, flywheel-goal-tracker, flywheel-conference-scheduler')) one.remove(); });
  if (open) { await w.locator('[data-thread]').nth(typeof open === 'number' ? open : 0).click().catch((e) => console.log(name, e.message.slice(0, 100))); await page.waitForTimeout(2500); }
  if (act) await act(page, w);
  await w.screenshot({ path: `/tmp/thread-shots/${name}.png` });
  console.log(name, await w.evaluate((e) => e.getBoundingClientRect().width));
  await page.close();
};
const only = process.argv[2];
const all = {
  list390: { who: 'Dana', width: 390, open: false },
  thread390: { who: 'Dana', width: 390 },
  thread1300: { who: 'Dana', width: 1300 },
  staff1300dark: { who: 'Rivera', width: 1300, scheme: 'dark' },
  arab390: { who: 'Dana', width: 390, locale: 'ar' },
  arab1300: { who: 'Dana', width: 1300, locale: 'ar' },
  thread280: { who: 'Dana', width: 312, scheme: 'dark' },
};
for (const [name, o] of Object.entries(all)) if (!only || only.split(',').includes(name)) await shot(name, o).catch((e) => console.log(name, e.message.slice(0, 300)));
await browser.close();
