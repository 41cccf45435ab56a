/** What lies in the journal beside the database, by kind, hash, size and age; never what it says. */

export interface JournalEntry {
  /** `words` on their way to the database · `mark` that it has words of a form · `epoch` how often somebody's things were cleared · `other`. */
  readonly kind: 'words' | 'mark' | 'epoch' | 'other';
  /** Whose, as the beginning of a hash. */
  readonly scope: string;
  readonly bytes: number;
  readonly ageMs?: number;
}

const kinds: Readonly<Record<string, JournalEntry['kind']>> = { draft: 'words', kept: 'mark', epoch: 'epoch' };

export function readJournal(storage: Storage, now: number): JournalEntry[] {
  const ours = Object.keys(storage).filter((key) => key.startsWith('flywheel:'));
  return ours.map((key) => {
    const [, name = '', person = ''] = /^flywheel:([^/]+)\/([^/]*)/.exec(key) ?? [];
    const kind = kinds[name] ?? 'other';
    const value = storage.getItem(key) ?? '';
    const at = kind === 'mark' ? Number(value) : kind === 'words' ? savedAt(value) : NaN;
    return { kind, scope: person.slice(0, 6), bytes: key.length + value.length, ...(Number.isFinite(at) && { ageMs: Math.max(0, now - at) }) };
  });
}

function savedAt(value: string): number {
  try {
    return Number((JSON.parse(value) as { savedAt?: unknown } | null)?.savedAt ?? NaN);
  } catch {
    return NaN; // torn by another hand
  }
}
