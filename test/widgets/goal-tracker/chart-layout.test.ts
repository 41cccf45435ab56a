import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../../src/base/days.js';
import { standingOfGoal } from '../../../src/domain/goal-standing.js';
import { fitText, labelOnLine, widthOfText } from '../../../src/widgets/goal-tracker/chart-labels.js';
import { layoutOf, type ChartInput } from '../../../src/widgets/goal-tracker/chart-layout.js';
import { markShape, markSize, nearest, type ChartPoint } from '../../../src/widgets/goal-tracker/chart-marks.js';
import { dayScale, dayTicks, valueScale } from '../../../src/widgets/goal-tracker/chart-scales.js';
import { goalOf, goalPoint, phaseChange, readingPoints, revision } from '../../support/goals.js';

const words = {
  aim: 'Aim line',
  trend: 'Trend (Theil–Sen)',
  trendShort: 'Trend',
  start: (n: number) => `Start ${n}`,
  target: (n: number) => `Target ${n}`,
  tick: String,
};
const layout = (
  points: readonly ChartPoint[],
  { goal = goalOf(), today = '2025-10-20', ...part }: Partial<ChartInput> & { goal?: ReturnType<typeof goalOf>; today?: string } = {},
) => layoutOf({ standing: standingOfGoal(goal, points, today), points, voices: undefined, width: 390, em: 16, rtl: false, words, ...part });

