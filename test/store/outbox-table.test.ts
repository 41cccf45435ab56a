import { expect } from 'chai';
import { ana, becomes, ben, Device, holds, otherPlace, place, row, words, type Tab } from '../support/device.js';

describe('store/outbox-table', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());
  const ids = async (tab: Tab) => (await tab.store.outbox.all(ana)).map(({ id }) => id);

  it('X-06 rows keep their id and get a number each, growing over tabs and visits', async () => {
    const one = device.open();
    const two = device.open();
    const first = await one.store.outbox.add(ana, [row('a'), row('b')]);
    const second = await two.store.outbox.add(ana, [row('c')]);
    expect(first.kept).to.equal('device');
    expect([...first.rows, ...second.rows].map(({ id, seq }) => [id, seq])).to.deep.equal([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    await one.leave();
    await two.leave();
    const later = device.open();
    const third = await later.store.outbox.add(ana, [row('d')]);
    expect(third.rows[0]!.seq).to.equal(4);
    expect(await ids(later)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('X-03 sending moves the draft: row and end of the draft are one transaction', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('sent now'));
    const { rows } = await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('sent now') } })]);
    expect(rows).to.have.length(1);
    await becomes(draft, ({ status }) => status === 'empty');
    expect(JSON.stringify([...(await device.contents('drafts'))])).not.to.include('sent now');
    expect(JSON.stringify([...(await device.contents('outbox'))])).to.include('sent now');
    await device.clock.pass(1000);
    expect(JSON.stringify([...(await device.contents('drafts'))]), 'no late put brings it back').not.to.include('sent now');
  });

  it('X-03 a draft that lay on the device is gone from it in the transaction that adds the row', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('sent now'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('sent now') } })]);
    tab.crash();
    expect(JSON.stringify([...(await device.contents('drafts'))])).not.to.include('sent now');
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ status }) => status === 'empty');
  });

  it('X-03 a page that is hidden while the words are being sent does not write them again', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    draft.write(words('sent now'));
    const adding = tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('sent now') } })]);
    tab.page.play('hidden');
    await adding;
    await tab.leave();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ status }) => status === 'empty');
    expect(JSON.stringify([...(await device.contents('drafts')), device.storage])).not.to.include('sent now');
  });

  it('X-03 until the outbox has them the words stay in the form and in the journal of a page that goes', async () => {
    const tab = device.open({ factory: hanging() });
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('on their way'));
    void tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('on their way') } })]);
    expect(draft.current.value).to.deep.equal(words('on their way'));
    await tab.leave();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'on their way', device.clock);
  });

  it('X-03 what is typed while the words are being sent is not lost and not overwritten', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('sent'));
    const adding = tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('sent') } })]);
    draft.write(words('typed during the send'));
    await adding;
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect(draft.current.value).to.deep.equal(words('typed during the send'));
    await tab.leave();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'typed during the send');
    expect(again.current.others).to.deep.equal([]);
  });

  it('CI-17 a group pass is all or nothing: every row and the end of every draft', async () => {
    const tab = device.open();
    const drafts = [place, otherPlace].map((where) => tab.store.drafts.open(ana, where));
    drafts.forEach((draft, index) => draft.write(words(`child ${index}`)));
    await becomes(drafts[1]!, ({ status }) => status === 'saved', device.clock);
    const rows = [place, otherPlace].map((where, index) => row(`r${index}`, { draft: { place: where, value: words(`child ${index}`) } }));
    await tab.store.outbox.add(ana, rows);
    for (const draft of drafts) await becomes(draft, ({ status }) => status === 'empty');
    expect(await ids(tab)).to.deep.equal(['r0', 'r1']);
  });

  it('replaces a row that is there, and never brings back one that is gone', async () => {
    const [one, two] = [device.open(), device.open()];
    await one.store.outbox.add(ana, [row('a')]);
    expect(await two.store.outbox.update(ana, row('a', { state: 'sending', seq: 1 }))).to.equal(true);
    expect(await one.store.outbox.remove(ana, 'a')).to.equal(true);
    expect(await two.store.outbox.update(ana, row('a', { state: 'queued', seq: 1 }))).to.equal(false);
    expect(await two.store.outbox.remove(ana, 'a')).to.equal(false);
    expect(await ids(two)).to.deep.equal([]);
  });

  it('of two tabs that want the same row in the same state only one gets it', async () => {
    const [one, two] = [device.open(), device.open()];
    await one.store.outbox.add(ana, [row('a')]);
    const claims = await Promise.all([one, two].map((tab) => tab.store.outbox.update(ana, row('a', { state: 'sending', seq: 1 }), ['queued'])));
    expect(claims.filter(Boolean)).to.have.length(1);
    expect(await one.store.outbox.remove(ana, 'a', false, ['queued'])).to.equal(false);
    expect(await one.store.outbox.remove(ana, 'a', false, ['sending'])).to.equal(true);
  });

  it('takes the words back into the form, in one transaction, and keeps what was typed there meanwhile', async () => {
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    draft.write(words('first thought'));
    await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('first thought') } })]);
    draft.write(words('second thought'));
    expect(await tab.store.outbox.remove(ana, 'a', true)).to.equal(true);
    await becomes(draft, ({ value, status, others }) => value?.note === 'first thought' && status === 'saved' && others.length === 1, device.clock);
    expect(draft.current.others[0]!.value).to.deep.equal(words('second thought'));
    expect(await ids(tab)).to.deep.equal([]);
    await tab.leave();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value, others }) => value?.note === 'first thought' && others.length === 1);
  });

  it('takes the words back over words that were only restored: those stay, as another version', async () => {
    const before = device.open();
    const first = before.store.drafts.open(ana, place);
    await before.store.outbox.add(ana, [row('a', { draft: { place, value: words('sent') } })]);
    first.write(words('the next thought'));
    await before.leave();
    const tab = device.open();
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ value }) => value?.note === 'the next thought', device.clock);
    await tab.store.outbox.remove(ana, 'a', true);
    await becomes(draft, ({ value, others }) => value?.note === 'sent' && others[0]?.value.note === 'the next thought', device.clock);
  });

  it('takes the words back where no form is open', async () => {
    const tab = device.open();
    await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('back again') } })]);
    expect(await tab.store.outbox.remove(ana, 'a', true)).to.equal(true);
    const draft = tab.store.drafts.open(ana, place);
    await becomes(draft, ({ value, status }) => value?.note === 'back again' && status === 'saved', device.clock);
  });

  it('X-04 a row is seen by its own person only', async () => {
    const tab = device.open();
    await tab.store.outbox.add(ana, [row('a')]);
    expect(await tab.store.outbox.all(ben)).to.deep.equal([]);
    expect(await tab.store.outbox.update(ben, row('a'))).to.equal(false);
    expect(await tab.store.outbox.remove(ben, 'a')).to.equal(false);
  });

  it('tells this page and the other tabs when rows change', async () => {
    const [one, two] = [device.open(), device.open()];
    const heard: string[] = [];
    one.store.subscribe(({ what, person }) => heard.push(`one ${what} ${person}`));
    two.store.subscribe(({ what, person }) => heard.push(`two ${what} ${person}`));
    await one.store.outbox.add(ana, [row('a')]);
    await holds(() => heard.includes(`one outbox ${ana.person}`) && heard.includes(`two outbox ${ana.person}`));
  });

  describe('where nothing can be kept', () => {
    it('X-06 rows wait in memory under the same rules, and are never called kept', async () => {
      const tab = device.open({ factory: undefined });
      const draft = tab.store.drafts.open(ana, place);
      draft.write(words('from memory'));
      const { rows, kept } = await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('from memory') } }), row('b')]);
      expect(kept).to.equal('memory');
      expect(rows.map(({ seq }) => seq)).to.deep.equal([1, 2]);
      await becomes(draft, ({ status }) => status === 'empty');
      expect(await tab.store.outbox.update(ana, row('a', { state: 'sending' }), ['queued'])).to.equal(true);
      expect(await tab.store.outbox.update(ana, row('a'), ['queued'])).to.equal(false);
      expect(await tab.store.outbox.remove(ana, 'b')).to.equal(true);
      expect(await tab.store.outbox.remove(ana, 'b')).to.equal(false);
      expect(await tab.store.outbox.update(ana, row('b'))).to.equal(false);
      expect(await ids(tab)).to.deep.equal(['a']);
    });

    it('taking back from memory gives the words to the form', async () => {
      const tab = device.open({ factory: undefined });
      const draft = tab.store.drafts.open(ana, place);
      draft.write(words('from memory'));
      await tab.store.outbox.add(ana, [row('a', { draft: { place, value: words('from memory') } })]);
      expect(await tab.store.outbox.remove(ana, 'a', true)).to.equal(true);
      await becomes(draft, ({ value, status }) => value?.note === 'from memory' && status === 'memory', device.clock);
    });
  });
});

/** A database that never opens. */
function hanging(): IDBFactory {
  return { open: () => ({}) } as unknown as IDBFactory;
}
