/**
 * The words of one form as this tab has them, and what it has seen of other tabs'. Pure state: what is typed, restored, put aside, superseded. It
 * knows no disk and no time but the stamps it is given.
 */
import { newId } from '../base/ids.js';
import type { DraftValue, DraftVersion } from '../domain/draft.js';
import { overOf, standing, wordings, type DraftRecord, type Over, type WordsRecord } from './draft-record.js';
import { sameJson } from './plain-json.js';

type Words = Pick<DraftRecord, 'tab' | 'savedAt'>;

export class OwnWords {
  readonly #tab: string;
  readonly #epoch: () => number;
  value: DraftValue | undefined;
  /** Stamp of the last change made here; 0 where nothing was typed. */
  typedAt = 0;
  /** Up to this stamp the device has it. */
  ackedAt = 0;
  restoredFrom: number | undefined;
  over: Over = {};
  /** Other tabs' words that stand, newest first. */
  seen: readonly WordsRecord[] = [];
  alive: ReadonlySet<string> = new Set();
  /** The record that `value` was restored from and that nobody has typed into since. */
  source: WordsRecord | undefined;
  /** Our own words that made way for others. */
  #aside: readonly WordsRecord[] = [];
  #onDevice: readonly DraftRecord[] = [];

  constructor(tab: string, epoch: () => number) {
    this.#tab = tab;
    this.#epoch = epoch;
  }

  get hasUnsaved(): boolean {
    return this.typedAt > this.ackedAt;
  }

  get record(): DraftRecord {
    return { tab: this.#tab, epoch: this.#epoch(), savedAt: this.typedAt, value: this.value ?? null, over: this.over };
  }

  get others(): DraftVersion[] {
    return wordings(standing(this.seen, this.over), this.value).map(({ tab, value, savedAt }) => ({ tab, value, savedAt }));
  }

  become(value: DraftValue | undefined, stamp: number): void {
    if (this.source) this.end(this.source);
    this.source = this.restoredFrom = undefined;
    this.value = value;
    this.typedAt = Math.max(stamp, this.typedAt + 1);
  }

  /** As `become`, but what was here is kept as a version of its own, unless it says the same. Returns what has to lie on the device. */
  makeWay(value: DraftValue, stamp: number): readonly DraftRecord[] {
    const mine = this.value && !sameJson(this.value, value) ? this.value : undefined;
    const aside = mine && { ...this.record, value: mine, savedAt: this.source?.savedAt ?? this.typedAt, tab: newId(), over: {} };
    this.become(value, stamp);
    if (!aside) return [this.record];
    this.#aside = [...this.#aside, aside];
    return [this.record, aside];
  }

  /** The words of a tab, up to an instant, are over. */
  end({ tab, savedAt }: Words): void {
    this.over = overOf([], { ...this.over, [tab]: Math.max(savedAt, this.over[tab] ?? 0) });
  }

  /** Every record of other tabs with this wording. */
  saying(version: DraftVersion): DraftVersion[] {
    return [version, ...this.seen.filter(({ value }) => sameJson(value, version.value))];
  }

  /**
   * Takes in what lies at the place; `onDevice` is missing where the device did not answer. `choose`: words that no living tab holds become ours, if
   * nothing was typed here.
   */
  merge(onDevice: readonly DraftRecord[] | undefined, inJournal: readonly DraftRecord[], alive: ReadonlySet<string>, choose: boolean): void {
    this.#onDevice = onDevice ?? this.#onDevice;
    const all = [...this.#onDevice, ...inJournal, ...this.#aside];
    this.alive = alive;
    this.over = overOf(all, this.over);
    if (this.typedAt && this.typedAt <= (this.over[this.#tab] ?? 0)) {
      // Another tab went on with these words, sent them or threw them away.
      this.value = undefined;
      this.ackedAt = this.typedAt;
      if (choose) this.typedAt = this.ackedAt = 0;
    }
    const words = standing(all, this.over);
    this.seen = words.filter(({ tab }) => tab !== this.#tab);
    const own = words.find(({ tab }) => tab === this.#tab);
    if (!this.typedAt && own) {
      // The same page had this form open before.
      this.value = own.value;
      this.typedAt = own.savedAt;
      if (this.#onDevice.includes(own)) this.ackedAt = own.savedAt;
    } else if (!this.typedAt) this.#restore(choose);
    // The browser may have wiped the device under us; what was typed is still here.
    const isWiped = onDevice && this.value && !this.source && !this.hasUnsaved && !onDevice.some(({ tab }) => tab === this.#tab);
    if (isWiped) this.ackedAt = 0;
  }

  /** Restored words that are older than words may be go again. */
  expire(before: number): void {
    if (!this.source || this.source.savedAt >= before) return;
    this.value = this.source = this.restoredFrom = undefined;
  }

  forget(): void {
    this.value = this.source = this.restoredFrom = undefined;
    this.typedAt = this.ackedAt = 0;
    this.#aside = this.seen = [];
    this.#onDevice = [];
  }

  #restore(choose: boolean): void {
    const same = (a: Words) => (b: Words) => a.tab === b.tab && a.savedAt === b.savedAt;
    const before = this.source;
    const isWiped = before && before.savedAt > (this.over[before.tab] ?? 0) && !this.seen.some(same(before));
    const kept = isWiped ? before : before && this.seen.find(same(before));
    const source = kept ?? (choose ? this.seen.find(({ tab }) => !this.alive.has(tab)) : undefined);
    this.source = source;
    this.value = source?.value;
    this.restoredFrom = source?.savedAt;
    if (!source || this.#onDevice.some(same(source))) return;
    // Only the journal has it, or this page: it becomes a record of our own, as old as it is.
    this.end(source);
    this.source = undefined;
    this.typedAt = Math.max(source.savedAt, this.ackedAt + 1, (this.over[this.#tab] ?? 0) + 1);
  }
}
