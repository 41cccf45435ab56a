/** What a draft is, apart from where it is kept. A value is plain JSON: what cannot be cloned and stringified is not a draft. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type DraftValue = Readonly<Record<string, Json>>;

/** Where a draft belongs: one form (`record`) of one widget about one student. */
export interface DraftPlace {
  readonly studentId: string;
  readonly widget: string;
  readonly record: string;
}

/** One tab's words. Two tabs with different words are two versions: both kept, the person chooses. */
export interface DraftVersion {
  readonly tab: string;
  readonly value: DraftValue;
  /** When it was last typed in, in milliseconds since 1970. */
  readonly savedAt: number;
}

/**
 * `loading` the device is being asked · `empty` nothing typed · `saving` typed, not yet acknowledged by the disk · `saved` the disk said complete ·
 * `memory` kept only while this page is open (storage denied, broken or full).
 */
export type DraftStatus = 'loading' | 'empty' | 'saving' | 'saved' | 'memory';

export interface DraftSnapshot {
  readonly status: DraftStatus;
  /** The words as they are now; what a form shows. */
  readonly value: DraftValue | undefined;
  /** Set when `value` came from an earlier visit and was not yet typed into: since when it has been waiting. */
  readonly restoredFrom: number | undefined;
  /** Other tabs' differing words, newest first. */
  readonly others: readonly DraftVersion[];
  /** When the disk last said complete. */
  readonly savedAt: number | undefined;
  /** Set where the device once had words of this form, typed then, and has lost them: wiped, evicted, damaged, or put back to an older state. */
  readonly lostAt?: number | undefined;
}
