import { expect } from 'chai';
import fc from 'fast-check';
import { limits } from '../../../src/contract/limits.js';
import { fitsMeasure } from '../../../src/contract/goal-measure.js';
import { isFar } from '../../../src/domain/goal-value.js';
import { kindOf, problemsOf, toBody } from '../../../src/widgets/goal-tracker/point-body.js';
import { formFor, fromDraft, toDraft, toLine, type PointContext } from '../../../src/widgets/goal-tracker/point-form.js';
import { readingTerms } from '../../support/goals.js';

const context: PointContext = { terms: readingTerms, startsOn: '2025-09-08', today: '2025-10-20', locale: 'en', known: [27, 26, 31] };
const of = (kind: string): PointContext => ({ ...context, terms: { ...readingTerms, measure: { kind, unit: 'u' }, baseline: null, target: null }, known: [] });

describe('the form that adds a point', () => {
  it('GT-02 takes a number as it is typed in any script, and sends it as a number', () => {
    expect(toBody({ value: '27,5' }, { today: '2025-10-20', locale: 'es' })).to.deep.equal({ on: '2025-10-20', value: 27.5, note: null, language: 'es' });
    expect(toBody({ value: '٢٧', on: '2025-10-19', note: '  At bedtime ' }, { today: '2025-10-20', locale: 'ar' })).to.deep.equal({
      on: '2025-10-19',
      value: 27,
      note: 'At bedtime',
      language: 'ar',
    });
  });

  it('GT-02 knows each thing that is wrong by its name, the day and the value at once', () => {
    expect(problemsOf({}, context)).to.deep.equal(['no-value']);
    expect(problemsOf({ value: 'two' }, context)).to.deep.equal(['no-number']);
    expect(problemsOf({ value: '-1' }, context)).to.deep.equal(['out-of-range']);
    expect(problemsOf({ value: '101' }, of('percent'))).to.deep.equal(['out-of-range']);
    expect(problemsOf({ value: '2.5' }, of('count'))).to.deep.equal(['not-whole']);
    expect(problemsOf({ value: '2.12345' }, of('rate'))).to.deep.equal(['too-fine']);
    expect(problemsOf({ value: '28', on: '2025-09-07' }, context)).to.deep.equal(['before-start']);
    expect(problemsOf({ value: '28', on: '2025-10-21' }, context)).to.deep.equal(['after-today']);
    expect(problemsOf({ value: 'x', on: '' }, context)).to.deep.equal(['no-number', 'no-day']);
    expect(problemsOf({ value: '28', note: 'x'.repeat(limits.noteCharacters + 1) }, context)).to.deep.equal(['note-too-long']);
    expect(problemsOf({ value: '28', on: '2025-09-08' }, context)).to.deep.equal([]);
  });

  it('asks about a value far from everything, once for each value', () => {
    expect(problemsOf({ value: '1000' }, context)).to.deep.equal(['far']);
    expect(problemsOf({ value: '1000', sure: '1000' }, context)).to.deep.equal([]);
    expect(problemsOf({ value: '10000', sure: '1000' }, context)).to.deep.equal(['far']);
    expect(problemsOf({ value: '2' }, { ...of('attainment'), known: [-2] })).to.deep.equal([]);
  });

  it('finds nothing far that lies among the others, and nothing at all where there are no others', () => {
    const value = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), fc.nat(), (others, n) => {
        const [least, most] = [Math.min(...others), Math.max(...others)];
        expect(isFar(least + (n % (most - least + 1)), others)).to.equal(false);
      }),
    );
    fc.assert(fc.property(value, (one) => !isFar(one, [])));
  });

  it('never lets a value through that the contract does not take', () => {
    const kinds = fc.constantFrom('count', 'rate', 'percent', 'duration', 'score', 'attainment');
    fc.assert(
      fc.property(kinds, fc.oneof(fc.double({ noNaN: true }).map(String), fc.string(), fc.integer().map(String)), (kind, value) => {
        const form = { value };
        if (problemsOf(form, of(kind)).length === 0) expect(fitsMeasure(toBody(form, context).value, kindOf(of(kind).terms))).to.equal(true);
      }),
    );
  });

  it('X-01 lies in a draft as it was typed, and gives back untouched what it does not know', () => {
    const draft = { on: '2025-10-19', value: '34', note: 'At bedtime', base: { id: 'p', version: 2 }, later: [1], sure: '34' };
    expect(toDraft(fromDraft(draft))).to.deep.equal(draft);
    expect(toDraft(fromDraft({ value: 3, base: 'none' }))).to.deep.equal({ value: 3, base: 'none' });
    expect(toDraft({ on: '2025-10-19' })).to.equal(undefined);
    expect(toDraft(fromDraft(undefined))).to.equal(undefined);
  });

  it('makes of a point the form that corrects it, of whose value nothing is asked', () => {
    const form = formFor({ id: 'p', version: 3, on: '2025-10-01', value: 2500.5, note: null }, 'es');
    expect(form).to.deep.equal({ on: '2025-10-01', value: '2500,5', sure: '2500,5', note: undefined, base: { id: 'p', version: 3 } });
    expect(problemsOf(form, { ...context, locale: 'es' })).to.deep.equal([]);
    expect(toLine(form, (typed) => `${typed} words`)).to.equal('2500,5 words');
  });
});
