/**
 * An evening from its announcement to what came of it, in two browsers at once: times that fill while somebody looks, attendance, an agreement that serves a
 * goal; a meeting that a student leads; and an appointment that is read where there is no network.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { personId, studentId } from '../../demo/api/seed/entry.js';
import { addDays } from '../../src/base/days.js';
import type { Booking } from '../../src/contract/booking.js';
import type { Conference } from '../../src/contract/conference.js';
import { eventually } from '../support/eventually.js';
import { drop } from '../support/faults.js';
import { keptOnDevice } from '../support/kept-on-device.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();
const card = '<flywheel-conference-scheduler></flywheel-conference-scheduler>';
const maya = studentId('maya');
const aboutMaya = `<flywheel-conference-scheduler student="${maya}"></flywheel-conference-scheduler>`;

async function ask<T>(who: string, method: string, path: string, body: object, version?: number): Promise<T> {
  const answer = await fetch(day.school.api + path, {
    method,
    headers: {
      Authorization: `Bearer ${await day.school.token(who)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${randomUUID()}"`,
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return JSON.parse(text) as T;
}

/** Ms. Rivera's evening with four times, ten days from now. */
async function announced(name: string, more: object = {}): Promise<Conference> {
  const limits = { guardMinutes: 60, holdSeconds: 300, offerMinutes: 60, perStudent: 3, perGuardian: 5, travelMinutes: 0 };
  const window = { opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: `${addDays(day.school.today, 30)}T12:00:00Z` };
  const rules = { name, kind: 'family-teacher', timeZone: 'America/New_York', ...window, earlyAccess: null, ...limits, households: 'each' };
  const conference = await ask<Conference>('rivera', 'POST', 'conferences', { ...rules, modes: ['in-person', 'video'], agendaFirst: 'home', ...more });
  const offer = { hostId: personId('rivera'), on: addDays(day.school.today, offered++), from: '06:00', until: '07:00', minutes: 15, breakMinutes: 0 };
  await ask('rivera', 'POST', `conferences/${conference.id}/slots`, { ...offer, capacity: 1, place: 'Room 8', modes: ['in-person'] });
  return conference;
}
let offered = 10;

async function opened(page: Page, name: string): Promise<Locator> {
  const scheduler = page.locator('flywheel-conference-scheduler');
  await scheduler.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  return scheduler;
}
async function atTheTimes(page: Page, name: string): Promise<Locator> {
  const scheduler = await opened(page, name);
  await scheduler
    .getByRole('button', { name: /free time/ })
    .first()
    .click();
  return scheduler;
}
const times = (scheduler: Locator): Locator => scheduler.getByRole('region', { name: /^Times on/ }).getByRole('button', { name: /[AP]M/ });
/** The time that the keyboard is on, as the page knows it. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return (at as HTMLElement | null)?.dataset['slot'];
  });
/** What is booked of this conference, straight from the table. */
const bookingsOf = ({ id }: Conference) =>
  day.school.rows<Pick<Booking, 'id' | 'studentId' | 'version'> & { slot: string }>(
    `select id, student_id as "studentId", slot_id as slot, version from bookings where conference_id = $1 and state = 'booked'`,
    [id],
  );
/** Time passes: the meeting is now. */
const begins = ({ id }: Conference) =>
  day.school.rows(
    `update conference_slots set starts_at = now() - interval '1 minute', ends_at = now() + interval '9 minutes'
    where id in (select slot_id from bookings where conference_id = $1 and state = 'booked')`,
    [id],
  );

test('CS-06 CS-23 a seat that is taken in one browser is gone in the other without a reload, and the keyboard stays where it was', async (t) => {
  const name = 'Live evening';
  await announced(name);
  const [{ page: here }, { page: there }] = [await day.visit(t, 'dana-brooks', { card }), await day.visit(t, 'marcus-hill', { card })];
  const [mine, theirs] = [await atTheTimes(here, name), await atTheTimes(there, name)];
  await times(mine).nth(3).waitFor();
  const first = await times(mine).first().getAttribute('data-slot');
  const third = await times(mine).nth(2).getAttribute('data-slot');
  await times(mine).nth(2).focus();
  await here.evaluate(() => Object.assign(globalThis, { stayed: true }));

  await times(theirs).first().click();
  await theirs.getByText('Held for you:').waitFor();
  await mine.locator(`[data-slot="${first}"]`).waitFor({ state: 'detached' });
  assert.equal(await times(mine).count(), 3);
  assert.equal(await focused(here), third, 'the keyboard is on the same time');
  await mine.getByRole('button', { name: /^.*3 free times/ }).waitFor();

  await theirs.getByRole('button', { name: 'Give this time back' }).click();
  await mine.locator(`[data-slot="${first}"]`).waitFor();
  assert.deepEqual([await times(mine).count(), await focused(here)], [4, third]);
  assert.equal(await here.evaluate(() => (globalThis as { stayed?: boolean }).stayed), true, 'and nothing was loaded anew');
});

