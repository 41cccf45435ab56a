/**
 * One form's words on their way to the device. A key changes memory at once; the database gets it within a fifth of a second, and the journal at
 * the moment the page goes. "Saved" is what the database said, never what we hope. It refuses to know what the words mean.
 */
import type { Clock } from '../base/clock.js';
import { Subscribers } from '../base/subscribers.js';
import type { DraftSnapshot, DraftStatus, DraftValue, DraftVersion } from '../domain/draft.js';
import { endingEqual, newestOf, overOf, type DraftRecord, type WordsRecord } from './draft-record.js';
import type { Decide, DraftTable } from './draft-table.js';
import type { Lease } from './leases.js';
import { OwnWords } from './own-words.js';
import { plainJson, sameJson } from './plain-json.js';
import { troubleOf } from './storage-error.js';

/** A key waits at most this long for its put to begin, however fast the next keys come. */
const PUT_AFTER_MS = 200;
/** What the device would not take is offered to it again, also when nobody types: soon, and then less and less often. */
const TRY_AGAIN_AFTER_MS = { first: 500, most: 30_000 };
/** A page that left can still look alive for a moment: words that only others seem to hold are looked at again. */
const LOOK_AGAIN_AFTER_MS = [300, 1500];

/** What a form leans on. */
export interface DraftDesk {
  readonly tab: string;
  readonly clock: Clock;
  readonly table: DraftTable;
  /** The time, never the same twice. */
  stamp(): number;
  alive(): Promise<ReadonlySet<string>>;
  changed(place: string): void;
}

export class Draft {
  readonly #desk: DraftDesk;
  readonly #place: string;
  /** None where nobody is known to be looking: then memory is all there is. */
  readonly #lease: Lease | undefined;
  readonly #listeners = new Subscribers();
  readonly #words: OwnWords;
  current: DraftSnapshot = { status: 'loading', value: undefined, restoredFrom: undefined, others: [], savedAt: undefined };

  #heldAt = 0;
  #savedAt: number | undefined;
  #loading: Promise<void> = Promise.resolve();
  #loaded = false;
  #failed = false;
  /** How often in a row the device would not take them. */
  #inVain = 0;
  #lostAt: number | undefined;
  #stopTimer = () => {};
  #isWaiting = false;
  #looks: (() => void)[] = [];
  #putting: { readonly at: number; readonly done: Promise<void> } | undefined;

  constructor(desk: DraftDesk, place: string, lease: Lease | undefined) {
    this.#desk = desk;
    this.#place = place;
    this.#lease = lease;
    this.#words = new OwnWords(desk.tab, () => lease?.epoch ?? 0);
    this.#loaded = !lease || desk.table.isBare(place);
    if (lease) void this.load(true);
    this.#publish();
  }

