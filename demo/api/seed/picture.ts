/** A small picture that the seed draws itself: a leaf on paper, as a PNG without compression. It runs in a browser too, and takes nothing from anywhere. */
const WIDTH = 48;
const HEIGHT = 48;
const BLOCK = 65_535;

const be32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes: readonly number[]): number => (bytes.reduce((crc, byte) => crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
function adler32(bytes: readonly number[]): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) [a, b] = [(a + byte) % 65_521, (b + a + byte) % 65_521];
  return ((b << 16) | a) >>> 0;
}
function chunk(name: string, content: readonly number[]): number[] {
  const named = [...[...name].map((letter) => letter.charCodeAt(0)), ...content];
  return [...be32(content.length), ...named, ...be32(crc32(named))];
}
/** zlib with blocks that are stored as they are. */
function stored(bytes: readonly number[]): number[] {
  const out = [0x78, 0x01];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const part = bytes.slice(at, at + BLOCK);
    out.push(at + BLOCK >= bytes.length ? 1 : 0, part.length & 0xff, part.length >>> 8, ~part.length & 0xff, (~part.length >>> 8) & 0xff, ...part);
  }
  return [...out, ...be32(adler32(bytes))];
}

/** Red inside the leaf, darker along its rib, paper around it. */
function colourAt(x: number, y: number): readonly number[] {
  const [u, v] = [(x - WIDTH / 2) / (WIDTH / 2), (y - HEIGHT / 2) / (HEIGHT / 2)];
  const along = (u + v) / Math.SQRT2;
  const across = (u - v) / Math.SQRT2;
  const half = 0.55 * Math.cos((along / 0.95) * (Math.PI / 2));
  if (Math.abs(along) > 0.95 || Math.abs(across) > half) return [0xf6, 0xf1, 0xe4];
  return Math.abs(across) < 0.04 ? [0x7c, 0x1d, 0x1d] : [0xb9, 0x3a, 0x32];
}

export function leafPicture(): Uint8Array {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [0, ...Array.from({ length: WIDTH }, (_, x) => colourAt(x, y)).flat()]).flat();
  const header = [...be32(WIDTH), ...be32(HEIGHT), 8, 2, 0, 0, 0];
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...chunk('IHDR', header), ...chunk('IDAT', stored(rows)), ...chunk('IEND', [])]);
}
