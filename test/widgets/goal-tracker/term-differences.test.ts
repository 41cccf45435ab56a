import { expect } from 'chai';
import { differences } from '../../../src/widgets/goal-tracker/term-differences.js';
import { readingTerms } from '../../support/goals.js';

const said = (change: Partial<typeof readingTerms>): string[] =>
  differences(readingTerms, { ...readingTerms, ...change }, 'en').map(({ label, from, to }) => `${label}: ${from} → ${to}`.replace(/\s/g, ' '));

describe('what changed between two versions of a goal', () => {
  it('GT-13 is nothing where the terms are the same, also where only a probe is another', () => {
    expect(said({})).to.deep.equal([]);
    expect(said({ probes: [24, 24, 24] })).to.deep.equal([]);
  });
  it('GT-13 is said from what to what, in the order in which a goal is read', () => {
    expect(said({ statement: 'Reads a page', target: 60, endsOn: null, domain: 'functional' })).to.deep.equal([
      `The goal: ${readingTerms.statement} → Reads a page`,
      'What is it about?: Learning → Daily living',
      'Value to reach: 64 → 60',
      'Last day: January 26, 2026 → not said yet',
    ]);
  });
  it('GT-04 says the day with the starting value, and which way is better only where that changes', () => {
    expect(said({ baseline: 30, startsOn: '2025-10-20' })).to.deep.equal(['Starting value: 24 (September 8, 2025) → 30 (October 20, 2025)']);
    expect(said({ direction: 'decrease', target: 10 })).to.deep.equal(['Value to reach: 64 → 10', 'Which way is better?: More is better → Less is better']);
  });
  it('GT-11 says a measure with its levels, and one that nobody has said yet as that', () => {
    expect(said({ measure: null })).to.deep.equal(['How will you see it?: words per minute → not said yet']);
    const scale = ['a', 'b', 'c', 'd', 'e'];
    expect(said({ measure: { kind: 'attainment', unit: 'level' }, scale })).to.deep.equal([
      'How will you see it?: words per minute → level · a · b · c · d · e',
    ]);
  });
});
