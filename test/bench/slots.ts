/**
 * A conference with 5,000 times over eight weeks against one with 50: from the first byte of the script until a family can press a day and every number on
 * the screen is right, each time on a device that was never here, four times as slow; how much is drawn; and how long a press waits for its answer:
 * the page's own work until what was pressed is seen as pressed, which has to fit into one frame.
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
/** As long as a look at the page takes at least. */
const REST_MS = 2000;
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

/** In the page: the picker's own elements. */
const inPicker = (selector: string) => `() => picker.shadowRoot.querySelector('${selector}') !== null`;

/** Milliseconds of the page's work from a press until its answer is in the page and laid out; and until what it leads to is. */
async function press(page: Page, selector: string, answer: string, then: string): Promise<{ readonly answered: number; readonly led: number }> {
  // The family has read what is there: nothing of the opening is left to do.
  await page.waitForTimeout(REST_MS);
  const box = (await page.locator(selector).first().boundingBox())!;
  await page.evaluate(`{
    const picker = (${everything})(document.querySelector('flywheel-conference-scheduler')).find((node) => node.localName === 'flywheel-slot-picker');
    // Looked for whenever the page has changed, before the browser goes on; what looking takes is not counted.
    let from, looked = 0;
    const when = (isThere) => new Promise((resolve) => {
      const look = () => {
        const now = performance.now();
        const there = isThere();
        looked += performance.now() - now;
        if (!there) return;
        document.body.getBoundingClientRect();
        resolve(performance.now() - from - looked);
        changes.disconnect();
      };
      const changes = new MutationObserver(look);
      for (const root of [picker.shadowRoot, picker.getRootNode()]) changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    globalThis.seen = Promise.all([when(${answer}), when(${then})]);
    addEventListener('click', () => { from = performance.now(); }, { capture: true, once: true });
    // Else the promise is what this is about, and it is waited for before the press.
    undefined;
  }`);
  // A press of the mouse itself: what a test tool does around one is not the page's work.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const [answered, led] = await page.evaluate<[number, number]>('seen');
  return { answered, led };
}

interface Looked {
  readonly nodes: number;
  readonly elements: number;
  readonly day: number;
  readonly times: number;
  readonly time: number;
  readonly asked: number;
}
async function lookAt(page: Page): Promise<Looked> {
  const day = await press(page, 'button.day', inPicker('.day[aria-pressed=true]'), inPicker('button.time'));
  const nodes = await page.evaluate<number>(
    `(${everything})(document.querySelector('flywheel-conference-scheduler')).filter((node) => node.nodeType === 1 || node.data?.trim()).length`,
  );
  const elements = await page.evaluate<number>(
    `(${everything})(document.querySelector('flywheel-conference-scheduler')).filter((node) => node.nodeType === 1).length`,
  );
  const asked = `() => /Asking the school|Held for you/.test(picker.getRootNode().textContent)`;
  const time = await press(page, 'button.time', inPicker('.time.asked'), asked);
  return { nodes, elements, day: day.answered, times: day.led, time: time.answered, asked: time.led };
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
  const spread = (of: keyof Looked) => spreadOf(looked.map((one) => one[of]));
  const leads = (of: keyof Looked, what: string): Finding => ({ what, measured: withSpread(spread(of)) });
  const waits = (of: keyof Looked, what: string): Finding => ({
    ...leads(of, what),
    promise: `under one frame, ${ms(FRAME_MS)}`,
    holds: spread(of).median < FRAME_MS,
  });
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
    waits('day', 'a press on a day, until it is seen as pressed'),
    leads('times', 'and until its times are there'),
    waits('time', 'a press on a time, until it is seen as pressed'),
    leads('asked', 'and until it is said that the school is asked'),
  ];
}
