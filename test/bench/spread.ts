/** What many runs say together: the middle of them and how far they lie apart. It knows no clock and no unit. */

export interface Spread {
  readonly median: number;
  /** Between these two lies the middle half. */
  readonly quartiles: readonly [number, number];
  readonly runs: number;
}

/** The value below which `part` of them lie, between two neighbours where it falls between them. */
export function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), quartiles: [quantile(values, 0.25), quantile(values, 0.75)], runs: values.length };
}

/** Ours and a peer's, measured in turns so that whatever else the machine does falls on both. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly peers: readonly number[];
}

/** Runs the two by turns, and every other time the other one first. `warmUps` pairs are run before and count for nothing. */
export async function inTurns(count: number, ours: () => Promise<number>, peer: () => Promise<number>, warmUps = 1): Promise<Pairs> {
  const pairs = { ours: [] as number[], peers: [] as number[] };
  for (let i = -warmUps; i < count; i++) {
    const first = i % 2 === 0 ? await ours() : await peer();
    const second = i % 2 === 0 ? await peer() : await ours();
    if (i < 0) continue;
    pairs.ours.push(i % 2 === 0 ? first : second);
    pairs.peers.push(i % 2 === 0 ? second : first);
  }
  return pairs;
}

/** How many times the peer's value ours is, pair by pair: what slowed a pair down slowed both. */
export function ratioOf({ ours, peers }: Pairs): Spread {
  return spreadOf(ours.map((value, i) => value / peers[i]!));
}
