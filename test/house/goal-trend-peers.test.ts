/**
 * Ten thousand random series of 3 to 24 points, reckoned by us and by others: least squares by simple-statistics, Theil–Sen from its definition and by
 * ml-regression-theil-sen (which takes the lower one where two are in the middle, so it is asked where there is one), Tukey's thirds told the other way
 * round. The verdicts must agree too. It runs in Node, because not all of them load in a page.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TheilSenRegression } from 'ml-regression-theil-sen';
import { linearRegression, median } from 'simple-statistics';
import { addDays, daysBetween } from '../../src/base/days.js';
import { aimLine } from '../../src/domain/goal-aim.js';
import { lastPointsRule, outlookOf, trendLineRule } from '../../src/domain/goal-rules.js';
import { trends } from '../../src/domain/goal-trend-methods.js';
import { trendAt, type DataPoint, type TrendLine, type TrendMethod } from '../../src/domain/goal-trend.js';
import { readingTerms } from '../support/goals.js';

const SERIES = 10_000;
const aim = aimLine(readingTerms)!;
const today = '2026-01-20';

/** Always the same ones (mulberry32), so that what failed fails again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Unsorted, with gaps and several on a day; every third series has one point a day at most. */
function seriesOf(random: () => number, index: number): DataPoint[] {
  const days = Array.from({ length: 3 + Math.floor(random() * 22) }, () => Math.floor(random() * 130));
  const drift = random() * 4 - 1;
  return (index % 3 ? days : [...new Set(days)]).map((day) => ({
    on: addDays(aim.startsOn, day),
    value: Math.round((24 + (drift * day) / 7 + random() * 12 - 6) * 10) / 10,
  }));
}

function everySeries(look: (points: readonly DataPoint[], x: readonly number[], y: readonly number[]) => void): number {
  const random = randomOf(20_251_122);
  let looked = 0;
  for (let i = 0; i < SERIES; i++) {
    const points = seriesOf(random, i);
    if (points.length < 3 || points.every(({ on }) => on === points[0]!.on)) continue;
    const first = points.map(({ on }) => on).sort()[0]!;
    look(
      points,
      points.map(({ on }) => daysBetween(first, on) / 7),
      points.map(({ value }) => value),
    );
    looked++;
  }
  return looked;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));

/** Both parts, or a sentence of which series it was; a line that is equal is not worth a word. */
function compare(points: readonly DataPoint[], ours: TrendLine, slope: number, intercept: number): void {
  if (!near(ours.perWeek, slope) || !near(ours.intercept, intercept)) {
    assert.fail(`${JSON.stringify(points)}: ours ${ours.perWeek} from ${ours.intercept}, theirs ${slope} from ${intercept}`);
  }
}

