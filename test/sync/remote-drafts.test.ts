import { expect } from 'chai';
import fc from 'fast-check';
import type { RemoteDraft } from '../../src/contract/draft.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure, problemStatus, type ProblemType } from '../../src/contract/problem.js';
import type { DraftValue } from '../../src/domain/draft.js';
import type { Store } from '../../src/store/store.js';
import { createDrafts } from '../../src/sync/drafts.js';
import { DEBOUNCE_MS } from '../../src/sync/remote-drafts.js';
import { idOf } from '../support/check-ins.js';
import { MemoryDevice, MemoryDraft } from '../support/memory-store.js';
import { PaperPage } from '../support/paper-page.js';
import { settled, SteppingClock } from '../support/stepping-clock.js';

const place = { studentId: idOf(1), widget: 'check-in-card', record: 'feelings-2026-11-22' };
const words = (note: string): DraftValue => ({ note });

/** The API's drafts: one record, with its version. */
class RemoteShelf {
  draft: RemoteDraft | undefined;
  version = 0;
  asked: string[] = [];
  fails: ProblemType | 'network' | undefined;
  readonly call = (async ({ id }: { id: string }, input: { body?: { value: DraftValue; savedAt: string }; version?: number }) => {
    this.asked.push(id);
    await Promise.resolve();
    if (this.fails === 'network') throw new CallFailure('network', id);
    if (this.fails) throw refused(id, this.fails);
    if (id === 'drafts.list') return { items: this.draft ? [this.draft] : [], next: null };
    if (id === 'drafts.discard') return void (this.draft = undefined);
    if (this.draft && input.version === undefined) throw refused(id, 'version-required');
    if (this.draft && input.version !== this.draft.version) throw refused(id, 'stale-version', this.draft);
    return this.put(input.body!.value, input.body!.savedAt);
  }) as unknown as Call;
  put(value: DraftValue, savedAt = '2026-11-22T11:00:00.000Z'): RemoteDraft {
    return (this.draft = { value: { ...value }, savedAt, studentId: place.studentId, widget: place.widget, record: place.record, version: ++this.version });
  }
}
const refused = (id: string, type: ProblemType, current?: unknown) =>
  new CallFailure('problem', id, {
    type,
    status: problemStatus[type],
    problem: { type, title: type, status: problemStatus[type], ...(current !== undefined && { current }) },
  });

async function open({
  there,
  here,
  capabilities = ['drafts'],
  shelf = new RemoteShelf(),
}: { there?: DraftValue; here?: DraftValue; capabilities?: string[]; shelf?: RemoteShelf } = {}) {
  const clock = new SteppingClock();
  const device = new MemoryDevice();
  let local!: MemoryDraft;
  const store = { drafts: { open: () => (local = new MemoryDraft(device, 'draft')) } } as unknown as Store;
  if (here) device.drafts.set('draft', here);
  if (there) shelf.put(there);
  const access = { call: shelf.call, current: { capabilities } as never, owner: { person: 'ana' } };
  const draft = createDrafts({ access, store, clock, page: new PaperPage(), random: () => 0.5 }).open(place);
  for (let turn = 0; turn < 60 && (turn < 10 || (capabilities.length > 0 && shelf.asked.length === 0)); turn++) await settled(2);
  return { draft, local, shelf, clock };
}

