/**
 * CI-16 against the running system: a point of a goal goes with the check-in in one request. Both are at the school, once, also where the device was
 * offline and its browser was killed; and where the goal has ended meanwhile, nothing is lost and the card says what to do.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test, type TestContext } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import { addDays } from '../../src/base/days.js';
import type { GoalBody } from '../../src/contract/goal-changes.js';
import type { Goal } from '../../src/contract/goal.js';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { CardPage } from '../support/card-page.js';
import { DemoSchool } from '../support/demo-school.js';

let school: DemoSchool;
before(async () => (school = await DemoSchool.open()));
after(() => school.close());

/** As the teacher's own system would: a call of the API. */
async function asTeacher<T>(path: string, body: unknown, version?: number): Promise<T> {
  const answer = await fetch(`${school.api}students/${studentId('maya')}/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await school.token('rivera')}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${randomUUID()}"`,
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`);
  return (await answer.json()) as T;
}

function goal(statement: string): Promise<Goal> {
  const startsOn = addDays(school.today, -28);
  const measure = { kind: 'rate', unit: 'words per minute' } as const;
  const terms = { statement, domain: 'academic', measure, direction: 'increase', baseline: 24, probes: [], startsOn, target: 64, scale: null } as const;
  const body: GoalBody = { origin: 'iep', language: 'en', reviewOn: null, terms: { ...terms, probes: [], endsOn: addDays(startsOn, 140) } };
  return asTeacher<Goal>('goals', body);
}

/** What the school has of a check-in's words: the entry, and the point that lies on it. */
const kept = (words: string, { id }: Goal) =>
  school.rows<{ value: number; voice: string; same_day: boolean }>(
    `select p.value::float as value, p.voice, p.on_day = c.on_day as same_day
       from check_ins c left join goal_points p on p.check_in_id = c.id and p.goal_id = $2 where c.note = $1`,
    [words, id],
  );
const countPoints = async ({ id }: Goal): Promise<number> =>
  (await school.rows<{ count: number }>('select count(*)::int as count from goal_points where goal_id = $1', [id]))[0]!.count;

/** A device with a disk: its browser can be started again and again. */
function newDevice(t: TestContext): { start(): Promise<BrowserProcess> } {
  const profile = newProfile();
  let running: BrowserProcess | undefined;
  t.after(async () => {
    await running?.kill();
    profile.remove();
  });
  return { start: async () => (running = await BrowserProcess.start(profile.path)) };
}

async function open(browser: BrowserProcess, url: string): Promise<CardPage> {
  const page = await browser.profile.newPage();
  await page.goto(url);
  return CardPage.on(page);
}

async function addPoint(card: CardPage, statement: string, value: string): Promise<void> {
  await card.button('Add a point to a goal').click();
  await card.root.getByRole('combobox', { name: 'Which goal?' }).selectOption({ label: statement });
  await card.root.getByRole('textbox', { name: 'How much today?' }).fill(value);
}

test('CI-16 X-01 X-06 a point typed offline, the browser killed: check-in and point arrive together, once', async (t) => {
  const statement = 'Maya reads to her brother before bed.';
  const words = 'She read the whole book to him.';
  const target = await goal(statement);
  const device = newDevice(t);
  const url = await school.pageOf('dana-brooks');
  const first = await device.start();
  const card = await open(first, url);
  await card.type(words);
  // The part and the goals have been here once; from now on nothing more comes over the network.
  await addPoint(card, statement, '2');
  await first.profile.setOffline(true);
  await card.root.getByRole('textbox', { name: 'How much today?' }).fill('27');
  await card.send.click();
  await card.waiting.getByText(`27 words per minute · ${statement}`).waitFor();
  await card.says('1 check-in is waiting to send');
  assert.deepEqual([await kept(words, target), await countPoints(target)], [[], 0]);
  await first.kill();

  const second = await device.start();
  const again = await open(second, url);
  await again.arrived(words);
  await again.today.getByText(`27 words per minute · ${statement}`).first().waitFor();
  assert.deepEqual(await kept(words, target), [{ value: 27, voice: 'home', same_day: true }]);
  await again.root.page().reload();
  await CardPage.on(again.root.page()).arrived(words);
  assert.equal(await countPoints(target), 1);
});

test('CI-16 the goal ended meanwhile: neither is kept, no word is lost, and the card says what to do', async (t) => {
  const statement = 'Maya asks for a break in words.';
  const words = 'Two breaks, both asked for.';
  const target = await goal(statement);
  const device = newDevice(t);
  const browser = await device.start();
  const card = await open(browser, await school.pageOf('dana-brooks'));
  await card.type(words);
  await addPoint(card, statement, '30');
  await browser.profile.setOffline(true);
  await card.send.click();
  await card.says('1 check-in is waiting to send');
  await asTeacher(`goals/${target.id}/ending`, { outcome: 'met', reason: null }, target.version);
  await browser.profile.setOffline(false);

  await card.says(/^The goal of your point has ended in the meantime\./);
  await card.says(`${words} · 30 words per minute · ${statement}`);
  assert.deepEqual([await kept(words, target), await countPoints(target)], [[], 0]);
  await card.button('Open again').click();
  await card.holds(words);
  await card.says('This goal has ended, so no point can be added to it. Leave the point out, or choose another goal.');
  await card.button('No point after all').click();
  await card.send.click();
  await card.arrived(words);
  assert.deepEqual([await school.countNotes(words), await countPoints(target)], [1, 0]);
});
