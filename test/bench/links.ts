/**
 * What fifty pasted links cost a page: how often it is held up for longer than 50 ms where none of them is near the screen, and until all of them were scrolled
 * past, beside a page with one card written as a tag. Against the seeded school, as one guardian.
 */
import type { Finding } from './finding.js';
import type { Stage } from './stage.js';

const LINKS = 50;

/** Before the page's own scripts. */
function observe(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
}

/** Tasks over 50 ms of a page with this body, in milliseconds, from its beginning until each of `cards` was on the screen. */
async function longTasks(stage: Stage, path: string, body: string, cards: number): Promise<number[]> {
  const page = await stage.browser.profile.newPage();
  await page.addInitScript(observe);
  await page.goto(stage.page(path, '/cdn/flywheel.js', body));
  await page.locator('main > p').last().waitFor();
  for (let at = 0; at < cards; at += 1) {
    await page.locator('main > p').nth(at).scrollIntoViewIfNeeded();
    await page.locator('flywheel-check-in-card').nth(at).getByRole('radio').first().waitFor();
  }
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  await page.close();
  return tasks;
}

const told = (tasks: readonly number[]): string => `${tasks.length}${tasks.length ? ` (${tasks.join(', ')} ms)` : ''}`;

export async function links(stage: Stage): Promise<Finding[]> {
  const { origin } = stage.front;
  const address = `${origin}/cdn/embed/check-in-card/?${new URLSearchParams({ api: `${origin}/api/` }).toString()}`;
  const all = `<p><a href="${address}">Open the check-in card</a></p>`.repeat(LINKS);
  const below = await longTasks(stage, '/links-below.html', `<p style="height: 400vh">A long page.</p>${all}`, 0);
  const school = `<flywheel-school page-wide api="/api/" token="${stage.token}"></flywheel-school>`;
  const passed = await longTasks(stage, '/links.html', school + all, LINKS);
  const tag = await longTasks(stage, '/tag.html', `${school}<p><flywheel-check-in-card></flywheel-check-in-card></p>`, 1);
  const promise = 'none';
  return [
    { what: `${LINKS} links below what is seen: tasks over 50 ms`, measured: told(below), promise, holds: below.length === 0 },
    {
      what: `${LINKS} links become cards as somebody scrolls past: tasks over 50 ms`,
      measured: `${told(passed)}; a page with one card by its tag: ${told(tag)}`,
      promise,
      holds: passed.length === 0,
    },
  ];
}
