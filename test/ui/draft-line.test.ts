import { expect } from 'chai';
import fc from 'fast-check';
import { draftLine } from '../../src/ui/draft-line.js';

/** Spaces at which no line ends are spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const id = '0190a5b0-0000-7000-8000-000000000001';

describe('what is written, in one line', () => {
  it('says days as people do, and leaves out what is stored by a name', () => {
    const offer = { hostId: id, on: '2026-12-14', from: '15:00', place: 'The library', modes: 'in-person,video', days: '2026-12-15' };
    expect(plain(draftLine(offer, 'en'))).to.equal('Monday, December 14 · 15:00 · The library · Tuesday, December 15');
    expect(draftLine({ slot: id, topic: 'Her reading', latest: '2026-12-14T15:00:00Z', reply: 'yes' }, 'en')).to.equal('Her reading');
    expect(plain(draftLine({ on: '2026-12-14' }, 'es'))).to.equal('lunes, 14 de diciembre');
  });

  it('keeps every word that somebody typed, in the order of the form, and nothing that is no text', () => {
    const word = fc.string({ minLength: 1 }).filter((one) => one.trim() === one && one !== '' && !/^\d{4}-|[0-9a-f]{8}-/.test(one));
    fc.assert(
      fc.property(word, word, fc.constantFrom(undefined, 3, true, '', '  '), (text, reason, nothing) => {
        expect(draftLine({ text, other: nothing, reason }, 'en')).to.equal(`${text} · ${reason}`);
      }),
    );
  });
});
