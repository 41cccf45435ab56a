import { expect } from 'chai';
import { isFar, valueProblem, type ValueContext } from '../../src/domain/goal-value.js';

const percent: ValueContext = {
  range: { least: 0, most: 100, whole: false },
  fits: (n) => n >= 0 && n <= 100 && Number(n.toFixed(4)) === n,
  locale: 'en',
  others: [],
};
const count: ValueContext = { range: { least: 0, most: 1000, whole: true }, fits: Number.isInteger, locale: 'en', others: [3, 4] };

describe('domain/goal-value', () => {
  it('GT-02 CI-16 names the one thing that is wrong with what is typed', () => {
    const of = (typed: string, context = percent) => valueProblem(typed, undefined, context);
    expect([of(' '), of('some'), of('101'), of('-1'), of('2.12345'), of('99.5')]).to.deep.equal([
      'no-value',
      'no-number',
      'out-of-range',
      'out-of-range',
      'too-fine',
      undefined,
    ]);
    expect([of('2.5', count), of('4', count)]).to.deep.equal(['not-whole', undefined]);
  });

  it('GT-02 CI-16 reads the decimal sign of the language', () => {
    expect(valueProblem('1,5', undefined, { ...percent, locale: 'es' })).to.equal(undefined);
    expect(valueProblem('٢٧', undefined, { ...percent, locale: 'ar' })).to.equal(undefined);
  });

  it('asks about what is far from everything, until the person says that it is right', () => {
    expect(valueProblem('400', undefined, count)).to.equal('far');
    expect(valueProblem('400', '400', count)).to.equal(undefined);
    expect(valueProblem('401', '400', count)).to.equal('far');
    expect(valueProblem('400', undefined, { ...count, others: [] })).to.equal(undefined);
  });

  it('three times the spread is the room around the others; values that lie close together still leave some', () => {
    expect([isFar(40, [10, 20]), isFar(50, [10, 20]), isFar(51, [10, 20]), isFar(-21, [10, 20])]).to.deep.equal([false, false, true, true]);
    expect([isFar(170, [100]), isFar(176, [100])]).to.deep.equal([false, true]);
  });
});
