/**
 * Exactly one effect (promise 4), over the real store and the real outbox: whatever is typed, sent, thrown away, killed, signed out, cut off or refused,
 * in however many windows. `SEED` and `TRIALS` give a run back and make it longer; a failure names both.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ana } from './life.js';
import { Schedule, stepsOf } from './schedule.js';

const seed = process.env.SEED ? Number(process.env.SEED) : Date.now() % 2 ** 31;
const numRuns = Number(process.env.TRIALS ?? 60);

/** Whichever window: what was taken before another thing was sent off comes before it. What a person had to decide goes when they say so. */
function inTurn({ sent, decided, api }: Schedule): void {
  const keys = api.effects.map(({ key }) => key);
  const waited = sent.filter(({ id }) => !decided.has(id));
  for (const one of waited)
    for (const next of waited)
      if (one.taken < next.begun) assert.ok(keys.indexOf(one.id) < keys.indexOf(next.id), `${next.n} came before ${one.n}, which was sent before`);
}

test('X-03 a window that is left, as the browser keeps it for “back”, lets the next one send before that would take the turn by force', async () => {
  const schedule = new Schedule(1);
  await schedule.play([
    { do: 'send', tab: 0 },
    { do: 'pass', ms: 300 },
    { do: 'leave', tab: 0 },
    { do: 'send', tab: 1 },
    { do: 'pass', ms: 3000 },
  ]);
  assert.equal(schedule.api.effects.length, 2);
  schedule.disk.crashAll();
});

test('X-03 what two windows send seconds apart goes in the order in which it was sent, also where the first found no network', async () => {
  for (const [first, second] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const schedule = new Schedule(1);
    await schedule.play([
      { do: 'open', tab: 0 },
      { do: 'open', tab: 1 },
      { do: 'weather', is: { kind: 'lost' } },
      { do: 'offline', tab: first },
      { do: 'send', tab: first },
      { do: 'pass', ms: 3000 },
      { do: 'send', tab: second },
      { do: 'pass', ms: 300 },
      { do: 'online', tab: first },
    ]);
    await schedule.end();
    assert.equal(schedule.sent.length, 2);
    assert.deepEqual(
      schedule.api.effects.map(({ key }) => key),
      schedule.sent.map(({ id }) => id),
    );
    schedule.disk.crashAll();
  }
});

test('X-03 what a window took a moment before another one sends goes first, also where nobody has heard of it yet', async () => {
  const first = (tab: number) => ({ do: 'send', tab }) as const;
  for (const steps of [
    [{ do: 'type', tab: 1 } as const, first(0), first(1), first(1)],
    [first(1), first(0), { do: 'kill', tab: 0 } as const, first(1)],
  ]) {
    const schedule = new Schedule(0);
    await schedule.play(steps);
    await schedule.end();
    assert.equal(schedule.sent.length, 3);
    inTurn(schedule);
    schedule.disk.crashAll();
  }
});

describe(`P4 X-03 X-06 schedules of everything that may happen (SEED=${seed} TRIALS=${numRuns})`, () => {
  for (const tabs of [2, 12]) {
    test(`with up to ${tabs} windows: one effect for each thing sent, none twice, in the order of sending, and a second replay changes nothing`, async () => {
      const runs = tabs === 2 ? numRuns : Math.ceil(numRuns / 4);
      let sent = 0;
      const rule = fc.asyncProperty(stepsOf(tabs), fc.nat(), async (steps, luck) => {
        const schedule = new Schedule(luck);
        await schedule.play(steps);
        const tab = await schedule.end();
        const { api, disk } = schedule;
        assert.deepEqual(
          tab.states().filter((state) => state !== 'done'),
          [],
          'something waits for ever',
        );
        const keys = api.effects.map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length, 'an effect came twice');
        for (const { id, n } of schedule.sent) assert.ok(keys.includes(id), `${n} was taken on the device and never came to be`);
        // In each window; who was first of two windows that sent in the same instant, nobody could say.
        for (const from of new Set(schedule.sent.map((one) => one.from))) {
          const own = schedule.sent.filter((one) => one.from === from && !schedule.decided.has(one.id)).sort((a, b) => a.seq - b.seq);
          const inTurn = own.map(({ id }) => id);
          assert.deepEqual(
            keys.filter((key) => inTurn.includes(key)),
            inTurn,
            'the order of the thread',
          );
        }
        inTurn(schedule);
        // The whole outbox once more, with the keys it had: the same answers, and the API's books do not change by a byte.
        const books = JSON.stringify(api.effects);
        for (const { key, n, thread } of api.requests.filter((one) => keys.includes(one.key))) {
          await api.change(ana.person, 'notes.create', { idempotencyKey: key, body: { thread, n } });
        }
        assert.equal(JSON.stringify(api.effects), books, 'a replay changed the books');
        sent += schedule.sent.length;
        disk.crashAll();
      });
      await fc.assert(rule, { seed, includeErrorInReport: true, numRuns: runs });
      assert.ok(sent > 0, 'nothing was sent in any of them: the schedules prove nothing');
    });
  }
});
