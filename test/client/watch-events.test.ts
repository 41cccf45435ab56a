import { expect } from 'chai';
import fc from 'fast-check';
import { createHttpCall, type HttpCall } from '../../src/client/http-call.js';
import { HIDDEN_MS, POLL_MS, SILENCE_MS, watchEvents, type EventsState } from '../../src/client/watch-events.js';
import type { FeedEvent } from '../../src/contract/event.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import { idOf } from '../support/check-ins.js';
import { FakeNetwork, json, offline, OpenStream, page as htmlPage, problem, type Line } from '../support/fake-fetch.js';
import { PaperPage } from '../support/paper-page.js';
import { settled, SteppingClock, until } from '../support/stepping-clock.js';

const event = (id: number): FeedEvent => ({ id: String(id), at: '2026-11-22T12:00:00.000Z', type: 'check-in-sent', studentId: idOf(1), recordId: null });
const frame = (id: number) => `id: ${id}\ndata: ${JSON.stringify(event(id))}\n\n`;
const ready = (last: number) => `event: ready\nid: ${last}\ndata: {"last":"${last}"}\n\n`;

/** A feed as the API keeps it, over streams that a test can break anywhere. */
class Feed {
  count = 0;
  streams: OpenStream[] = [];
  resumedFrom: (string | null)[] = [];
  polls = 0;
  isStreaming = true;
  readonly line: Line = (asked) => {
    if (asked.headers.get('Accept') === 'text/event-stream') {
      if (!this.isStreaming) return htmlPage()(asked);
      const from = asked.headers.get('Last-Event-ID');
      this.resumedFrom.push(from);
      const stream = new OpenStream();
      this.streams.push(stream);
      stream.write(ready(from === null ? this.count : Math.min(Number(from), this.count)));
      for (let id = from === null ? this.count + 1 : Number(from) + 1; id <= this.count; id++) stream.write(frame(id));
      return stream.line(asked);
    }
    this.polls++;
    const after = new URL(asked.url).searchParams.get('after');
    const items = after === null ? [] : Array.from({ length: Math.min(100, Math.max(0, this.count - Number(after))) }, (_, n) => event(Number(after) + 1 + n));
    return json({ items, last: items.at(-1)?.id ?? String(after === null ? this.count : Math.min(Number(after), this.count)) })(asked);
  };
  get open(): OpenStream {
    return this.streams.at(-1)!;
  }
  happens(): void {
    this.count++;
    this.open?.write(frame(this.count));
  }
}

function watching(line: Line, { isAdapter = false }: { isAdapter?: boolean } = {}) {
  const clock = new SteppingClock();
  const page = new PaperPage();
  const network = new FakeNetwork(line);
  const call: HttpCall = createHttpCall({
    api: new URL('https://api.example.school'),
    fetch: network.fetch,
    clock,
    random: () => 0.5,
    getToken: () => 'secret',
  });
  const heard: string[] = [];
  const states: EventsState[] = [];
  let gaps = 0;
  const stop = watchEvents({
    call: call,
    stream: isAdapter ? undefined : call.stream,
    clock,
    page,
    random: () => 0.5,
    onEvent: ({ id }) => heard.push(id),
    onGap: () => gaps++,
    onState: (state) => states.at(-1) !== state && states.push(state),
  });
  return { clock, page, network, heard, states, stop, gaps: () => gaps };
}

