/** Poly1305 (RFC 8439, 2.5): proves with a key that is used once that bytes are as they were. Synchronous, which `crypto.subtle` is not. */
const P = (1n << 130n) - 5n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

/** Up to 16 bytes as a number, the lowest first. */
function numberOf(bytes: Uint8Array): bigint {
  const block = new Uint8Array(16);
  block.set(bytes);
  const view = new DataView(block.buffer);
  return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}

/** @param key 32 bytes that are used for nothing else */
export function poly1305(key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const r = numberOf(key.subarray(0, 16)) & CLAMP;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const block = message.subarray(at, at + 16);
    sum = ((sum + numberOf(block) + (1n << BigInt(8 * block.length))) * r) % P;
  }
  const tag = new DataView(new ArrayBuffer(16));
  const whole = sum + numberOf(key.subarray(16, 32));
  tag.setBigUint64(0, whole & 0xffffffffffffffffn, true);
  tag.setBigUint64(8, (whole >> 64n) & 0xffffffffffffffffn, true);
  return new Uint8Array(tag.buffer);
}