describe('widgets/goal-tracker/chart-layout', () => {
  it('GT-03 the aim line goes from the first day at the baseline to the last at the target', () => {
    const { aims, plot, starts, target, trend } = layout(readingPoints());
    expect(aims).to.have.length(1);
    expect(aims[0]!.x1).to.be.closeTo(plot.start, 0.01);
    expect(aims[0]!.x2).to.be.closeTo(plot.end, 0.01);
    expect(aims[0]!.y2).to.be.below(aims[0]!.y1);
    expect([starts[0]!.label.text, target!.label.text, target!.line]).to.deep.equal(['Start 24', 'Target 64', false]);
    expect(trend!.x2).to.be.closeTo(layout(readingPoints()).marks.at(-1)!.x, 0.01);
  });
  it('GT-05 GT-12 with two points there is no trend, with none there is still the way to the target', () => {
    expect(layout(readingPoints().slice(0, 2)).trend).to.equal(undefined);
    const none = layout([]);
    expect([none.marks.length, none.aims.length, none.trend]).to.deep.equal([0, 1, undefined]);
  });
  it('GT-03 the word of the aim line stands behind the points, in either direction of reading, as far as there is room', () => {
    const reach = widthOfText(words.aim, 13) / 2;
    for (const rtl of [false, true])
      for (const [count, width] of [
        [2, 390],
        [6, 390],
        [6, 800],
      ] as const) {
        const { aims, marks, plot } = layout(readingPoints().slice(0, count), { width, rtl });
        const along = (at: number) => Math.abs(at - plot.start);
        expect(along(aims[0]!.label!.x) - reach, `${count} points, ${width} px`).to.be.above(along(marks.at(-1)!.x));
      }
    // Too few for a trend, whose word would have been in the way already.
    const two = [goalPoint('2025-09-15', 25), goalPoint('2025-12-08', 44)];
    for (const rtl of [false, true]) {
      const { aims, marks, plot, trend } = layout(two, { width: 800, rtl, today: '2025-12-09' });
      const along = (at: number) => Math.abs(at - plot.start);
      expect(trend).to.equal(undefined);
      expect(along(aims[0]!.label!.x) - reach, rtl ? 'rtl' : 'ltr').to.be.above(along(marks.at(-1)!.x));
    }
    // In a sidebar the word passes below the target's, so that it need not go back among the points.
    const four = layout(readingPoints().slice(0, 4), { width: 226 });
    expect(four.aims[0]!.label!.x - reach, 'in a sidebar').to.be.above(four.marks.at(-1)!.x + four.size / 2);
  });
  it('GT-03 the word of the aim line never covers a point, whatever its language: it goes where there is room, or is not drawn', () => {
    const point = fc.record({ n: fc.integer({ min: 0, max: 140 }), value: fc.integer({ min: 10, max: 80 }) });
    const aim = fc.constantFrom('Aim line', 'Línea hacia la meta', 'Ligne vers l’objectif', '目标线');
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), aim, fc.constantFrom(232, 280, 390, 800), fc.boolean(), (some, word, width, rtl) => {
        const points = some.map(({ n, value }) => goalPoint(addDays('2025-09-08', n), value));
        const { aims, marks, size } = layout(points, { width, rtl, today: '2026-01-26', words: { ...words, aim: word } });
        const label = aims[0]!.label;
        if (!label) return;
        const turn = (label.angle * Math.PI) / 180;
        for (const mark of marks) {
          // Along the word and across it, from its middle.
          const [dx, dy] = [mark.x - label.x, mark.y - label.y];
          const [along, across] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn) - label.shift];
          const isOver = Math.abs(along) < widthOfText(word, 13) / 2 && across > -9 - size / 2 && across < 3 + size / 2;
          expect(isOver, `${mark.x}, ${mark.y} under “${word}” at ${label.x}, ${label.y}`).to.equal(false);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('GT-03 a long word finds another place in a sidebar, and none among too many points', () => {
    const spanish = { ...words, aim: 'Línea hacia la meta' };
    const sparse = [goalPoint('2025-09-10', 60), goalPoint('2026-01-20', 30)];
    expect(layout(sparse, { width: 390, words: spanish, today: '2026-01-26' }).aims[0]!.label?.text).to.equal(spanish.aim);
    const everyDay = Array.from({ length: 140 }, (_, n) => goalPoint(addDays('2025-09-08', n), 24 + (n * 40) / 140 + [-4, 0, 4][n % 3]!));
    expect(layout(everyDay, { width: 280, words: spanish, today: '2026-01-26' }).aims[0]!.label).to.equal(undefined);
  });
  it('GT-19 a target without a day is a line across, and no aim line is guessed', () => {
    const { aims, target } = layout(readingPoints(), { goal: goalOf({ endsOn: null }) });
    expect([aims.length, target!.line]).to.deep.equal([0, true]);
  });
  it('GT-08 GT-13 each phase has its own aim line up to the next, and a line with its word where it begins', () => {
    const goal = goalOf(
      {},
      {
        revisions: [revision(1), revision(2, { startsOn: '2025-11-03', baseline: 33, target: 53, probes: [] }, 'A gentler step')],
        phaseChanges: [phaseChange('2025-10-06', 'Small group')],
      },
    );
    const { aims, changes, starts } = layout(readingPoints(), { goal, today: '2025-11-10', width: 800 });
    expect(changes.map(({ label, row }) => [label, row])).to.deep.equal([
      ['Small group', 0],
      ['A gentler step', 1],
    ]);
    expect(aims).to.have.length(3);
    expect(aims[1]!.x2).to.be.closeTo(changes[1]!.x, 0.01);
    expect(aims[2]!.x1).to.be.closeTo(changes[1]!.x, 0.01);
    expect(aims.map(({ label }) => label?.text)).to.deep.equal([undefined, 'Aim line', 'Aim line']);
    expect(starts.map(({ label }) => label.text)).to.deep.equal(['Start 24', 'Start 33']);
  });
  it('points in another unit are counted and not drawn on this scale', () => {
    const goal = goalOf(
      {},
      { revisions: [revision(1, { measure: { kind: 'rate', unit: 'letters per minute' } }), revision(2, { startsOn: '2025-10-06' }, 'Words now')] },
    );
    const { marks, otherUnit, aims } = layout(readingPoints(), { goal });
    expect([marks.length, otherUnit, aims.length]).to.deep.equal([3, 3, 1]);
  });
  it('points before the first day, after today, or too large for any scale are counted and not drawn', () => {
    const strange = [goalPoint('2025-09-07', 20), goalPoint('2025-10-21', 30), goalPoint('2025-10-01', 1e300), goalPoint('2025-10-01', NaN)];
    const { marks, outside } = layout([...readingPoints(), ...strange]);
    expect([marks.length, outside]).to.deep.equal([6, 4]);
  });
  it('GT-14 draws only the voices that are looked at', () => {
    expect(layout(readingPoints(), { voices: ['home'] }).marks.map(({ point }) => point.voice)).to.deep.equal(['home', 'home']);
    expect(layout(readingPoints(), { voices: [] }).marks).to.deep.equal([]);
  });
  it('two points of one day with one value stand side by side', () => {
    const { marks, size } = layout([goalPoint('2025-10-01', 30), goalPoint('2025-10-01', 30, { voice: 'home' }), goalPoint('2025-10-01', 60)]);
    expect(Math.abs(marks[0]!.x - marks[1]!.x)).to.be.at.least(size);
    expect(marks[2]!.x).to.be.closeTo((marks[0]!.x + marks[1]!.x) / 2, 0.01);
  });
  it('GT-05 the word of the trend stands where no point is, also on a phone', () => {
    // The word would stand above the last point, where others of the same days are.
    const rising = [26, 30, 35, 40].map((value, week) => goalPoint(addDays('2025-09-12', week * 7), value));
    const above = [41, 42, 43].map((value, day) => goalPoint(addDays('2025-10-03', day - 4), value));
    const { trend, marks, size, type } = layout([...rising, ...above], { width: 390 });
    const { x, y, anchor, shift, text } = trend!.label;
    const [from, to] = anchor === 'start' ? [x, x + widthOfText(text, type)] : [x - widthOfText(text, type), x];
    const hidden = marks.filter((mark) => mark.x > from - size / 2 && mark.x < to + size / 2 && mark.y > y + shift - type && mark.y < y + shift + type * 0.3);
    expect(hidden).to.deep.equal([]);
  });
  it('GT-05 GT-08 the word of the trend crosses no line of a change, whichever way is read and however wide the chart is', () => {
    for (const width of [280, 390, 800])
      for (const rtl of [false, true])
        for (const on of ['2025-09-19', '2025-09-29', '2025-10-09']) {
          const goal = goalOf({ endsOn: '2025-10-27' }, { phaseChanges: [phaseChange(on, 'Small group')] });
          const after = [30, 33, 31, 36].map((value, day) => goalPoint(addDays(on, day + 1), value));
          const { trend, changes, type } = layout(after, { goal, width, rtl });
          const { x, anchor, text } = trend!.label;
          const reach = widthOfText(text, type) * ((anchor === 'start') === rtl ? -1 : 1);
          const crossed = changes.filter((change) => change.x > Math.min(x, x + reach) && change.x < Math.max(x, x + reach));
          expect(crossed, `${width} ${rtl} ${on}`).to.deep.equal([]);
        }
  });
  it('GT-05 where there is no room for the name of the method, the trend has its plain name, whole', () => {
    expect(layout(readingPoints(), { width: 200, today: '2025-10-20', goal: goalOf({ endsOn: '2025-11-20' }) }).trend!.label.text).to.equal('Trend');
    expect(layout(readingPoints(), { width: 800 }).trend!.label.text).to.equal('Trend (Theil–Sen)');
  });
  it('right to left is the mirror of left to right', () => {
    const [a, b] = [layout(readingPoints()), layout(readingPoints(), { rtl: true })];
    a.marks.forEach(({ x, y }, i) => {
      expect(b.marks[i]!.x).to.be.closeTo(390 - x, 0.01);
      expect(b.marks[i]!.y).to.equal(y);
    });
  });
  it('whatever the points, everything stands on the paper at 280 and at 1200 px', () => {
    const point = fc.record({ n: fc.integer({ min: -5, max: 150 }), value: fc.double({ min: -1e6, max: 1e6, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), fc.constantFrom(280, 390, 1200), fc.boolean(), (some, width, rtl) => {
        const points = some.map(({ n, value }) => goalPoint(addDays('2025-09-08', n), value));
        const { marks, height, aims, trend, plot } = layout(points, { width, rtl, today: '2026-01-26' });
        const xs = [
          ...marks,
          ...aims.flatMap((one) => [
            { x: one.x1, y: one.y1 },
            { x: one.x2, y: one.y2 },
          ]),
          ...(trend
            ? [
                { x: trend.x1, y: trend.y1 },
                { x: trend.x2, y: trend.y2 },
              ]
            : []),
        ];
        for (const { x, y } of xs) {
          expect(x).to.be.within(Math.min(plot.start, plot.end) - 20, Math.max(plot.start, plot.end) + 20);
          expect(y).to.be.within(-0.01, height);
        }
        expect(points).to.have.length(marks.length + layout(points, { width, today: '2026-01-26' }).outside);
      }),
      { numRuns: 150 },
    );
  });
});

describe('widgets/goal-tracker/chart-scales', () => {
  it('a day is as wide as any other, also when the clocks change', () => {
    const x = dayScale('2025-10-27', '2025-11-10', [0, 140]);
    expect(['2025-10-27', '2025-11-01', '2025-11-02', '2025-11-03', '2025-11-10'].map(x)).to.deep.equal([0, 50, 60, 70, 140]);
  });
  it('has few ticks: Mondays of weeks, firsts of months, and January for a year', () => {
    expect(dayTicks('2025-09-10', '2025-10-08', 5).on).to.deep.equal(['2025-09-15', '2025-09-22', '2025-09-29', '2025-10-06']);
    expect(dayTicks('2025-09-08', '2026-01-26', 4).on).to.deep.equal(['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01']);
    expect(dayTicks('2025-09-08', '2028-09-01', 4).on).to.deep.equal(['2026-01-01', '2027-01-01', '2028-01-01']);
    expect(dayTicks('2025-01-01', '2099-01-01', 4).on.length).to.be.at.most(7);
  });
  it('counts and levels have whole ticks, percents end at a hundred, and one value has a scale too', () => {
    expect(valueScale([0, 2], 'count', [200, 0], 6).ticks).to.deep.equal([0, 1, 2]);
    expect(valueScale([0], 'attainment', [200, 0], 8).ticks).to.deep.equal([-2, -1, 0, 1, 2]);
    expect(valueScale([55, 99], 'percent', [200, 0], 5).scale(100), 'a hundred is the top').to.equal(0);
    const one = valueScale([7], 'rate', [200, 0], 4).scale;
    expect(one(7)).to.be.within(1, 199);
    expect(valueScale([], undefined, [200, 0], 4).ticks.length).to.be.above(1);
  });
});

describe('widgets/goal-tracker/chart-marks and -labels', () => {
  it('GT-14 each voice has a shape of its own', () => {
    expect(new Set((['home', 'school', 'student'] as const).map((voice) => markShape(voice, 10).outline)).size).to.equal(3);
    expect([markSize(1, 300), markSize(2000, 300)]).to.deep.equal([12, 6]);
  });
  it('a finger means the nearest mark, and none that is far', () => {
    const { marks } = layout(readingPoints());
    const { x, y } = marks[3]!;
    expect(nearest(marks, x + 5, y + 5, 32)).to.equal(marks[3]);
    expect(nearest(marks, x, y - 100, 32)).to.equal(undefined);
  });
  it('a word that does not fit is cut short or left out', () => {
    expect(fitText('Small group', 200, 13)).to.equal('Small group');
    expect(fitText('Reading aloud at home', 80, 13)).to.match(/^Reading.*…$/);
    expect(fitText('Reading aloud at home', 20, 13)).to.equal('');
    expect([widthOfText('目标线', 13), widthOfText('abc', 13)], 'a Chinese character is as wide as it is high').to.deep.equal([39, 3 * 0.56 * 13]);
    expect(fitText('在家大声朗读一本书', 80, 13)).to.equal('在家大声朗…');
    expect(labelOnLine({ x1: 0, y1: 0, x2: 30, y2: 0 }, 'Aim line', 13, -1, { until: 0, atEnd: 0 })).to.equal(undefined);
  });
});
