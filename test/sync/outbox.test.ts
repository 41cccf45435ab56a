import { expect } from 'chai';
import type { OutboxItem } from '../../src/domain/outbox.js';
import { purge } from '../../src/sync/purge.js';
import { MemoryDevice } from '../support/memory-store.js';
import { ModelApi } from '../support/model-api.js';
import { outboxRow } from '../support/outbox-row.js';
import { PaperOrigin } from '../support/paper-locks.js';
import { note, SendingTab, type World } from '../support/sending-tab.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const place = { studentId: 'maya', widget: 'check-in-card', record: 'today' };
const draft = (words: string) => ({ place, value: { note: words } });

function world(change: Partial<World> = {}) {
  const clock = new SteppingClock();
  const all = { clock, device: new MemoryDevice(), api: new ModelApi(clock), origin: new PaperOrigin(), random: () => 0.5, ...change };
  return { ...all, tab: (person: string | undefined = 'ana') => new SendingTab(all, person) };
}
const taken = (api: ModelApi) => api.effects.map(({ n }) => n);
const offline = (api: ModelApi, times = 1) => api.ahead.push(...Array.from({ length: times }, () => ({ kind: 'lost' }) as const));

describe('the outbox', () => {
  it('X-03 X-06 is safe at once, sent soon, and gone from the device when the API has it', async () => {
    const { device, api, tab } = world();
    const { outbox, ...ana } = tab();
    const item = await new Promise<OutboxItem | undefined>(
      (resolve) => void outbox.send(note, { params: undefined, body: { thread: 'a', n: 1 }, studentId: 'maya', thread: 'a' }).then(resolve),
    );
    expect(item).to.include({ state: 'queued', kept: 'device', person: 'ana', operationId: 'notes.create', attempts: 0 });
    expect(device.rows.get(item!.id)?.body).to.deep.equal({ thread: 'a', n: 1 });
    await settled(10);
    expect(taken(api)).to.deep.equal([1]);
    expect(api.effects[0]!.key).to.equal(item?.id);
    expect(device.rows.size).to.equal(0);
    expect(outbox.current.map(({ id, state, answer }) => [id, state, answer])).to.deep.equal([[item?.id, 'done', { taken: 1 }]]);
    void ana;
  });

  it('does not wait for the network, and keeps what it was given as it was then', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    offline(api, 50);
    const body = { thread: 'a', n: 1 };
    const item = await ana.outbox.send(note, { params: undefined, body, studentId: 'maya', thread: 'a' });
    body.n = 99;
    await settled(10);
    expect(device.rows.get(item!.id)?.body).to.deep.equal({ thread: 'a', n: 1 });
    expect(ana.outbox.current[0]).to.include({ state: 'queued', attempts: 1 });
    expect(ana.outbox.current[0]!.trouble?.type).to.equal('network');
  });

  it('X-06 sends a group pass as one: all of it safe, or nothing', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    const requests = [1, 2, 3].map((n) => ({ params: undefined, body: { thread: `s${n}`, n }, studentId: `s${n}`, thread: `s${n}` }));
    const items = await ana.outbox.sendAll(note, requests);
    expect(new Set(items.map(({ id }) => id)).size).to.equal(3);
    await settled(20);
    expect(taken(api).sort()).to.deep.equal([1, 2, 3]);
    expect(device.rows.size).to.equal(0);
  });

  it('sends at most four at once, and one of a thread', async () => {
    const { api, tab } = world();
    const ana = tab();
    api.ahead.push(...Array.from({ length: 10 }, () => ({ kind: 'slow', ms: 5000 }) as const));
    for (let n = 1; n <= 6; n++) await ana.send(n, `thread ${n}`);
    await ana.send(7, 'thread 1');
    await settled(10);
    expect(api.requests.map(({ n }) => n)).to.deep.equal([1, 2, 3, 4]);
  });

  it('X-08 one that is refused steps aside; its thread and all others go on', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    api.ahead.push({ kind: 'refused', type: 'invalid' });
    for (const n of [1, 2, 3]) await ana.send(n, n === 3 ? 'b' : 'a');
    await settled(20);
    expect(taken(api).sort()).to.deep.equal([2, 3]);
    expect(device.rowsOf('ana').map(({ state }) => state)).to.deep.equal(['parked']);
    expect(ana.outbox.current.find(({ state }) => state === 'parked')?.trouble?.type).to.equal('invalid');
  });

  it('X-07 a conflict waits for a person with the record as it is now, and goes again under a new key', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    api.ahead.push({ kind: 'refused', type: 'stale-version' });
    const first = await ana.send(1, 'a', { version: 3, draft: draft('mine') });
    await settled(10);
    expect(ana.states()).to.deep.equal(['conflict']);
    expect(device.rows.get(first.id)?.version).to.equal(3);
    const merged = await ana.outbox.resolve(first.id, note, { params: undefined, body: { thread: 'a', n: 2 }, studentId: 'maya', thread: 'a', version: 4 });
    await settled(10);
    expect(merged?.id).not.to.equal(first.id);
    expect(api.effects.map(({ key, n }) => [key, n])).to.deep.equal([[merged?.id, 2]]);
    expect(device.rows.size).to.equal(0);
  });

  it('X-07 resolved twice at once, in two tabs, has one outcome', async () => {
    const { api, tab } = world();
    const [one, two] = [tab(), tab()];
    api.ahead.push({ kind: 'refused', type: 'already-there' });
    const first = await one.send(1);
    await settled(10);
    api.ahead.push({ kind: 'refused', type: 'signed-out' }, { kind: 'refused', type: 'signed-out' });
    const request = (n: number) => ({ params: undefined, body: { thread: 'a', n }, studentId: 'maya', thread: 'a' });
    one.access.set({ live: false, status: 'signed-out' });
    two.access.set({ live: false, status: 'signed-out' });
    await Promise.all([one.outbox.resolve(first.id, note, request(2)), two.outbox.resolve(first.id, note, request(3))]);
    await settled(10);
    api.ahead.length = 0;
    one.access.signIn('ana');
    await settled(20);
    expect(api.effects).to.have.length(1);
  });

  it('gives the words back into the form as long as it is not under way', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    ana.page.offline = true;
    const item = await ana.send(1, 'a', { draft: draft('not yet') });
    expect(device.drafts.size).to.equal(0);
    await settled(10);
    expect(await ana.outbox.takeBack(item.id)).to.deep.equal({ note: 'not yet' });
    expect([...device.drafts.values()]).to.deep.equal([{ note: 'not yet' }]);
    expect(ana.outbox.current).to.deep.equal([]);
    await ana.outbox.retry(item.id);
    await settled(10);
    expect(api.effects).to.deep.equal([]);
    expect(await ana.outbox.takeBack(item.id), 'twice').to.equal(undefined);
  });

  it('is too late to take back or cancel what is under way, in this tab and in another', async () => {
    const { api, device, tab } = world();
    const [one, two] = [tab(), tab()];
    await settled();
    api.ahead.push({ kind: 'slow', ms: 5000 });
    const item = await one.send(1, 'a', { draft: draft('gone') });
    const racing = [one.outbox.takeBack(item.id), two.outbox.takeBack(item.id), one.outbox.cancel(item.id), two.outbox.cancel(item.id)];
    expect(await Promise.all(racing)).to.deep.equal([undefined, undefined, false, false]);
    await settled(10);
    expect(await two.outbox.takeBack(item.id)).to.equal(undefined);
    device.changes.tell({ what: 'outbox', person: 'ana' });
    expect(taken(api)).to.deep.equal([]);
  });

  it('what has no words cannot be taken back, and stays', async () => {
    const { api, tab, device } = world();
    const ana = tab();
    offline(api, 9);
    const item = await ana.send(1);
    await settled(10);
    expect(await ana.outbox.takeBack(item.id)).to.equal(undefined);
    expect(device.rows.size).to.equal(1);
    expect(await ana.outbox.cancel(item.id)).to.equal(true);
    expect(device.rows.size).to.equal(0);
  });

  it('tries at once when a person wants it, or looks at the page again', async () => {
    const { api, tab, clock } = world({ random: () => 0.99 });
    for (const again of [(ana: SendingTab, id: string) => ana.outbox.retry(id), async (ana: SendingTab) => ana.page.show()]) {
      const ana = tab();
      offline(api);
      const { id } = await ana.send(1);
      await settled(10);
      await clock.pass(1);
      const before = api.effects.length;
      await again(ana, id);
      await settled(10);
      expect(api.effects.length).to.equal(before + 1);
      ana.kill();
    }
  });

  it('tries soon after the device says that it is online, not all in the same instant', async () => {
    const { api, tab, clock } = world({ random: () => 0.99 });
    const ana = tab();
    offline(api, 4);
    await ana.send(1);
    await clock.pass(12_000);
    expect(ana.outbox.current[0]!.attempts).to.equal(4);
    ana.page.goOnline();
    await settled(10);
    expect(api.effects).to.have.length(0);
    await clock.pass(1000);
    expect(api.effects).to.have.length(1);
  });

  it('a parked one goes again when a person says so', async () => {
    const { api, tab } = world();
    const ana = tab();
    api.ahead.push({ kind: 'refused', type: 'not-allowed' });
    const { id } = await ana.send(1);
    await settled(10);
    expect(ana.states()).to.deep.equal(['parked']);
    await ana.outbox.retry(id);
    await settled(10);
    expect(api.effects.map(({ key }) => key)).to.deep.equal([id]);
  });

  it('sends nothing at all while the API asks everybody to wait', async () => {
    const { api, tab, clock } = world({ random: () => 0 });
    const ana = tab();
    api.ahead.push({ kind: 'refused', type: 'rate-limited', retryAfterMs: 20_000 });
    await ana.send(1, 'a');
    await settled(10);
    await ana.send(2, 'b');
    await clock.pass(19_999);
    expect(api.requests).to.have.length(1);
    await clock.pass(1);
    expect(taken(api).sort()).to.deep.equal([1, 2]);
  });
});

