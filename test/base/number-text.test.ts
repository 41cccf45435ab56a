import { expect } from 'chai';
import fc from 'fast-check';
import { numberIn, numberText, withMinus } from '../../src/base/number-text.js';

describe('base/number-text', () => {
  it('GT-02 reads the digits and the decimal sign that a family types, and not half of a number', () => {
    expect(numberIn('42', 'en')).to.equal(42);
    expect(numberIn(' 1,250.5 ', 'en')).to.equal(1250.5);
    expect(numberIn('1,5', 'en')).to.equal(1.5);
    expect(numberIn('1.250,5', 'de')).to.equal(1250.5);
    expect(numberIn('3,5', 'es')).to.equal(3.5);
    expect(numberIn('٤٢٫٥', 'ar')).to.equal(42.5);
    expect(numberIn('۱۲', 'fa')).to.equal(12);
    expect(numberIn('१०', 'hi')).to.equal(10);
    expect(numberIn('𝟙𝟚', 'en')).to.equal(12);
    expect(numberIn('−2', 'en')).to.equal(-2);
    for (const none of ['', ' ', '-', '.', '12 words', '1/2', '1.2.3', '1e3', '--4', 'Infinity', '0x10', '½']) expect(numberIn(none, 'en')).to.equal(undefined);
  });
  it('GT-02 gives a number back as the same person would type it, in every language', () => {
    const value = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 10_000 || 0);
    const locale = fc.constantFrom('en', 'es', 'de', 'fr', 'ar', 'ar-EG', 'fa', 'he', 'hi', 'de-CH', 'my', 'pt-BR');
    fc.assert(fc.property(value, locale, (n, tag) => numberIn(numberText(n, tag), tag) === n));
  });
  it('GT-11 a number to be read has a minus, never a hyphen, and is still read as that number', () => {
    for (const tag of ['en', 'es', 'ar', 'fa', 'zh-Hans']) {
      const shown = withMinus(numberText(-1, tag));
      expect([shown.includes('−'), shown.includes('-'), numberIn(shown, tag)], tag).to.deep.equal([true, false, -1]);
    }
    expect(withMinus('12')).to.equal('12');
  });
  it('never throws and never gives what is no number, whatever is typed', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.double().map(String));
    fc.assert(fc.property(typed, fc.constantFrom('en', 'ar', 'de'), (text, tag) => Number.isFinite(numberIn(text, tag) ?? 0)));
  });
});