test('CS-02 CS-15 CS-22 CS-27 a teacher publishes an evening, sees it fill, marks attendance, and an agreement serves a goal or becomes one', async (t) => {
  const name = 'Spring evening';
  const { page } = await day.visit(t, 'rivera', { card });
  const desk = page.locator('flywheel-conference-scheduler');
  await desk.getByRole('button', { name: /^Announce a/ }).click();
  const form = desk.getByRole('region', { name: 'Announce a conference' });
  await form.getByLabel('What is it called?').fill(name);
  await form.getByLabel('First day').fill(day.school.today);
  await form.getByLabel('From').fill('00:00');
  await form.getByLabel('Last day').fill(addDays(day.school.today, 40));
  await form.getByRole('button', { name: 'Announce it' }).click();
  await opened(page, name);
  await desk.getByRole('button', { name: 'Offer times' }).first().click();
  const offer = desk.getByRole('region', { name: 'Offer times' });
  await offer.getByLabel('Which day?').fill(addDays(day.school.today, 33));
  await offer.getByLabel('Last time ends').fill('16:00');
  await offer.getByRole('button', { name: 'Offer these times' }).click();
  await desk.getByText('· 4 times').waitFor();
  await desk.locator('flywheel-desk-roster').getByText('Free').nth(3).waitFor();

  // A family books meanwhile, and who comes says so by itself.
  const { page: phone } = await day.visit(t, 'dana-brooks', { card });
  const home = await atTheTimes(phone, name);
  await times(home).first().click();
  await home.getByLabel('What would you like to talk about?').fill('How she reads at home');
  await home.getByRole('button', { name: 'Book this time' }).click();
  await home.getByText('Booked', { exact: true }).first().waitFor();
  await desk.locator('flywheel-desk-roster').getByText('How she reads at home').waitFor();

  const [conference] = await day.school.rows<Conference>('select id from conferences where name = $1', [name]);
  await begins(conference!);
  await page.reload();
  await opened(page, name);
  await desk.getByRole('button', { name: /^Open the meeting with the family of Maya/ }).click();
  await desk.getByRole('button', { name: 'Yes, we met' }).click();
  await desk.getByText('You met').first().waitFor();
  const agreements = desk.locator('flywheel-desk-agreements');
  await agreements.getByLabel('What will happen?').fill('Ten minutes of reading before dinner');
  await agreements.getByLabel('Does it serve a goal?').selectOption({ index: 1 });
  await agreements.getByRole('button', { name: 'Keep this agreement' }).click();
  await agreements.getByText('Ten minutes of reading before dinner').first().waitFor();
  await agreements.getByText('Towards:').first().waitFor();

  // What serves no goal yet becomes one, once, and the family finds it with the goals.
  const own = 'Maya picks her own book';
  await agreements.getByLabel('What will happen?').fill(own);
  await agreements.getByRole('button', { name: 'Keep this agreement' }).click();
  await agreements.getByRole('button', { name: 'Make it a goal' }).click();
  await agreements.getByRole('button', { name: 'Set this goal' }).click();
  await agreements.getByText('Now a goal').first().waitFor();
  const became = await day.school.rows<{ goal: string }>(
    `select g.id as goal from booking_agreements a join goals g on g.school_id = a.school_id and g.id = a.goal_id where a.text = $1`,
    [own],
  );
  assert.equal(became.length, 1);
  const { page: found } = await day.visit(t, 'dana-brooks', {
    card: `<flywheel-goal-tracker student="${maya}" goal="${became[0]!.goal}"></flywheel-goal-tracker>`,
  });
  await found.getByRole('heading', { name: own }).waitFor();

  // With the family it is on the appointment, and with the goal.
  await home.getByText('Attended').or(home.getByText('You met')).first().waitFor();
  const [made] = await day.school.rows<{ goal: string }>(
    `select g.id as goal from commitments k join goals g on g.school_id = k.school_id and g.id = k.goal_id where k.text = $1 and k.student_id = $2`,
    ['Ten minutes of reading before dinner', maya],
  );
  assert.ok(made, 'it is a commitment towards a goal');
  const goal = `<flywheel-goal-tracker student="${maya}" goal="${made.goal}"></flywheel-goal-tracker>`;
  const { page: later } = await day.visit(t, 'dana-brooks', { card: goal });
  const tracker = later.locator('flywheel-goal-tracker');
  await tracker.getByRole('button', { name: 'Plan, promises and history' }).click();
  await tracker.getByRole('button', { name: 'I will', exact: true }).click();
  await tracker.getByText('Ten minutes of reading before dinner').first().waitFor();
});

