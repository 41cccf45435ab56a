import { expect } from 'chai';
import fc from 'fast-check';
import { linearRegression } from 'simple-statistics';
import { addDays, daysBetween } from '../../src/base/days.js';
import { trendMethods, trends } from '../../src/domain/goal-trend-methods.js';
import { trendAt, type DataPoint, type TrendLine, type TrendMethod } from '../../src/domain/goal-trend.js';
import { readingPoints } from '../support/goals.js';

const trendLine = (points: readonly DataPoint[], method: TrendMethod = 'theil-sen', minimum?: number): TrendLine | undefined => trends[method](points, minimum);
const start = '2025-09-01';
const point = fc.record({ on: fc.integer({ min: 0, max: 400 }).map((n) => addDays(start, n)), value: fc.integer({ min: -1000, max: 1000 }) });
const points = fc.array(point, { minLength: 3, maxLength: 40 }).filter((some) => some.some(({ on }) => on !== some[0]!.on));
const method = fc.constantFrom<TrendMethod>(...trendMethods);
const rate = (method: TrendMethod) => trendLine(readingPoints(), method)!.perWeek;

describe('domain/goal-trend', () => {
  it('GT-10 the fixture to the digit: three methods, three numbers', () => {
    const least = trendLine(readingPoints(), 'least-squares')!;
    expect(least.perWeek.toFixed(4)).to.equal('1.2286');
    expect(trendAt(least, '2025-09-08').toFixed(4)).to.equal('25.2000');
    expect(trendAt(least, '2026-01-26').toFixed(2)).to.equal('49.77');
    expect(rate('theil-sen')).to.equal(1.5);
    expect(rate('tukey-thirds')).to.equal(1.375);
  });
  it('GT-05 there is no line before three points, before as many as are asked for, and of points of one day', () => {
    const some = readingPoints();
    for (const n of [0, 1, 2]) expect(trendLine(some.slice(0, n)), String(n)).to.equal(undefined);
    expect(trendLine(some.slice(0, 3))?.points).to.equal(3);
    expect(trendLine(some.slice(0, 5), 'theil-sen', 6)).to.equal(undefined);
    expect(trendLine(some.slice(0, 2), 'theil-sen', 0)?.perWeek).to.equal(-1);
    for (const one of trendMethods)
      expect(
        trendLine(
          [1, 2, 3, 4].map((value) => ({ on: start, value })),
          one,
        ),
      ).to.equal(undefined);
  });
  it('names its method', () => {
    for (const one of trendMethods) expect(trendLine(readingPoints(), one)?.method).to.equal(one);
    expect(trendLine(readingPoints())?.method).to.equal('theil-sen');
  });
  it('finds the rate of points that lie on a line, with gaps, twice on a day, in any order, over the change of clocks', () => {
    fc.assert(
      fc.property(points, method, fc.integer({ min: -50, max: 50 }), (some, one, perWeek) => {
        const straight = some.map(({ on }) => ({ on, value: 10 + (perWeek * daysBetween(start, on)) / 7 }));
        const line = trendLine(straight, one)!;
        expect(line.perWeek).to.be.closeTo(perWeek, 1e-6);
        expect(trendAt(line, start)).to.be.closeTo(10, 1e-4);
      }),
    );
  });
  it('is the same in whatever order the points come', () => {
    fc.assert(
      fc.property(
        points.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        method,
        ([some, other], one) => {
          const [a, b] = [trendLine(some, one)!, trendLine(other, one)!];
          expect(a.perWeek).to.be.closeTo(b.perWeek, 1e-9);
          expect(a.intercept).to.be.closeTo(b.intercept, 1e-6);
        },
      ),
    );
  });
  it('GT-04 turns over with the values', () => {
    fc.assert(
      fc.property(points, method, (some, one) => {
        const turned = trendLine(
          some.map(({ on, value }) => ({ on, value: -value })),
          one,
        )!;
        expect(turned.perWeek).to.be.closeTo(-trendLine(some, one)!.perWeek, 1e-9);
      }),
    );
  });
  it('does not split a day between two thirds', () => {
    const days = [0, 7, 7, 7, 7, 14];
    const values = [0, 1, 2, 3, 4, 10];
    const line = trendLine(
      days.map((n, i) => ({ on: addDays(start, n), value: values[i]! })),
      'tukey-thirds',
    )!;
    expect(line.perWeek).to.equal(5);
    expect(line.intercept).to.be.closeTo((0 + (2.5 - 5) + 0) / 3, 1e-9);
  });
  it('leaves out what is no number, and draws nothing of what is too large to reckon with', () => {
    const some: DataPoint[] = readingPoints();
    expect(trendLine([...some, { on: '2025-10-21', value: NaN }, { on: '2025-10-22', value: Infinity }])).to.deep.equal(trendLine(some));
    for (const one of trendMethods) {
      const line = trendLine(
        [1e308, -1e308, 1e308, -1e308].map((value, i) => ({ on: addDays(start, i), value })),
        one,
      );
      expect(line === undefined || Number.isFinite(line.perWeek)).to.equal(true);
    }
  });
  it('agrees with simple-statistics on least squares', () => {
    fc.assert(
      fc.property(points, (some) => {
        const line = trendLine(some, 'least-squares')!;
        const theirs = linearRegression(some.map(({ on, value }) => [daysBetween(line.from, on) / 7, value]));
        expect(line.perWeek).to.be.closeTo(theirs.m, 1e-6 * Math.max(1, Math.abs(theirs.m)));
        expect(line.intercept).to.be.closeTo(theirs.b, 1e-6 * Math.max(1, Math.abs(theirs.b)));
      }),
    );
  });
  it('is reckoned of 2,000 points', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({ on: addDays(start, i % 1000), value: (i % 1000) / 7 + (i % 2 ? 3 : -3) }));
    for (const one of trendMethods) expect(trendLine(many, one)!.perWeek, one).to.be.closeTo(1, 0.05);
  });
});
