/**
 * What a file is, by its first bytes (MT-04). Its name and what the device calls it count for nothing; what is not on the list of the contract is nothing,
 * and so are pages and drawings that could run.
 */
import type { AttachmentType } from '../contract/attachment.js';

/** So many bytes say it. */
export const HEAD_BYTES = 64;

const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
const begins = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((value, at) => bytes[at] === value);

/** The brands of ISO media that are sound alone; `isom` and `mp42` may hold a film. */
const soundBrands = ['M4A ', 'M4B ', 'M4P '];

function ofRiff(bytes: Uint8Array): AttachmentType | undefined {
  const form = ascii(bytes, 8, 4);
  return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : undefined;
}
/** A frame of MPEG sound: eleven bits of sync, then a layer and a rate that exist. */
const isMpegFrame = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0 && (bytes[1]! & 0x18) !== 0x08 && (bytes[1]! & 0x06) === 0x02 && (bytes[2]! & 0xf0) !== 0xf0;

/**
 * @param head the first `HEAD_BYTES` bytes, or all there are.
 * @param said what the device takes it for: containers that hold sound or film alike are believed to be sound only where it was recorded as such.
 */
export function attachmentType(head: Uint8Array, said: AttachmentType): AttachmentType | undefined {
  if (begins(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (/^GIF8[79]a$/.test(ascii(head, 0, 6))) return 'image/gif';
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(head, 0, 4) === 'RIFF') return ofRiff(head);
  if (ascii(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (begins(head, 0x1a, 0x45, 0xdf, 0xa3)) return said === 'audio/webm' ? said : undefined;
  if (ascii(head, 4, 4) === 'ftyp') return soundBrands.includes(ascii(head, 8, 4)) || said === 'audio/mp4' ? 'audio/mp4' : undefined;
  return ascii(head, 0, 3) === 'ID3' || isMpegFrame(head) ? 'audio/mpeg' : undefined;
}

/** What its bytes are, where that is what was said; a photograph under another picture's name is none the worse, but a file that lies about itself is refused. */
export function acceptedType(head: Uint8Array, said: AttachmentType): AttachmentType | undefined {
  const found = attachmentType(head, said);
  return found === said || (found?.startsWith('image/') && said.startsWith('image/')) ? found : undefined;
}
