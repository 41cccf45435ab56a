/**
 * Fetches the key that seals a person's words as soon as the API has said who looks, and lets go of it when they do. Where there is none, words live in memory;
 * where it comes late, what was typed is sealed from then on. Loaded only where words are sealed. The key goes from the answer into the seal and nowhere else.
 */
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import { isCallFailure } from '../client/deadline.js';
import { readDraftKey } from '../contract/draft-key.js';
import { CallFailure } from '../contract/problem.js';
import { sealOf } from '../store/seal.js';
import type { Sealing } from '../store/sealing.js';
import type { Owner, Store } from '../store/store.js';
import type { SchoolAccess } from './access.js';
import { personOf } from './access-state.js';

export interface DraftKeyOptions {
  readonly access: Pick<SchoolAccess, 'call' | 'current' | 'owner' | 'live' | 'subscribe'>;
  readonly sealing: Sealing;
  readonly store: Pick<Store, 'leave' | 'takeIn'>;
  /** The part of every key under which the same people keep words in clear. */
  readonly clearOrigin: string;
  readonly clock: Clock;
  readonly page: Pick<PageLife, 'listen'>;
  readonly random?: (() => number) | undefined;
}

const bytesOf = (key: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
/** Asking again would change nothing. */
const isFinal = (error: unknown): boolean => isCallFailure(error) && (error.type === 'not-found' || error.type === 'not-allowed' || error.type === 'invalid');

class DraftKey {
  readonly #options: DraftKeyOptions;
  readonly #unlisten: (() => void)[];
  #owner: Owner | undefined;
  #isAsking = false;
  #isOver = false;
  #failures = 0;
  #stopTimer: () => void = () => undefined;

  constructor(options: DraftKeyOptions) {
    this.#options = options;
    const again = (): void => void this.#ask();
    this.#unlisten = [options.access.subscribe(() => this.#follow()), options.page.listen({ online: again, shown: again })];
    this.#follow();
  }

  stop(): void {
    this.#owner = undefined;
    this.#stopTimer();
    for (const unlisten of this.#unlisten) unlisten();
  }

  /** The viewer came, went or changed. */
  #follow(): void {
    const { access, store } = this.#options;
    const before = this.#owner;
    if (access.owner?.person !== before?.person) {
      this.#owner = access.owner;
      this.#isOver = false;
      this.#failures = 0;
      this.#stopTimer();
      if (before) void store.leave(before);
    }
    if (this.#failures === 0) void this.#ask();
  }

  async #ask(): Promise<void> {
    const { access, sealing, store, clearOrigin } = this.#options;
    const owner = this.#owner;
    if (!owner || !access.live || this.#isAsking || this.#isOver || sealing.at(owner.person)) return;
    if (!access.current.capabilities.includes(readDraftKey.capability)) return this.#end(owner);
    this.#stopTimer();
    this.#isAsking = true;
    try {
      const { personId, key } = await access.call(readDraftKey, {});
      const { session } = access.current;
      const seal = await sealOf(bytesOf(key), () => sealing.room(owner.person));
      // Behind a cookie it may be another's by now: nothing is sealed with it.
      if (!session || personId !== session.viewer.id) throw new CallFailure('nonsense', readDraftKey.id);
      if (owner === this.#owner) {
        sealing.give(owner.person, seal);
        void store.takeIn(owner, { person: personOf(clearOrigin, session) });
      }
    } catch (error) {
      if (owner === this.#owner) this.#failed(owner, error);
    } finally {
      this.#isAsking = false;
    }
    if (owner !== this.#owner) void this.#ask();
  }

  #failed(owner: Owner, error: unknown): void {
    if (isFinal(error)) return this.#end(owner);
    this.#options.sealing.giveUp(owner.person);
    const { clock, random = Math.random } = this.#options;
    const waitMs = (isCallFailure(error) && error.detail.retryAfterMs) || fullJitter(++this.#failures, random());
    this.#stopTimer = clock.after(waitMs, () => void this.#ask());
  }

  /** This API gives no key to this person: memory is all there is. */
  #end(owner: Owner): void {
    this.#isOver = true;
    this.#options.sealing.giveUp(owner.person);
  }
}

/** From now on, until it is stopped. */
export function keepDraftKey(options: DraftKeyOptions): () => void {
  const key = new DraftKey(options);
  return () => key.stop();
}
