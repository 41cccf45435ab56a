/** The network goes and comes back, with the browser knowing or not: what was sent meanwhile goes out by itself, in order, once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTime } from '../support/eventually.js';
import { commitThenDrop, drop, problem } from '../support/faults.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

test('X-03 X-06 sent without a network, it says so; with the network it goes out by itself', async (t) => {
  const words = 'Grandma comes to pick her up on Friday.';
  const { device, page, card } = await day.visit(t, 'dana-brooks');
  await card.ready();
  await device.setOffline(true);
  await card.type(words);
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  await card.says('1 check-in is waiting to send');
  await card.says('It goes out by itself as soon as the school’s system can be reached.');
  assert.equal(await day.school.countNotes(words), 0);

  await device.setOffline(false);
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
  // Removed only now, and for good.
  await page.reload();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-03 the line is dead although the browser believes in it: it goes out by itself once the line is back', async (t) => {
  const words = 'New glasses since yesterday.';
  const { card } = await day.visit(t, 'amy-chen');
  await card.ready();
  day.school.network.cut();
  await card.type(words);
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  await card.button('Try now').waitFor();
  day.school.network.mend();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-03 asked to wait for ten minutes, a person who presses Try now need not', async (t) => {
  const words = 'He forgot his lunch, I bring it at eleven.';
  day.school.network.rule(POST_CHECK_IN, problem(503, 'unavailable', { 'Retry-After': '600' }), 1);
  const { card } = await day.visit(t, 'wei-chen');
  await card.type(words);
  await card.send.click();
  await card.button('Try now').click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-03 the form is free while something waits, and several go out in the order they were written', async (t) => {
  const words = ['First: he was sick in the night.', 'Second: he wants to come anyway.', 'Third: please call if it is too much.'];
  const { device, card } = await day.visit(t, 'yusuf-haddad');
  await card.ready();
  await device.setOffline(true);
  for (const each of words) {
    await card.type(each);
    await card.send.click();
    await card.waiting.getByText(each).waitFor();
  }
  await card.says('3 check-ins are waiting to send');
  await device.setOffline(false);
  for (const each of words) await card.arrived(each);
  const rows = await day.school.rows<{ note: string }>('select note from check_ins where note = any($1) order by created_at, id', [words]);
  assert.deepEqual(
    rows.map(({ note }) => note),
    words,
  );
});

test('X-06 the school takes it and its answer is lost, twice: one record, one key', async (t) => {
  const words = 'She read to her brother for half an hour.';
  const { network } = day.school;
  const before = network.seen.length;
  network.rule(POST_CHECK_IN, commitThenDrop, 2);
  const { card } = await day.visit(t, 'rachel-goldberg');
  await card.type(words);
  await card.send.click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
  const tries = network.seen.slice(before).filter(({ line }) => POST_CHECK_IN.test(line));
  assert.ok(tries.length >= 3, `${tries.length} tries`);
  assert.equal(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size, 1);
});

test('X-03 X-08 the school is busy (503, 429): it waits as long as it is asked to, and the words arrive', async (t) => {
  const words = 'Half a day on Wednesday, is that right?';
  const { network } = day.school;
  network.rule(POST_CHECK_IN, problem(503, 'unavailable', { 'Retry-After': '1' }), 1);
  network.rule(POST_CHECK_IN, problem(429, 'rate-limited', { 'Retry-After': '1' }), 1);
  const { card } = await day.visit(t, 'david-goldberg');
  await card.type(words);
  await card.send.click();
  await card.says('The school’s system is busy. It goes out by itself.');
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
});

test('X-08 one that the school refuses steps aside: the next one arrives, and the refused words can be had', async (t) => {
  const refused = 'This one will be refused.';
  const welcome = 'This one comes after it.';
  const { device, card } = await day.visit(t, 'irina-petrova');
  await card.ready();
  await device.setOffline(true);
  await card.type(refused);
  await card.send.click();
  await card.waiting.getByText(refused).waitFor();
  await card.type(welcome);
  await card.send.click();
  await card.waiting.getByText(welcome).waitFor();
  day.school.network.rule(POST_CHECK_IN, problem(422, 'invalid'), 1);
  await device.setOffline(false);
  await card.today.getByText(welcome, { exact: true }).waitFor();
  await card.says('This could not be sent. Nothing is lost.');
  await card.waiting.getByText(refused).waitFor();
  assert.equal(await day.school.countNotes(refused), 0);

  await card.button('Open again').click();
  await card.holds(refused);
  await card.send.click();
  await card.arrived(refused);
  assert.equal(await day.school.countNotes(refused), 1);
});

test('X-03 words typed while another check-in is on its way stay in the form', async (t) => {
  const { network } = day.school;
  const { card } = await day.visit(t, 'nikolai-petrov');
  await card.type('On its way');
  network.rule(POST_CHECK_IN, drop);
  await card.send.click();
  await card.waiting.waitFor();
  await card.type('Typed meanwhile');
  network.mend();
  await card.arrived('On its way');
  await card.holds('Typed meanwhile');
});

test('X-03 taken back before it went: the words are in the form again and nothing is sent', async (t) => {
  const words = 'Maybe I should say this differently.';
  const { device, card } = await day.visit(t, 'fiona-oconnor');
  await card.ready();
  await device.setOffline(true);
  await card.type(words);
  await card.send.click();
  await card.waiting.getByText(words).waitFor();
  await card.button('Edit').click();
  await card.holds(words);
  const since = day.school.network.seen.length;
  await device.setOffline(false);
  await card.type(' Differently.');
  await card.send.click();
  await card.arrived(`${words} Differently.`);
  assert.equal(await day.school.countNotes(words), 0);
  const sent = await inTime('one POST', day.school.network.dealtWith(POST_CHECK_IN, 1));
  assert.equal(sent.filter((exchange) => day.school.network.seen.indexOf(exchange) >= since).length, 1);
});
