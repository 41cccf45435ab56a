import { expect } from 'chai';
import { Subscribers } from '../../src/base/subscribers.js';
import { listCheckInPlans } from '../../src/contract/check-in-plan.js';
import { createCheckIn, listCheckIns } from '../../src/contract/check-in.js';
import type { FeedEvent } from '../../src/contract/event.js';
import type { InputOf, Operation } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import type { OutboxItem } from '../../src/domain/outbox.js';
import { createReader, DEBOUNCE_MS, POLL_MS } from '../../src/sync/reader.js';
import type { ReadingState } from '../../src/sync/reading.js';
import { checkIn, idOf } from '../support/check-ins.js';
import { MemoryDevice } from '../support/memory-store.js';
import { outboxRow } from '../support/outbox-row.js';
import { PaperPage } from '../support/paper-page.js';
import { session } from '../support/sample-session.js';
import { PlainAccess } from '../support/sending-tab.js';
import { settled, SteppingClock, until } from '../support/stepping-clock.js';

const of = (student: number): InputOf<typeof listCheckIns> => ({ params: { student: idOf(student) } });
const listOf = (...items: ReturnType<typeof checkIn>[]) => ({ items, next: null });
const first = listOf(checkIn({ id: idOf(501) }));
const second = listOf(checkIn({ id: idOf(502) }));

function open({
  capabilities = [],
  device = new MemoryDevice(),
  person = 'ana',
}: { capabilities?: readonly string[]; device?: MemoryDevice; person?: string | null } = {}) {
  const clock = new SteppingClock();
  const page = new PaperPage();
  const asked: { id: string; student: unknown }[] = [];
  let answer: (id: string) => unknown = () => first;
  const events: FeedEvent[] = [];
  let polls = 0;
  const access = new PlainAccess(async (_, operation: Operation, input) => {
    if (operation.id === 'events.list') {
      polls++;
      const { after } = (input as { query?: { after?: string } }).query ?? {};
      const items = after === undefined ? [] : events.filter(({ id }) => Number(id) > Number(after));
      return { items, last: items.at(-1)?.id ?? after ?? String(events.length) };
    }
    asked.push({ id: operation.id, student: (input.params as { student?: string } | undefined)?.student });
    return answer(operation.id);
  });
  access.current = { ...access.current, capabilities, failure: undefined };
  const sent = { current: [] as readonly OutboxItem[], listeners: new Subscribers() };
  const outbox = {
    get current() {
      return sent.current;
    },
    subscribe: (listener: () => void) => sent.listeners.add(listener),
  };
  const store = device.tab();
  const reader = createReader({ access: access, store, outbox, clock, page, random: () => 0.5 });
  reader.start();
  if (person !== null) access.signIn(person);
  const watch = (input = of(1)) => {
    const seen: ReadingState<unknown>[] = [];
    const stop = reader.watch(listCheckIns, input, (reading) => seen.push(reading));
    return { seen, stop, last: () => seen.at(-1)! };
  };
  const done = (item: Partial<OutboxItem>) => {
    sent.current = [...sent.current, { ...outboxRow(), kept: 'device', state: 'done', ...item }];
    sent.listeners.tell();
  };
  return {
    reader,
    access,
    store,
    device,
    clock,
    page,
    asked,
    events,
    polls: () => polls,
    watch,
    done,
    answers: (give: (id: string) => unknown) => (answer = give),
  };
}
const failing =
  (kind: 'network' | 'timeout' = 'network') =>
  () =>
    Promise.reject(new CallFailure(kind, 'check-ins.list'));

describe('the session and what happens', () => {
  it('CI-06 is asked for again when help is asked or answered, by who may answer it, and by nobody else', async () => {
    for (const role of ['teacher', 'guardian'] as const) {
      const { access, clock, watch, events } = open({ capabilities: ['events'] });
      access.current = { ...access.current, session: session(role) };
      watch();
      await clock.pass(1000, 20);
      const before = access.retried;
      for (const type of ['check-in-sent', 'help-asked', 'help-answered']) {
        events.push({ id: String(events.length + 1), at: '2026-11-22T12:00:00.000Z', type, studentId: idOf(6), recordId: null });
        await clock.pass(40_000, 20);
      }
      expect(access.retried - before, role).to.equal(role === 'teacher' ? 2 : 0);
      access.leave();
    }
  });
});

