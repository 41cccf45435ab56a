import { expect } from 'chai';
import fc from 'fast-check';
import { attainmentLevels, attainmentScore } from '../../src/domain/goal-attainment.js';

const levels = (...some: number[]) => some.map((level) => ({ level }));
const scale = fc.record({ level: fc.constantFrom(...attainmentLevels), weight: fc.integer({ min: 1, max: 9 }) });

describe('domain/goal-attainment', () => {
  it('GT-11 the fixture: (1, 0, −1) is 50, (1, 1, 0) is 59.13', () => {
    expect(attainmentScore(levels(1, 0, -1))).to.equal(50);
    expect(attainmentScore(levels(1, 1, 0))!.toFixed(2)).to.equal('59.13');
  });
  it('GT-11 one scale: 0 is 50, as expected, and each level is ten', () => {
    expect(attainmentLevels.map((level) => attainmentScore([{ level }]))).to.deep.equal([30, 40, 50, 60, 70]);
  });
  it('GT-12 is nothing of no scale, of a level that is none, of a weight that is none', () => {
    expect(attainmentScore([])).to.equal(undefined);
    for (const level of [3, -3, 0.5, NaN]) expect(attainmentScore([{ level }]), String(level)).to.equal(undefined);
    for (const weight of [0, -1, NaN, Infinity]) expect(attainmentScore([{ level: 1, weight }]), String(weight)).to.equal(undefined);
  });
  it('GT-11 mirrors around 50, and what weighs the same everywhere weighs nothing', () => {
    fc.assert(
      fc.property(fc.array(scale, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 9 }), (some, times) => {
        const score = attainmentScore(some)!;
        expect(attainmentScore(some.map(({ level, weight }) => ({ level: -level, weight })))! - 50).to.be.closeTo(50 - score, 1e-9);
        expect(attainmentScore(some.map(({ level, weight }) => ({ level, weight: weight * times })))).to.be.closeTo(score, 1e-9);
      }),
    );
  });
});
