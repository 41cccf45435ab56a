import { expect } from 'chai';
import fc from 'fast-check';
import { holds, sameWords } from '../../src/domain/remote-draft.js';

describe('two states of one form', () => {
  it('are the same whatever the order of the fields', () => {
    expect(sameWords({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).to.equal(true);
    expect(sameWords({ a: [] }, { a: {} })).to.equal(false);
    expect(sameWords({ a: 1 }, { a: 1, b: 2 })).to.equal(false);
    expect(sameWords(undefined, {})).to.equal(false);
    expect(sameWords({ toString: 1 }, { valueOf: 1 })).to.equal(false);
  });

  it('X-07 one takes the place of the other only where no word of it is lost', () => {
    expect(holds({ note: 'She slept well', feeling: 'calm' }, { note: 'She slept', feeling: 'calm' })).to.equal(true);
    expect(holds({ note: 'She slept', feeling: 'calm' }, { note: 'She slept well', feeling: 'calm' })).to.equal(false);
    expect(holds({ note: 'x', feeling: 'sad' }, { note: 'x', feeling: 'calm' })).to.equal(false);
    expect(holds({ feeling: 'sad' }, { note: 'words', feeling: 'sad' })).to.equal(false);
    expect(holds({ note: 'new' }, { note: '', feeling: null })).to.equal(true);
  });

  it('X-07 MT-22 the same of what a form is made of: a file that is described further is the same file, one that is missing is not', () => {
    const file = { id: 'a', alt: 'A red', shows: [] as string[] };
    expect(holds({ files: [{ ...file, alt: 'A red leaf', shows: ['maya'] }, { id: 'b' }] }, { files: [file] })).to.equal(true);
    expect(holds({ files: [] }, { files: [file] })).to.equal(false);
    expect(holds({ files: [{ ...file, id: 'b' }] }, { files: [file] })).to.equal(false);
    expect(holds({ files: [file] }, { files: [{ ...file, alt: 'A red leaf' }] })).to.equal(false);
    expect(holds({ files: { 0: file } }, { files: [file] })).to.equal(false);
  });

  it('any state holds itself, and holds what it grew from', () => {
    const value = fc.dictionary(fc.constantFrom('note', 'feeling', 'list', 'constructor'), fc.oneof(fc.string(), fc.array(fc.nat()), fc.constant(null)));
    fc.assert(
      fc.property(value, fc.string(), (words, more) => {
        const grown = Object.fromEntries(Object.entries(words).map(([name, field]) => [name, typeof field === 'string' ? field + more : field]));
        expect(sameWords(words, structuredClone(words))).to.equal(true);
        expect(holds(grown, words)).to.equal(true);
      }),
    );
  });
});
