import { expect } from 'chai';
import fc from 'fast-check';
import { attachmentTypes } from '../../src/contract/attachment.js';
import { acceptedType, attachmentType, HEAD_BYTES } from '../../src/domain/attachment-type.js';
import { heads } from '../support/files.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('domain/attachment-type', () => {
  it('MT-04 knows each type of the contract by its first bytes', () => {
    expect(Object.keys(heads).sort()).to.deep.equal([...attachmentTypes].sort());
    for (const type of attachmentTypes) expect(attachmentType(heads[type], type), type).to.equal(type);
  });
  it('MT-04 a zip, a page, a drawing, a program or nothing is no type, whatever it is called', () => {
    const others = [
      'PK\u0003\u0004',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<!doctype html><script>',
      '<?xml version="1.0"?><svg/>',
      'MZ',
      '\u007fELF',
      '#!/bin/sh',
      '',
      'GIF89',
      'RIFF....AVI ',
    ];
    for (const text of others) for (const said of attachmentTypes) expect(acceptedType(bytes(text), said), `${text} as ${said}`).to.equal(undefined);
  });
  it('MT-04 a file that lies about itself is refused; a photograph under another picture’s name is not', () => {
    expect(acceptedType(heads['image/png'], 'image/jpeg')).to.equal('image/png');
    expect(acceptedType(heads['image/png'], 'application/pdf')).to.equal(undefined);
    expect(acceptedType(heads['application/pdf'], 'image/png')).to.equal(undefined);
    expect(acceptedType(heads['audio/webm'], 'image/webp')).to.equal(undefined);
  });
  it('takes a film for no sound unless it was recorded as one', () => {
    const film = bytes('\0\0\0\u0020ftypisom');
    expect(attachmentType(film, 'audio/mp4')).to.equal('audio/mp4');
    expect(attachmentType(film, 'audio/mpeg')).to.equal(undefined);
    expect(attachmentType(heads['audio/webm'], 'audio/ogg')).to.equal(undefined);
  });
  it('any bytes at all are a type of the contract or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: HEAD_BYTES }), fc.constantFrom(...attachmentTypes), (head, said) => {
        const found = acceptedType(head, said);
        if (found !== undefined) expect(attachmentTypes).to.include(found);
      }),
    );
  });
});
