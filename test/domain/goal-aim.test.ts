import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../src/base/days.js';
import { aimAt, aimLine, median, weeksBetween } from '../../src/domain/goal-aim.js';
import { readingTerms } from '../support/goals.js';

const aim = aimLine(readingTerms)!;
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
const value = fc.integer({ min: -100_000, max: 100_000 });

describe('domain/goal-aim', () => {
  it('GT-03 the aim line of the fixture: 20 weeks, 2 words a week, and what it asks for on each Monday', () => {
    expect(aim).to.include({ weeks: 20, perWeek: 2, baseline: 24, target: 64 });
    const mondays = ['2025-09-15', '2025-09-22', '2025-09-29', '2025-10-06', '2025-10-13', '2025-10-20'];
    expect(mondays.map((on) => aimAt(aim, on))).to.deep.equal([26, 28, 30, 32, 34, 36]);
  });
  it('GT-09 the baseline of three probes is the one in the middle', () => {
    expect(median([22, 25, 24])).to.equal(24);
    expect(median([3, 1])).to.equal(2);
    expect(median([])).to.equal(undefined);
  });
  it('GT-19 there is no line while a part is missing, and nothing is guessed', () => {
    for (const part of [{ baseline: null }, { target: null }, { endsOn: null }]) expect(aimLine({ ...readingTerms, ...part })).to.equal(undefined);
  });
  it('there is no line to a target that is the baseline or lies on the other side, to an end before the start, or of what is no number', () => {
    const wrong = [
      { target: 24 },
      { target: 20 },
      { direction: 'decrease' as const },
      { endsOn: '2025-09-08' },
      { endsOn: '2025-09-01' },
      { baseline: NaN },
      { target: Infinity },
    ];
    for (const part of wrong) expect(aimLine({ ...readingTerms, ...part }), JSON.stringify(part)).to.equal(undefined);
  });
  it('GT-04 a goal that decreases has a line that falls', () => {
    const fewer = aimLine({ direction: 'decrease', baseline: 12, startsOn: '2025-09-08', target: 2, endsOn: '2025-11-17' })!;
    expect(fewer.perWeek).to.equal(-1);
    expect(aimAt(fewer, '2025-10-06')).to.equal(8);
  });
  it('goes through both of its ends, and from one day to the next always by the same step, also when the clocks change', () => {
    fc.assert(
      fc.property(value, value, day, fc.integer({ min: 1, max: 1096 }), (baseline, target, startsOn, days) => {
        fc.pre(baseline !== target);
        const endsOn = addDays(startsOn, days);
        const line = aimLine({ direction: target > baseline ? 'increase' : 'decrease', baseline, startsOn, target, endsOn })!;
        expect(aimAt(line, startsOn)).to.equal(baseline);
        expect(aimAt(line, endsOn)).to.equal(target);
        const step = aimAt(line, addDays(startsOn, 1)) - baseline;
        expect(step).to.be.closeTo((target - baseline) / days, 1e-6);
      }),
    );
  });
  it('a week is a week over the end of summer time in New York and its beginning in Sydney', () => {
    expect(weeksBetween('2025-10-27', '2025-11-03')).to.equal(1);
    expect(weeksBetween('2025-09-29', '2025-10-06')).to.equal(1);
    expect(weeksBetween('2025-11-03', '2025-10-27')).to.equal(-1);
  });
});