describe('drafts that the API keeps too', () => {
  it('without the capability are the device’s alone, and nothing is loaded or asked', async () => {
    const { draft, local, shelf } = await open({ capabilities: [] });
    expect(draft).to.equal(local);
    expect(shelf.asked).to.deep.equal([]);
  });

  it('are asked for once the page is calm, and not for a form that is gone by then', async () => {
    for (const isGone of [false, true]) {
      const shelf = new RemoteShelf();
      const page = Object.assign(new PaperPage(), { busy: true });
      const store = { drafts: { open: () => new MemoryDraft(new MemoryDevice(), 'draft') } } as unknown as Store;
      const access = { call: shelf.call, current: { capabilities: ['drafts'] } as never, owner: { person: 'ana' } };
      const draft = createDrafts({ access, store, clock: new SteppingClock(), page }).open(place);
      await settled(20);
      expect(shelf.asked).to.deep.equal([]);
      if (isGone) draft.close();
      page.calmDown();
      await settled(100);
      expect(shelf.asked).to.deep.equal(isGone ? [] : ['drafts.list']);
    }
  });

  it('go there once typing rests, and again under the version that is there', async () => {
    const { draft, shelf, clock } = await open();
    draft.write(words('She'));
    await clock.pass(DEBOUNCE_MS - 1);
    draft.write(words('She slept'));
    await clock.pass(DEBOUNCE_MS - 1);
    expect(shelf.draft).to.equal(undefined);
    await clock.pass(1);
    expect(shelf.draft?.value).to.deep.equal(words('She slept'));
    draft.write(words('She slept well'));
    await clock.pass(DEBOUNCE_MS);
    expect(shelf.draft).to.deep.include({ version: 2, value: words('She slept well') });
    expect(shelf.asked).to.deep.equal(['drafts.list', 'drafts.save', 'drafts.save']);
  });

  it('X-01 come back on another device, and say since when they wait', async () => {
    const { draft, shelf, clock } = await open({ there: words('from the phone') });
    expect(draft.current.value).to.deep.equal(words('from the phone'));
    expect(draft.current.restoredFrom).to.equal(Date.parse('2026-11-22T11:00:00.000Z'));
    await clock.pass(DEBOUNCE_MS * 2);
    expect(shelf.asked, 'unchanged: nothing to save').to.deep.equal(['drafts.list']);
    draft.write(words('from the phone, and more'));
    expect(draft.current.restoredFrom).to.equal(undefined);
  });

  it('X-07 never replace what was typed here: both are kept, and the person chooses', async () => {
    const { draft, shelf, clock } = await open({ there: words('from the phone'), here: words('on this laptop') });
    expect(draft.current.value).to.deep.equal(words('on this laptop'));
    const [other] = draft.current.others;
    expect(other?.value).to.deep.equal(words('from the phone'));
    draft.write(words('on this laptop, more'));
    await clock.pass(DEBOUNCE_MS * 3);
    expect(shelf.draft?.value, 'nobody chose yet').to.deep.equal(words('from the phone'));
    draft.take(other!);
    expect(draft.current.value).to.deep.equal(words('from the phone'));
    expect(draft.current.others.map(({ value }) => value)).to.deep.equal([words('on this laptop, more')]);
    draft.take(draft.current.others[0]!);
    await clock.pass(DEBOUNCE_MS);
    expect(shelf.draft?.value).to.deep.equal(words('on this laptop, more'));
    expect(draft.current.others.map(({ value }) => value)).to.deep.equal([words('from the phone')]);
  });

  it('X-07 of the other device go when the person says so, and ours take their place', async () => {
    const { draft, shelf, clock } = await open({ there: words('from the phone'), here: words('on this laptop') });
    await draft.discardOther(draft.current.others[0]!);
    expect(draft.current.others).to.deep.equal([]);
    await clock.pass(DEBOUNCE_MS);
    expect(shelf.draft?.value).to.deep.equal(words('on this laptop'));
  });

  it('X-07 that another window of this device holds too are shown once, and thrown away once', async () => {
    const { draft, local, shelf, clock } = await open({ there: words('both'), here: words('mine') });
    const inAnotherWindow = { tab: 'another', value: words('both'), savedAt: 2000 };
    local.set({ others: [inAnotherWindow] });
    expect(draft.current.others).to.deep.equal([inAnotherWindow]);
    await draft.discardOther(inAnotherWindow);
    expect(draft.current.others).to.deep.equal([]);
    await clock.pass(DEBOUNCE_MS);
    expect(shelf.draft?.value).to.deep.equal(words('mine'));
  });

  it('are not offered where ours only went on from them', async () => {
    const { draft, shelf, clock } = await open({ there: words('She slept'), here: words('She slept well') });
    expect(draft.current.others).to.deep.equal([]);
    await clock.pass(DEBOUNCE_MS);
    expect(shelf.draft?.value).to.deep.equal(words('She slept well'));
  });

  it('X-07 written from two devices at once are both to be had, whether the API shows the other (412) or only says that there is one (428)', async () => {
    for (const there of ['read before', 'not known of']) {
      const { draft, shelf, clock } = await open(there === 'read before' ? { there: words('first') } : {});
      draft.write(words('mine'));
      shelf.put(words('theirs'));
      await clock.pass(DEBOUNCE_MS + 2000);
      expect(shelf.draft?.value, there).to.deep.equal(words('theirs'));
      expect(draft.current.value, there).to.deep.equal(words('mine'));
      expect(
        draft.current.others.map(({ value }) => value),
        there,
      ).to.deep.equal([words('theirs')]);
    }
  });

  it('X-03 that were sent or thrown away go there too', async () => {
    for (const end of [
      (draft: Awaited<ReturnType<typeof open>>['draft']) => draft.discard(),
      async (_: unknown, local: MemoryDraft) => local.set({ status: 'empty', value: undefined }),
    ]) {
      const { draft, local, shelf, clock } = await open();
      draft.write(words('soon gone'));
      await clock.pass(DEBOUNCE_MS);
      expect(shelf.draft).not.to.equal(undefined);
      await end(draft, local);
      await clock.pass(0);
      expect(shelf.draft).to.equal(undefined);
      await clock.pass(DEBOUNCE_MS * 4);
      expect(shelf.draft, 'and does not come back').to.equal(undefined);
    }
  });

  it('wait for the network, and stop trying where the API will never take them', async () => {
    const { draft, shelf, clock } = await open();
    shelf.fails = 'network';
    draft.write(words('offline'));
    await clock.pass(DEBOUNCE_MS + 3000);
    shelf.fails = undefined;
    await clock.pass(60_000);
    expect(shelf.draft?.value).to.deep.equal(words('offline'));
    shelf.fails = 'too-large';
    draft.write(words('x'.repeat(40_000)));
    await clock.pass(DEBOUNCE_MS);
    const times = shelf.asked.length;
    await clock.pass(3_600_000);
    expect(shelf.asked).to.have.length(times);
    expect(draft.current.value).to.deep.equal(words('x'.repeat(40_000)));
  });

  it('are handed over at once when the form goes away', async () => {
    const { draft, local, shelf, clock } = await open();
    draft.write(words('last'));
    draft.close();
    await settled(10);
    expect(shelf.draft?.value).to.deep.equal(words('last'));
    expect(local.isClosed).to.equal(true);
    expect(clock.waiting).to.equal(0);
  });

  it('X-07 for any two devices and any order: no words are lost without a person saying so', async () => {
    const move = fc.record({
      who: fc.constantFrom('here', 'there'),
      text: fc.string({ minLength: 1, maxLength: 3 }),
      ms: fc.constantFrom(0, 1000, DEBOUNCE_MS),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        const { draft, shelf, clock } = await open();
        let theirs: DraftValue | undefined;
        let mine: DraftValue | undefined;
        for (const { who, text, ms } of moves) {
          if (who === 'here') draft.write((mine = words(`mine ${text}`)));
          else shelf.put((theirs = words(`theirs ${text}`)));
          await clock.pass(ms, 1);
        }
        await clock.pass(DEBOUNCE_MS * 3, 1);
        const toBeHad = JSON.stringify([draft.current.value, draft.current.others, shelf.draft?.value]);
        if (mine) expect(draft.current.value).to.deep.equal(mine);
        if (theirs) expect(toBeHad).to.include(JSON.stringify(theirs));
        draft.close();
      }),
      { numRuns: 60 },
    );
  });

  it('without a viewer are kept nowhere', () => {
    const clock = new SteppingClock();
    const store = {} as Store;
    const draft = createDrafts({
      access: { call: undefined as never, current: { capabilities: ['drafts'] } as never, owner: undefined },
      store,
      clock,
      page: new PaperPage(),
    }).open(place);
    let told = 0;
    draft.subscribe(() => told++);
    draft.write(words('only here'));
    expect(draft.current).to.deep.include({ status: 'memory', value: words('only here') });
    void draft.discard();
    expect(draft.current.status).to.equal('empty');
    expect(told).to.equal(2);
  });
});