describe('the outbox and the viewer', () => {
  for (let expiresAfter = 0; expiresAfter <= 5; expiresAfter++) {
    it(`X-09 with a token that expires after item ${expiresAfter} keeps the rest, charges no attempt, and goes on after the sign-in`, async () => {
      const { api, tab, device } = world();
      const ana = tab();
      api.ahead.push(...Array.from({ length: expiresAfter }, () => ({ kind: 'fine' }) as const), { kind: 'refused', type: 'signed-out' });
      const requests = [1, 2, 3, 4, 5].map((n) => ({ params: undefined, body: { thread: 'a', n }, studentId: 'maya', thread: 'a' }));
      await ana.outbox.sendAll(note, requests);
      await settled(60);
      expect(taken(api)).to.deep.equal([1, 2, 3, 4, 5].slice(0, expiresAfter));
      if (expiresAfter < 5) {
        const waiting = ana.outbox.current.filter(({ state }) => state !== 'done');
        expect(waiting.map(({ state, attempts }) => [state, attempts])).to.deep.equal(Array.from({ length: 5 - expiresAfter }, () => ['auth-wait', 0]));
        expect(device.rows.size).to.equal(5 - expiresAfter);
        const asked = api.requests.length;
        ana.page.show();
        await settled(20);
        expect(api.requests.length, 'nothing is sent for somebody who is signed out').to.equal(asked);
      }
      ana.access.signIn('ana');
      await settled(60);
      expect(taken(api)).to.deep.equal([1, 2, 3, 4, 5]);
      expect(device.rows.size).to.equal(0);
    });
  }

  it('X-04 shows and sends nothing of anybody else on the same device: Ana, Ben, Ana', async () => {
    const { api, tab, device, clock } = world();
    const page = tab('ana');
    offline(api, 50);
    await page.send(1);
    await settled(10);
    page.access.leave();
    expect(page.outbox.current).to.deep.equal([]);
    page.access.signIn('ben');
    api.ahead.length = 0;
    await clock.pass(400_000);
    expect(page.outbox.current).to.deep.equal([]);
    await page.send(2);
    await settled(10);
    expect(api.effects.map(({ n, as }) => [n, as])).to.deep.equal([[2, 'ben']]);
    expect(device.rowsOf('ana')).to.have.length(1);
    page.access.leave();
    page.access.signIn('ana');
    await clock.pass(400_000);
    expect(api.effects.map(({ n, as }) => [n, as])).to.deep.equal([
      [2, 'ben'],
      [1, 'ana'],
    ]);
  });

  it('X-04 shows and sends no row of anybody else even where the device hands it out', async () => {
    const { api, tab } = world();
    const page = tab('');
    page.store.outbox.all = () => Promise.resolve([outboxRow({ id: 'ben', person: 'ben', body: { thread: 'a', n: 9 } })]);
    page.access.signIn('ana');
    await settled(20);
    expect(page.outbox.current).to.deep.equal([]);
    expect(api.requests).to.deep.equal([]);
  });

  it('X-04 gives up what is under way when the viewer changes, and leaves it waiting for who wrote it', async () => {
    const { api, tab, device } = world();
    const page = tab('ana');
    api.ahead.push({ kind: 'slow', ms: 10_000 });
    await page.send(1);
    await settled(10);
    page.access.leave();
    page.access.signIn('ben');
    await settled(10);
    expect(device.rowsOf('ana')).to.have.length(1);
    expect(device.rowsOf('ana')[0]).to.include({ state: 'queued', attempts: 0 });
    expect(page.outbox.current).to.deep.equal([]);
  });

  it('X-04 sends nothing where the viewer cannot be confirmed any more', async () => {
    const { api, tab, device } = world();
    const page = tab('ana');
    page.access.confirms = async () => {
      page.access.set({ live: false, status: 'signed-out' });
      return false;
    };
    await page.send(1);
    await settled(10);
    expect(api.requests).to.deep.equal([]);
    expect(device.rowsOf('ana')[0]!.state).to.equal('queued');
  });

  it('without a viewer sends nothing and keeps nothing', async () => {
    const { tab, device } = world();
    const page = tab('');
    page.access.leave();
    const error = await page.send(1).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.include('flywheel:');
    expect(device.rows.size).to.equal(0);
  });

  it('asks for the viewer again when something new waits and nobody is signed in', async () => {
    const { tab } = world();
    const page = tab('ana');
    page.access.set({ live: false, status: 'signed-out' });
    await page.send(1);
    expect(page.access.retried).to.equal(1);
    expect(page.states()).to.deep.equal(['auth-wait']);
  });
});

