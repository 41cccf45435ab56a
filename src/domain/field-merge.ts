/**
 * Two people changed one record. What only one side changed is taken, field by field; what both changed differently is a conflict that a
 * person decides. Mine and theirs weigh the same. It refuses to guess, and to know what the fields are.
 */
export interface FieldConflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}
export interface FieldMerge<T> {
  /** With theirs, which is what the school already has, wherever there is a conflict. */
  readonly merged: T;
  readonly conflicts: readonly FieldConflict[];
}
type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** All three have the same fields. Without a known `base`, whatever is different is a conflict. */
export function mergeFields<T extends Fields>(base: T | undefined, mine: T, theirs: T): FieldMerge<T> {
  const conflicts: FieldConflict[] = [];
  const merged: Record<string, unknown> = { ...theirs };
  for (const field of Object.keys(theirs)) {
    const isMine = !same(mine[field], theirs[field]);
    if (!isMine || (base && same(mine[field], base[field]))) continue;
    if (base && same(theirs[field], base[field])) merged[field] = mine[field];
    else conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
  }
  return { merged: merged as T, conflicts };
}

/** The merge with every conflict settled; what has no choice stays as theirs. */
export const settleFields = <T extends Fields>({ merged, conflicts }: FieldMerge<T>, choices: Readonly<Record<string, string>>): T => ({
  ...merged,
  ...Object.fromEntries(conflicts.filter(({ field }) => choices[field] === 'mine').map(({ field, mine }) => [field, mine])),
});
