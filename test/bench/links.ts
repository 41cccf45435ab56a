/**
 * What fifty pasted links cost a page: how often it is held up for longer than 50 ms where none of them is near the screen, and until all of them were scrolled
 * past, beside a page with one card written as a tag; each on a device that was never here before. Against the seeded school, as one guardian. What counts is
 * the processor time of a task: its time on the clock is what else the machine had to do as well.
 */
import type { CDPSession } from 'playwright-core';
import type { Finding } from './finding.js';
import type { Stage } from './stage.js';

const LINKS = 50;
const LONG_MS = 50;

/** Of the trace that Chromium writes; times in millionths of a second. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  readonly dur?: number;
  /** Of the processor, for this thread. */
  readonly tdur?: number;
}
/** In milliseconds, each task that was long by one of the two. */
interface Tasks {
  readonly processor: readonly number[];
  readonly clock: readonly number[];
  readonly longest: number;
}

async function traced(control: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  control.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await control.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] } });
  await run();
  const done = new Promise((resolve) => control.once('Tracing.tracingComplete', resolve));
  await control.send('Tracing.end');
  await done;
  return events;
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
  const pages = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}.${tid}`));
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && pages.has(`${pid}.${tid}`));
  const long = (of: 'dur' | 'tdur'): number[] => tasks.map((task) => Math.round((task[of] ?? 0) / 1000)).filter((ms) => ms > LONG_MS);
  const processor = tasks.flatMap(({ tdur }) => tdur ?? []);
  if (processor.length === 0) throw new Error('this browser does not say how much of the processor a task took');
  return { processor: long('tdur'), clock: long('dur'), longest: Math.round(Math.max(...processor) / 1000) };
}

/** The tasks of a page with this body from its beginning until each of `cards` was on the screen. */
async function tasksUntil(stage: Stage, path: string, body: string, cards: number): Promise<Tasks> {
  const { device, page, control } = await stage.visitor();
  const events = await traced(control, async () => {
    await page.goto(stage.page(path, '/cdn/flywheel.js', body));
    await page.locator('main > p').last().waitFor();
    for (let at = 0; at < cards; at += 1) {
      await page.locator('main > p').nth(at).scrollIntoViewIfNeeded();
      await page.locator('flywheel-check-in-card').nth(at).getByRole('radio').first().waitFor();
    }
  });
  await device.close();
  return tasksOf(events);
}

const listed = (tasks: readonly number[]): string => `${tasks.length}${tasks.length ? ` (${tasks.join(', ')} ms)` : ''}`;
const told = ({ processor, clock, longest }: Tasks): string => `${listed(processor)}, the longest ${longest} ms; on the clock ${listed(clock)}`;

export async function links(stage: Stage): Promise<Finding[]> {
  const { origin } = stage.front;
  const address = `${origin}/cdn/embed/check-in-card/?${new URLSearchParams({ api: `${origin}/api/` }).toString()}`;
  const all = `<p><a href="${address}">Open the check-in card</a></p>`.repeat(LINKS);
  const below = await tasksUntil(stage, '/links-below.html', `<p style="height: 400vh">A long page.</p>${all}`, 0);
  const school = `<flywheel-school page-wide api="/api/" token="${stage.token}"></flywheel-school>`;
  const passed = await tasksUntil(stage, '/links.html', school + all, LINKS);
  const tag = await tasksUntil(stage, '/tag.html', `${school}<p><flywheel-check-in-card></flywheel-check-in-card></p>`, 1);
  const promise = 'none';
  return [
    {
      what: `${LINKS} links below what is seen: tasks over ${LONG_MS} ms of the processor`,
      measured: told(below),
      promise,
      holds: below.processor.length === 0,
    },
    {
      what: `${LINKS} links become cards as somebody scrolls past: tasks over ${LONG_MS} ms of the processor`,
      measured: `${told(passed)}; a page with one card by its tag: ${told(tag)}`,
      promise,
      holds: passed.processor.length === 0,
    },
  ];
}
