/**
 * Words taken back for editing and sent again are there once. As long as an earlier attempt may have reached the API, they cannot be taken back, whatever
 * was lost, delayed or refused, in whichever tab, and whoever died meanwhile.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { outboxRow } from '../support/outbox-row.js';
import { replacing } from '../../src/domain/outbox.js';
import { MemoryDevice } from '../support/memory-store.js';
import { ModelApi, type Weather } from '../support/model-api.js';
import { PaperOrigin } from '../support/paper-locks.js';
import { SendingTab } from '../support/sending-tab.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const place = { studentId: 'maya', widget: 'check-in-card', record: 'today' };
const draftOf = (n: number) => ({ draft: { place, value: { note: String(n) } } });

function world(hasLocks = true, random = () => 0.5) {
  const clock = new SteppingClock();
  const all = { clock, device: new MemoryDevice(), api: new ModelApi(clock), origin: hasLocks ? new PaperOrigin() : undefined, random };
  return { ...all, tab: () => new SendingTab(all, 'ana') };
}

describe('taking words back', () => {
  for (const weather of [
    { kind: 'lost' },
    { kind: 'taken-unheard' },
    { kind: 'slow', ms: 50_000 },
    { kind: 'refused', type: 'internal' },
    { kind: 'refused', type: 'unavailable' },
    { kind: 'refused', type: 'in-progress' },
  ] as const satisfies readonly Weather[]) {
    it(`X-06 is not possible after ${JSON.stringify(weather)}, until the same key has settled it`, async () => {
      const { api, clock, device, tab } = world();
      const ana = tab();
      api.ahead.push(weather, ...Array.from({ length: 3 }, () => ({ kind: 'refused', type: 'signed-out' }) as const));
      const { id } = await ana.send(1, 'a', draftOf(1));
      await clock.pass(31_000);
      expect(ana.outbox.current[0]).to.include({ id, unclear: true });
      expect(device.rows.get(id)?.unclear).to.equal(true);
      expect(await ana.outbox.takeBack(id)).to.equal(undefined);
      expect(device.drafts.size).to.equal(0);
      api.ahead.length = 0;
      ana.access.signIn('ana');
      await clock.pass(60_000);
      expect(ana.states()).to.deep.equal(['done']);
      expect(api.effects.map(({ key }) => key)).to.deep.equal([id]);
    });
  }

  it('X-06 is possible again once the API itself has refused it, and the words are there once', async () => {
    const { api, clock, tab } = world();
    const ana = tab();
    api.ahead.push({ kind: 'lost' }, { kind: 'refused', type: 'invalid' });
    const { id } = await ana.send(1, 'a', draftOf(1));
    await clock.pass(10_000);
    expect(ana.outbox.current[0]).to.include({ state: 'parked' }).and.not.have.property('unclear');
    expect(await ana.outbox.takeBack(id)).to.deep.equal({ note: '1' });
    await ana.send(2);
    await clock.pass(10_000);
    expect(api.effects.map(({ n }) => n)).to.deep.equal([2]);
  });

  it('is possible where nothing ever left: nobody tried, the device had no network, or the API turned everybody away', async () => {
    const { api, clock, tab } = world();
    const ana = tab();
    ana.page.offline = true;
    const first = await ana.send(1, 'a', draftOf(1));
    await clock.pass(10_000);
    expect(ana.outbox.current[0]!.attempts).to.be.greaterThan(1);
    expect(await ana.outbox.takeBack(first.id)).to.deep.equal({ note: '1' });
    ana.page.offline = false;
    api.ahead.push({ kind: 'refused', type: 'rate-limited', retryAfterMs: 60_000 });
    const second = await ana.send(2, 'a', draftOf(2));
    await settled(10);
    expect(await ana.outbox.takeBack(second.id)).to.deep.equal({ note: '2' });
  });

  it('is not possible where the network came or went during the attempt', async () => {
    for (const change of ['came', 'went', 'came and went'] as const) {
      const { api, tab, clock } = world();
      const ana = tab();
      ana.page.offline = change !== 'went';
      let fail = (): void => undefined;
      const call = () => new Promise((_, reject) => (fail = () => reject(new TypeError('Failed to fetch'))));
      Object.assign(ana.access, { call });
      const { id } = await ana.send(1, 'a', draftOf(1));
      await settled(10);
      if (change !== 'went') ana.page.goOnline();
      if (change !== 'came') ana.page.offline = true;
      fail();
      await settled(10);
      expect(ana.outbox.current[0]!.unclear, change).to.equal(true);
      expect(await ana.outbox.takeBack(id)).to.equal(undefined);
      ana.kill();
      await clock.pass(1);
      void api;
    }
  });

  it('a row that a dead tab was sending stays unclear, whatever an older page believes of it', () => {
    const queued = outboxRow();
    const sending = replacing(queued, { ...queued, state: 'sending' });
    expect(sending).not.to.have.property('unclear');
    expect(replacing(sending, { ...queued, state: 'sending' })).to.include({ unclear: true });
    const unclear = { ...queued, unclear: true };
    expect(replacing(unclear, queued), 'left out means as it was').to.include({ unclear: true });
    expect(replacing(unclear, { ...queued, unclear: false })).not.to.have.property('unclear');
  });
});

type Step =
  | { readonly do: 'send' | 'edit' | 'kill' | 'open' | 'show' | 'offline' | 'online' | 'retry'; readonly tab: number }
  | { readonly do: 'weather'; readonly is: Weather }
  | { readonly do: 'pass'; readonly ms: number };

const weather: fc.Arbitrary<Weather> = fc.oneof(
  fc.constantFrom<Weather>({ kind: 'lost' }, { kind: 'taken-unheard' }, { kind: 'fine' }),
  fc.integer({ min: 1, max: 50_000 }).map<Weather>((ms) => ({ kind: 'slow', ms })),
  fc
    .constantFrom('signed-out', 'rate-limited', 'unavailable', 'internal', 'in-progress')
    .map<Weather>((type) => ({ kind: 'refused', type: type as 'internal' })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('weather' as const), is: weather }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 200, 3000, 40_000) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('send', 'edit', 'edit', 'kill', 'open', 'show', 'offline', 'online', 'retry'), tab: fc.nat({ max: 1 }) }),
  },
);

const WITHOUT_NETWORK: readonly Step[] = [0, 1].flatMap((tab) => [{ do: 'offline', tab } as const, { do: 'send', tab } as const]);

async function live(steps: readonly Step[], hasLocks: boolean, seed: number) {
  let state = (seed % 2147483646) + 1;
  const { api, clock, device, tab } = world(hasLocks, () => (state = (state * 48271) % 2147483647) / 2147483647);
  const tabs: (SendingTab | undefined)[] = [tab(), tab()];
  let n = 0;
  let edits = 0;
  const act = async (one: Step): Promise<void> => {
    if (one.do === 'weather') return void api.ahead.push(one.is);
    if (one.do === 'pass') return clock.pass(one.ms, 2);
    const page = tabs[one.tab];
    if (one.do === 'open') tabs[one.tab] ??= tab();
    if (!page) return;
    if (one.do === 'send') void page.send(++n, 'a', draftOf(n));
    if (one.do === 'kill') tabs[one.tab] = void page.kill();
    if (one.do === 'show') page.page.show();
    if (one.do === 'offline') page.page.offline = true;
    if (one.do === 'online') page.page.goOnline();
    const open = page.outbox.current.find((item) => item.state !== 'done');
    if (one.do === 'retry' && open) void page.outbox.retry(open.id);
    if (one.do !== 'edit' || !open) return;
    // The person changes a word and sends what comes back: still the same entry, to them and to the school.
    void page.outbox.takeBack(open.id).then((value) => {
      if (!value) return;
      edits++;
      void page.send(Number(value.note), 'a', draftOf(Number(value.note)));
    });
  };
  for (const one of steps) {
    await act(one);
    await settled(2);
  }
  await settled();
  api.ahead.length = 0;
  for (const left of tabs) left?.kill();
  const last = tab();
  for (let turn = 0; turn < 40 && device.rows.size > 0; turn++) await clock.pass(60_000, 2);
  await clock.pass(60_000, 2);
  last.kill();
  return { api, edits };
}

describe('words taken back and sent again, over any schedule', () => {
  for (const hasLocks of [true, false]) {
    it(`X-03 X-06 ${hasLocks ? 'with' : 'without'} locks are never there twice`, async function () {
      this.timeout(120_000);
      let edits = 0;
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 3, maxLength: 24 }), fc.nat(), async (isOffline, steps, seed) => {
          const lived = await live(isOffline ? [...WITHOUT_NETWORK, ...steps] : steps, hasLocks, seed);
          edits += lived.edits;
          const words = lived.api.effects.map(({ n }) => n).sort();
          expect(words).to.deep.equal([...new Set(words)]);
        }),
        { numRuns: 400 },
      );
      // Without locks two tabs try the same row at once, and seldom know that neither got through.
      if (hasLocks) expect(edits, 'schedules in which somebody did take words back').to.be.greaterThan(50);
    });
  }
});
