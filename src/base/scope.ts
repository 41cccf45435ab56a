/**
 * Partition keys for what the device keeps. Two 53-bit hashes side by side (cyrb53 by bryc, public domain), because plain http has no
 * `crypto.subtle`. They keep people apart and names out of storage keys; they are no secret.
 */
function hash53(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0');
}

/** A short key that differs where any part differs; parts cannot run into each other. */
export function scopeOf(...parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  return hash53(text, 0x5eed) + hash53(text, 0xf17e);
}
