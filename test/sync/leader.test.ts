import { expect } from 'chai';
import { browserPage } from '../../src/base/page-life.js';
import { Leader, SILENCE_MS, type LeaderOptions } from '../../src/sync/leader.js';
import { pageLocks } from '../../src/sync/page-locks.js';
import { PaperOrigin, type PaperTab } from '../support/paper-locks.js';
import { PaperPage } from '../support/paper-page.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const NAME = 'flywheel-send-ana';

function tabOf(origin: PaperOrigin, clock: SteppingClock, change: Partial<LeaderOptions> = {}) {
  const tab: PaperTab = origin.tab();
  const page = new PaperPage();
  const done: string[] = [];
  let turns = 0;
  const leader = new Leader({
    name: NAME,
    clock,
    page,
    locks: tab.locks,
    openChannel: tab.openChannel,
    onChange: () => turns++,
    onDone: (id) => done.push(id),
    ...change,
  });
  leader.join();
  return { tab, page, leader, done, turns: () => turns };
}

describe('the tab that sends', () => {
  it('is one of twelve, and when it goes another one is', async () => {
    const origin = new PaperOrigin();
    const tabs = Array.from({ length: 12 }, () => tabOf(origin, new SteppingClock()));
    const leading = () => tabs.filter(({ leader }) => leader.leading);
    for (let left = 12; left > 0; left--) {
      await settled();
      expect(leading()).to.have.length(1);
      expect(leading()[0]!.leader.alone).to.equal(true);
      leading()[0]!.leader.stop();
    }
    await settled();
    expect(leading()).to.have.length(0);
  });

  it('lets go when its page is left or frozen, because the back/forward cache would keep its lock, and stands in line again when it is back', async () => {
    const origin = new PaperOrigin();
    const clock = new SteppingClock();
    const [first, second] = [tabOf(origin, clock), tabOf(origin, clock)];
    await settled();
    expect([first.leader.leading, second.leader.leading]).to.deep.equal([true, false]);
    first.page.leave();
    await settled();
    expect([first.leader.leading, second.leader.leading]).to.deep.equal([false, true]);
    expect(second.turns()).to.be.at.least(1);
    first.page.comeBack();
    await settled();
    expect(second.leader.leading).to.equal(true);
    second.page.leave();
    await settled();
    expect(first.leader.leading).to.equal(true);
  });

  it('loses its place after ten seconds of silence while another has something to send', async () => {
    const origin = new PaperOrigin();
    const clock = new SteppingClock();
    const [first, second] = [tabOf(origin, clock), tabOf(origin, clock)];
    await settled();
    first.tab.isFrozen = true;
    second.leader.wanted();
    await clock.pass(SILENCE_MS - 1);
    expect(second.leader.leading).to.equal(false);
    await clock.pass(1);
    expect(second.leader.leading).to.equal(true);
    expect(first.leader.leading, 'and hears of it once it thaws').to.equal(false);
    second.leader.stop();
    await settled();
    expect(first.leader.leading, 'it had gone back into the line').to.equal(true);
  });

  it('keeps its place as long as it answers', async () => {
    const origin = new PaperOrigin();
    const clock = new SteppingClock();
    const [first, second] = [tabOf(origin, clock), tabOf(origin, clock)];
    await settled();
    const before = first.turns();
    second.leader.wanted();
    second.leader.wanted();
    await clock.pass(SILENCE_MS);
    expect(first.leader.leading).to.equal(true);
    expect(first.turns(), 'asked, it looks whether something waits').to.equal(before + 1);
    expect(second.turns(), 'and the other may ask again').to.equal(1);
  });

  it('tells the others what the API has taken, by its key alone', async () => {
    const origin = new PaperOrigin();
    const clock = new SteppingClock();
    const [first, second] = [tabOf(origin, clock), tabOf(origin, clock)];
    await settled();
    first.leader.tellDone('row-1');
    await settled();
    expect(second.done).to.deep.equal(['row-1']);
    expect(first.done).to.deep.equal([]);
  });

  it('is every tab where there are no locks, or where the page may not have them', async () => {
    const origin = new PaperOrigin();
    const none = tabOf(origin, new SteppingClock(), { locks: undefined });
    expect([none.leader.leading, none.leader.alone]).to.deep.equal([true, false]);
    const denied = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) } as unknown as LockManager;
    const sandboxed = tabOf(origin, new SteppingClock(), { locks: denied });
    await settled();
    expect([sandboxed.leader.leading, sandboxed.leader.alone]).to.deep.equal([true, false]);
  });

  it('with the real locks of the browser lets go on pagehide and on freeze', async () => {
    const name = `flywheel-test-${crypto.randomUUID()}`;
    const make = (page: LeaderOptions['page']) =>
      new Promise<Leader>((resolve) => {
        const leader: Leader = new Leader({ ...pageLocks(), name, clock: new SteppingClock(), page, onDone: () => undefined, onChange: () => resolve(leader) });
        leader.join();
      });
    for (const [leave, back] of [
      [() => window.dispatchEvent(new Event('pagehide')), () => window.dispatchEvent(new Event('pageshow'))],
      [() => document.dispatchEvent(new Event('freeze')), () => document.dispatchEvent(new Event('resume'))],
    ] as const) {
      const first = await make(browserPage);
      const waiting = make(new PaperPage());
      leave();
      expect(first.leading).to.equal(false);
      const second = await waiting;
      expect(second.leading).to.equal(true);
      back();
      second.stop();
      first.stop();
      await navigator.locks.request(name, () => undefined);
    }
  });
});
