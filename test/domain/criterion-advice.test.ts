import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../src/base/days.js';
import { criterionAdvice, pointsAdvice } from '../../src/domain/criterion-advice.js';
import { checkIn, plan, ratingsOf, reportPlan } from '../support/check-ins.js';

const behaviour = reportPlan.behaviours[0]!.key;
const DAY = '2026-11-20';
/** Reports of as many days, the newest first in `answers`. */
const reports = (answers: readonly (boolean | null)[]) =>
  answers.map((met, ago) => checkIn({ kind: 'report', planId: reportPlan.id, on: addDays(DAY, -ago), results: [{ behaviour, met }] }));
const asked = (answers: readonly (boolean | null)[]) => criterionAdvice(reportPlan, reports(answers)).map(({ ask, met, days }) => ({ ask, met, days }));
const yes = (n: number): boolean[] => Array<boolean>(n).fill(true);
const no = (n: number): boolean[] => Array<boolean>(n).fill(false);

describe('domain/criterion-advice', () => {
  it('CI-10 a criterion met on nine of the last ten days asks whether it may be harder', () => {
    expect(asked([...no(1), ...yes(9)])).to.deep.equal([{ ask: 'harder', met: 9, days: 10 }]);
    expect(asked([...no(2), ...yes(8)])).to.deep.equal([]);
  });
  it('CI-10 one missed on half of them asks whether it may be easier', () => {
    expect(asked([...no(5), ...yes(5)])).to.deep.equal([{ ask: 'easier', met: 5, days: 10 }]);
    expect(asked([...no(4), ...yes(6)])).to.deep.equal([]);
  });
  it('CI-15 days that nobody looked at do not count, and nine days are not enough to ask', () => {
    expect(asked([null, ...yes(9)])).to.deep.equal([]);
    expect(asked([null, null, ...yes(10)])).to.deep.equal([{ ask: 'harder', met: 10, days: 10 }]);
  });
  it('looks at the last days only, and at this plan only', () => {
    expect(asked([...yes(10), ...no(20)])).to.deep.equal([{ ask: 'harder', met: 10, days: 10 }]);
    const others = reports(yes(10)).map((one) => ({ ...one, planId: '0190c000-0000-7000-8000-0000000000ff' }));
    expect(criterionAdvice(reportPlan, others)).to.deep.equal([]);
  });
  it('CI-10 the points goal of check-in/check-out asks the same, by the days that were rated', () => {
    const day = (score: number | null, ago: number) =>
      checkIn({ kind: 'check-out', planId: plan.id, on: addDays(DAY, -ago), ratings: ratingsOf(Array<number | null>(15).fill(score)) });
    const ask = (scores: readonly (number | null)[]) => pointsAdvice(plan, scores.map(day));
    const days = (n: number, score: number): number[] => Array<number>(n).fill(score);
    expect(ask([...days(1, 0), ...days(9, 2)])).to.deep.equal({ ask: 'harder', met: 9, days: 10 });
    expect(ask([...days(5, 1), ...days(5, 2)])).to.deep.equal({ ask: 'easier', met: 5, days: 10 });
    expect(ask([...days(4, 1), ...days(6, 2)])).to.equal(undefined);
    expect(ask([null, ...days(9, 2)]), 'a day without a rating is no day').to.equal(undefined);
    expect(ask([null, null, ...days(10, 2), ...days(10, 0)])).to.deep.equal({ ask: 'harder', met: 10, days: 10 });
  });
  it('CI-10 of the same day’s plan only: reports and other plans do not count for points', () => {
    const full = ratingsOf(Array<number>(15).fill(2));
    const days = Array.from({ length: 10 }, (_, ago) => checkIn({ kind: 'check-in', planId: plan.id, on: addDays(DAY, -ago), ratings: full }));
    expect(pointsAdvice(plan, days)).to.equal(undefined);
    expect(
      pointsAdvice(
        plan,
        days.map((one) => ({ ...one, kind: 'check-out', planId: reportPlan.id })),
      ),
    ).to.equal(undefined);
  });
  it('whatever the order in which the reports come, the question is the same', () => {
    const order = fc.array(fc.option(fc.boolean()), { maxLength: 30 }).chain((answers) =>
      fc.tuple(
        fc.constant(answers),
        fc.shuffledSubarray(
          answers.map((_, i) => i),
          { minLength: answers.length },
        ),
      ),
    );
    fc.assert(
      fc.property(order, ([answers, places]) => {
        const all = reports(answers);
        expect(
          criterionAdvice(
            reportPlan,
            places.map((i) => all[i]!),
          ),
        ).to.deep.equal(criterionAdvice(reportPlan, all));
      }),
    );
  });
});