/** Tukey's thirds told the other way round: every day asks which third holds all of it. */
function tukey(x: readonly number[], y: readonly number[]): readonly [slope: number, intercept: number] {
  const order = x.map((_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const outer = x.length % 3 === 2 ? (x.length + 1) / 3 : Math.floor(x.length / 3);
  const third = new Map<number, Set<string>>();
  order.forEach((i, rank) => {
    const name = rank < outer ? 'left' : rank >= x.length - outer ? 'right' : 'middle';
    third.set(x[i]!, (third.get(x[i]!) ?? new Set()).add(name));
  });
  const nameOf = (at: number): string => {
    const names = third.get(at)!;
    return names.has('left') && names.has('right') ? 'middle' : names.has('left') ? 'left' : names.has('right') ? 'right' : 'middle';
  };
  const groups = ['left', 'middle', 'right'].flatMap((name) => {
    const inside = order.filter((i) => nameOf(x[i]!) === name);
    return inside.length ? [{ x: median(inside.map((i) => x[i]!)), y: median(inside.map((i) => y[i]!)) }] : [];
  });
  const [first, last] = [groups[0]!, groups.at(-1)!];
  const slope = (last.y - first.y) / (last.x - first.x);
  return [slope, groups.reduce((sum, group) => sum + group.y - slope * group.x, 0) / groups.length];
}

/** Theil–Sen by its definition. */
function allPairs(x: readonly number[], y: readonly number[]): readonly [slope: number, intercept: number] {
  const slopes = x.flatMap((from, i) => x.flatMap((to, j) => (to > from ? [(y[j]! - y[i]!) / (to - from)] : [])));
  const slope = median(slopes);
  return [slope, median(x.map((at, i) => y[i]! - slope * at))];
}

const peers: Readonly<Record<TrendMethod, (x: readonly number[], y: readonly number[]) => readonly [slope: number, intercept: number]>> = {
  'least-squares': (x, y) => {
    const { m, b } = linearRegression(x.map((at, i) => [at, y[i]!]));
    return [m, b];
  },
  'theil-sen': allPairs,
  'tukey-thirds': tukey,
};

describe('domain/goal-trend beside independent implementations', () => {
  for (const method of Object.keys(peers) as TrendMethod[]) {
    it(`GT-10 ${method} is the same line and the same verdicts on 10,000 random series`, () => {
      const verdicts = new Set<string>();
      const looked = everySeries((points, x, y) => {
        const ours = trends[method](points)!;
        const [slope, intercept] = peers[method](x, y);
        compare(points, ours, slope, intercept);
        const theirs = { ...ours, perWeek: slope, intercept };
        const [mine, other] = [ours, theirs].map((line) => [trendLineRule(line, aim, 'increase'), outlookOf(line, trendAt(line, aim.endsOn), aim, today)]) as [
          string[],
          string[],
        ];
        if (mine.join() !== other.join()) assert.fail(`${JSON.stringify(points)}: ${mine.join()} beside ${other.join()}`);
        for (const verdict of mine) verdicts.add(verdict);
      });
      assert.ok(looked > SERIES * 0.99, `${looked} were looked at`);
      for (const verdict of ['ahead', 'behind', 'likely', 'unlikely']) assert.ok(verdicts.has(verdict), `${verdict} never came up`);
    });
  }

  it('GT-10 theil-sen is what ml-regression-theil-sen says wherever both medians have a middle', () => {
    let [slopes, lines] = [0, 0];
    everySeries((points, x, y) => {
      const pairs = x.reduce((sum, one, i) => sum + x.slice(i + 1).filter((other) => other !== one).length, 0);
      if (pairs % 2 === 0) return;
      const ours = trends['theil-sen'](points)!;
      const { slope, intercept } = new TheilSenRegression(x, y);
      compare(points, ours, slope, points.length % 2 ? intercept : ours.intercept);
      slopes++;
      lines += points.length % 2;
    });
    assert.ok(slopes > 3000 && lines > 1000, `${slopes} slopes, ${lines} lines`);
  });

  it('GT-07 the four-point rule is the same as counting back day by day on 10,000 random series', () => {
    const verdicts = new Set<string>();
    everySeries((points) => {
      const off = points
        .map(({ on, value }) => ({ on, up: value - (24 + (40 * daysBetween('2025-09-08', on)) / 140) }))
        .filter(({ up }) => Math.abs(up) > 4e-8);
      const days = [...new Set(off.map(({ on }) => on))].sort().reverse();
      const last: number[] = [];
      for (const day of days) if (last.length < 4) last.push(...off.filter(({ on }) => on === day).map(({ up }) => up));
      const byHand = last.length < 4 ? 'not-enough-data' : last.every((up) => up > 0) ? 'above' : last.every((up) => up < 0) ? 'below' : 'mixed';
      const ours = lastPointsRule(points, aim, today);
      if (ours !== byHand) assert.fail(`${JSON.stringify(points)}: ${ours} beside ${byHand}`);
      verdicts.add(ours);
    });
    assert.deepEqual([...verdicts].sort(), ['above', 'below', 'mixed', 'not-enough-data']);
  });
});
