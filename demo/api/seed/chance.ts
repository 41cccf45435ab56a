/**
 * Chance that falls the same way each time, and ids that follow from names: the seed school is the same on every machine. Runs in a
 * browser too, so no `node:crypto`. Not for anything that must be hard to guess.
 */

/** A stream of numbers from 0 up to 1 that a name decides (FNV-1a into mulberry32, both public domain). */
export function chanceOf(name: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUIDv7: the instant, then 74 bits that the name decides. */
export function idOf(name: string, atMs: number): string {
  const chance = chanceOf(name);
  const hex = (digits: number) =>
    Math.floor(chance() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = atMs.toString(16).padStart(12, '0');
  const variant = (8 + Math.floor(chance() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** The list in an order that the name decides. */
export function shuffled<T>(list: readonly T[], name: string): T[] {
  const chance = chanceOf(name);
  return list
    .map((item) => ({ item, order: chance() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
