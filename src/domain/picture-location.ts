/**
 * Whether a picture says where it was taken: the GPS part of its EXIF data, in JPEG, PNG and WebP, or GPS fields in its XMP. It reads lengths from a file that
 * anybody may have made: each is checked against what is there, and what cannot be read says nothing.
 */
const GPS_TAG = 0x8825;
const XMP_FIELD = 'GPSLatitude';

const text = (bytes: Uint8Array, from: number, length: number): string => {
  let found = '';
  for (let at = from; at < Math.min(bytes.length, from + length); at++) found += String.fromCharCode(bytes[at]!);
  return found;
};

/** TIFF, as EXIF is: an entry in the first directory that leads to coordinates. */
function tiffHasGps(bytes: Uint8Array): boolean {
  const order = text(bytes, 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'II';
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return false;
  const count = view.getUint16(directory, little);
  for (let n = 0; n < count; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > bytes.length) return false;
    if (view.getUint16(at, little) === GPS_TAG) return true;
  }
  return false;
}
const exifHasGps = (bytes: Uint8Array): boolean => tiffHasGps(text(bytes, 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes);
const xmpHasGps = (bytes: Uint8Array): boolean => text(bytes, 0, bytes.length).includes(XMP_FIELD);

/** The segments before the picture itself. */
function jpegHasGps(bytes: Uint8Array): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || length < 2) return false;
    else {
      const segment = bytes.subarray(at + 4, at + 2 + length);
      if (marker === 0xe1 && (exifHasGps(segment) || xmpHasGps(segment))) return true;
      at += 2 + length;
    }
  }
  return false;
}

/** PNG: length, name, content, checksum. WebP: name, length, content, and a byte more where that is odd. */
function chunksHaveGps(bytes: Uint8Array, first: number, isPng: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = first; at + 8 <= bytes.length;) {
    const length = isPng ? view.getUint32(at) : view.getUint32(at + 4, true);
    const name = text(bytes, isPng ? at + 4 : at, 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if ((name === 'eXIf' || name === 'EXIF') && exifHasGps(content)) return true;
    if ((name === 'iTXt' || name === 'tEXt' || name === 'XMP ') && xmpHasGps(content)) return true;
    at += 8 + length + (isPng ? 4 : length % 2);
  }
  return false;
}

export function hasLocation(bytes: Uint8Array, type: string): boolean {
  if (type === 'image/jpeg') return jpegHasGps(bytes);
  if (type === 'image/png') return chunksHaveGps(bytes, 8, true);
  return type === 'image/webp' && chunksHaveGps(bytes, 12, false);
}
