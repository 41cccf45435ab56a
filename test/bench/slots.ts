/**
 * A conference with 5,000 times over eight weeks against one with 50: from the first byte of the script until a family can press a day and every number on
 * the screen is right, each time on a device that was never here, four times as slow; how much is drawn; and how long a press waits for its answer.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { addDays } from '../../src/base/days.js';
import type { Conference } from '../../src/contract/conference.js';
import { isSchoolDay } from '../../src/domain/check-in-days.js';
import { ms, times, withSpread, type Finding } from './finding.js';
import { inTurns, ratioOf, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const SLOWDOWN = 4;
const MOST_TIMES_SLOWER = 3;
const MOST_NODES = 500;
const FRAME_MS = 1000 / 60;
const HOST = 'rivera';

interface Season {
  readonly url: string;
  readonly count: number;
  /** Times of one day; all of them are free. */
  readonly perDay: number;
}

async function season(stage: Stage, days: number, perDay: number): Promise<Season> {
  const { school } = stage;
  const token = await school.token(HOST);
  const post = async <T>(path: string, body: object): Promise<T> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${randomUUID()}"` };
    const answer = await fetch(`${school.api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const limits = { guardMinutes: 60, holdSeconds: 300, offerMinutes: 60, perStudent: 3, perGuardian: 5, travelMinutes: 0 };
  const window = { opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: `${addDays(school.today, 300)}T12:00:00Z` };
  const rules = { name: `Of ${days * perDay}`, kind: 'family-teacher', timeZone: 'America/New_York', ...window, earlyAccess: null, ...limits };
  const conference = await post<Conference>('conferences', { ...rules, households: 'each', modes: ['in-person'], agendaFirst: 'home' });
  const week = { week: [1, 2, 3, 4, 5], holidays: [] };
  for (let on = addDays(school.today, 120 + seasons++ * 60), left = days; left > 0; on = addDays(on, 1)) {
    if (!isSchoolDay(on, week)) continue;
    await offerDay(stage, conference.id, on, perDay);
    left--;
  }
  const tag = `<flywheel-school api="/api/" token="${stage.token}"><flywheel-conference-scheduler conference="${conference.id}"></flywheel-conference-scheduler></flywheel-school>`;
  return { url: stage.page(`/season-${days * perDay}.html`, '/cdn/flywheel.js', tag), count: days * perDay, perDay };
}
let seasons = 0;

/** Times of five minutes from six o'clock on, written as the API writes them. */
const offerDay = ({ school }: Stage, conferenceId: string, on: string, count: number) =>
  school.rows(
    `with made as (
       insert into conference_slots (school_id, id, conference_id, host_id, starts_at, ends_at, capacity, modes, created_at)
       select c.school_id, gen_random_uuid(), c.id, c.author_id, at, at + interval '5 minutes', 1, '{in-person}', now()
       from conferences c, generate_series(0, $3::int - 1) n, lateral (select ($2::date + time '06:00') at time zone c.time_zone + n * interval '5 minutes' as at) t
       where c.id = $1 returning school_id, id)
     insert into conference_seats (school_id, slot_id, seat) select school_id, id, 1 from made`,
    [conferenceId, on, count],
  );

/** In the page: every element below `root`, through its shadow roots. */
const everything = `(root) => { const all = []; const walk = (node) => { all.push(node); for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child); }; walk(root); return all; }`;
/** In the page: the days on the screen, each with all its times. */
const isUsable = (perDay: number) =>
  `() => { const days = (${everything})(document.querySelector('flywheel-conference-scheduler')).filter((node) => node.matches?.('button.day')); return days.length > 0 && days.every((day) => day.textContent.includes('${perDay} free')); }`;

async function visit(stage: Stage, { url, perDay }: Season, look?: (page: Page) => Promise<void>): Promise<number> {
  const { device, page } = await stage.visitor(SLOWDOWN);
  await page.addInitScript(`{
    const isUsable = ${isUsable(perDay)};
    globalThis.usable = new Promise((resolve) => {
      const look = () => (document.querySelector('flywheel-conference-scheduler') && isUsable() ? resolve(performance.now()) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  }`);
  await page.goto(url);
  const at = await page.evaluate<number>('usable');
  const from = await page.evaluate(() => performance.getEntriesByName(`${location.origin}/cdn/flywheel.js`)[0]!.startTime);
  await look?.(page);
  await device.close();
  return at - from;
}

/** Milliseconds from a press until its answer is in the page and the browser comes to draw it. */
async function press(page: Page, selector: string, answer: string): Promise<number> {
  // Looks after what the press set off, before the browser draws.
  await page.evaluate(`{
    const isThere = ${answer};
    globalThis.seen = new Promise((resolve) => {
      const press = () => {
        const from = performance.now();
        const look = () => (isThere() ? resolve(performance.now() - from) : requestAnimationFrame(look));
        requestAnimationFrame(look);
      };
      addEventListener('click', press, { capture: true, once: true });
    });
    // Else the promise is what this is about, and it is waited for before the press.
    undefined;
  }`);
  await page.locator(selector).first().click();
  return page.evaluate<number>('seen');
}

const has = (selector: string) =>
  `() => (${everything})(document.querySelector('flywheel-conference-scheduler')).some((node) => node.matches?.('${selector}'))`;

interface Looked {
  readonly nodes: number;
  readonly elements: number;
  readonly day: number;
  readonly time: number;
}
async function lookAt(page: Page): Promise<Looked> {
  const day = await press(page, 'button.day', has('button.time'));
  const nodes = await page.evaluate<number>(
    `(${everything})(document.querySelector('flywheel-conference-scheduler')).filter((node) => node.nodeType === 1 || node.data?.trim()).length`,
  );
  const elements = await page.evaluate<number>(
    `(${everything})(document.querySelector('flywheel-conference-scheduler')).filter((node) => node.nodeType === 1).length`,
  );
  const asked = `() => (${everything})(document.querySelector('flywheel-conference-scheduler')).some((node) => node.nodeType === 3 && /Asking the school|Held for you/.test(node.data))`;
  return { nodes, elements, day, time: await press(page, 'button.time', asked) };
}

export async function slots(stage: Stage, runs: number): Promise<Finding[]> {
  const few = await season(stage, 5, 10);
  const many = await season(stage, 40, 125);
  const looked: Looked[] = [];
  const pairs = await inTurns(
    runs,
    () => visit(stage, many, async (page) => void looked.push(await lookAt(page))),
    () => visit(stage, few),
  );
  const ratio = ratioOf(pairs);
  const most = (of: keyof Looked) => Math.max(...looked.map((one) => one[of]));
  const waits = (of: 'day' | 'time', what: string): Finding => {
    const spread = spreadOf(looked.map((one) => one[of]));
    return { what, measured: withSpread(spread), promise: `under one frame, ${ms(FRAME_MS)}`, holds: spread.median < FRAME_MS };
  };
  return [
    {
      what: `${many.count} times over eight weeks opened, to ${few.count}`,
      measured: `${withSpread(ratio, times)}: ${ms(spreadOf(pairs.ours).median)} to ${ms(spreadOf(pairs.peers).median)}`,
      promise: `at most ${MOST_TIMES_SLOWER} ×`,
      holds: ratio.median <= MOST_TIMES_SLOWER,
    },
    {
      what: `nodes of the scheduler with ${many.count} times and a day open`,
      measured: `${most('nodes')}, ${most('elements')} of them elements`,
      promise: `at most ${MOST_NODES}`,
      holds: most('nodes') <= MOST_NODES,
    },
    waits('day', 'a press on a day, until its times are there'),
    waits('time', 'a press on a time, until it is said that the school is asked'),
  ];
}
