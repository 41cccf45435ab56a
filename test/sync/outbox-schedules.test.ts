/** Whatever dies, whenever, in however many tabs: one effect for each thing sent, in the order of its thread. */
import { expect } from 'chai';
import fc from 'fast-check';
import { MemoryDevice } from '../support/memory-store.js';
import { ModelApi, type Weather } from '../support/model-api.js';
import { PaperOrigin } from '../support/paper-locks.js';
import { SendingTab, type World } from '../support/sending-tab.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';
import type { OutboxRow } from '../../src/domain/outbox.js';

type Step =
  | { readonly do: 'send'; readonly tab: number; readonly thread: string }
  | { readonly do: 'weather'; readonly is: Weather }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'open' | 'kill' | 'leave' | 'come-back' | 'sign-in' | 'show' | 'freeze' | 'thaw'; readonly tab: number };

const weather: fc.Arbitrary<Weather> = fc.oneof(
  fc.constant<Weather>({ kind: 'lost' }),
  fc.constant<Weather>({ kind: 'taken-unheard' }),
  fc.integer({ min: 1, max: 50_000 }).map<Weather>((ms) => ({ kind: 'slow', ms })),
  fc.constantFrom<Weather>(
    { kind: 'refused', type: 'signed-out' },
    { kind: 'refused', type: 'rate-limited', retryAfterMs: 5000 },
    { kind: 'refused', type: 'unavailable' },
    { kind: 'refused', type: 'internal' },
    { kind: 'refused', type: 'in-progress' },
  ),
);
const tab = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), tab, thread: fc.constantFrom('a', 'b') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('weather' as const), is: weather }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 200, 3000, 12_000, 60_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('open', 'kill', 'leave', 'come-back', 'sign-in', 'show', 'freeze', 'thaw'), tab }) },
);

/** Remembers every row that was ever on the device. */
class WatchedDevice extends MemoryDevice {
  readonly ever = new Map<string, OutboxRow>();
  constructor() {
    super();
    const { rows, ever } = this;
    rows.set = function (id, row) {
      if (!ever.has(id)) ever.set(id, row);
      return Map.prototype.set.call(rows, id, row) as typeof rows;
    };
  }
}

async function live(steps: readonly Step[], hasLocks: boolean, seed: number) {
  const clock = new SteppingClock();
  let state = (seed % 2147483646) + 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const device = new WatchedDevice();
  const api = new ModelApi(clock);
  const world: World = { clock, device, api, origin: hasLocks ? new PaperOrigin() : undefined, random };
  const tabs = [0, 1, 2].map((n) => (n < 2 ? new SendingTab(world, 'ana') : undefined));
  const acknowledged: string[] = [];
  let n = 0;
  for (const one of steps) {
    if (one.do === 'weather') api.ahead.push(one.is);
    else if (one.do === 'pass') await clock.pass(one.ms, 2);
    else if (one.do === 'open') tabs[one.tab] ??= new SendingTab(world, 'ana');
    else if (one.do === 'send') void tabs[one.tab]?.send(++n, one.thread).then(({ id }) => acknowledged.push(id));
    else if (one.do === 'kill') {
      tabs[one.tab]?.kill();
      tabs[one.tab] = undefined;
    } else act(tabs[one.tab], one.do);
    await settled(2);
  }
  api.ahead.length = 0;
  for (const left of tabs) left?.kill();
  const last = new SendingTab(world, 'ana');
  for (let turn = 0; turn < 40 && device.rows.size > 0; turn++) await clock.pass(60_000, 2);
  await settled();
  return { api, device, acknowledged, last };
}

function act(tab: SendingTab | undefined, what: string): void {
  if (what === 'leave') tab?.page.leave();
  if (what === 'come-back') tab?.page.comeBack();
  if (what === 'show') tab?.page.show();
  if (what === 'sign-in') tab?.access.signIn('ana');
  if (what === 'freeze' || what === 'thaw') tab?.freeze(what === 'freeze');
}

const RUNS = 500;

describe('the outbox, over any schedule of sends, losses, refusals, deaths and tabs', () => {
  for (const hasLocks of [true, false]) {
    it(`X-03 X-06 ${hasLocks ? 'with' : 'without'} locks has one effect for each thing sent, in the order of its thread`, async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 24 }), fc.nat(), async (steps, seed) => {
          const { api, device, acknowledged, last } = await live(steps, hasLocks, seed);
          const sent = [...device.ever.values()].sort((a, b) => a.seq - b.seq);
          for (const id of acknowledged) expect(device.ever.has(id), 'what was called safe was on the device').to.equal(true);
          expect(
            last.states().filter((state) => state !== 'done'),
            'nothing is left waiting',
          ).to.deep.equal([]);
          expect([...api.effects].map(({ key }) => key).sort(), 'one effect each').to.deep.equal(sent.map(({ id }) => id).sort());
          for (const thread of ['a', 'b']) {
            const order = api.effects.filter((effect) => effect.thread === thread).map(({ key }) => key);
            expect(order, `the order of thread ${thread}`).to.deep.equal(sent.filter((row) => row.thread === thread).map(({ id }) => id));
          }
          last.kill();
        }),
        { numRuns: RUNS },
      );
    });
  }
});
