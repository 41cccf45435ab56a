import { expect } from 'chai';
import * as v from 'valibot';
import { fitsMeasure, measureKinds, missingIn } from '../../src/contract/goal-measure.js';
import { goalTermsSchema, wrongIn, type GoalTerms } from '../../src/contract/goal-terms.js';
import { limits } from '../../src/contract/limits.js';
import { readingTerms } from '../support/goals.js';

const good = readingTerms as GoalTerms;
const scale = ['Asks nobody', 'Asks with help', 'Asks one friend', 'Asks two friends', 'Asks anybody'];
const wrong = (part: Partial<GoalTerms>) => wrongIn({ ...good, ...part }).map(({ field, trouble }) => `${field} ${trouble}`);

describe('contract/goal-terms', () => {
  it('GT-01 the goal of the fixture is as a goal should be', () => {
    expect(wrongIn(good)).to.deep.equal([]);
    expect(v.parse(goalTermsSchema, good)).to.deep.equal(good);
    expect(missingIn(good)).to.deep.equal([]);
  });
  it('GT-19 says what a goal still needs, and takes it without', () => {
    const vague = { ...good, measure: null, baseline: null, probes: [], target: null, endsOn: null };
    expect(missingIn(vague)).to.deep.equal(['measure', 'baseline', 'target', 'endsOn']);
    expect(v.is(goalTermsSchema, vague)).to.equal(true);
    expect(missingIn({ ...good, baseline: 0 })).to.deep.equal([]);
  });
  it('refuses a target that is the baseline or lies on the other side, and an end that is not after the start', () => {
    expect(wrong({ target: 24 })).to.deep.equal(['target target-is-baseline']);
    expect(wrong({ target: 20 })).to.deep.equal(['target wrong-direction']);
    expect(wrong({ direction: 'decrease' })).to.deep.equal(['target wrong-direction']);
    expect(wrong({ endsOn: '2025-09-08' })).to.deep.equal(['endsOn ends-before-start']);
    expect(wrong({ endsOn: '2025-09-01' })).to.deep.equal(['endsOn ends-before-start']);
    expect(wrong({ endsOn: '2028-09-08' })).to.deep.equal([]);
    expect(wrong({ endsOn: '2028-09-09' })).to.deep.equal(['endsOn too-long']);
  });
  it('refuses values that the measure cannot have: below nothing, over a hundred percent, half a count, a million', () => {
    const of = (kind: (typeof measureKinds)[number], target: number) => wrong({ measure: { kind, unit: 'times' }, probes: [], target });
    expect(of('count', 30.5)).to.deep.equal(['target value-out-of-range']);
    expect(of('count', 1_000_000)).to.deep.equal(['target value-out-of-range']);
    expect(of('percent', 101)).to.deep.equal(['target value-out-of-range']);
    expect(wrong({ measure: { kind: 'rate', unit: 'words' }, direction: 'decrease', target: -1 })).to.deep.equal(['target value-out-of-range']);
    expect(wrong({ measure: null, target: 1_000_000 })).to.deep.equal(['target value-out-of-range']);
    expect(wrong({ measure: null, target: 30.5 })).to.deep.equal([]);
  });
  it('GT-09 the baseline of three probes is their median; two probes are not three', () => {
    expect(wrong({ baseline: 25 })).to.deep.equal(['probes baseline-not-median']);
    expect(wrong({ probes: [24, 24] })).to.deep.equal(['probes probes-not-three']);
    expect(wrong({ probes: [24, -1, 25] })).to.deep.equal(['probes value-out-of-range']);
  });
  it('GT-11 a scale of five levels belongs to attainment, and attainment to a scale', () => {
    const attainment = { measure: { kind: 'attainment', unit: 'level' }, baseline: -2, probes: [], target: 0 } as const;
    expect(wrong({ ...attainment, probes: [], scale })).to.deep.equal([]);
    expect(wrong({ ...attainment, probes: [] })).to.deep.equal(['scale scale-not-measured']);
    expect(wrong({ scale })).to.deep.equal(['scale scale-not-measured']);
    expect(v.is(goalTermsSchema, { ...good, ...attainment, scale: scale.slice(1) })).to.equal(false);
  });
  it('takes no NaN, no Infinity and no day that does not exist', () => {
    for (const part of [{ baseline: NaN }, { target: Infinity }, { startsOn: '2026-02-30' }, { endsOn: 'soon' }, { statement: '' }, { extra: 1 }]) {
      expect(v.is(goalTermsSchema, { ...good, ...part }), JSON.stringify(part)).to.equal(false);
    }
  });
  it('names the field of every trouble, as a form needs it', () => {
    const { issues = [] } = v.safeParse(goalTermsSchema, { ...good, target: 24, endsOn: good.startsOn });
    expect(issues.map((issue) => [v.getDotPath(issue), issue.message])).to.deep.equal([
      ['target', 'target-is-baseline'],
      ['endsOn', 'ends-before-start'],
    ]);
  });
  it('values of every kind lie in their range, with at most four decimals', () => {
    for (const kind of measureKinds) {
      for (const bad of [NaN, Infinity, limits.goalValueMost + 1, -limits.goalValueMost - 1]) expect(fitsMeasure(bad, kind), `${kind} ${bad}`).to.equal(false);
      expect(fitsMeasure(0, kind), kind).to.equal(true);
    }
    expect([-1, 0, 1.5].map((one) => fitsMeasure(one, 'count'))).to.deep.equal([false, true, false]);
    expect([0.1234, 0.12345].map((one) => fitsMeasure(one, 'rate'))).to.deep.equal([true, false]);
    expect([-3, -2, 2, 3].map((one) => fitsMeasure(one, 'attainment'))).to.deep.equal([false, true, true, false]);
    expect(fitsMeasure(-5, 'score')).to.equal(true);
  });
});