describe('the outbox and the device', () => {
  it('X-05 takes nothing and throws nothing where everything of the viewer is cleared in the middle of sending', async () => {
    const { api, tab } = world();
    const ana = tab();
    ana.store.outbox.add = (owner) => ana.store.purge(owner).then(() => ({ rows: [], kept: 'memory' as const }));
    const request = { params: undefined, body: { thread: 'a', n: 1 }, studentId: 'maya', thread: 'a' };
    expect(await ana.outbox.send(note, request)).to.equal(undefined);
    expect(await ana.outbox.sendAll(note, [request, request])).to.deep.equal([]);
    expect(await ana.outbox.resolve('gone', note, request)).to.equal(undefined);
    await settled(10);
    expect([ana.outbox.current, api.requests]).to.deep.equal([[], []]);
  });

  it('X-03 goes on, after a reload, with what a dead tab had begun: same key, one effect', async () => {
    const { api, tab, clock } = world();
    const first = tab();
    api.ahead.push({ kind: 'slow', ms: 1000 });
    const { id } = await first.send(1);
    await settled(10);
    first.kill();
    const second = tab();
    await clock.pass(60_000);
    expect(api.requests.map(({ key }) => key)).to.deep.equal([id, id]);
    expect(api.effects).to.have.length(1);
    expect(second.outbox.current).to.have.length(1);
  });

  it('sends from memory where the device keeps nothing, and says so', async () => {
    const { api, tab, device } = world();
    device.kind = 'memory';
    const ana = tab();
    offline(api);
    const item = await ana.send(1);
    expect(item.kept).to.equal('memory');
    await settled(10);
    expect(ana.outbox.current[0]!.kept).to.equal('memory');
    await ana.outbox.retry(item.id);
    await settled(10);
    expect(taken(api)).to.deep.equal([1]);
  });

  it('sends even where the device refuses every further write', async () => {
    const { api, tab, clock } = world();
    const ana = tab();
    ana.store.outbox.update = () => Promise.resolve(false);
    ana.store.outbox.remove = () => Promise.resolve(false);
    offline(api);
    await ana.send(1);
    await settled(20);
    expect(ana.outbox.current[0]).to.include({ state: 'queued', attempts: 1 });
    await clock.pass(1);
    ana.page.show();
    await settled(20);
    expect(taken(api)).to.deep.equal([1]);
    expect(ana.states()).to.deep.equal(['done']);
    expect(api.requests).to.have.length(2);
  });

  it('a tab that is not in front sends what only it holds', async () => {
    const { api, tab, device } = world();
    const [front, back] = [tab(), tab()];
    await settled();
    device.kind = 'memory';
    await back.send(1);
    device.kind = 'device';
    await settled(20);
    expect(taken(api)).to.deep.equal([1]);
    void front;
  });

  it('hears from the tab that sent it that it is done', async () => {
    const { tab, api } = world();
    const [front, back] = [tab(), tab()];
    await settled();
    await back.send(1);
    await settled(20);
    expect(taken(api)).to.deep.equal([1]);
    expect(back.states()).to.deep.equal(['done']);
    expect(front.states()).to.deep.equal(['done']);
  });

  it('a frozen tab in front does not hold up the others for longer than ten seconds', async () => {
    const { tab, api, clock } = world();
    const [front, back] = [tab(), tab()];
    await settled();
    front.freeze(true);
    front.store.die();
    await back.send(1);
    await clock.pass(15_000);
    expect(taken(api)).to.deep.equal([1]);
  });

  it('sends a row of a later version of the library as it was written', async () => {
    const { tab, api, device } = world();
    device.rows.set('later', outboxRow({ id: 'later', operationId: 'dances.create', path: '/dances', params: {}, body: { thread: 'a', n: 5 } }));
    const ana = tab();
    await settled(20);
    expect(taken(api)).to.deep.equal([5]);
    expect(ana.states()).to.deep.equal(['done']);
  });

  it('stops when told, leaves what waits where it is, and goes on when told', async () => {
    const { tab, api, device, clock } = world();
    const ana = tab();
    api.ahead.push({ kind: 'slow', ms: 20_000 });
    await ana.send(1);
    await settled(10);
    await ana.outbox.stop();
    expect(device.rowsOf('ana')[0]).to.include({ state: 'queued', attempts: 0 });
    await ana.send(2);
    await clock.pass(19_000);
    expect(api.requests).to.have.length(1);
    ana.outbox.start();
    await clock.pass(19_000);
    expect(taken(api)).to.deep.equal([1, 2]);
  });
});

