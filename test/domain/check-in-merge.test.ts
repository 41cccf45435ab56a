import { expect } from 'chai';
import fc from 'fast-check';
import { mergeCheckIns, settle, type Changeable } from '../../src/domain/check-in-merge.js';

const key = fc.constantFrom('a', 'b', 'c');
const version: fc.Arbitrary<Changeable> = fc.record({
  note: fc.option(fc.constantFrom('one', 'two', 'three')),
  language: fc.constantFrom('en', 'es'),
  audience: fc.constantFrom(['home', 'school'], ['home', 'school', 'student'], ['student', 'school', 'home']),
  feeling: fc.option(fc.constantFrom('happy', 'sad')),
  ratings: fc.uniqueArray(fc.record({ expectation: key, period: key, score: fc.option(fc.integer({ min: 0, max: 2 })) }), {
    selector: ({ expectation, period }) => `${expectation} ${period}`,
  }),
  goalPoint: fc.option(fc.record({ goalId: key, value: fc.integer({ min: 0, max: 2 }) })),
  results: fc.uniqueArray(fc.record({ behaviour: key, met: fc.option(fc.boolean()) }), { selector: ({ behaviour }) => behaviour }),
});
/** The changeable things of a version as the promises below see them, written apart from the code under test. */
const things = (v: Changeable): Record<string, string> => ({
  note: JSON.stringify(v.note === null ? null : [v.note, v.language]),
  audience: JSON.stringify(v.audience.toSorted()),
  feeling: JSON.stringify(v.feeling),
  goalPoint: JSON.stringify(v.goalPoint),
  ...Object.fromEntries(v.ratings!.map((r) => [`rating/${r.expectation}/${r.period}`, JSON.stringify(r.score)])),
  ...Object.fromEntries(v.results!.map((r) => [`result/${r.behaviour}`, JSON.stringify(r.met)])),
});
const noNote: Changeable = { note: null, language: 'en', audience: ['home', 'school'] };
const cells = (...scores: (number | null)[]) => scores.map((score, i) => ({ expectation: 'safe', period: `p${i}`, score }));

describe('domain/check-in-merge', () => {
  it('X-07 two teachers who rated different periods both keep their ratings', () => {
    const base = { ...noNote, ratings: cells(2, null, null) };
    const { merged, conflicts } = mergeCheckIns(base, { ...base, ratings: cells(2, 1, null) }, { ...base, ratings: cells(2, null, 0) });
    expect(conflicts).to.deep.equal([]);
    expect(merged.ratings).to.deep.equal(cells(2, 1, 0));
  });
  it('X-07 the same cell rated differently is asked about, and both scores are there to choose from', () => {
    const base = { ...noNote, ratings: cells(null) };
    const merge = mergeCheckIns(base, { ...base, ratings: cells(2) }, { ...base, ratings: cells(1) });
    expect(merge.conflicts).to.deep.equal([{ field: 'rating/safe/p0', base: null, mine: 2, theirs: 1 }]);
    expect(settle(merge, { 'rating/safe/p0': 'mine' }).ratings).to.deep.equal(cells(2));
    expect(settle(merge, {}).ratings).to.deep.equal(cells(1));
  });
  it('X-07 CI-16 the point of a goal is asked about where both changed it, and left alone by who does not speak of it', () => {
    const point = (value: number) => ({ goalPoint: { goalId: 'g', value } });
    const base: Changeable = { ...noNote, ...point(27) };
    const fought = mergeCheckIns(base, { ...noNote, ...point(30) }, { ...noNote, ...point(31) });
    expect(fought.conflicts).to.deep.equal([
      { field: 'goalPoint', base: base.goalPoint, mine: { goalId: 'g', value: 30 }, theirs: { goalId: 'g', value: 31 } },
    ]);
    expect(settle(fought, { goalPoint: 'mine' }).goalPoint?.value).to.equal(30);
    expect(mergeCheckIns(base, { ...noNote, goalPoint: null }, base).merged.goalPoint).to.equal(null);
    const left = mergeCheckIns(base, { ...noNote, note: 'mine' }, { ...noNote, ...point(31) });
    expect([left.conflicts, 'goalPoint' in left.merged]).to.deep.equal([[], false]);
  });
  it('X-07 two notes can become one, mine before theirs', () => {
    const merge = mergeCheckIns({ ...noNote, note: 'x' }, { ...noNote, note: 'mine' }, { ...noNote, note: 'suyo', language: 'es' });
    expect(settle(merge, { note: 'both' })).to.include({ note: 'mine\n\nsuyo', language: 'en' });
    expect(settle(merge, { note: 'theirs' })).to.include({ note: 'suyo', language: 'es' });
  });
  it('X-07 without a known start, a rating that one side alone has is taken and the rest is asked about', () => {
    const merge = mergeCheckIns(undefined, { ...noNote, note: 'a', ratings: cells(2, 1) }, { ...noNote, note: 'b', ratings: cells(2) });
    expect(merge.conflicts.map(({ field }) => field)).to.deep.equal(['note']);
    expect(merge.merged.ratings).to.deep.equal(cells(2, 1));
  });
  it('X-07 no side loses a change: it is in the merge, or it is a conflict that holds both', () => {
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const { merged, conflicts } = mergeCheckIns(base, mine, theirs);
        const [b, m, t, after] = [base, mine, theirs, merged].map(things) as [
          Record<string, string>,
          Record<string, string>,
          Record<string, string>,
          Record<string, string>,
        ];
        for (const name of new Set([...Object.keys(b), ...Object.keys(m), ...Object.keys(t)])) {
          const asked = conflicts.some(({ field }) => field === name);
          if (m[name] !== b[name] && t[name] !== b[name] && m[name] !== t[name]) expect(asked, name).to.equal(true);
          else expect([asked, after[name]], name).to.deep.equal([false, m[name] === b[name] ? t[name] : m[name]]);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('X-07 mine and theirs weigh the same', () => {
    fc.assert(
      fc.property(fc.option(version, { nil: undefined }), version, version, (base, mine, theirs) => {
        const [ours, turned] = [mergeCheckIns(base, mine, theirs), mergeCheckIns(base, theirs, mine)];
        expect(turned.merged).to.deep.equal(ours.merged);
        expect(turned.conflicts).to.deep.equal(ours.conflicts.map((c) => ({ ...c, mine: c.theirs, theirs: c.mine })));
      }),
    );
  });
  it('X-07 merging again changes nothing, and a settled merge holds what was chosen', () => {
    fc.assert(
      fc.property(version, version, version, fc.constantFrom('mine' as const, 'theirs' as const), (base, mine, theirs, side) => {
        const merge = mergeCheckIns(base, mine, theirs);
        const once = settle(merge, Object.fromEntries(merge.conflicts.map(({ field }) => [field, side])));
        expect(mergeCheckIns(once, once, once)).to.deep.equal({ merged: once, conflicts: [] });
        const chosen = things(side === 'mine' ? mine : theirs);
        for (const { field } of merge.conflicts) if (chosen[field] !== undefined) expect(things(once)[field], field).to.equal(chosen[field]);
      }),
    );
  });
});
