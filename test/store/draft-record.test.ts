import { expect } from 'chai';
import fc from 'fast-check';
import { endingEqual, overOf, standing, wordings, type DraftRecord } from '../../src/store/draft-record.js';

const record = (tab: string, savedAt: number, text: string | null, over: Record<string, number> = {}): DraftRecord => ({
  tab,
  epoch: 0,
  savedAt,
  value: text === null ? null : { note: text },
  over,
});
const texts = (records: readonly DraftRecord[]) => records.map(({ value }) => value?.note);

describe('store/draft-record', () => {
  it('the newest of each tab stands, the newest tab first', () => {
    expect(texts(standing([record('a', 1, 'a1'), record('b', 2, 'b2'), record('a', 3, 'a3')]))).to.deep.equal(['a3', 'b2']);
  });

  it('what another record continued does not stand, and what was typed after that does', () => {
    const continued = record('b', 5, 'b', { a: 3 });
    expect(texts(standing([record('a', 3, 'old'), continued]))).to.deep.equal(['b']);
    expect(texts(standing([record('a', 4, 'newer'), continued]))).to.deep.equal(['b', 'newer']);
  });

  it('X-03 an emptied form ends all its words of before, wherever they turn up', () => {
    expect(standing([record('a', 5, null), record('a', 4, 'late')])).to.deep.equal([]);
    expect(texts(standing([record('a', 5, null), record('a', 6, 'typed since')]))).to.deep.equal(['typed since']);
  });

  it('X-03 ending words ends every equal copy, and no different one', () => {
    const own = endingEqual(record('a', 9, null), [record('b', 3, 'same'), record('c', 4, 'different')], { note: 'same' });
    expect(own.over).to.deep.equal({ b: 3 });
  });

  it('shows each wording once', () => {
    const seen = standing([record('a', 1, 'x'), record('b', 2, 'y'), record('c', 3, 'x'), record('d', 4, 'mine')]);
    expect(texts(wordings(seen, { note: 'mine' }))).to.deep.equal(['x', 'y']);
  });

  const records = fc.array(
    fc.record({
      tab: fc.constantFrom('a', 'b', 'c'),
      epoch: fc.constant(0),
      savedAt: fc.integer({ min: 1, max: 20 }),
      value: fc.option(fc.record({ note: fc.constantFrom('x', 'y', 'z') })),
      over: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 20 })),
    }),
    { maxLength: 6 },
  );

  it('the order in which records are found, and finding one twice, change nothing', () => {
    fc.assert(
      fc.property(records, fc.integer(), (found, seed) => {
        const shuffled = [...found, ...found.slice(0, 1)].sort((a, b) => ((a.savedAt * 7 + seed) % 5) - ((b.savedAt * 7 + seed) % 5));
        const summary = (all: readonly DraftRecord[]) => standing(all).map(({ tab, savedAt }) => `${tab}${savedAt}`);
        expect(summary(shuffled).sort()).to.deep.equal(summary(found).sort());
      }),
    );
  });

  it('what is over once is over for ever: more records never bring words back', () => {
    fc.assert(
      fc.property(records, records, (found, more) => {
        const before = overOf(found);
        const after = overOf([...found, ...more]);
        for (const [tab, at] of Object.entries(before)) expect(after[tab]).to.be.at.least(at);
      }),
    );
  });

  it('the memory of tabs that are gone is bounded', () => {
    const many = Array.from({ length: 200 }, (_, index) => record('own', 1, 'x', { [`tab${index}`]: index + 1 }));
    const over = overOf(many);
    expect(Object.keys(over)).to.have.length(50);
    expect(over.tab199).to.equal(200);
  });
});
