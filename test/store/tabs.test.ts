import { expect } from 'chai';
import { Tabs } from '../../src/store/tabs.js';
import { holds, idle } from '../support/device.js';
import { SteppingClock } from '../support/stepping-clock.js';

/** Long enough for a channel to carry question and answer on a machine that has much else to do. */
const ANSWER_MS = 150;

describe('store/tabs', () => {
  const clock = new SteppingClock();
  const open: Tabs[] = [];
  let name: string;
  beforeEach(() => (name = `tabs-${Math.random().toString(36).slice(2)}`));
  afterEach(() => open.splice(0).forEach((tabs) => tabs.leave()));

  function tabs(tab: string, locks: LockManager | undefined, heard: unknown[] = []): Tabs {
    const one = new Tabs({ tab, name, clock, locks, openChannel: (channel) => new BroadcastChannel(channel), onMessage: (message) => heard.push(message) });
    open.push(one);
    return one;
  }
  async function alive(one: Tabs): Promise<string[]> {
    const answer = one.alive();
    await idle(ANSWER_MS);
    await clock.pass(600); // a query that never answers
    await idle(ANSWER_MS);
    await clock.pass(200); // and the time to answer a call
    return [...(await answer)].sort();
  }

  for (const [which, locks] of [
    ['by their locks', navigator.locks],
    ['by their answers where there are no locks', undefined],
  ] as const) {
    it(`sees the other tabs ${which}, not itself, and not who has left`, async () => {
      const [a, b] = [tabs('a', locks), tabs('b', locks), tabs('c', locks)];
      expect(await alive(a)).to.deep.equal(['b', 'c']);
      b.leave();
      await idle();
      expect(await alive(a)).to.deep.equal(['c']);
      b.join();
      expect(await alive(a)).to.deep.equal(['b', 'c']);
    });
  }

  it('a browser that refuses to tell of locks, or never answers, is asked by channel', async () => {
    const refusing = { request: () => Promise.reject(new Error('no')), query: () => Promise.reject(new Error('no')) } as unknown as LockManager;
    const silent = { request: () => new Promise(() => undefined), query: () => new Promise(() => undefined) } as unknown as LockManager;
    const [a, b] = [tabs('a', refusing), tabs('b', silent)];
    expect(await alive(a)).to.deep.equal(['b']);
    expect(await alive(b)).to.deep.equal(['a']);
  });

  it('with neither locks nor channel it is alone', async () => {
    const one = new Tabs({ tab: 'a', name, clock, locks: undefined, openChannel: () => undefined, onMessage: () => undefined });
    expect(await alive(one)).to.deep.equal([]);
    one.tell({ what: 'drafts' });
    one.leave();
  });

  it('passes on what others tell, and nothing of its own calls', async () => {
    const heard: unknown[] = [];
    const [a] = [tabs('a', undefined), tabs('b', undefined, heard)];
    await alive(a);
    a.tell({ what: 'drafts', person: 'p' });
    await holds(() => heard.length > 0);
    expect(heard).to.deep.equal([{ what: 'drafts', person: 'p' }]);
  });

  it('joining twice and leaving twice is once', async () => {
    const one = tabs('a', navigator.locks);
    one.join();
    one.leave();
    one.leave();
    await holds(async () => ((await navigator.locks.query()).held ?? []).every((lock) => !lock.name?.startsWith(name)));
  });
});
