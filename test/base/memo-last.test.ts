import { expect } from 'chai';
import fc from 'fast-check';
import { memoLast } from '../../src/base/memo-last.js';

describe('base/memo-last', () => {
  it('gives the same object as long as all that it is made of is the same, and another one as soon as one of it is another', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', undefined), { maxLength: 3 }), { minLength: 1 }), (calls) => {
        const memo = memoLast<{ readonly of: readonly unknown[] }>();
        let before: { readonly of: readonly unknown[] } | undefined;
        for (const of of calls) {
          const made = memo(of, () => ({ of: [...of] }));
          expect(made.of).to.deep.equal(of);
          if (before) expect(made === before).to.equal(JSON.stringify(before.of) === JSON.stringify(of));
          before = made;
        }
      }),
    );
  });

  it('makes it once, and keeps nothing where the making throws', () => {
    const memo = memoLast<number>();
    let made = 0;
    const throwing = () => {
      throw new Error('no');
    };
    expect(() => memo([1], throwing)).to.throw('no');
    expect([memo([1], () => ++made), memo([1], () => ++made)]).to.deep.equal([1, 1]);
    expect(() => memo([2], throwing)).to.throw('no');
    expect(memo([1], () => ++made)).to.equal(1);
  });

  it('looks at what it is, not at what it looks like', () => {
    const memo = memoLast<object>();
    const list: readonly number[] = [];
    expect(memo([list], () => ({}))).to.equal(memo([list], () => ({})));
    expect(memo([[]], () => ({}))).not.to.equal(memo([[]], () => ({})));
  });
});
