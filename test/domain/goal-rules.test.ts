import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../src/base/days.js';
import { aimAt, aimLine, type AimLine } from '../../src/domain/goal-aim.js';
import { lastPointsRule, outlookOf, standingOf, trendLineRule, type Position, type Standing } from '../../src/domain/goal-rules.js';
import { theilSenTrend, trendAt, type DataPoint } from '../../src/domain/goal-trend.js';
import { readingPoints, readingTerms } from '../support/goals.js';

const aim = aimLine(readingTerms)!;
const verdict = (points: readonly DataPoint[], today = '2025-10-20', since?: string) => lastPointsRule(points, aim, today, undefined, since);
const with29 = () => readingPoints().map((point) => (point.on === '2025-09-29' ? { ...point, value: 29 } : point));

const start = '2025-09-08';
const on = fc.integer({ min: 0, max: 140 }).map((n) => addDays(start, n));
/** Near the line, so that every verdict comes up. */
const points = fc.array(fc.record({ on, value: fc.integer({ min: 20, max: 70 }) }), { maxLength: 14 });
const today = on;
const mirrored = ({ baseline, target, ...line }: AimLine): AimLine => ({ ...line, baseline: -baseline, target: -target, perWeek: -line.perWeek });
const turned = (some: readonly DataPoint[]): DataPoint[] => some.map((point) => ({ ...point, value: -point.value }));
const other: Readonly<Record<Position, Position>> = { above: 'below', below: 'above', mixed: 'mixed', 'not-enough-data': 'not-enough-data' };

describe('domain/goal-rules', () => {
  it('GT-07 the fixture: above, below, below, below is mixed; with 29 on September 29 it is below', () => {
    expect(verdict(readingPoints())).to.equal('mixed');
    expect(verdict(with29())).to.equal('below');
    expect(standingOf('below', 'increase')).to.equal('behind');
  });
  it('GT-07 GT-12 asks for six points or six weeks, and four of them', () => {
    const [, , ...four] = with29();
    expect(verdict(four, '2025-10-19')).to.equal('not-enough-data');
    expect(verdict(four, '2025-10-20')).to.equal('below');
    expect(verdict(four.slice(1), '2026-01-26')).to.equal('not-enough-data');
    expect(verdict(with29(), '2025-09-29')).to.equal('below');
    expect(verdict([], '2026-01-26')).to.equal('not-enough-data');
  });
  it('GT-08 counts the weeks from the first day of the phase', () => {
    const [, , ...four] = with29();
    expect(verdict(four, '2025-11-09', '2025-09-29')).to.equal('not-enough-data');
    expect(verdict(four, '2025-11-10', '2025-09-29')).to.equal('below');
  });
  it('GT-07 rule, number and minimum are settings: three below, of three', () => {
    const three = with29().slice(3);
    expect(lastPointsRule(three, aim, '2025-10-20', { last: 3, minimumPoints: 3, minimumWeeks: 6 })).to.equal('below');
  });
  it('GT-07 a point on the aim line changes no verdict', () => {
    fc.assert(
      fc.property(points, today, on, (some, now, day) => {
        expect(verdict([...some, { on: day, value: aimAt(aim, day) }], now)).to.equal(verdict(some, now));
      }),
      { numRuns: 500 },
    );
  });
  it('GT-04 mirroring a goal mirrors the verdict, and leaves ahead and behind as they are', () => {
    fc.assert(
      fc.property(points, today, (some, now) => {
        const position = verdict(some, now);
        const mirror = lastPointsRule(turned(some), mirrored(aim), now);
        expect(mirror).to.equal(other[position]);
        expect(standingOf(mirror, 'decrease')).to.equal(standingOf(position, 'increase'));
      }),
      { numRuns: 500 },
    );
  });
  it('is the same in whatever order the points come, also with several on one day', () => {
    const crowded = fc.array(fc.record({ on: fc.constantFrom('2025-10-01', '2025-10-08', '2025-10-15'), value: fc.integer({ min: 20, max: 50 }) }), {
      minLength: 6,
      maxLength: 9,
    });
    fc.assert(
      fc.property(
        crowded.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(verdict(shuffled)).to.equal(verdict(some));
        },
      ),
      { numRuns: 300 },
    );
  });
  it('where the last four begin in the middle of a day, all of that day must agree', () => {
    const below = with29().slice(2);
    expect(verdict([...below, { on: '2025-09-29', value: 99 }, { on: '2025-09-15', value: 1 }], '2025-10-20')).to.equal('mixed');
    expect(verdict([...below, { on: '2025-09-28', value: 99 }, { on: '2025-09-15', value: 1 }], '2025-10-20')).to.equal('below');
  });
  it('leaves out what is no number', () => {
    expect(verdict([...with29(), { on: '2025-10-20', value: NaN }, { on: '2025-10-20', value: Infinity }])).to.equal('below');
  });
  it('agrees with a count by hand of the last four days, one point a day, 1,000 times', () => {
    const daily = fc.uniqueArray(fc.record({ on, value: fc.integer({ min: 20, max: 70 }) }), { selector: (point) => point.on, maxLength: 14 });
    const byHand = (some: readonly DataPoint[]): Position => {
      const off = some.filter((point) => Math.abs(point.value - aimAt(aim, point.on)) > 1e-6);
      if (off.length < 6) return 'not-enough-data';
      const above = off
        .sort((a, b) => Date.parse(b.on) - Date.parse(a.on))
        .slice(0, 4)
        .filter((point) => point.value > aimAt(aim, point.on)).length;
      return above === 4 ? 'above' : above === 0 ? 'below' : 'mixed';
    };
    fc.assert(
      fc.property(daily, (some) => verdict(some, start) === byHand(some)),
      { numRuns: 1000 },
    );
  });
  it('GT-10 the trend-line rule compares the rate with the one that is required', () => {
    const trend = theilSenTrend(readingPoints());
    expect(trendLineRule(trend, aim, 'increase')).to.equal('behind');
    expect(trendLineRule({ ...trend!, perWeek: 2 }, aim, 'increase')).to.equal('mixed');
    expect(trendLineRule({ ...trend!, perWeek: 2.01 }, aim, 'increase')).to.equal('ahead');
    expect(trendLineRule(undefined, aim, 'increase')).to.equal('not-enough-data');
  });
  it('GT-04 the trend-line rule mirrors too', () => {
    fc.assert(
      fc.property(points, (some) => {
        const upright: Standing = trendLineRule(theilSenTrend(some), aim, 'increase');
        expect(trendLineRule(theilSenTrend(turned(some)), mirrored(aim), 'decrease')).to.equal(upright);
      }),
    );
  });
  it('GT-06 says whether it is likely from four points and six weeks on, never before', () => {
    const outlook = (points: readonly DataPoint[], now: string, line = aim) => {
      const trend = theilSenTrend(points);
      return outlookOf(trend, trend && trendAt(trend, line.endsOn), line, now);
    };
    expect(outlook(readingPoints(), '2025-10-19')).to.equal('not-enough-data');
    expect(outlook(readingPoints(), '2025-10-20')).to.equal('unlikely');
    expect(outlook(readingPoints().slice(0, 3), '2025-10-20')).to.equal('not-enough-data');
    const onTheLine = readingPoints().map((point) => ({ ...point, value: aimAt(aim, point.on) }));
    expect(outlook(onTheLine, '2025-10-20')).to.equal('likely');
    expect(outlook(turned(onTheLine), '2025-10-20', mirrored(aim))).to.equal('likely');
    expect(outlook(turned(readingPoints()), '2025-10-20', mirrored(aim))).to.equal('unlikely');
  });
});
