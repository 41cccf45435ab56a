/**
 * What fifty pasted links cost a page: how often anything holds it up for longer than 50 ms from its beginning until all of them were scrolled past, and how
 * far what stands on it was moved. Against the seeded school, as one guardian.
 */
import type { Finding } from './finding.js';
import { spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const LINKS = 50;

interface Observed {
  readonly tasks: number[];
  readonly shift: number;
}

/** Before the page's own scripts. */
function observe(): void {
  const seen = { tasks: [] as number[], shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export async function links(stage: Stage): Promise<Finding[]> {
  const { origin } = stage.front;
  const address = `${origin}/cdn/embed/check-in-card/?${new URLSearchParams({ api: `${origin}/api/` }).toString()}`;
  const body = `<flywheel-school page-wide api="/api/" token="${stage.token}"></flywheel-school>${`<p><a href="${address}">Open the check-in card</a></p>`.repeat(LINKS)}`;
  const page = await stage.browser.profile.newPage();
  await page.addInitScript(observe);
  await page.goto(stage.page('/links.html', '/cdn/flywheel.js', body));
  for (let at = 0; at < LINKS; at += 1) {
    await page.locator('p:has(a)').nth(at).scrollIntoViewIfNeeded();
    await page.locator('flywheel-check-in-card').nth(at).getByRole('radio').first().waitFor();
  }
  const { tasks, shift } = await page.evaluate(() => (globalThis as unknown as { seen: Observed }).seen);
  await page.close();
  const longest = tasks.length ? `, the longest ${Math.round(spreadOf(tasks).median)} ms in the middle` : '';
  return [
    {
      what: `${LINKS} links become cards: tasks over 50 ms`,
      measured: `${tasks.length}${longest}`,
      promise: 'none',
      holds: tasks.length === 0,
      figures: { 'link-tasks': String(tasks.length) },
    },
    { what: `${LINKS} links become cards: layout shift`, measured: shift.toFixed(3), promise: '0', holds: shift === 0 },
  ];
}
