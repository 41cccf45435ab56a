/** A seal alone: what it closes it opens, and nothing opens that was moved, given to another, or changed in a byte. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { DraftValue } from '../../src/domain/draft.js';
import type { DraftRecord } from '../../src/store/draft-record.js';
import { Journal } from '../../src/store/journal.js';
import { sealOf } from '../../src/store/seal.js';
import { Sealing, type Seal } from '../../src/store/sealing.js';
import { OwnStorage } from '../support/own-storage.js';
import { keyOf } from '../support/sealed.js';
import { SteppingClock } from '../support/stepping-clock.js';

const never = (): void => undefined;
const place = 'ana/place/';
const any = fc.dictionary(
  fc.string({ unit: 'binary', maxLength: 12 }).filter((name) => name !== '__proto__'),
  fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null)),
  { maxKeys: 5 },
);
const recordOf = (value: DraftValue | null): DraftRecord => ({ tab: 'tab1', epoch: 2, savedAt: 1700, value, over: { other: 3 } });
/** What a key for Poly1305 takes of the pad, before the words. */
const MAC_KEY_BYTES = 32;
/** What a page does to its journal; some words are so long that the pad has to be made first. */
const step = fc.record({
  what: fc.constantFrom('append', 'append', 'append', 'clear', 'room', 'reopen', 'beside'),
  tab: fc.nat(1),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(200) }, { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 140_000 }) }),
});
async function pageOn(storage: Storage): Promise<{ journal: Journal }> {
  const sealing = new Sealing(new SteppingClock());
  sealing.give('ana', await sealOf(keyOf(1), () => sealing.room('ana')));
  return { journal: new Journal(storage, sealing) };
}
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('store/seal: the journal', () => {
  let mine: Seal;
  let later: Seal;
  let theirs: Seal;
  before(async () => {
    [mine, later, theirs] = await Promise.all([sealOf(keyOf(1), never), sealOf(keyOf(1), never), sealOf(keyOf(2), never)]);
  });

  it('P9 gives back whatever was covered, on this page and on a later one', () =>
    fc.assert(
      fc.asyncProperty(any, async (value) => {
        const covered = json(mine.cover(place, recordOf(value))) as DraftRecord;
        expect(json(await mine.uncover(place, [covered]))).to.deep.equal(json([recordOf(value)]));
        expect(json(await later.uncover(place, [covered]))).to.deep.equal(json([recordOf(value)]));
      }),
      { numRuns: 60 },
    ));

  it('P9 uncovers nothing for another person, in another place, of another tab or instant, or with one byte changed', () =>
    fc.assert(
      fc.asyncProperty(any, fc.nat(), async (value, where) => {
        const covered = mine.cover(place, recordOf(value))!;
        expect(await theirs.uncover(place, [covered])).to.deep.equal([]);
        expect(await mine.uncover('ana/elsewhere/', [covered])).to.deep.equal([]);
        expect(await mine.uncover('ben/place/', [covered])).to.deep.equal([]);
        for (const change of [{ tab: 'tab2' }, { savedAt: 1701 }, { epoch: 3 }])
          expect(await mine.uncover(place, [{ ...covered, ...change }])).to.deep.equal([]);
        const letters = covered.value as Readonly<Record<'text' | 'nonce' | 'mac', string>>;
        for (const name of ['text', 'nonce', 'mac'] as const) {
          const at = where % letters[name].length;
          const swapped = letters[name].slice(0, at) + (letters[name][at] === 'A' ? 'B' : 'A') + letters[name].slice(at + 1);
          if (atobOr(swapped) === atobOr(letters[name])) continue; // a letter of which base64 reads no bit
          expect(await mine.uncover(place, [{ ...covered, value: { ...covered.value, [name]: swapped } }]), name).to.deep.equal([]);
        }
        expect(await mine.uncover(place, [{ ...covered, value: { ...covered.value, at: 4 } }])).to.deep.equal([]);
      }),
      { numRuns: 60 },
    ));

  it('P9 shows no letter of what it covers, and takes torn records for another’s', async () => {
    const covered = mine.cover(place, recordOf({ note: 'sentinel sentinel sentinel' }));
    expect(JSON.stringify(covered)).not.to.contain('sentinel');
    expect(atob((covered!.value as { text: string }).text)).not.to.contain('sentinel');
    const torn = [{ note: 'in clear' }, { nonce: '%', at: 0, text: '', mac: '' }, { nonce: 'AAAA', at: -1, text: 'AAAA', mac: 'AAAA' }, { text: 7 }];
    expect(
      await mine.uncover(
        place,
        torn.map((value) => recordOf(value as unknown as DraftValue)),
      ),
    ).to.deep.equal([]);
  });

  it('an emptied form is no secret, and is known without a key', async () => {
    expect(mine.cover(place, recordOf(null))).to.deep.equal(recordOf(null));
    expect(await theirs.uncover(place, [recordOf(null)])).to.deep.equal([recordOf(null)]);
  });

  it('P9 covers no two things with the same piece of a pad, whatever is appended, cleared, reopened or killed', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const storage = new OwnStorage() as unknown as Storage;
        const used = new Map<string, [number, number][]>();
        const written = new Map<string, string>();
        let page = await pageOn(storage);
        let savedAt = 0;
        const look = (): void => {
          for (const [key, text] of Object.entries(storage)) {
            if (written.get(key) === text) continue;
            written.set(key, text as string);
            const { nonce, at, text: covered } = (JSON.parse(text as string) as { value: { nonce: string; at: number; text: string } }).value;
            const end = at + MAC_KEY_BYTES + atob(covered).length;
            const taken = used.get(nonce) ?? [];
            for (const [from, to] of taken) expect(from < end && at < to, `${at} to ${end} of a pad was used for ${from} to ${to}`).to.equal(false);
            used.set(nonce, [...taken, [at, end]]);
          }
        };
        for (const { what, tab, length } of steps) {
          const record = { tab: `tab${tab}`, epoch: 0, savedAt: ++savedAt, over: {}, value: { note: 'x'.repeat(length) } };
          if (what === 'append') page.journal.append(place, record);
          if (what === 'clear') page.journal.clear(place, (one) => one.tab === record.tab);
          if (what === 'room') await sealOf(keyOf(9), never); // ciphers have had their turn
          if (what === 'reopen') page = await pageOn(storage);
          if (what === 'beside') (await pageOn(storage)).journal.append(place, record);
          look();
        }
        await sealOf(keyOf(9), never);
        look();
        expect(used.size, 'each page has a counter of its own').to.be.at.most(1 + steps.filter(({ what }) => what === 'reopen' || what === 'beside').length);
      }),
      { numRuns: 20 },
    ));

  it('P9 wipes the bytes of the key that it is given', async () => {
    const key = keyOf(9);
    await sealOf(key, never);
    expect([...key].every((byte) => byte === 0)).to.equal(true);
  });
});

function atobOr(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
