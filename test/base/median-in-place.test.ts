import { expect } from 'chai';
import fc from 'fast-check';
import { medianInPlace } from '../../src/base/median-in-place.js';

const sortedMedian = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

describe('base/median-in-place', () => {
  it('is the one in the middle, or between the two in the middle', () => {
    expect(medianInPlace(Float64Array.of(22, 25, 24))).to.equal(24);
    expect(medianInPlace(Float64Array.of(4, 1, 3, 2))).to.equal(2.5);
    expect(medianInPlace(Float64Array.of(7))).to.equal(7);
  });
  it('is what sorting says, of any numbers, also of many that are the same', () => {
    const many = fc.oneof(
      fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 200 }),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 60 }),
    );
    fc.assert(
      fc.property(many, (values) => medianInPlace(Float64Array.from(values)) === sortedMedian(values)),
      { numRuns: 500 },
    );
  });
  it('keeps every value', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    medianInPlace(values);
    expect([...values].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 101 }, (_, i) => i));
  });
  it('finds it among two million, rising, falling and all the same', () => {
    const length = 2_000_001;
    expect(medianInPlace(Float64Array.from({ length }, (_, i) => i))).to.equal(1_000_000);
    expect(medianInPlace(Float64Array.from({ length }, (_, i) => -i))).to.equal(-1_000_000);
    expect(medianInPlace(new Float64Array(length))).to.equal(0);
  });
  it('there is none of nothing', () => {
    expect(() => medianInPlace(new Float64Array(0))).to.throw(RangeError);
  });
});
