import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../src/base/days.js';
import { standingDefaults, standingOfGoal, type StandingSettings } from '../../src/domain/goal-standing.js';
import { trends } from '../../src/domain/goal-trend-methods.js';
import { goalOf, goalPoint, phaseChange, readingPoints, revision } from '../support/goals.js';

const on20 = '2025-10-20';
const at = (points: Parameters<typeof standingOfGoal>[1], today = on20, goal = goalOf(), settings: Partial<StandingSettings> = {}) =>
  standingOfGoal(goal, points, today, { ...standingDefaults, ...settings });
const with29 = () => readingPoints().map((point) => (point.on === '2025-09-29' ? { ...point, value: 29 } : point));

describe('domain/goal-standing', () => {
  it('GT-03 GT-07 GT-10 the fixture as facts', () => {
    const standing = at(readingPoints());
    expect(standing).to.include({ requiredPerWeek: 2, aimedAt: 36, position: 'mixed', standing: 'mixed', outlook: 'unlikely', reached: false, weeks: 6 });
    expect(standing.trend).to.include({ method: 'theil-sen', perWeek: 1.5, points: 6 });
    expect(standing.latest?.value).to.equal(33);
    expect(at(with29()).standing).to.equal('behind');
  });
  it('GT-10 the method is a setting, and its projection is its own', () => {
    expect(at(readingPoints(), on20, goalOf(), { trend: trends['least-squares'] }).projected?.toFixed(2)).to.equal('49.77');
    expect(at(readingPoints(), on20, goalOf(), { trend: trends['tukey-thirds'] }).trend?.perWeek).to.equal(1.375);
  });
  it('GT-12 of nothing and of one point it says that there is not enough', () => {
    expect(at([])).to.include({
      latest: undefined,
      trend: undefined,
      projected: undefined,
      standing: 'not-enough-data',
      outlook: 'not-enough-data',
      reached: false,
    });
    expect(at(readingPoints().slice(0, 1))).to.deep.include({ trend: undefined, standing: 'not-enough-data', aimedAt: 26 });
  });
  it('GT-19 a goal without a target has a trend and no verdict', () => {
    const standing = at(with29(), on20, goalOf({ target: null }));
    expect(standing).to.deep.include({ aim: undefined, standing: 'not-enough-data', reached: false });
    expect(standing.trend?.points).to.equal(6);
  });
  it('GT-04 GT-07 a goal that decreases is behind above its line, and reached at its target or below', () => {
    const fewer = goalOf({ direction: 'decrease', baseline: 40, target: 0, probes: [] });
    const points = [39, 39, 39, 38, 38, 38].map((value, i) => goalPoint(addDays('2025-09-15', 7 * i), value));
    expect(at(points, on20, fewer)).to.include({ position: 'above', standing: 'behind' });
    expect(at([...points, goalPoint(on20, 0, { createdAt: '2025-10-20T21:00:00.000Z' })], on20, fewer).reached).to.equal(true);
  });
  it('GT-08 after a phase change only what came after it counts', () => {
    const goal = goalOf({}, { phaseChanges: [phaseChange('2025-09-29', 'Reading aloud at home')] });
    expect(at(with29(), '2025-10-20', goal)).to.deep.include({ standing: 'not-enough-data', outlook: 'not-enough-data' });
    expect(at(with29(), '2025-10-20', goal).points).to.have.length(4);
    expect(at(with29(), '2025-11-10', goal).standing).to.equal('behind');
    expect(at(with29(), '2025-09-28', goal).points).to.have.length(2);
  });
  it('GT-13 a revision is measured against its own line', () => {
    const revisions = [revision(1), revision(2, { startsOn: '2025-10-13', baseline: 30, target: 30.5, probes: [] }, 'A gentler step')];
    expect(at(readingPoints(), on20, goalOf({}, { revisions }))).to.deep.include({ reached: true, weeks: 1 });
  });
  it('GT-16 the trend-line rule can be chosen', () => {
    const rule = { rule: 'trend-line' } as const;
    expect(at(readingPoints(), on20, goalOf(), rule).standing).to.equal('behind');
    expect(at(readingPoints().slice(0, 5), '2025-12-01', goalOf(), rule).standing).to.equal('not-enough-data');
  });
  it('leaves out what is dated after today and what is no number', () => {
    const strange = [goalPoint('2025-10-21', 99), goalPoint('2025-10-19', NaN)];
    const known = with29();
    expect(at([...strange, ...known])).to.deep.equal(at(known));
  });
  it('of two points on one day the one that was written down later is the latest', () => {
    const early = goalPoint(on20, 70, { createdAt: '2025-10-20T13:00:00.000Z' });
    const late = goalPoint(on20, 30, { createdAt: '2025-10-20T22:00:00.000Z' });
    for (const both of [
      [early, late],
      [late, early],
    ])
      expect(at(both).latest?.value).to.equal(30);
  });
  it('does not depend on the order of the points, and changes none of them', () => {
    const some = Object.freeze(with29());
    fc.assert(
      fc.property(fc.shuffledSubarray([...some], { minLength: 6 }), (shuffled) => {
        expect(at(Object.freeze(shuffled))).to.deep.equal(at(some));
      }),
    );
  });
  it('stands for 2,000 points', () => {
    const many = Array.from({ length: 2000 }, (_, i) => goalPoint(addDays('2025-09-08', i % 140), 24 + (i % 140) / 7));
    expect(at(many, '2026-01-26')).to.deep.include({ standing: 'behind', outlook: 'unlikely', reached: false });
  });
});