describe('watching events', () => {
  it('hears what happens as it happens, with the token in a header and never in the address', async () => {
    const feed = new Feed();
    const { heard, network, states, stop } = watching(feed.line);
    await settled(10);
    feed.happens();
    feed.happens();
    await settled(10);
    expect(heard).to.deep.equal(['1', '2']);
    expect(states).to.deep.equal(['live']);
    expect(network.asked[0]!.headers.get('Authorization')).to.equal('Bearer secret');
    expect(network.asked[0]!.url).to.equal('https://api.example.school/events');
    stop();
  });

  it('says once at the start that what was read before may be older', async () => {
    const feed = new Feed();
    const { gaps, clock, stop } = watching(feed.line);
    await settled(10);
    expect(gaps()).to.be.at.least(1);
    const before = gaps();
    feed.open.breaks();
    await clock.pass(10_000);
    expect(feed.streams).to.have.length(2);
    expect(gaps(), 'a connection that is resumed misses nothing').to.equal(before);
    stop();
  });

  it('resumes after the last event it heard, with nothing lost and nothing twice', async () => {
    const feed = new Feed();
    feed.count = 40;
    const { heard, clock, stop } = watching(feed.line);
    await settled(10);
    feed.happens();
    await settled(10);
    feed.open.breaks();
    feed.count += 2;
    await clock.pass(10_000);
    feed.happens();
    await settled(10);
    expect(feed.resumedFrom).to.deep.equal([null, '41']);
    expect(heard).to.deep.equal(['41', '42', '43', '44']);
    stop();
  });

  it('for any order of events, cuts, ends and repeats: each event once, in order', async () => {
    const steps = fc.array(fc.constantFrom('happens', 'missed', 'breaks', 'ends', 'repeats', 'silence'), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const feed = new Feed();
        const { heard, clock, stop } = watching(feed.line);
        await settled(4);
        for (const step of plan) {
          if (step === 'happens') feed.happens();
          else if (step === 'repeats') for (const id of [feed.count - 1, feed.count].filter((id) => id > 0)) feed.open.write(frame(id));
          else {
            if (step === 'missed') feed.count++;
            if (step === 'ends') feed.open.end();
            if (step !== 'ends' && step !== 'silence') feed.open.breaks();
            await clock.pass(step === 'silence' ? SILENCE_MS + 10_000 : 10_000, 2);
          }
          await settled(3);
        }
        await clock.pass(SILENCE_MS + 10_000, 2);
        expect(heard).to.deep.equal(Array.from({ length: feed.count }, (_, n) => String(n + 1)));
        stop();
      }),
      { numRuns: 60 },
    );
  });

  it('lets go of a connection that has been silent for a minute, and keeps one that says it is alive', async () => {
    const feed = new Feed();
    const { clock, stop } = watching(feed.line);
    await settled(10);
    for (let minute = 0; minute < 3; minute++) {
      await clock.pass(SILENCE_MS - 1);
      feed.open.write(': keep-alive\n\n');
    }
    await settled(10);
    expect(feed.streams).to.have.length(1);
    await clock.pass(SILENCE_MS + 10_000);
    expect(feed.streams).to.have.length(2);
    stop();
  });

  it('asks now and then where there is no stream: a page instead of it, or an adapter of the school', async () => {
    for (const isAdapter of [false, true]) {
      const feed = new Feed();
      feed.isStreaming = false;
      const { heard, states, clock, stop } = watching(feed.line, { isAdapter });
      await settled(10);
      feed.count = 3;
      await clock.pass(POLL_MS * 1.2);
      expect(heard).to.deep.equal(['1', '2', '3']);
      feed.count = 250;
      await clock.pass(POLL_MS * 1.2);
      await until(() => heard.length >= 250, 'all 250 were heard');
      expect(heard.map(Number)).to.deep.equal(Array.from({ length: 250 }, (_, n) => n + 1));
      expect(states).to.deep.equal(['polling']);
      stop();
    }
  });

  it('asks where streams fail again and again, and later tries a stream again, from where it is', async () => {
    const feed = new Feed();
    let isBroken = true;
    const line: Line = (asked) => (asked.headers.get('Accept') === 'text/event-stream' && isBroken ? offline(asked) : feed.line(asked));
    const { heard, states, clock, stop } = watching(line);
    await clock.pass(30_000);
    expect(states.at(-1)).to.equal('polling');
    feed.count = 2;
    await clock.pass(POLL_MS * 1.2);
    expect(heard).to.deep.equal(['1', '2']);
    isBroken = false;
    await clock.pass(POLL_MS * 12);
    feed.happens();
    await settled(10);
    expect(heard).to.deep.equal(['1', '2', '3']);
    expect(states.at(-1)).to.equal('live');
    expect(new Set(feed.resumedFrom)).to.deep.equal(new Set(['2']));
    stop();
  });

  it('spreads its tries, and does not ask faster than the API wants', async () => {
    const network = watching(problem('rate-limited', 429, { headers: { 'Retry-After': '60' } }));
    await network.clock.pass(59_000);
    expect(network.network.asked).to.have.length(1);
    network.stop();
  });

  it('lets go while the page is hidden for long, and resumes when it is looked at again', async () => {
    const feed = new Feed();
    const { clock, page, heard, stop } = watching(feed.line);
    await settled(10);
    feed.happens();
    await settled(10);
    page.hide();
    await clock.pass(HIDDEN_MS - 1);
    feed.open.write(': keep-alive\n\n');
    page.show();
    await clock.pass(HIDDEN_MS / 4);
    feed.open.write(': keep-alive\n\n');
    expect(feed.streams, 'a short look away changes nothing').to.have.length(1);
    page.hide();
    await clock.pass(HIDDEN_MS + 600_000);
    expect(feed.streams).to.have.length(1);
    feed.count = 5;
    page.show();
    await settled(10);
    expect(heard).to.deep.equal(['1', '2', '3', '4', '5']);
    stop();
  });

  it('says that it is off where the viewer is signed out, and asks nothing more', async () => {
    const { states, clock, network, stop } = watching(problem('signed-out', 401));
    await until(() => states.length > 0, 'it said something');
    expect(states).to.deep.equal(['off']);
    const asked = network.asked.length;
    await clock.pass(600_000);
    expect(network.asked).to.have.length(asked);
    stop();
  });

  it('tells of a gap where a message makes no sense, or the feed is another than before', async () => {
    const feed = new Feed();
    feed.count = 9;
    const { gaps, heard, clock, stop } = watching(feed.line);
    await settled(10);
    const before = gaps();
    feed.open.write('id: 10\ndata: {"nonsense":true}\n\n');
    feed.open.write('data: not even JSON\n\n');
    await settled(10);
    expect(gaps()).to.equal(before + 2);
    feed.count = 2;
    feed.open.breaks();
    await clock.pass(10_000);
    expect(gaps(), 'a feed that is shorter than what we heard of it').to.equal(before + 3);
    feed.happens();
    await settled(10);
    expect(heard).to.deep.equal(['3']);
    stop();
  });

  it('begins anew where it was away for longer than the API keeps events, by a stream and by asking', async () => {
    for (const isAdapter of [false, true]) {
      const feed = new Feed();
      feed.count = 9;
      let kept = 0;
      const { gaps, heard, clock, stop } = watching(
        (asked) => {
          const from = new Headers(asked.headers).get('Last-Event-ID') ?? new URL(asked.url).searchParams.get('after');
          return from !== null && Number(from) < kept ? problem('too-old', 410)(asked) : feed.line(asked);
        },
        { isAdapter },
      );
      await settled(10);
      const before = gaps();
      kept = feed.count = 70;
      if (!isAdapter) feed.open.breaks();
      await clock.pass(60_000);
      expect(gaps(), 'what was read is older than what happened').to.equal(before + (isAdapter ? 1 : 2));
      feed.happens();
      await clock.pass(60_000);
      expect(heard).to.deep.equal(['71']);
      stop();
    }
  });

  it('stops for good, and leaves nothing behind', async () => {
    const feed = new Feed();
    const { clock, page, heard, stop } = watching(feed.line);
    await settled(10);
    const stream = feed.open;
    stop();
    await settled(10);
    try {
      stream.write(frame(1));
    } catch {
      // the stream was let go of
    }
    await clock.pass(600_000);
    expect(feed.streams).to.have.length(1);
    expect(heard).to.deep.equal([]);
    expect([clock.waiting, page.listeners]).to.deep.equal([0, 0]);
  });

  it('passes on nothing but failures of its own kind', async () => {
    const failing = (() => Promise.reject(new CallFailure('network', 'events.list'))) as unknown as Call;
    const clock = new SteppingClock();
    const states: EventsState[] = [];
    const stop = watchEvents({
      call: failing,
      clock,
      page: new PaperPage(),
      random: () => 0.5,
      onEvent: () => undefined,
      onGap: () => undefined,
      onState: (state) => states.push(state),
    });
    await clock.pass(5000);
    expect(new Set(states)).to.deep.equal(new Set(['waiting']));
    stop();
  });
});
