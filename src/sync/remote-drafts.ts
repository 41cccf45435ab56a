/**
 * The API's side of one draft, so that words follow a person between frames and devices. What is typed here is never replaced from there: words
 * that differ are offered beside ours, and ours stay on this device alone until the person has chosen. Loaded only where the API keeps drafts.
 */
import * as v from 'valibot';
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import { newId } from '../base/ids.js';
import type { Unsubscribe } from '../base/subscribers.js';
import { isCallFailure } from '../client/deadline.js';
import { discardDraft, listDrafts, remoteDraftSchema, saveDraft, type RemoteDraft } from '../contract/draft.js';
import type { Call } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import type { DraftPlace, DraftSnapshot, DraftValue, DraftVersion } from '../domain/draft.js';
import { holds, sameWords } from '../domain/remote-draft.js';
import type { StoredDraft } from '../store/store.js';

export interface RemoteOptions {
  readonly local: StoredDraft;
  readonly place: DraftPlace;
  readonly call: Call;
  readonly clock: Clock;
  readonly random?: (() => number) | undefined;
  /** Whether the form was typed into since it was opened. */
  readonly isTouched: () => boolean;
  readonly onChange: () => void;
}

export interface RemoteSide {
  /** The local snapshot with what the API adds to it. */
  over(snapshot: DraftSnapshot): DraftSnapshot;
  /** `false`: not one of the API's versions. */
  take(version: DraftVersion): boolean;
  discardOther(version: DraftVersion): boolean;
  close(): void;
}

/** How long after the last key the words go to the API, in milliseconds. */
export const DEBOUNCE_MS = 5000;
const GIVE_UP = 8;
const HERE = 'flywheel-before';
const THERE = 'flywheel-api';

