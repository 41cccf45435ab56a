/** What a list says with what this page has sent since: the newest version of each record, the newest record first. Pure. */
interface Listed {
  readonly id: string;
  readonly createdAt: string;
  /** Absent where a record never changes. */
  readonly version?: number;
}

export function newestOf<T extends Listed>(listed: readonly T[], answered: readonly T[]): readonly T[] {
  const byId = new Map<string, T>();
  for (const one of [...listed, ...answered]) {
    const known = byId.get(one.id);
    if (!known || (known.version ?? 0) <= (one.version ?? 0)) byId.set(one.id, one);
  }
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1));
}
