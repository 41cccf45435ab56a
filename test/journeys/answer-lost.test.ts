/**
 * The line breaks while the school is still at work on a check-in. The device cannot know what became of it and sends it again: to a school that has not
 * finished the first one. In the end it is there once, and nobody had to do anything.
 */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Fault } from '../support/api-proxy.js';
import { eventually } from '../support/eventually.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

/** From now on the school takes as long over these words as the test likes: its transaction has begun and does not end before `letGo`. */
async function slowOver(t: TestContext, words: string): Promise<{ atWork(): Promise<number>; letGo(): Promise<void> }> {
  const { school } = day;
  await school.rows('create table gate (open boolean not null)');
  await school.rows(`create function wait_at_the_gate() returns trigger language plpgsql as $$ begin
    while not exists (select from gate) loop perform pg_sleep(0.02); end loop; return new; end $$`);
  await school.rows(`create trigger gate before insert on check_ins for each row when (new.note = '${words}') execute function wait_at_the_gate()`);
  const letGo = async () => void (await school.rows('insert into gate values (true)'));
  t.after(async () => {
    await letGo();
    await school.rows('drop trigger gate on check_ins');
    await school.rows('drop function wait_at_the_gate');
    await school.rows('drop table gate');
  });
  const atWork = async () =>
    (await school.rows<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`))[0]!.n;
  return { atWork, letGo };
}

const postsOf = (words: string) => day.school.network.seen.filter(({ line, body }) => POST_CHECK_IN.test(line) && body.includes(words));

test('X-06 the line breaks in the middle of the school’s work, the next try comes too early: one record, one key', async (t) => {
  const words = 'Her inhaler is in the side pocket.';
  const { atWork, letGo } = await slowOver(t, words);
  const broken: Fault = async ({ forward, response, exchange }) => {
    const answer = forward();
    await eventually('the school is at work', atWork, (count) => count === 1);
    response.destroy();
    exchange.status = (await answer).status;
  };
  day.school.network.rule(POST_CHECK_IN, broken, 1);
  const { card } = await day.visit(t, 'dana-brooks');
  await card.type(words);
  await card.send.click();
  await eventually(
    'a second try was told to wait for the first',
    () => Promise.resolve(postsOf(words).map(({ status }) => status)),
    (seen) => seen.includes(409),
  );
  await card.waiting.getByText(words).waitFor();
  assert.equal(await day.school.countNotes(words), 0);
  assert.equal(await atWork(), 1, 'the first is still at work, and alone');

  await letGo();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
  const tries = await eventually(
    'the first has ended too',
    () => Promise.resolve(postsOf(words)),
    (seen) => seen.filter(({ status }) => status === 201).length >= 2,
  );
  assert.equal(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size, 1);
});
