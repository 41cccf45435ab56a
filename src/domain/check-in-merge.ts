/**
 * Two people changed one entry. What only one side changed is taken, cell by cell; what both changed differently is a conflict
 * that a person decides, with both versions kept. Mine and theirs weigh the same: swapping them swaps nothing but the two sides of each
 * conflict. It refuses to guess.
 */
import type { Rating, Result } from '../contract/check-in.js';

/** What may differ between two versions; day, kind and plan stay. Absent members are those that the kind does not have. */
export interface Changeable {
  readonly note: string | null;
  readonly language: string;
  readonly audience: readonly string[];
  readonly feeling?: string | null;
  readonly helpFrom?: string | null;
  readonly ratings?: readonly Rating[];
  readonly results?: readonly Result[];
  /** Left out: left alone, whatever it is. */
  readonly goalPoint?: { readonly goalId: string; readonly value: number } | null;
}

/** One thing that both changed, each to something else. `undefined` is "not there": a cell that was not rated yet. */
export interface Conflict {
  /** `note`, `feeling`, `audience`, `helpFrom`, `goalPoint`, `rating/<expectation>/<period>` or `result/<behaviour>`. */
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}
export interface Merge<T extends Changeable = Changeable> {
  /** With the base's value wherever there is a conflict. */
  readonly merged: T;
  readonly conflicts: readonly Conflict[];
}

type Cells = ReadonlyMap<string, unknown>;
/** A note goes with its language: one without the other would be read aloud in the wrong tongue. No note has no language. */
export interface Words {
  readonly text: string;
  readonly language: string;
}

const ratingKey = ({ expectation, period }: Rating): string => `rating/${expectation}/${period}`;

/** Every changeable thing under its own name; `withPoint`: the point of a goal is one of them. */
function cellsOf(version: Changeable, withPoint = version.goalPoint !== undefined): Cells {
  const cells = new Map<string, unknown>([
    ['note', version.note === null ? null : ({ text: version.note, language: version.language } satisfies Words)],
    ['audience', [...version.audience].sort()],
  ]);
  if (version.feeling !== undefined) cells.set('feeling', version.feeling);
  if (version.helpFrom !== undefined) cells.set('helpFrom', version.helpFrom);
  if (withPoint) cells.set('goalPoint', version.goalPoint ? { goalId: version.goalPoint.goalId, value: version.goalPoint.value } : null);
  for (const rating of version.ratings ?? []) cells.set(ratingKey(rating), rating.score);
  for (const result of version.results ?? []) cells.set(`result/${result.behaviour}`, result.met);
  return cells;
}

/** The cells back on top of a version: whatever else `version` has stays. */
function withCells<T extends Changeable>(version: T, cells: Cells): T {
  const words = (cells.get('note') ?? null) as Words | null;
  const under = (prefix: string) => [...cells].filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...version,
    note: words && words.text,
    language: words?.language ?? version.language,
    audience: cells.get('audience') ?? [],
    ...(version.feeling !== undefined && { feeling: cells.get('feeling') ?? null }),
    ...(version.helpFrom !== undefined && { helpFrom: cells.get('helpFrom') ?? null }),
    ...(cells.has('goalPoint') && { goalPoint: cells.get('goalPoint') }),
    ...(version.ratings && {
      ratings: under('rating/').map(([name, score]) => ({ expectation: name.split('/')[1], period: name.split('/')[2], score })),
    }),
    ...(version.results && { results: under('result/').map(([name, met]) => ({ behaviour: name.split('/')[1], met })) }),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Three versions into one. Without a known `base`, whatever both have and have differently is a conflict; a cell that only one side has
 * rated is simply taken, because ratings are added and never removed.
 */
export function mergeCheckIns<T extends Changeable>(base: T | undefined, mine: T, theirs: T): Merge<T> {
  // Who leaves the point alone has not changed it: it is compared where both say what it is.
  const points = mine.goalPoint !== undefined && theirs.goalPoint !== undefined;
  const [b, m, t] = [base ? cellsOf(base, points && base.goalPoint !== undefined) : new Map<string, unknown>(), cellsOf(mine, points), cellsOf(theirs, points)];
  const merged = new Map<string, unknown>();
  const conflicts: Conflict[] = [];
  for (const field of [...new Set([...b.keys(), ...m.keys(), ...t.keys()])].sort()) {
    const sides = { base: b.get(field), mine: m.get(field), theirs: t.get(field) };
    const clash = !same(sides.mine, sides.theirs) && !same(sides.mine, sides.base) && !same(sides.theirs, sides.base);
    if (clash) conflicts.push({ field, ...sides });
    const value = clash ? sides.base : same(sides.mine, sides.base) ? sides.theirs : sides.mine;
    if (value !== undefined) merged.set(field, value);
  }
  if (points && !merged.has('goalPoint')) merged.set('goalPoint', null);
  // Where nobody wrote a note, its language means nothing; the lesser of the two tags keeps the merge the same from both sides.
  const language = mine.language < theirs.language ? mine.language : theirs.language;
  return { merged: withCells({ ...mine, language }, merged), conflicts };
}

/** `both` is for notes: mine, an empty line, theirs. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The merge with every conflict settled; what has no choice yet stays as theirs, which is what the school already has. */
export function settle<T extends Changeable>({ merged, conflicts }: Merge<T>, choices: Readonly<Record<string, Choice>>): T {
  const cells = new Map(cellsOf(merged));
  for (const conflict of conflicts) {
    const choice = choices[conflict.field] ?? 'theirs';
    const value = choice === 'both' && conflict.field === 'note' ? joined(conflict.mine, conflict.theirs) : conflict[choice === 'mine' ? 'mine' : 'theirs'];
    if (value !== undefined) cells.set(conflict.field, value);
  }
  return withCells(merged, cells);
}

/** Two notes as one, in mine's language; where one of them is no note, the other. */
export function joined(mine: unknown, theirs: unknown): Words | null {
  const [first, second] = [mine, theirs] as [Words | null, Words | null];
  return first && second ? { text: `${first.text}\n\n${second.text}`, language: first.language } : (first ?? second);
}
