import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../src/base/days.js';
import { phaseOn, phasesOf, sameMeasure } from '../../src/domain/goal-phases.js';
import { goalOf, phaseChange, readingTerms, revision } from '../support/goals.js';

const revised = (...starts: readonly string[]) =>
  phasesOf(goalOf({}, { revisions: starts.map((startsOn, i) => revision(i + 1, { startsOn, target: 64 - i }, i ? `reason ${i + 1}` : null)) }));

describe('domain/goal-phases', () => {
  it('one goal without changes is one phase, without an end and without a reason', () => {
    const [phase, ...others] = phasesOf(goalOf());
    expect(others).to.deep.equal([]);
    expect(phase).to.deep.include({ from: '2025-09-08', until: undefined, begins: undefined });
    expect(phase!.aim?.perWeek).to.equal(2);
  });
  it('GT-13 GT-08 a revision begins a phase with its own line, and ends the one before', () => {
    const [first, second] = revised('2025-09-08', '2025-11-03');
    expect(first).to.deep.include({ from: '2025-09-08', until: '2025-11-03' });
    expect(second).to.deep.include({ from: '2025-11-03', until: undefined, begins: { kind: 'revision', label: 'reason 2' } });
    expect([first!.aim?.target, second!.aim?.target]).to.deep.equal([64, 63]);
  });
  it('GT-13 a revision from the same day or an earlier one takes the place of what it reaches back over', () => {
    expect(revised('2025-09-08', '2025-09-08').map(({ from, terms, begins }) => [from, terms.target, begins])).to.deep.equal([['2025-09-08', 63, undefined]]);
    expect(revised('2025-09-08', '2025-11-03', '2025-10-06').map(({ from, terms }) => [from, terms.target])).to.deep.equal([
      ['2025-09-08', 64],
      ['2025-10-06', 62],
    ]);
    expect(revised('2025-09-08', '2025-11-03', '2025-09-01').map(({ from }) => from)).to.deep.equal(['2025-09-01']);
  });
  it('GT-08 a phase change keeps the terms, in whatever order it was marked', () => {
    const goal = goalOf({}, { phaseChanges: [phaseChange('2025-11-03', 'Small group'), phaseChange('2025-10-06', 'Reading aloud at home')] });
    expect(phasesOf(goal).map(({ from, begins }) => [from, begins?.label])).to.deep.equal([
      ['2025-09-08', undefined],
      ['2025-10-06', 'Reading aloud at home'],
      ['2025-11-03', 'Small group'],
    ]);
    expect(phasesOf(goal).every(({ terms }) => terms.target === 64)).to.equal(true);
  });
  it('two changes of one day are one line that says both', () => {
    const goal = goalOf({}, { phaseChanges: [phaseChange('2025-10-06', 'Small group'), phaseChange('2025-10-06', 'Glasses')] });
    expect(phasesOf(goal).map(({ begins }) => begins?.label)).to.deep.equal([undefined, 'Small group · Glasses']);
  });
  it('a change before the goal begins, or on its first day, draws no line', () => {
    const goal = goalOf({}, { phaseChanges: [phaseChange('2025-09-01', 'Early'), phaseChange('2025-09-08', 'Same day')] });
    expect(phasesOf(goal)).to.have.length(1);
  });
  it('the phase of a day is the one that began last; before all of them it is the first', () => {
    const phases = revised('2025-09-08', '2025-11-03');
    expect(['2025-09-01', '2025-09-08', '2025-11-02', '2025-11-03', '2030-01-01'].map((on) => phases.indexOf(phaseOn(phases, on)))).to.deep.equal([
      0, 0, 0, 1, 1,
    ]);
  });
  it('phases of any goal follow one another without a gap and without an empty one', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-09-08', n));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), fc.array(day, { maxLength: 6 }), (starts, changes) => {
        const revisions = starts.map((startsOn, i) => revision(i + 1, { startsOn }, `reason ${i}`));
        const phases = phasesOf(goalOf({}, { revisions, phaseChanges: changes.map((on) => phaseChange(on, on)) }));
        expect(phases.length).to.be.at.least(1);
        phases.forEach(({ from, until }, i) => {
          expect(until).to.equal(phases[i + 1]?.from);
          if (until) expect(from < until).to.equal(true);
        });
        expect(phases.at(-1)!.terms.startsOn <= phases.at(-1)!.from).to.equal(true);
      }),
    );
  });
  it('values of another unit or of another kind stand on another scale', () => {
    const measured = (kind: string, unit: string) => ({ ...readingTerms, measure: { kind, unit } });
    expect(sameMeasure(readingTerms, measured('rate', 'words per minute'))).to.equal(true);
    expect(sameMeasure(readingTerms, measured('rate', 'letters per minute'))).to.equal(false);
    expect(sameMeasure(readingTerms, measured('count', 'words per minute'))).to.equal(false);
    expect(sameMeasure({ ...readingTerms, measure: null }, { ...readingTerms, measure: null })).to.equal(true);
  });
});
