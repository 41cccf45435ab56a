/** The one-time proof, held against the standard's own figures. */
import { expect } from 'chai';
import fc from 'fast-check';
import { poly1305 } from '../../src/store/poly1305.js';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (of: Uint8Array): string => Array.from(of, (byte) => byte.toString(16).padStart(2, '0')).join('');
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const zeros = (count: number): string => '00'.repeat(count);

/** RFC 8439: 2.5.2, and of A.3 those that carry over the ends of numbers. */
const VECTORS: readonly (readonly [key: string, message: Uint8Array, tag: string])[] = [
  ['85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b', text('Cryptographic Forum Research Group'), 'a8061dc1305136c6c22b8baf0c0127a9'],
  [zeros(32), bytes(zeros(64)), zeros(16)],
  [`02${zeros(31)}`, bytes('ff'.repeat(16)), `03${zeros(15)}`],
  [`02${zeros(15)}${'ff'.repeat(16)}`, bytes(`02${zeros(15)}`), `03${zeros(15)}`],
  [`01${zeros(31)}`, bytes(`${'ff'.repeat(16)}f0${'ff'.repeat(15)}11${zeros(15)}`), `05${zeros(15)}`],
  [`01${zeros(31)}`, bytes(`${'ff'.repeat(16)}fb${'fe'.repeat(15)}${'01'.repeat(16)}`), zeros(16)],
  [`02${zeros(31)}`, bytes(`fd${'ff'.repeat(15)}`), `fa${'ff'.repeat(15)}`],
];

describe('store/poly1305', () => {
  for (const [key, message, tag] of VECTORS)
    it(`says of ${message.length} bytes what the standard says: ${tag}`, () => expect(hex(poly1305(bytes(key), message))).to.equal(tag));

  it('says another thing of any bytes that differ in one', () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((random) => random.map((byte, index) => (index < 16 ? byte | 1 : byte)));
    fc.assert(
      fc.property(key, fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (one, message, where, by) => {
        const other = message.slice();
        other[where % message.length]! ^= by;
        expect(hex(poly1305(one, other))).not.to.equal(hex(poly1305(one, message)));
        expect(hex(poly1305(one, message))).to.equal(hex(poly1305(one, message.slice())));
      }),
    );
  });
});
