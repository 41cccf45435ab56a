import { expect } from 'chai';
import fc from 'fast-check';
import { addPoints, answer, countResults, pointsOf, rate, resultAt, scoreAt, scoresOf } from '../../src/domain/check-in-points.js';
import { plan, ratingsOf, reportPlan } from '../support/check-ins.js';

const onThree = { ...plan, scale: { lowest: 1 as const, highest: 3 as const } };
const cell = fc.record({
  expectation: fc.constantFrom('safe', 'kind', 'ready', 'gone'),
  period: fc.constantFrom('morning', 'lunch', 'closing', 'night'),
  score: fc.option(fc.integer({ min: 0, max: 3 })),
});

describe('domain/check-in-points', () => {
  it('CI-07 25 of 30 points are 83 % and meet a goal of 80 %', () => {
    const points = pointsOf(plan, ratingsOf([2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1, 2, 1, 0]));
    expect(points).to.deep.equal({ points: 25, possible: 30, rated: 15, cells: 15, percent: 83, met: true });
  });
  it('CI-07 on the 1–3 scale the percent is of the points possible, so all ones are 33 %', () => {
    expect(scoresOf(onThree)).to.deep.equal([1, 2, 3]);
    expect(pointsOf(onThree, ratingsOf(Array<number>(15).fill(1)))).to.include({ points: 15, possible: 45, percent: 33, met: false });
    expect(pointsOf(onThree, ratingsOf(Array<number>(15).fill(3)))).to.include({ points: 45, percent: 100, met: true });
  });
  it('CI-07 what was not rated counts neither for nor against', () => {
    expect(pointsOf(plan, ratingsOf([2, 2, null, 2]))).to.include({ points: 6, possible: 6, rated: 3, percent: 100 });
  });
  it('CI-15 a day without a rating has no percent and no verdict', () => {
    expect(pointsOf(plan, [])).to.include({ percent: null, met: null, possible: 0 });
    expect(pointsOf(plan, ratingsOf([]))).to.include({ percent: null, met: null });
  });
  it('never rounds up to a goal that was not met', () => {
    // 23 of 30 are 76.67 %.
    const ratings = ratingsOf([2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1, 1, 2, 0, 0]);
    expect(pointsOf({ ...plan, goalPercent: 77 }, ratings)).to.include({ points: 23, percent: 76, met: false });
    expect(pointsOf({ ...plan, goalPercent: 76 }, ratings)).to.include({ percent: 76, met: true });
  });
  it('adds one period, and a week by its points rather than by its days', () => {
    expect(pointsOf(plan, ratingsOf([2, 1, 0, 2, 2, 2]), 'morning')).to.include({ points: 3, possible: 6, cells: 3, percent: 50 });
    const week = addPoints([pointsOf(plan, ratingsOf([2])), pointsOf(plan, ratingsOf(Array<number>(15).fill(1)))], 80);
    expect(week).to.include({ points: 17, possible: 32, percent: 53, met: false });
  });
  it('ignores a score that the scale does not have, and lets the last of two count', () => {
    expect(scoreAt(plan, [{ expectation: 'safe', period: 'lunch', score: 3 }], 'safe', 'lunch')).to.equal(null);
    const twice = [...rate([], 'safe', 'lunch', 0), { expectation: 'safe', period: 'lunch', score: 2 }];
    expect(scoreAt(plan, twice, 'safe', 'lunch')).to.equal(2);
  });
  it('CI-07 whatever the API answers, points stay within what is possible and the verdict follows the exact fraction', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (ratings, goalPercent) => {
        const day = pointsOf({ ...plan, goalPercent }, ratings);
        expect(day.points).to.be.within(0, day.possible);
        expect(day.rated).to.be.at.most(day.cells);
        if (day.percent === null) expect(day.rated).to.equal(0);
        else expect(day.met).to.equal(day.points / day.possible >= goalPercent / 100 - 1e-12);
      }),
    );
  });
  it('rating a cell changes that cell alone', () => {
    fc.assert(
      fc.property(
        fc.array(cell),
        fc.constantFrom('safe', 'kind'),
        fc.constantFrom('lunch', 'morning'),
        fc.option(fc.integer({ min: 0, max: 2 })),
        (ratings, e, p, score) => {
          const after = rate(ratings, e, p, score);
          expect(scoreAt(plan, after, e, p)).to.equal(score);
          const others = (list: typeof after) => list.filter((r) => r.expectation !== e || r.period !== p);
          expect(others(after)).to.deep.equal(others(ratings));
        },
      ),
    );
  });
  it('CI-09 counts what was met of what was looked at', () => {
    const results = answer(answer(answer([], 'starts', true), 'asks', false), 'kind', null);
    expect(countResults(reportPlan, results)).to.deep.equal({ met: 1, looked: 2, total: 3 });
    expect(resultAt(answer(results, 'asks', true), 'asks')).to.equal(true);
    expect(resultAt([], 'asks')).to.equal(null);
  });
});
