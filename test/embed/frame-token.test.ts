import { expect } from 'chai';
import { HostTokens, takeToken } from '../../src/embed/frame-token.js';
import type { Outside } from '../../src/embed/outside.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const HOST = 'https://lms.example';

describe('a token behind # of the address', () => {
  const take = (hash: string) => {
    const kept: unknown[] = [];
    const token = takeToken(
      { hash, pathname: '/embed/check-in-card/', search: '?api=a' },
      { state: 'kept', replaceState: (...all: unknown[]) => kept.push(...all) },
    );
    return { token, kept };
  };

  it('is taken, and the address is without it', () => {
    expect(take('#token=a.b.c')).to.deep.equal({ token: 'a.b.c', kept: ['kept', '', '/embed/check-in-card/?api=a'] });
    expect(take('#part=2&token=a.b.c').kept.at(-1)).to.equal('/embed/check-in-card/?api=a#part=2');
    expect(take('#token=').token).to.equal(undefined);
  });

  it('leaves an address without one as it is', () => {
    for (const hash of ['', '#', '#tokens=1', '#part']) expect(take(hash), hash).to.deep.equal({ token: undefined, kept: [] });
  });
});

describe('tokens from the page around', () => {
  let told: { origin: string; message: { type: string; ask: number } }[];
  let hear: (data: unknown, origin: string) => void;
  let changes: number;
  let clock: SteppingClock;
  let tokens: HostTokens;
  const answer = (token: unknown, ask?: number, origin = HOST): void => hear({ type: 'flywheel.token', version: 1, token, ask }, origin);

  beforeEach(() => {
    [told, changes, clock] = [[], 0, new SteppingClock()];
    const outside: Outside = {
      tell: () => expect.fail('a question for a token is for one origin'),
      tellOnly: (origin, message) => void told.push({ origin, message: message as { type: string; ask: number } }),
      listen: (listener) => {
        hear = listener;
        return () => undefined;
      },
    };
    tokens = new HostTokens(outside, HOST, clock, () => changes++);
  });

  it('are asked for at that exact origin, again and more seldom until an answer comes', async () => {
    const asked = tokens.ask();
    await clock.pass(30_000);
    expect(told.every(({ origin, message }) => origin === HOST && message.ask === 1)).to.equal(true);
    expect(told.length).to.be.within(8, 14);
    answer('a', 1);
    expect(await asked).to.equal('a');
    const before = told.length;
    await clock.pass(60_000);
    expect(told.length).to.equal(before);
    expect(clock.waiting).to.equal(0);
  });

  it('are not taken from another origin', async () => {
    let got: unknown = 'nothing';
    void tokens.ask().then((token) => (got = token));
    answer('evil', 1, 'https://evil.example');
    answer('evil', 1, 'null');
    answer('evil', 1, `${HOST}.evil.example`);
    await settled();
    expect(got).to.equal('nothing');
  });

  it('are the same for all who ask meanwhile, and asked for anew afterwards', async () => {
    const both = Promise.all([tokens.ask(), tokens.ask()]);
    answer('a', 1);
    expect(await both).to.deep.equal(['a', 'a']);
    const next = tokens.ask();
    answer('stale', 1);
    answer('b', 2);
    expect(await next).to.equal('b');
    expect(changes).to.equal(0);
  });

  it('may come from a page that repeats no number', async () => {
    const asked = tokens.ask();
    answer('a');
    expect(await asked).to.equal('a');
  });

  it('tell "nobody" from "by cookies"', async () => {
    const first = tokens.ask();
    answer(null, 1);
    expect(await first).to.equal(null);
    const second = tokens.ask();
    answer(undefined, 2);
    expect(await second).to.equal(undefined);
  });

  it('handed in unasked are somebody else, but a second answer to one question is not', async () => {
    const asked = tokens.ask();
    answer('a', 1);
    await asked;
    answer('fresh', 1);
    answer('a');
    expect(changes).to.equal(0);
    answer('b');
    expect([changes, tokens.last]).to.deep.equal([1, 'b']);
  });

  it('are not heard where the message makes no sense', async () => {
    let got: unknown = 'nothing';
    void tokens.ask().then((token) => (got = token));
    for (const data of ['a', null, {}, { type: 'flywheel.token', token: 'a' }, { type: 'flywheel.token', version: 1, token: 'a b' }]) hear(data, HOST);
    await settled();
    expect(got).to.equal('nothing');
  });
});
