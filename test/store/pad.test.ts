/** The pad of the journal: whatever is taken in whatever order, no byte of it is handed out twice, and an earlier page's can be made again. */
import { expect } from 'chai';
import fc from 'fast-check';
import { Pad, padFrom, type Piece } from '../../src/store/pad.js';

const newKey = () => crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-CTR', false, ['encrypt']);
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('store/pad', () => {
  it('P9 no byte is handed out twice, over any interleaving of what is taken, what is made and what has to wait', async () => {
    const key = await newKey();
    const acts = fc.array(fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.constant('wait' as const), fc.constant('fill' as const)), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        let rooms = 0;
        const pad = new Pad(key, () => rooms++);
        const pieces: Piece[] = [];
        let refused = 0;
        for (const act of list) {
          if (act === 'wait') await turn();
          else if (act === 'fill') await pad.fill();
          else {
            const piece = pad.take(act);
            if (piece) pieces.push(piece);
            else refused++;
          }
        }
        await pad.fill(90_000);
        await turn();
        expect(rooms, 'who was refused hears when there is room').to.equal(refused);
        expect(pad.take(90_000), 'and there is').not.to.equal(undefined);
        let end = 0;
        for (const { at, bytes } of pieces) {
          expect(at, 'it begins where the last one ended').to.equal(end);
          end = at + bytes.length;
        }
        const whole = await padFrom(key, pad.nonce, 0, end);
        for (const { at, bytes } of pieces) expect(bytes.every((byte, index) => byte === whole[at + index])).to.equal(true);
      }),
      { numRuns: 40 },
    );
  });

  it('P9 each page has a counter of its own, and so another pad', async () => {
    const key = await newKey();
    const pads = [new Pad(key, () => undefined), new Pad(key, () => undefined)];
    await Promise.all(pads.map((pad) => pad.fill()));
    const [one, other] = pads.map((pad) => pad.take(64)!.bytes.join());
    expect(one).not.to.equal(other);
    expect(pads[0]!.nonce.join()).not.to.equal(pads[1]!.nonce.join());
  });

  it('is the counter mode of the standard, wherever in a block a piece begins', async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-CTR', false, ['encrypt']);
    // AES-256 of a block of zeros under a key of zeros (FIPS-197's cipher; NIST's known answer of the zero block).
    const first = 'dc95c078a2408989ad48a21492842087';
    const pad = await padFrom(key, new Uint8Array(12), 0, 40);
    expect(Array.from(pad.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')).to.equal(first);
    for (const at of [0, 1, 15, 16, 17, 33]) expect((await padFrom(key, new Uint8Array(12), at, 5)).join()).to.equal(pad.subarray(at, at + 5).join());
  });
});
