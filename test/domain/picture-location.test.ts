import { expect } from 'chai';
import fc from 'fast-check';
import { hasLocation } from '../../src/domain/picture-location.js';
import { GPS, heads, jpegWith, jpegWithXmp, ORIENTATION, pngWith, tiff, webpWith } from '../support/files.js';

describe('domain/picture-location', () => {
  it('finds coordinates in the EXIF data of a photograph, in either order of bytes', () => {
    for (const order of ['II', 'MM'] as const) {
      expect(hasLocation(jpegWith(tiff(GPS, order)), 'image/jpeg'), order).to.equal(true);
      expect(hasLocation(pngWith(tiff(GPS, order)), 'image/png'), order).to.equal(true);
      expect(hasLocation(webpWith(tiff(GPS, order)), 'image/webp'), order).to.equal(true);
    }
    expect(hasLocation(jpegWithXmp('<x exif:GPSLatitude="40,44N"/>'), 'image/jpeg')).to.equal(true);
  });
  it('has nothing against a picture that says only which way is up', () => {
    expect(hasLocation(jpegWith(tiff(ORIENTATION)), 'image/jpeg')).to.equal(false);
    expect(hasLocation(pngWith(tiff(ORIENTATION)), 'image/png')).to.equal(false);
    expect(hasLocation(webpWith(tiff(ORIENTATION)), 'image/webp')).to.equal(false);
    expect(hasLocation(jpegWithXmp('<x/>'), 'image/jpeg')).to.equal(false);
    for (const [type, head] of Object.entries(heads)) expect(hasLocation(head, type), type).to.equal(false);
  });
  it('whatever the bytes say of their lengths, it reads to the end and breaks nothing', () => {
    const frame = fc.constantFrom(jpegWith(tiff(GPS)), pngWith(tiff(GPS)), webpWith(tiff(GPS, 'II')));
    fc.assert(
      fc.property(frame, fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 255 })), { maxLength: 12 }), fc.nat({ max: 90 }), (made, changes, cut) => {
        const bytes = made.slice(0, Math.max(1, made.length - cut));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        for (const type of ['image/jpeg', 'image/png', 'image/webp']) expect(hasLocation(bytes, type)).to.be.a('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});
