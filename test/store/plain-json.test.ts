import { expect } from 'chai';
import fc from 'fast-check';
import { plainJson, sameJson } from '../../src/store/plain-json.js';

describe('store/plain-json', () => {
  it('takes whatever JSON can say, and takes a copy of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = plainJson(value);
        expect(JSON.stringify(copy)).to.equal(JSON.stringify(value));
        if (value !== null && typeof value === 'object') expect(copy).not.to.equal(value);
      }),
    );
  });

  it('of anything else it says where it is and never what; what it takes, storage and the wire can take', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withMap: true, withBigInt: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true }),
        (value) => {
          let copy: unknown;
          try {
            copy = plainJson({ value });
          } catch (error) {
            expect(error).to.be.instanceOf(TypeError);
            expect((error as Error).message).to.match(/^flywheel: .*draft\.value/);
            return;
          }
          expect(structuredClone(copy)).to.deep.equal(copy);
          expect(sameJson(JSON.parse(JSON.stringify(copy)), copy)).to.equal(true);
        },
      ),
    );
  });

  for (const [what, value] of [
    ['a date', new Date(0)],
    ['a class of its own', new (class Feeling {})()],
    ['a function', () => 1],
    ['not a number', NaN],
    ['a hole in a list', Array(2)],
    ['a map', new Map()],
  ] as const) {
    it(`refuses ${what}`, () => expect(() => plainJson({ a: { b: value } })).to.throw(TypeError, 'draft.a.b'));
  }

  it('refuses a circle instead of going round', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => plainJson(circle)).to.throw(TypeError, 'too deep');
  });

  it('a name like __proto__ is a name', () => {
    const copy = plainJson(JSON.parse('{"__proto__": {"polluted": true}}')) as Record<string, unknown>;
    expect(Object.keys(copy)).to.deep.equal(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    expect(copy.polluted).to.equal(undefined);
  });

  it('sees the same words whatever the order, and different ones as different', () => {
    expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).to.equal(true);
    expect(sameJson({ a: 1 }, { a: 1, b: 2 })).to.equal(false);
    expect(sameJson({ a: [1] }, { a: { 0: 1 } })).to.equal(false);
    expect(sameJson([1, 2], [2, 1])).to.equal(false);
    expect(sameJson(undefined, {})).to.equal(false);
  });
});