  get hasUnsaved(): boolean {
    return this.#words.hasUnsaved;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  write(value: DraftValue | undefined): void {
    const words = value === undefined ? undefined : (plainJson(value) as DraftValue);
    if (sameJson(words, this.#words.value)) return; // an echo of what was restored is not typing
    this.#words.become(words, this.#desk.stamp());
    if (this.#lease && !this.#isWaiting) this.#saveAfter(PUT_AFTER_MS);
    this.#isWaiting = true;
    this.#publish();
  }

  async discard(): Promise<void> {
    const { value } = this.#words;
    this.#words.become(undefined, this.#desk.stamp());
    const own = endingEqual(this.#words.record, this.#words.seen, value);
    this.#publish();
    await this.#settle((found) => [endingEqual(own, found, value)], [own]);
  }

  take(version: DraftVersion): void {
    this.goOn(
      plainJson(version.value) as DraftValue,
      this.#words.saying(version).filter(({ tab }) => !this.#words.alive.has(tab)),
    );
  }

  async discardOther(version: DraftVersion): Promise<void> {
    const words = this.#words;
    for (const equal of words.saying(version)) words.end(equal);
    const isUntouched = words.source ?? !words.typedAt;
    const own = isUntouched ? { ...words.record, value: null, savedAt: this.#desk.stamp() } : words.record;
    await this.#settle(() => [own], [own]);
  }

  /** Puts what the device has not acknowledged. `last`: the page may go now, so the journal gets it first. */
  save(last = false): Promise<void> {
    this.#endWait();
    const lease = this.#lease;
    const at = this.#words.typedAt;
    if (!lease || !this.hasUnsaved || !this.#desk.table.leases.holds(lease)) return Promise.resolve();
    if (last || this.#failed || this.#putting) this.#journal();
    if (at <= this.#heldAt) return Promise.resolve(); // on their way to the outbox
    if (this.#putting?.at === at) return this.#putting.done;
    if (this.#putting && !last) return this.#putting.done.then(() => this.save());
    return this.#inFlight(at, this.#put(lease, last));
  }

  /** Reads what lies at the place. `choose`: words that no living tab holds may become ours, if nothing was typed here. */
  load(choose: boolean): Promise<void> {
    return (this.#loading = this.#loading.then(() => this.#lease && this.#load(this.#lease, choose)));
  }

  /**
   * The words up to `at` are being sent as `words`: they are not put again, unless they come back. Returns the record that ends this draft and every
   * equal copy of it.
   */
  hold(at: number, words: DraftValue): DraftRecord {
    const { record, source, over, seen, typedAt } = this.#words;
    this.#heldAt = at;
    if (typedAt <= at) this.#endWait();
    const ended = source ? overOf([], { ...over, [source.tab]: source.savedAt }) : over;
    return endingEqual({ ...record, savedAt: at, value: null, over: ended }, seen, words);
  }

  /** What was held is in the outbox. Words typed since stay. */
  sent(own: DraftRecord, kept: boolean): void {
    const words = this.#words;
    if (words.typedAt <= own.savedAt) {
      if (!kept && words.hasUnsaved) this.#desk.table.journal.append(this.#place, words.record); // that outbox dies with the page: a reload brings the draft
      words.become(undefined, 0);
      words.typedAt = words.ackedAt = own.savedAt;
      this.#endWait();
    }
    words.over = overOf([own], words.over);
    this.#heldAt = 0;
    this.#publish();
    if (this.hasUnsaved) void this.save();
    void this.load(false);
  }

  /** The outbox put its words back under `record`. */
  cameBack(record: WordsRecord): void {
    if (this.hasUnsaved) return this.goOn(record.value); // somebody typed at that very moment
    this.#words.source = undefined; // words that were only shown stay another version
    this.#words.become(record.value, 0);
    this.#words.typedAt = record.savedAt;
    this.acknowledged(record);
    void this.load(false);
  }

  /** Goes on with `value`, whose records in other tabs are `over`. What is here now is put aside. */
  goOn(value: DraftValue, over: readonly DraftVersion[] = []): void {
    for (const version of over) this.#words.end(version);
    const puts = this.#words.makeWay(value, this.#desk.stamp());
    this.#publish();
    void this.#settle(() => puts, puts);
  }

  /** The device says that everything up to `record` is there. */
  acknowledged(record: DraftRecord): void {
    const { tab, table, clock } = this.#desk;
    this.#words.ackedAt = Math.max(this.#words.ackedAt, record.savedAt);
    this.#words.over = overOf([record], this.#words.over);
    this.#savedAt = clock.now();
    this.#failed = false;
    this.#inVain = 0;
    table.journal.mark(this.#place, record.value ? record.savedAt : undefined);
    if (!record.value) this.#lostAt = undefined;
    table.journal.clear(this.#place, (other) => other.savedAt <= (other.tab === tab ? record.savedAt : (record.over[other.tab] ?? 0)));
    this.#publish(); // before other tabs hear of it: somebody is looking at this one
    this.#desk.changed(this.#place);
  }

  /** Nothing of this form is written any more. `forget`: a purge, so nothing of it stays in memory either. */
  end(forget: boolean): void {
    this.#endWait();
    for (const stop of this.#looks) stop();
    if (!forget) return;
    this.#words.forget();
    this.#savedAt = this.#lostAt = undefined;
    this.#loaded = true;
    this.#publish();
  }

  /** Restored words from before that instant are no longer shown: the sweep takes them. */
  expire(before: number): void {
    this.#words.expire(before);
    this.#publish();
  }

  async #load(lease: Lease, choose: boolean): Promise<void> {
    const words = this.#words;
    const alive = this.#desk.alive();
    const marked = this.#desk.table.journal.marked(this.#place); // asked first: another tab may be writing
    const { onDevice, inJournal } = await this.#desk.table.load(lease, this.#place);
    const others = await alive;
    if (lease.ended) return;
    this.#failed ||= !onDevice;
    if (onDevice && marked > Math.max(words.typedAt, newestOf([...onDevice, ...inJournal]))) this.#lostAt = marked;
    words.merge(onDevice, inJournal, others, choose);
    if (words.source) this.#savedAt = words.source.savedAt;
    const isFirst = !this.#loaded;
    this.#loaded = true;
    this.#publish();
    if (this.hasUnsaved) void this.save();
    if (isFirst && !words.value && words.seen.length) {
      this.#looks = LOOK_AGAIN_AFTER_MS.map((ms) => this.#desk.clock.after(ms, () => void (words.typedAt || words.source || this.load(true))));
    }
  }

  async #put(lease: Lease, last: boolean): Promise<void> {
    const stop = this.#desk.clock.after(PUT_AFTER_MS, () => this.#journal()); // a disk that is so slow may be dead
    try {
      this.acknowledged(await this.#desk.table.put(lease, this.#place, () => this.#words.record, last));
    } catch (error) {
      // What was sent meanwhile is no longer this put's to keep: the journal has it from `sent`.
      this.#notKept(error, this.hasUnsaved ? [this.#words.record] : []);
    } finally {
      stop();
    }
  }

  /** Until the device has it. */
  #journal(): void {
    if (this.hasUnsaved && this.#lease && this.#desk.table.leases.holds(this.#lease)) this.#desk.table.journal.append(this.#place, this.#words.record);
  }

  async #settle(decide: Decide, puts: readonly DraftRecord[]): Promise<void> {
    this.#endWait();
    if (!this.#lease || !this.#desk.table.leases.holds(this.#lease)) return;
    let decided = puts;
    const settling = this.#desk.table.settle(this.#lease, this.#place, (found) => (decided = decide(found)));
    const settled = settling.then(
      () => this.acknowledged(decided[0]!),
      (error: unknown) => this.#notKept(error, puts),
    );
    await this.#inFlight(this.#words.typedAt, settled);
    await this.load(false);
  }

  /** While the words of `at` are on their way nothing else writes them: a plain put would undo what was decided with them. */
  #inFlight(at: number, done: Promise<void>): Promise<void> {
    const putting = { at, done };
    this.#putting = putting;
    return done.finally(() => {
      if (this.#putting === putting) this.#putting = undefined;
    });
  }

  #notKept(error: unknown, records: readonly DraftRecord[]): void {
    this.#failed = true;
    if (!this.#lease?.ended && troubleOf(error) !== 'purged') {
      for (const record of records) this.#desk.table.journal.append(this.#place, record);
      if (!this.#isWaiting) this.#saveAfter(Math.min(TRY_AGAIN_AFTER_MS.first * 2 ** this.#inVain++, TRY_AGAIN_AFTER_MS.most));
    }
    this.#publish();
  }

  #saveAfter(ms: number): void {
    this.#stopTimer();
    this.#stopTimer = this.#desk.clock.after(ms, () => void this.save());
  }

  #endWait(): void {
    this.#isWaiting = false;
    this.#stopTimer();
  }

  #status(): DraftStatus {
    if (!this.#words.value) return this.#loaded ? 'empty' : 'loading';
    if (!this.#lease || this.#lease.ended) return 'memory';
    if (!this.hasUnsaved) return 'saved';
    return this.#failed || !this.#desk.table.connection.keeps(this.#lease.person) ? 'memory' : 'saving';
  }

  #publish(): void {
    const { value, restoredFrom, others } = this.#words;
    this.current = { status: this.#status(), value, restoredFrom, others, savedAt: this.#savedAt, lostAt: this.#lostAt };
    this.#listeners.tell();
  }
}
