import { expect } from 'chai';
import fc from 'fast-check';
import { numberIn } from '../../../src/base/number-text.js';
import { fitsMeasure, measureKinds, measureRanges } from '../../../src/contract/goal-measure.js';
import { stepped } from '../../../src/widgets/goal-tracker/value-steps.js';

const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];

describe('a number under the arrow keys', () => {
  it('X-17 goes one up or down, ten with the page keys, and leaves other keys alone', () => {
    expect(keys.map((key) => stepped(key, '33', 'rate', 24, 'en'))).to.deep.equal(['34', '32', '43', '23']);
    for (const key of ['ArrowLeft', 'Enter', '5', 'Tab']) expect(stepped(key, '33', 'rate', 24, 'en')).to.equal(undefined);
  });
  it('X-17 begins at the newest value where nothing is typed, else at nothing', () => {
    expect(stepped('ArrowUp', '', 'rate', 33, 'en')).to.equal('34');
    expect(stepped('ArrowUp', ' ', 'count', undefined, 'en')).to.equal('0');
    expect(stepped('ArrowDown', '', 'count', undefined, 'en')).to.equal('0');
  });
  it('X-17 leaves alone what is no number, and speaks the language of who types', () => {
    expect(stepped('ArrowUp', 'ten', 'rate', 24, 'en')).to.equal(undefined);
    expect(stepped('ArrowUp', '1,5', 'duration', 0, 'es')).to.equal('2,5');
  });
  it('GT-02 never makes of a value that can be one that cannot', () => {
    const value = fc.constantFrom(...measureKinds).chain((kind) => {
      const { least, most, whole } = measureRanges[kind];
      const number = whole ? fc.integer({ min: least, max: most }) : fc.integer({ min: least * 10, max: most * 10 }).map((tenths) => tenths / 10);
      return fc.record({ kind: fc.constant(kind), number, key: fc.constantFrom(...keys) });
    });
    fc.assert(
      fc.property(value, ({ kind, number, key }) => {
        const after = numberIn(stepped(key, String(number), kind, undefined, 'en')!, 'en')!;
        expect(fitsMeasure(after, kind), `${number} ${key} ${after}`).to.equal(true);
      }),
    );
  });
});