test('CS-29 CS-24 a student-led conference is held: the student books and prepares, speaks first, and it is noted that they met', async (t) => {
  const name = 'Students lead';
  const conference = await announced(name, { kind: 'student-led', households: 'shared', modes: ['in-person'] });
  const { page } = await day.visit(t, 'maya', { card });
  const student = await atTheTimes(page, name);
  await times(student).first().click();
  await student.getByRole('button', { name: 'Book this time' }).click();
  await student.getByText('Booked', { exact: true }).first().waitFor();
  await student.getByRole('button', { name: /^Topics for this meeting/ }).click();
  const agenda = student.locator('flywheel-appointment-agenda');
  await agenda.getByRole('button', { name: 'Something that I am proud of' }).click();
  await agenda.getByLabel('What are you good at, or proud of?').fill('I read a whole book');
  await agenda.getByRole('button', { name: 'Put it on the list' }).click();
  await agenda.getByText('I read a whole book').first().waitFor();

  const [booking] = await bookingsOf(conference);
  const topic = { text: 'What to plan for the spring', kind: 'topic', language: 'en' };
  await ask('rivera', 'POST', `students/${maya}/bookings/${booking!.id}/topics`, topic);
  await begins(conference);
  const { page: school } = await day.visit(t, 'rivera', { card });
  const desk = await opened(school, name);
  await desk.getByRole('button', { name: /^Open the meeting with the family of Maya/ }).click();
  const seen = desk.locator('flywheel-desk-agenda');
  for (const words of ['I read a whole book', topic.text]) await seen.getByText(words).first().waitFor();
  const order = await seen.ariaSnapshot();
  assert.ok(order.indexOf('I read a whole book') < order.indexOf(topic.text), 'the student speaks first');
  await desk.getByRole('button', { name: 'Yes, we met' }).click();
  await desk.getByText('You met').first().waitFor();
  for (const [who, wishes] of [
    ['dana-brooks', aboutMaya],
    ['maya', card],
  ] as const) {
    const { page: later } = await day.visit(t, who, { card: wishes });
    const appointment = await opened(later, name);
    await appointment
      .getByText(/met|Attended/i)
      .first()
      .waitFor();
  }
});

test('CS-01 X-01 an appointment is read where there is no network: when, with whom, where, and what was said', async (t) => {
  const name = 'Evening to read';
  await announced(name);
  const { page } = await day.visit(t, 'dana-brooks', { card });
  const home = await atTheTimes(page, name);
  await times(home).first().click();
  await home.getByLabel('What would you like to talk about?').fill('Her new glasses');
  await home.getByRole('button', { name: 'Book this time' }).click();
  await home.getByText('Booked', { exact: true }).first().waitFor();
  await page.reload();
  await opened(page, name);
  await home.getByText('Booked', { exact: true }).first().waitFor();

  // A copy is put away when the page is calm, which may be a second after it is shown.
  await eventually(
    'the appointment is on the device',
    () => keptOnDevice(page, 'cache'),
    (kept) => kept.includes('Her new glasses'),
  );

  // The page itself comes from the site, as without a service worker it must; the school's system does not answer.
  day.school.network.rule(/ \/api\//, drop);
  await page.reload();
  await opened(page, name);
  await home.getByRole('button', { name: /^Topics/ }).click();
  for (const words of ['Booked', 'Room 8', 'Her new glasses']) await home.getByText(words).first().waitFor();
  assert.match(await home.ariaSnapshot(), /6:00/);
});
