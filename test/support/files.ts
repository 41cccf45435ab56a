/** Small files for tests: the beginning of one of each type, and pictures that say where they were taken. */
import type { AttachmentType } from '../../src/contract/attachment.js';

const of = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])));

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
export const heads: Readonly<Record<AttachmentType, Uint8Array<ArrayBuffer>>> = {
  'image/jpeg': of([0xff, 0xd8, 0xff, 0xe0]),
  'image/png': of(PNG),
  'image/webp': of('RIFF\0\0\0\0WEBPVP8 '),
  'image/gif': of('GIF89a'),
  'application/pdf': of('%PDF-1.7'),
  'audio/webm': of([0x1a, 0x45, 0xdf, 0xa3]),
  'audio/ogg': of('OggS'),
  'audio/mp4': of('\0\0\0\u0020ftypM4A '),
  'audio/mpeg': of('ID3'),
  'audio/wav': of('RIFF\0\0\0\0WAVE'),
};

const big = (value: number, bytes: number): number[] => Array.from({ length: bytes }, (_, n) => (value >> (8 * (bytes - 1 - n))) & 0xff);
/** TIFF with one directory of one entry. */
export const tiff = (tag: number, order: 'II' | 'MM' = 'MM'): number[] => {
  const number = (value: number, bytes: number) => (order === 'MM' ? big(value, bytes) : big(value, bytes).reverse());
  return [
    ...of(order),
    ...number(42, 2),
    ...number(8, 4),
    ...number(1, 2),
    ...number(tag, 2),
    ...number(4, 2),
    ...number(1, 4),
    ...number(26, 4),
    ...number(0, 4),
  ];
};
const segment = (marker: number, content: readonly number[]): number[] => [0xff, marker, ...big(content.length + 2, 2), ...content];
const chunk = (name: string, content: readonly number[]): number[] => [...big(content.length, 4), ...of(name), ...content, 0, 0, 0, 0];
export const GPS = 0x8825;
export const ORIENTATION = 0x0112;

export const jpegWith = (exif: readonly number[]): Uint8Array<ArrayBuffer> =>
  of([0xff, 0xd8], segment(0xe0, [...of('JFIF\0')]), segment(0xe1, [...of('Exif\0\0'), ...exif]), segment(0xda, [0]), [1, 2, 3, 0xff, 0xd9]);
export const jpegWithXmp = (xmp: string): Uint8Array<ArrayBuffer> =>
  of([0xff, 0xd8], segment(0xe1, [...of(`http://ns.adobe.com/xap/1.0/\0${xmp}`)]), segment(0xda, [0]));
export const pngWith = (exif: readonly number[]): Uint8Array<ArrayBuffer> =>
  of(
    PNG,
    chunk(
      'IHDR',
      Array.from({ length: 13 }, () => 0),
    ),
    chunk('eXIf', exif),
    chunk('IEND', []),
  );
export const webpWith = (exif: readonly number[]): Uint8Array<ArrayBuffer> =>
  of(
    'RIFF\0\0\0\0WEBP',
    'VP8X',
    big(10, 4).reverse(),
    Array.from({ length: 10 }, () => 0),
    'EXIF',
    big(exif.length, 4).reverse(),
    exif,
  );
