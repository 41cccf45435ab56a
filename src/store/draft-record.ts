/**
 * One tab's words about one place, as they lie on the device, and the rule by which several become what a person sees. Pure: nothing here reads
 * or writes. Every draft write is one blind put of such a record under its own tab's key, so nothing can be overwritten by another tab.
 */
import type { DraftValue } from '../domain/draft.js';
import { sameJson } from './plain-json.js';

export interface DraftRecord {
  readonly tab: string;
  /** The person's epoch when the form was opened; a purge makes older ones void. */
  readonly epoch: number;
  /** When it was last typed in; never the same twice within a tab. */
  readonly savedAt: number;
  /** `null`: the form was emptied, sent or thrown away. */
  readonly value: DraftValue | null;
  /** Words of these tabs, up to these instants, go on in this record or are gone for good: a late write of theirs cannot bring them back. */
  readonly over: Over;
}
export type Over = Readonly<Record<string, number>>;

/** A longer memory of tabs that are gone would serve nobody. */
const MOST_TABS_REMEMBERED = 50;

/** Everything that the records together declare to be over: what they superseded, and what emptied forms held before. */
export function overOf(records: readonly DraftRecord[], more: Over = {}): Record<string, number> {
  const over: Record<string, number> = { ...more };
  const end = (tab: string, at: number) => (over[tab] = Math.max(over[tab] ?? 0, at));
  for (const record of records) {
    for (const [tab, at] of Object.entries(record.over)) end(tab, at);
    if (!record.value) end(record.tab, record.savedAt);
  }
  return Object.fromEntries(
    Object.entries(over)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_TABS_REMEMBERED),
  );
}

/** The newest instant that the records know of, be it of words or of their end. */
export const newestOf = (records: readonly DraftRecord[]): number => Math.max(0, ...records.flatMap(({ savedAt, over }) => [savedAt, ...Object.values(over)]));

/** The words that stand: the newest of each tab, without what is over, newest first. */
export function standing(records: readonly DraftRecord[], over: Over = overOf(records)): WordsRecord[] {
  const newest = new Map<string, WordsRecord>();
  for (const record of records) {
    if (!record.value || record.savedAt <= (over[record.tab] ?? 0)) continue;
    if (record.savedAt > (newest.get(record.tab)?.savedAt ?? 0)) newest.set(record.tab, record as WordsRecord);
  }
  return [...newest.values()].sort((a, b) => b.savedAt - a.savedAt);
}
export type WordsRecord = DraftRecord & { readonly value: DraftValue };

/** Each different wording once, in the order given, without those in `known`. */
export function wordings<R extends { readonly value: DraftValue }>(records: readonly R[], known: DraftValue | undefined): R[] {
  const kept: R[] = [];
  for (const record of records) if (![known, ...kept.map((other) => other.value)].some((value) => sameJson(value, record.value))) kept.push(record);
  return kept;
}

/** `own` with every other tab's equal wording declared over: after words are sent or thrown away no copy of them may come back. */
export function endingEqual(own: DraftRecord, found: readonly DraftRecord[], words: DraftValue | undefined): DraftRecord {
  const over: Record<string, number> = overOf([], own.over);
  for (const { tab, value, savedAt } of found) if (tab !== own.tab && value && sameJson(value, words)) over[tab] = Math.max(over[tab] ?? 0, savedAt);
  return { ...own, over };
}
