import { expect } from 'chai';
import fc from 'fast-check';
import { wrongIn, type GoalTerms } from '../../../src/contract/goal-terms.js';
import { mergeGoals, settleGoal, versionOf, type GoalVersion } from '../../../src/widgets/goal-tracker/goal-merge.js';

const terms: GoalTerms = {
  statement: 'Read aloud',
  domain: 'academic',
  measure: { kind: 'rate', unit: 'words a minute' },
  direction: 'increase',
  baseline: 42,
  probes: [],
  startsOn: '2026-09-01',
  target: 90,
  endsOn: '2027-05-28',
  scale: null,
};
const was: GoalVersion = { terms, reviewOn: null };
const but = (change: Partial<GoalTerms>, reviewOn: string | null = null): GoalVersion => ({ terms: { ...terms, ...change }, reviewOn });
const names = (mine: GoalVersion, theirs: GoalVersion, base: GoalVersion | undefined = was) =>
  mergeGoals(base, mine, theirs).conflicts.map(({ field }) => field);

describe('widgets/goal-tracker/goal-merge', () => {
  it('X-07 what only one side changed is taken without asking', () => {
    const { merged, conflicts } = mergeGoals(was, but({ statement: 'Read to Leo' }), but({ endsOn: '2027-06-11' }, '2027-01-15'));
    expect(conflicts).to.deep.equal([]);
    expect(versionOf(merged)).to.deep.equal(but({ statement: 'Read to Leo', endsOn: '2027-06-11' }, '2027-01-15'));
  });
  it('X-07 what both changed differently is asked, and what is chosen is what comes out', () => {
    const [mine, theirs] = [but({ target: 80, statement: 'Mine' }), but({ target: 100 })];
    const merge = mergeGoals(was, mine, theirs);
    expect(merge.conflicts.map(({ field }) => field)).to.deep.equal(['target']);
    expect(settleGoal(merge, { target: 'mine' })).to.deep.equal(mine);
    expect(settleGoal(merge, {}).terms).to.deep.include({ target: 100, statement: 'Mine' });
  });
  it('X-07 the same change on both sides is no conflict', () => expect(names(but({ target: 80 }), but({ target: 80 }))).to.deep.equal([]));
  it('X-07 without knowing how it began, every difference is asked', () => {
    expect(mergeGoals(undefined, but({ statement: 'Mine' }), but({ target: 80 })).conflicts.map(({ field }) => field)).to.deep.equal(['statement', 'target']);
  });
  it('X-07 a target goes with the unit it is counted in', () => {
    const inMinutes = but({ measure: { kind: 'duration', unit: 'minutes' }, baseline: 5, target: 20 });
    expect(names(but({ target: 80 }), inMinutes)).to.deep.equal(['numbers']);
    const merge = mergeGoals(was, but({ target: 80 }), inMinutes);
    expect(settleGoal(merge, { numbers: 'mine' })).to.deep.equal(but({ target: 80 }));
    expect(settleGoal(merge, { numbers: 'theirs' })).to.deep.equal(inMinutes);
  });
  it('X-07 two changes that would contradict each other are asked, although each field was changed by one side only', () => {
    expect(names(but({ target: 60 }), but({ baseline: 60 }))).to.deep.equal(['numbers']);
    expect(versionOf(mergeGoals(was, but({ target: 60 }), but({ baseline: 70 })).merged).terms.direction, 'the direction follows').to.equal('decrease');
  });
  it('X-07 a merge without a question is a goal that can be, and each side gets its own back from its choices', () => {
    const version = fc
      .record({
        statement: fc.constantFrom('a', 'b'),
        baseline: fc.constantFrom(40, 42, 60),
        target: fc.constantFrom(null, 60, 90),
        endsOn: fc.constantFrom(null, '2027-05-28'),
      })
      .map((part) => but({ ...part, direction: part.target === null || part.target > part.baseline ? 'increase' : 'decrease' }))
      .filter((one) => !wrongIn(one.terms).length);
    fc.assert(
      fc.property(fc.option(version, { nil: undefined }), version, version, (base, mine, theirs) => {
        const merge = mergeGoals(base, mine, theirs);
        if (!merge.conflicts.length) expect(wrongIn(versionOf(merge.merged).terms)).to.deep.equal([]);
        const all = (side: string) => Object.fromEntries(merge.conflicts.map(({ field }) => [field, side]));
        if (!base) expect(settleGoal(merge, all('mine'))).to.deep.equal(mine);
        expect(settleGoal(mergeGoals(theirs, mine, theirs), {})).to.deep.equal(mine);
        expect(settleGoal(mergeGoals(mine, mine, theirs), {})).to.deep.equal(theirs);
      }),
    );
  });
});