describe('reading', () => {
  it('says at once that it is loading, and then what the API says', async () => {
    const { watch, clock } = open();
    const { seen, last } = watch();
    expect(seen).to.deep.equal([{ status: 'loading', value: undefined, readAt: undefined, fromCache: false, failure: undefined }]);
    await settled(10);
    expect(last()).to.deep.equal({ status: 'ready', value: first, readAt: clock.now(), fromCache: false, failure: undefined });
  });

  it('X-01 shows what the device remembers before the API answers, and that it is from there', async () => {
    const { watch, device } = open();
    watch();
    await settled(10);
    const later = open({ device });
    later.answers(() => new Promise(() => undefined));
    const { last } = later.watch();
    await settled(10);
    expect(last()).to.deep.include({ status: 'ready', value: first, fromCache: true, readAt: 7 });
  });

  it('X-04 shows nothing that was read as somebody else, on the device or in this page', async () => {
    const page = open();
    const { seen } = page.watch();
    await settled(10);
    const before = seen.length;
    page.answers(() => new Promise(() => undefined));
    page.access.leave();
    page.access.signIn('ben');
    await settled(10);
    expect(
      seen
        .slice(before)
        .map(({ value }) => value)
        .filter(Boolean),
    ).to.deep.equal([]);
    const other = open({ device: page.device, person: 'ben' });
    other.answers(() => new Promise(() => undefined));
    const shown = other.watch();
    await settled(10);
    expect(shown.last().value).to.equal(undefined);
  });

  it('X-04 drops an answer that comes for who is no longer there, and keeps it nowhere', async () => {
    const { watch, access, device, answers } = open();
    let give = (_: unknown): void => undefined;
    answers(() => new Promise((resolve) => (give = resolve)));
    const { last } = watch();
    await settled(10);
    const late = give;
    access.leave();
    access.signIn('ben');
    await settled(10);
    late(first);
    await settled(10);
    expect(last().value).to.equal(undefined);
    expect(device.cache.size).to.equal(0);
  });

  it('X-04 keeps an answer once it is drawn, and not for who has left by then', async () => {
    for (const leaves of [false, true]) {
      const { watch, access, device, page } = open();
      page.busy = true;
      const { last } = watch();
      await settled(10);
      expect(last().value).to.equal(first);
      expect(device.cache.size, 'it is drawn first').to.equal(0);
      if (leaves) access.leave();
      page.calmDown();
      await settled(10);
      expect(device.cache.size).to.equal(leaves ? 0 : 1);
    }
  });

  it('does not trust the device blindly: what was kept under another contract is as good as not there', async () => {
    const page = open();
    page.watch();
    await settled(10);
    for (const [name, kept] of page.device.cache) page.device.cache.set(name, { ...kept, value: { items: [{ id: 'x' }] } });
    const later = open({ device: page.device });
    later.answers(failing());
    const { last } = later.watch();
    await settled(10);
    expect(last().value).to.equal(undefined);
    expect(last().failure?.kind).to.equal('network');
  });

  it('keeps the old answer where the next one fails, says so, and tries again', async () => {
    const { watch, reader, answers, clock } = open();
    const { last } = watch();
    await settled(10);
    answers(failing('timeout'));
    reader.refresh();
    await settled(10);
    expect(last()).to.deep.include({ status: 'failed', value: first });
    expect(last().failure?.kind).to.equal('timeout');
    answers(() => second);
    await clock.pass(5000);
    expect(last()).to.deep.include({ status: 'ready', value: second, failure: undefined });
  });

  it('does not ask again by itself for what was refused for good', async () => {
    const { watch, answers, asked, clock } = open();
    answers(() => Promise.reject(new CallFailure('problem', 'check-ins.list', { type: 'not-found', status: 404 })));
    const { last } = watch();
    await clock.pass(POLL_MS - 1);
    expect(last().failure?.type).to.equal('not-found');
    expect(asked).to.have.length(1);
  });

  it('waits as long as the API asks', async () => {
    const { watch, answers, asked, clock } = open();
    answers(() => Promise.reject(new CallFailure('problem', 'check-ins.list', { type: 'rate-limited', status: 429, retryAfterMs: 30_000 })));
    watch();
    await clock.pass(29_999);
    expect(asked).to.have.length(1);
    await clock.pass(1);
    expect(asked).to.have.length(2);
  });

  it('one question is asked once, however many watch it and however it is put', async () => {
    const { reader, asked } = open();
    const seen: unknown[] = [];
    const stops = [
      reader.watch(listCheckIns, { params: { student: idOf(1) }, query: { mode: 'feelings', limit: 5 } }, ({ value }) => seen.push(value)),
      reader.watch(listCheckIns, { query: { limit: 5, cursor: undefined, mode: 'feelings' }, params: { student: idOf(1) } }, ({ value }) => seen.push(value)),
    ];
    await settled(10);
    expect(asked).to.have.length(1);
    expect(seen.filter(Boolean)).to.deep.equal([first, first]);
    stops[0]!();
    reader.refresh();
    await settled(10);
    expect(asked).to.have.length(2);
    stops[1]!();
    reader.refresh();
    await settled(10);
    expect(asked, 'nobody watches').to.have.length(2);
  });

  it('one listener that throws breaks no other', async () => {
    const { reader, watch } = open();
    const reported: unknown[] = [];
    const report = window.reportError;
    window.reportError = (error) => void reported.push(error);
    let calls = 0;
    reader.watch(listCheckIns, of(1), () => {
      if (calls++ > 0) throw new Error('a widget of somebody else');
    });
    const { last } = watch();
    await settled(10);
    window.reportError = report;
    expect(last().status).to.equal('ready');
    expect(reported.length).to.be.greaterThan(0);
  });

  it('reads a further page past the cache', async () => {
    const { reader, answers, access } = open();
    expect(await reader.read(listCheckIns, of(1))).to.deep.equal(first);
    answers(failing());
    const error = await reader.read(listCheckIns, of(1)).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CallFailure);
    let give = (_: unknown): void => undefined;
    answers(() => new Promise((resolve) => (give = resolve)));
    const late = reader.read(listCheckIns, of(1)).catch((thrown: CallFailure) => thrown.kind);
    await settled();
    access.leave();
    give(first);
    expect(await late, 'for who is no longer there').to.equal('aborted');
  });

  it('asks nothing before anybody is known, and says why nothing comes', async () => {
    const { watch, asked, access } = open({ person: null });
    const { last } = watch();
    await settled(10);
    expect(asked).to.deep.equal([]);
    expect(last().status).to.equal('loading');
    access.current = { ...access.current, status: 'unreachable', failure: new CallFailure('network', 'session.read') };
    access.set({ live: false, status: 'unreachable' });
    await settled(10);
    expect(last().status).to.equal('failed');
    expect(last().failure?.operationId).to.equal('session.read');
    access.current = { ...access.current, failure: undefined };
    access.signIn('ana');
    await settled(10);
    expect(last()).to.deep.include({ status: 'ready', value: first, failure: undefined });
  });
});