class Following implements RemoteSide {
  readonly #options: RemoteOptions;
  readonly #unlisten: Unsubscribe;
  /** What the API holds, as far as we know, and since which version; `undefined` before the API was asked. */
  #known: { readonly value: DraftValue | undefined; readonly version: number | undefined } | undefined;
  #other: DraftVersion | undefined;
  #restoredFrom: number | undefined;
  #failures = 0;
  #isBusy = false;
  #isClosed = false;
  #stopTimer: (() => void) | undefined;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#unlisten = options.local.subscribe(() => this.#changed());
    void this.#read();
  }

  over(snapshot: DraftSnapshot): DraftSnapshot {
    const restoredFrom = this.#options.isTouched() ? snapshot.restoredFrom : (this.#restoredFrom ?? snapshot.restoredFrom);
    // The API may hold what another window of this device has written: the same words are shown once.
    const other = snapshot.others.some(({ value }) => sameWords(value, this.#other?.value)) ? undefined : this.#other;
    const others = other ? [other, ...snapshot.others].sort((a, b) => b.savedAt - a.savedAt) : snapshot.others;
    // What this device lost, the API may have had.
    return { ...snapshot, restoredFrom, others, ...(this.#restoredFrom !== undefined && { lostAt: undefined }) };
  }

  take(version: DraftVersion): boolean {
    if (version.tab !== THERE && version.tab !== HERE) return false;
    const { local, clock } = this.#options;
    const mine = local.current.value;
    this.#other = mine && { tab: HERE, value: mine, savedAt: local.current.savedAt ?? clock.now() };
    local.write(version.value);
    this.#options.onChange();
    return true;
  }

  discardOther(version: DraftVersion): boolean {
    const isOurs = version.tab === this.#other?.tab;
    if (!isOurs && !sameWords(version.value, this.#other?.value)) return false;
    this.#other = undefined;
    this.#options.onChange();
    this.#changed();
    return isOurs;
  }

  /** The form goes away: what was typed last is handed over at once. */
  close(): void {
    const isWaiting = this.#stopTimer !== undefined;
    this.#stop();
    if (isWaiting) void this.#push();
    this.#isClosed = true;
    this.#unlisten();
  }

  #changed(): void {
    const { value, status } = this.#options.local.current;
    if (value && this.#other?.tab === THERE && sameWords(value, this.#other.value)) this.#other = undefined;
    if (this.#isClosed || !this.#known || status === 'loading' || sameWords(value, this.#known.value)) return;
    // Gone here means sent or thrown away: it must not come back from there.
    this.#soon(value === undefined ? 0 : DEBOUNCE_MS);
  }

  #soon(ms: number): void {
    this.#stop();
    this.#stopTimer = this.#options.clock.after(ms, () => {
      this.#stopTimer = undefined;
      void (this.#known ? this.#push() : this.#read());
    });
  }

  #stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  /** Asks what the API holds. */
  async #read(): Promise<void> {
    const { call, place } = this.#options;
    try {
      let cursor: string | undefined;
      let found: RemoteDraft | undefined;
      do {
        const { items, next } = await call(listDrafts, { params: { student: place.studentId }, query: cursor === undefined ? {} : { cursor } });
        found = items.find(({ widget, record }) => widget === place.widget && record === place.record);
        cursor = next ?? undefined;
      } while (!found && cursor !== undefined);
      await this.#loaded();
      if (!this.#isClosed) this.#meet(found);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Our words and the API's, side by side for the first time or after somebody else wrote there. */
  #meet(there: RemoteDraft | undefined): void {
    const { local, isTouched, onChange } = this.#options;
    const mine = local.current.value;
    const value = there?.value as DraftValue | undefined;
    this.#failures = 0;
    this.#known = { value, version: there?.version };
    if (there && value && !sameWords(mine, value)) {
      const savedAt = Date.parse(there.savedAt);
      if (!mine && !isTouched()) {
        this.#restoredFrom = savedAt;
        local.write(value);
      } else if (mine && !holds(mine, value)) {
        this.#other = { tab: THERE, value, savedAt };
      }
      onChange();
    }
    this.#changed();
  }

  async #push(): Promise<void> {
    // Until the person has chosen between the two, ours stay here.
    if (this.#isBusy || !this.#known || this.#other?.tab === THERE) return;
    const { local } = this.#options;
    const { value } = local.current;
    const { version } = this.#known;
    if (value === undefined && version === undefined) return;
    this.#isBusy = true;
    try {
      this.#known = value === undefined ? await this.#discard() : await this.#save(value, version);
      this.#failures = 0;
    } catch (error) {
      this.#failed(error);
      return;
    } finally {
      this.#isBusy = false;
    }
    this.#changed();
  }

  async #save(value: DraftValue, version: number | undefined) {
    const { call, clock, local } = this.#options;
    const savedAt = new Date(local.current.savedAt ?? clock.now()).toISOString();
    const saved = await call(saveDraft, {
      params: this.#params(),
      body: { value, savedAt },
      ...(version !== undefined && { version }),
      idempotencyKey: newId(),
    });
    return { value, version: saved.version };
  }

  async #discard() {
    await this.#options.call(discardDraft, { params: this.#params(), idempotencyKey: newId() });
    return { value: undefined, version: undefined };
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    const failure = isCallFailure(error) ? error : new CallFailure('network', saveDraft.id, { cause: error });
    if (failure.type === 'stale-version' || failure.type === 'version-required') {
      const current = v.safeParse(remoteDraftSchema, failure.detail.problem?.current);
      if (current.success) return this.#meet(current.output);
      this.#known = undefined; // read again below
    } else if (failure.type === 'too-large' || failure.type === 'invalid' || failure.type === 'not-allowed' || failure.type === 'not-found') {
      return; // never theirs to keep; the words stay on this device
    }
    if (++this.#failures <= GIVE_UP) this.#soon(failure.detail.retryAfterMs ?? fullJitter(this.#failures, (this.#options.random ?? Math.random)()));
  }

  #params() {
    const { studentId: student, widget, record } = this.#options.place;
    return { student, widget, record };
  }

  #loaded(): Promise<void> {
    const { local } = this.#options;
    if (local.current.status !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      const unlisten = local.subscribe(() => {
        if (local.current.status === 'loading') return;
        unlisten();
        resolve();
      });
    });
  }
}

/** From now on the draft is kept at the API too. */
export const followRemote = (options: RemoteOptions): RemoteSide => new Following(options);
