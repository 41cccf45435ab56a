import { expect } from 'chai';
import fc from 'fast-check';
import { countCharacters } from '../../src/base/text.js';

/** As the browser's own rules say, one cluster after the other. */
const clusters = (text: string): number => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

describe('base/text counts characters', () => {
  it('as a person does: a letter with its accent, a family with its children, a flag are one each', () => {
    expect(['é', 'e\u0301', '👨‍👩‍👧', '🇭🇹', 'Tiếng Việt', '', 'a\nb'].map(countCharacters)).to.deep.equal([1, 1, 1, 1, 10, 0, 3]);
  });

  it('as the rules of Unicode do, whatever letters stand together', () => {
    const letters = fc.oneof(fc.integer({ min: 0x09, max: 0x0320 }), fc.constantFrom(0x0d, 0x0a, 0x200d, 0xfe0f, 0x1f3fd, 0xa9, 0xad));
    const anyText = fc.oneof(
      fc.array(letters).map((points) => String.fromCodePoint(...points)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anyText, (text) => countCharacters(text) === clusters(text)),
      { numRuns: 1000 },
    );
  });
});