describe('X-05 purge', () => {
  const asked = async (mayDelete: ((unsent: readonly OutboxItem[]) => boolean) | undefined) => {
    const all = world();
    const page = all.tab('ana');
    offline(all.api, 99);
    await page.send(1);
    all.device.rows.set('ben', outboxRow({ id: 'ben', person: 'ben', seq: 7 }));
    await settled(10);
    let forgotten = false;
    const access = Object.assign(page.access, {
      forget: () => {
        forgotten = true;
        page.access.leave();
      },
    });
    const result = await purge({ access, store: page.store, outbox: page.outbox, mayDelete });
    return { ...all, page, result, forgotten: () => forgotten };
  };

  it('names what is unsent and clears nothing where nobody said that it may', async () => {
    for (const mayDelete of [undefined, () => false]) {
      const { device, result, page, forgotten, clock, api } = await asked(mayDelete);
      expect(result.purged).to.equal(false);
      expect(result.unsent.map(({ body }) => body)).to.deep.equal([{ thread: 'a', n: 1 }]);
      expect(device.rowsOf('ana')).to.have.length(1);
      expect(forgotten()).to.equal(false);
      api.ahead.length = 0;
      await clock.pass(5000);
      expect(taken(api), 'and goes on sending').to.deep.equal([1]);
      page.kill();
    }
  });

  it("clears this person's and nobody else's, in memory too, and sends nothing of it afterwards", async () => {
    const { device, result, page, forgotten, clock, api } = await asked((unsent) => unsent.length === 1);
    expect(result.purged).to.equal(true);
    expect(device.rowsOf('ana')).to.deep.equal([]);
    expect(device.rowsOf('ben')).to.have.length(1);
    expect(page.outbox.current).to.deep.equal([]);
    expect(forgotten()).to.equal(true);
    api.ahead.length = 0;
    await clock.pass(400_000);
    expect(taken(api)).to.deep.equal([]);
  });

  it('needs no word where everything was sent, and does nothing where nobody is signed in', async () => {
    const { tab, device } = world();
    const page = tab('ana');
    await page.send(1);
    await settled(10);
    const access = Object.assign(page.access, { forget: () => page.access.leave() });
    const options = { access, store: page.store, outbox: page.outbox };
    expect(await purge(options)).to.deep.equal({ purged: true, unsent: [] });
    expect(page.outbox.current).to.deep.equal([]);
    device.rows.set('ben', outboxRow({ id: 'ben', person: 'ben' }));
    expect(await purge(options)).to.deep.equal({ purged: true, unsent: [] });
    expect(device.rowsOf('ben')).to.have.length(1);
  });
});
