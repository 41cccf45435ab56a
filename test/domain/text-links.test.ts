import { expect } from 'chai';
import fc from 'fast-check';
import { findLinks, safeHref } from '../../src/domain/text-links.js';

const hrefs = (text: string): string[] => findLinks(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
const linked = (text: string): string[] => findLinks(text).flatMap((part) => (part.href === undefined ? [] : [part.text]));

describe('domain/text-links', () => {
  it('finds addresses of pages, of mail and of telephones, as they were written', () => {
    expect(linked('See https://school.example/a?b=1#c and mailto:ana@school.example or tel:+1-555-0100.')).to.deep.equal([
      'https://school.example/a?b=1#c',
      'mailto:ana@school.example',
      'tel:+1-555-0100',
    ]);
    expect(hrefs('HTTPS://SCHOOL.example')).to.deep.equal(['https://school.example/']);
  });
  it('leaves what ends the sentence outside, and a bracket that was opened inside', () => {
    expect(linked('(https://a.example/x). Or https://a.example/w_(disambiguation)!')).to.deep.equal([
      'https://a.example/x',
      'https://a.example/w_(disambiguation)',
    ]);
    expect(linked('«https://a.example» “https://b.example/”')).to.have.length(2);
    expect(linked('هل رأيت https://a.example/x؟')).to.deep.equal(['https://a.example/x']);
  });
  it('follows nothing that could run, hide a name and password, or lead somewhere else than it says', () => {
    const wrong = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'https://',
      'https://school.example@evil.example/',
      'https://user:secret@school.example/',
      'mailto:',
      'mailto:a@b.example?bcc=everybody@evil.example',
      'tel:',
      'tel:*21*5550100#',
      'www.school.example',
      'ftp://school.example',
      'xhttps://school.example',
      'https:/school.example\\evil',
    ];
    for (const text of wrong) expect(hrefs(text), text).to.deep.equal([]);
    for (const text of ['javascript:alert(1)', '//evil.example', '/x', 'about:blank', 'blob:https://a.example/x'])
      expect(safeHref(text), text).to.equal(undefined);
  });
  it('ends a link where a hidden character turns the direction of writing', () => {
    expect(linked('https://a.example/\u202egpj.exe')).to.deep.equal(['https://a.example/']);
    expect(linked('https://a.example/\u2066x')).to.deep.equal(['https://a.example/']);
    expect(linked('https://a.example/\u200bx')).to.deep.equal(['https://a.example/']);
  });
  it('the parts are the text again, to the letter, and each link is safe', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://a.example',
        'mailto:a@b.example',
        'tel:555',
        'javascript:',
        '(',
        ')',
        '.',
        ' ',
        '\n',
        '\u202e',
        '@',
        'é',
        '\u{1F600}',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const parts = findLinks(text);
        expect(parts.map((part) => part.text).join('')).to.equal(text);
        for (const { href } of parts) if (href !== undefined) expect(['https:', 'http:', 'mailto:', 'tel:']).to.include(new URL(href).protocol);
        for (const part of parts) expect(part.text).not.to.equal('');
      }),
      { numRuns: 1000 },
    );
  });
  it('a text of a hundred thousand characters that begins a link everywhere is read in one pass', () => {
    for (const text of ['https://', 'http://a)', 'mailto:', '('.repeat(8), 'https://a.example/(', 'hhhhhhhh']) {
      const long = text.repeat(Math.ceil(100_000 / text.length));
      expect(
        findLinks(long)
          .map((part) => part.text)
          .join(''),
      ).to.equal(long);
    }
  });
});