describe('staying up to date', () => {
  it('asks again every minute while somebody looks, where there are no events', async () => {
    const { watch, asked, clock, page } = open();
    watch();
    await clock.pass(POLL_MS * 3 + 1);
    expect(asked).to.have.length(4);
    page.hide();
    await clock.pass(POLL_MS * 5);
    expect(asked).to.have.length(4);
    page.show();
    await settled(10);
    expect(asked, 'at once when looked at again').to.have.length(5);
  });

  it('listens for events once the page is calm, and not at all where nobody watches any more by then', async () => {
    const busy = open({ capabilities: ['events'] });
    busy.page.busy = true;
    const { stop } = busy.watch();
    await settled(20);
    expect(busy.polls()).to.equal(0);
    stop();
    busy.page.calmDown();
    await settled(20);
    expect(busy.polls(), 'nobody watches').to.equal(0);
    busy.watch();
    await until(() => busy.polls() > 0);
  });

  it('asks again what an event is about, once for several, and not what it is not about', async () => {
    const { watch, reader, events, polls, asked, clock } = open({ capabilities: ['events'] });
    watch(of(1));
    watch(of(2));
    reader.watch(listCheckInPlans, {}, () => undefined);
    await until(() => polls() === 1, 'the reading of events was loaded');
    await clock.pass(40_000);
    asked.length = 0;
    for (let n = 0; n < 3; n++)
      events.push({ id: String(events.length + 1), at: '2026-11-22T12:00:00Z', type: 'check-in-sent', studentId: idOf(1), recordId: null });
    await clock.pass(40_000);
    expect(asked.map(({ id, student }) => [id, student])).to.deep.equal([
      ['check-ins.list', idOf(1)],
      ['check-in-plans.list', undefined],
    ]);
    asked.length = 0;
    await clock.pass(POLL_MS * 3);
    expect(asked, 'and need not ask by the clock').to.deep.equal([]);
    reader.stop();
  });

  it('asks again once what was sent from here is with the API', async () => {
    const { watch, done, asked, clock } = open();
    watch(of(1));
    watch(of(2));
    await settled(10);
    asked.length = 0;
    done({ id: 'a', studentId: idOf(1), operationId: createCheckIn.id });
    done({ id: 'b', studentId: idOf(1), operationId: createCheckIn.id });
    done({ id: 'c', studentId: idOf(2), state: 'queued' });
    await clock.pass(DEBOUNCE_MS);
    expect(asked.map(({ student }) => student)).to.deep.equal([idOf(1)]);
  });

  it('asks once more where something changed while it was asking', async () => {
    const { watch, answers, done, asked, clock } = open();
    const gives: ((value: unknown) => void)[] = [];
    answers(() => new Promise((resolve) => gives.push(resolve)));
    const { last } = watch();
    await settled(10);
    done({ id: 'a', studentId: idOf(1) });
    await clock.pass(DEBOUNCE_MS);
    expect(asked).to.have.length(1);
    gives[0]!(first);
    await settled(10);
    expect(asked).to.have.length(2);
    gives[1]!(second);
    await settled(10);
    expect(last().value).to.deep.equal(second);
  });

  it('stops, and leaves nothing behind', async () => {
    const { watch, reader, clock, page, asked } = open({ capabilities: ['events'] });
    watch();
    for (let turn = 0; turn < 50; turn++) await settled(1);
    reader.stop();
    await settled(10);
    const times = asked.length;
    await clock.pass(POLL_MS * 10);
    expect(asked).to.have.length(times);
    expect([clock.waiting, page.listeners]).to.deep.equal([0, 0]);
  });
});
