import { expect } from 'chai';
import { weekAround, weekOf } from '../../src/domain/check-in-week.js';
import { checkIn, plan, ratingsOf, schoolDays } from '../support/check-ins.js';

const checkOut = (on: string, scores: readonly (number | null)[]) =>
  checkIn({ on, kind: 'check-out', mode: 'check-in-check-out', planId: plan.id, ratings: ratingsOf(scores) });

describe('domain/check-in-week', () => {
  it('is the school days of the ISO week, Sunday belonging to the week before it', () => {
    expect(weekAround('2026-11-22', [1, 2, 3, 4, 5])).to.deep.equal(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
    expect(weekAround('2026-11-23', [7, 1])).to.deep.equal(['2026-11-23', '2026-11-29']);
    expect(weekAround('2027-01-01', [1, 5])).to.deep.equal(['2026-12-28', '2027-01-01']);
  });
  it('CI-15 a missed day, a holiday and a day to come are each their own, and none is a zero', () => {
    const week = weekOf(plan, [checkOut('2026-11-09', [2, 2]), checkOut('2026-11-12', [null])], schoolDays, '2026-11-12', '2026-11-12');
    expect(week.days.map(({ state }) => state)).to.deep.equal(['rated', 'open', 'holiday', 'open', 'ahead']);
    expect(week.total).to.include({ points: 4, possible: 4, percent: 100 });
  });
  it('takes the ratings that are being filled in before those that the school has', () => {
    const week = weekOf(plan, [checkOut('2026-11-12', [0, 0])], schoolDays, '2026-11-12', '2026-11-12', ratingsOf([2, 2]));
    expect(week.total).to.include({ points: 4, possible: 4 });
  });
  it('leaves out other plans and other kinds', () => {
    const other = { ...checkOut('2026-11-12', [2]), planId: null };
    const morning = { ...checkOut('2026-11-10', [2]), kind: 'check-in' };
    expect(weekOf(plan, [other, morning], schoolDays, '2026-11-12', '2026-11-12').total.percent).to.equal(null);
  });
});
