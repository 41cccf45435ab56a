import { expect } from 'chai';
import { ana, becomes, Device, idle, otherPlace, place, words } from '../support/device.js';

describe('store/open-draft', () => {
  let device: Device;
  beforeEach(() => (device = new Device()));
  afterEach(() => device.clear());

  it('X-01 words survive a reload: the next page shows them, says since when, and calls them saved', async () => {
    const first = device.open();
    const draft = first.store.drafts.open(ana, place);
    const typedAt = device.clock.now();
    draft.write(words('Ana read two pages'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await first.leave();

    const again = device.open().store.drafts.open(ana, place);
    expect(again.current.status).to.equal('loading');
    const restored = await becomes(again, ({ status }) => status !== 'loading');
    expect(restored.value).to.deep.equal(words('Ana read two pages'));
    expect(restored.status).to.equal('saved');
    expect(restored.restoredFrom).to.equal(typedAt);
    expect(restored.others).to.deep.equal([]);
  });

  it('X-01 words survive any number of reloads without a key, and typing into them goes on from there', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('one'));
    await first.leave();
    for (let visit = 0; visit < 3; visit++) {
      const tab = device.open();
      await becomes(tab.store.drafts.open(ana, place), ({ value }) => value?.note === 'one', device.clock);
      await tab.leave();
    }
    const last = device.open();
    const draft = last.store.drafts.open(ana, place);
    await becomes(draft, ({ value }) => value?.note === 'one');
    draft.write(words('one two'));
    expect(draft.current.restoredFrom).to.equal(undefined);
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect(draft.current.others, 'nor is it one on the page where it was typed over').to.deep.equal([]);
    await last.leave();
    const after = device.open().store.drafts.open(ana, place);
    await becomes(after, ({ value }) => value?.note === 'one two');
    expect(after.current.others, 'what was typed over is no version of its own').to.deep.equal([]);
  });

  it('a device that was never here before need not be asked for words: the empty form is there at once', async () => {
    const { store } = device.open();
    await store.cache.get(ana, 'anything');
    expect(store.drafts.open(ana, place).current.status).to.equal('empty');
  });

  it('X-01 a device that was here shows an empty form at once where nothing lies, and waits where words may', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('Ana read two pages'));
    await first.leave();
    const { store } = device.open();
    await store.cache.get(ana, 'anything');
    await idle();
    expect(store.drafts.open(ana, otherPlace).current.status, 'nothing lies there').to.equal('empty');
    const here = store.drafts.open(ana, place);
    expect(here.current.status, 'words lie there').to.equal('loading');
    await becomes(here, ({ value }) => value?.note === 'Ana read two pages');
  });

  it('X-03 what was seen at the start is not believed after somebody wrote, nor for long', async () => {
    const [one, two] = [device.open(), device.open()];
    await two.store.cache.get(ana, 'anything');
    await idle();
    const draft = one.store.drafts.open(ana, place);
    draft.write(words('Ana read two pages'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    await idle();
    const there = two.store.drafts.open(ana, place);
    expect(there.current.status).to.equal('loading');
    await becomes(there, ({ others }) => others.length === 1);

    const late = device.open();
    await late.store.cache.get(ana, 'anything');
    await idle();
    await device.clock.pass(10_001);
    expect(late.store.drafts.open(ana, otherPlace).current.status).to.equal('loading');
  });

  it('X-01 words that only the journal has are waited for too', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('typed last'));
    first.page.play('hidden');
    first.crash();
    const { store } = device.open();
    await store.cache.get(ana, 'anything');
    expect(store.drafts.open(ana, place).current.status).to.equal('loading');
  });

  it('X-02 the device is asked at most a fifth of a second after a key, also while keys go on and on', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    for (let key = 1; key <= 12; key++) {
      draft.write(words('x'.repeat(key)));
      await device.clock.pass(100);
    }
    await becomes(draft, ({ savedAt }) => savedAt !== undefined);
    const [kept] = (await device.contents('drafts')).values() as Iterable<{ value: { note: string } }>;
    expect(kept!.value.note.length, 'typed without a pause, and yet on the device').to.be.greaterThan(5);
  });

  it('says saved only after complete, and saving until then', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    const seen: string[] = [];
    draft.subscribe(() => seen.push(draft.current.status));
    draft.write(words('a'));
    await device.clock.pass(190);
    await idle();
    expect(draft.current.status).to.equal('saving');
    expect((await device.contents('drafts')).size).to.equal(0);
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    expect((await device.contents('drafts')).size).to.equal(1);
    expect(seen.lastIndexOf('saving')).to.be.lessThan(seen.indexOf('saved'));
    draft.write(words('ab'));
    expect(draft.current.status, 'the new key is not on the disk yet').to.equal('saving');
  });

  it('X-01 words typed before the device has answered are kept, and older ones of another visit become a version to choose', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('older'));
    await first.leave();
    const draft = device.open().store.drafts.open(ana, place);
    draft.write(words('typed at once'));
    await becomes(draft, ({ others }) => others.length === 1, device.clock);
    expect(draft.current.value).to.deep.equal(words('typed at once'));
    expect(draft.current.others[0]!.value).to.deep.equal(words('older'));
  });

  it('an empty form is no draft: it goes from the device and stays gone', async () => {
    const first = device.open();
    const draft = first.store.drafts.open(ana, place);
    draft.write(words('a'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
    draft.write(undefined);
    expect(draft.current.status).to.equal('empty');
    await device.clock.pass(300);
    await idle();
    await first.leave();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ status }) => status === 'empty');
    expect(await device.everything()).not.to.include('"note"');
  });

  it('X-01 writing what was restored, or nothing into nothing, is not typing', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('a'));
    await first.leave();
    const second = device.open();
    const draft = second.store.drafts.open(ana, place);
    draft.write(undefined);
    await becomes(draft, ({ value }) => value?.note === 'a');
    draft.write({ note: 'a' });
    expect(draft.current.restoredFrom).to.be.a('number');
  });

  it('discard takes the words off the device, in this visit and every later one', async () => {
    const first = device.open();
    first.store.drafts.open(ana, place).write(words('to go'));
    await first.leave();
    const second = device.open();
    const draft = second.store.drafts.open(ana, place);
    await becomes(draft, ({ value }) => value !== undefined, device.clock);
    await draft.discard();
    expect(draft.current).to.include({ status: 'empty', value: undefined });
    expect(await device.everything()).not.to.include('to go');
    await second.leave();
    const third = device.open().store.drafts.open(ana, place);
    await becomes(third, ({ status }) => status === 'empty');
  });

  it('X-04 X-11 keeps the words about each student, and of each person, apart', async () => {
    const { store } = device.open();
    const one = store.drafts.open(ana, place);
    const two = store.drafts.open(ana, otherPlace);
    one.write(words('about one'));
    two.write(words('about two'));
    await becomes(two, ({ status }) => status === 'saved', device.clock);
    expect(one.current.value).to.deep.equal(words('about one'));
    const keys = [...(await device.contents('drafts')).keys()].join();
    expect(keys, 'no id of a student can be read from a key').not.to.include('student');
  });

  it('refuses what is not plain JSON with an error that names the place and not the words; the words before stay', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    draft.write(words('good'));
    expect(() => draft.write({ note: 'secret', at: new Date() as never })).to.throw(TypeError, /draft\.at/);
    expect(() => draft.write({ note: 'secret', go: (() => 1) as never })).to.throw(TypeError, /^((?!secret).)*$/);
    expect(draft.current.value).to.deep.equal(words('good'));
    await becomes(draft, ({ status }) => status === 'saved', device.clock);
  });

  it('is not changed by what the form does to its object later', async () => {
    const { store } = device.open();
    const draft = store.drafts.open(ana, place);
    const value = { note: 'a', tags: ['x'] };
    draft.write(value);
    value.note = 'b';
    value.tags.push('y');
    expect(draft.current.value).to.deep.equal({ note: 'a', tags: ['x'] });
  });

  it('two cards of one place on one page share their words; the last to close flushes them', async () => {
    const first = device.open();
    const one = first.store.drafts.open(ana, place);
    const two = first.store.drafts.open(ana, place);
    one.write(words('shared'));
    expect(two.current.value).to.deep.equal(words('shared'));
    one.close();
    one.close();
    two.write(words('shared still'));
    two.close();
    await idle(60);
    first.crash();
    const again = device.open().store.drafts.open(ana, place);
    await becomes(again, ({ value }) => value?.note === 'shared still');
  });

  it('X-01 a card that is taken out of the page and put in again has its words at once', async () => {
    const { store } = device.open();
    const before = store.drafts.open(ana, place);
    before.write(words('moved'));
    await becomes(before, ({ status }) => status === 'saved', device.clock);
    before.close();
    await idle();
    const after = store.drafts.open(ana, place);
    await becomes(after, ({ value, status }) => value?.note === 'moved' && status === 'saved');
    expect(after.current.others).to.deep.equal([]);
  });

  it('nobody looking, nothing kept: without a person the words live in memory, through a move of the card, and nowhere else', async () => {
    const { store } = device.open();
    const nobody = { person: '' };
    const draft = store.drafts.open(nobody, place);
    expect(draft.current.status).to.equal('empty');
    draft.write(words('unknown author'));
    expect(draft.current.status).to.equal('memory');
    draft.close();
    expect(store.drafts.open(nobody, place).current.value).to.deep.equal(words('unknown author'));
    await device.clock.pass(1000);
    await idle();
    expect(await device.everything()).not.to.include('unknown author');
  });
});
