import { expect } from 'chai';
import type { OutboxState } from '../../src/domain/outbox.js';
import { ana, becomes, ben, Device, otherPlace, place, row, words } from '../support/device.js';

const DAY_MS = 86_400_000;

describe('store/retention', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  async function visit(person = ana, where = place, text = 'left behind') {
    const tab = device.open();
    const draft = tab.store.drafts.open(person, where);
    draft.write(words(text));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await tab.store.cache.put(person, 'list', { of: text });
    await tab.leave();
  }

  it('drafts and answers stay as long as the school says, and no longer', async () => {
    await visit();
    await device.clock.pass(2.9 * DAY_MS);
    const { store } = device.open();
    await store.sweep(ana, 3);
    expect(await device.everything()).to.include('left behind');
    await device.clock.pass(0.2 * DAY_MS);
    await store.sweep(ana, 3);
    expect(await device.everything()).not.to.include('left behind');
    expect(await store.cache.get(ana, 'list')).to.equal(undefined);
  });

  it('words that were restored and are too old go from the form as well', async () => {
    await visit();
    await device.clock.pass(8 * DAY_MS);
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ value }) => value !== undefined);
    await store.sweep(ana, 7);
    await becomes(draft, ({ status }) => status === 'empty');
  });

  it('words in a form that is open somewhere stay, however old', async () => {
    const open = device.open();
    const draft = open.store.drafts.open(ana, place);
    draft.write(words('open all week'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await device.clock.pass(9 * DAY_MS);
    await device.open().store.sweep(ana, 7);
    await open.store.sweep(ana, 7);
    expect(await device.everything()).to.include('open all week');
    expect(draft.current.status).to.equal('saved');
  });

  it('the journal is swept like the database', async () => {
    const tab = device.open({ factory: undefined });
    tab.store.drafts.open(ana, place).write(words('only in the journal'));
    await tab.leave();
    expect(JSON.stringify(device.storage)).to.include('only in the journal');
    await device.clock.pass(8 * DAY_MS);
    await device.open().store.sweep(ana, 7);
    expect(JSON.stringify(device.storage)).not.to.include('only in the journal');
  });

  it('nobody else keeps drafts or answers on a shared device for more than a week, and not for less on my account', async () => {
    await visit(ben, otherPlace, 'of ben');
    await device.clock.pass(4 * DAY_MS);
    const { store } = device.open();
    await store.sweep(ana, 1);
    expect(await device.everything()).to.include('of ben');
    await device.clock.pass(4 * DAY_MS);
    await store.sweep(ana, 1);
    expect(await device.everything()).not.to.include('of ben');
  });

  it('X-08 what was sent off and never arrived is parked as expired, and never dropped', async () => {
    const tab = device.open();
    const states: OutboxState[] = ['queued', 'auth-wait', 'sending', 'parked', 'conflict'];
    const created = device.clock.now();
    await tab.store.outbox.add(
      ana,
      states.map((state) => row(state, { state, createdAt: created })),
    );
    await device.clock.pass(8 * DAY_MS);
    await tab.store.outbox.update(ana, row('sending', { state: 'sending', createdAt: created, lastTriedAt: device.clock.now(), seq: 3 }));
    const heard: string[] = [];
    tab.store.subscribe(({ what }) => heard.push(what));
    await tab.store.sweep(ana, 7);
    const rows = new Map((await tab.store.outbox.all(ana)).map(({ id, state, trouble }) => [id, `${state} ${trouble?.type ?? ''}`.trim()]));
    expect(Object.fromEntries(rows)).to.deep.equal({
      queued: 'parked expired',
      'auth-wait': 'parked expired',
      sending: 'sending',
      parked: 'parked',
      conflict: 'conflict',
    });
    expect(heard).to.include('outbox');
    await device.clock.pass(DAY_MS);
    await tab.store.sweep(ana, 7);
    expect((await tab.store.outbox.all(ana)).find(({ id }) => id === 'sending')!.state, 'by then nobody is sending it').to.equal('parked');
  });

  it('the marks that remember what was sent go in the end, and so do records that were superseded', async () => {
    await visit();
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ value }) => value !== undefined);
    draft.write(words('left behind and continued'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect((await device.contents('drafts')).size).to.equal(2);
    await tab.store.sweep(ana, 7);
    expect((await device.contents('drafts')).size, 'the superseded one is gone').to.equal(1);
    await draft.discard();
    await tab.leave();
    await device.clock.pass(8 * DAY_MS);
    await device.open().store.sweep(ana, 7);
    expect((await device.contents('drafts')).size).to.equal(0);
  });

  it('keeps no more than a hundred answers, the newest', async () => {
    const { store } = device.open();
    for (let index = 0; index < 110; index++) {
      await store.cache.put(ana, `answer ${index}`, index);
      await device.clock.pass(10, 1);
    }
    await store.sweep(ana, 7);
    expect([...(await device.contents('cache')).values()].filter((value) => typeof value === 'object')).to.have.length(100);
    expect(await store.cache.get(ana, 'answer 0')).to.equal(undefined);
    expect((await store.cache.get(ana, 'answer 109'))?.value).to.equal(109);
  });

  const kept = async (): Promise<string[]> =>
    [...(await device.contents('cache'))].filter(([, value]) => typeof value === 'object').map(([key]) => key.split('/')[1]!);
  const sized = (characters: number) => 'x'.repeat(characters - 2);

  it('answers of one person never take more than their share of a megabyte, on a page that is open all day too: the newest stay', async () => {
    const { store } = device.open();
    for (let index = 0; index < 43; index++) {
      await store.cache.put(ana, `page ${index}`, sized(20_000));
      await store.cache.put(ben, `page ${index}`, sized(1000));
      await device.clock.pass(10, 1);
      const size = [...(await device.contents('cache'))].reduce(
        (sum, [key, value]) => sum + (key.startsWith(`${ana.person}/`) ? JSON.stringify(value).length : 0),
        0,
      );
      expect(2 * size).to.be.below(930_000);
    }
    await store.sweep(ana, 7);
    const names = await kept();
    expect(names.filter((name) => name === 'page 42')).to.have.length(2);
    expect(names.filter((name) => name === 'page 28')).to.have.length(2);
    expect(
      names.filter((name) => name === 'page 27'),
      'of the other person',
    ).to.have.length(1);
  });

  it('an answer that is larger than the room is not kept, and takes no other with it', async () => {
    const { store } = device.open();
    await store.cache.put(ana, 'small', 1);
    await device.clock.pass(10, 1);
    await store.cache.put(ana, 'huge', sized(400_000));
    expect(await kept()).to.deep.equal(['small']);
  });

  it('a retention that makes no sense is a week; none at all clears what is left behind at once', async () => {
    await visit();
    await device.clock.pass(DAY_MS);
    const { store } = device.open();
    await store.sweep(ana, NaN);
    expect(await device.everything()).to.include('left behind');
    await store.sweep(ana, -1);
    expect(await device.everything()).not.to.include('left behind');
  });
});
