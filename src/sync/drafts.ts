/**
 * The viewer's words in progress: on this device, and at the API too where the school offers it. It stands behind the port `Drafts`. What
 * follows a draft to the API is loaded only where that is offered; without a viewer nothing is kept anywhere.
 */
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import type { DraftPlace, DraftSnapshot, DraftValue, DraftVersion } from '../domain/draft.js';
import type { Store, StoredDraft } from '../store/store.js';
import type { SchoolAccess } from './access.js';
import type { RemoteSide } from './remote-drafts.js';

export interface DraftsOptions {
  readonly access: Pick<SchoolAccess, 'call' | 'current' | 'owner'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly page: Pick<PageLife, 'whenCalm'>;
  readonly random?: (() => number) | undefined;
}

/** The same shape as the port `Drafts` of `element/contexts.ts`. */
export interface StoredDrafts {
  open(place: DraftPlace): StoredDraft;
}

export function createDrafts(options: DraftsOptions): StoredDrafts {
  return {
    open(place) {
      const { access, store } = options;
      if (!access.owner) return new PassingDraft();
      const local = store.drafts.open(access.owner, place);
      return access.current.capabilities.includes('drafts') ? new SharedDraft(local, place, options) : local;
    },
  };
}

/** Words on this device that the API keeps too. */
class SharedDraft implements StoredDraft {
  readonly #local: StoredDraft;
  readonly #listeners = new Subscribers();
  readonly #unlisten: Unsubscribe;
  readonly #notYet: Unsubscribe;
  #remote: RemoteSide | undefined;
  #isTouched = false;
  #isClosed = false;

  constructor(local: StoredDraft, place: DraftPlace, options: DraftsOptions) {
    this.#local = local;
    this.#unlisten = local.subscribe(() => this.#listeners.tell());
    this.#notYet = options.page.whenCalm(() => void this.#follow(place, options).catch(reportError));
  }

  get current(): DraftSnapshot {
    return this.#remote ? this.#remote.over(this.#local.current) : this.#local.current;
  }
  subscribe(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }
  write(value: DraftValue | undefined): void {
    this.#isTouched = true;
    this.#local.write(value);
  }
  discard(): Promise<void> {
    this.#isTouched = true;
    return this.#local.discard();
  }
  take(version: DraftVersion): void {
    this.#isTouched = true;
    if (!this.#remote?.take(version)) this.#local.take(version);
  }
  async discardOther(version: DraftVersion): Promise<void> {
    if (!this.#remote?.discardOther(version)) await this.#local.discardOther(version);
  }
  close(): void {
    this.#isClosed = true;
    this.#notYet();
    this.#remote?.close();
    this.#unlisten();
    this.#local.close();
  }

  async #follow(place: DraftPlace, { access, clock, random }: DraftsOptions): Promise<void> {
    const { followRemote } = await import('./remote-drafts.js');
    if (this.#isClosed) return;
    const { call } = access;
    this.#remote = followRemote({ local: this.#local, place, call, clock, random, isTouched: () => this.#isTouched, onChange: () => this.#listeners.tell() });
  }
}

/** Without a viewer: words that live as long as their form. */
class PassingDraft implements StoredDraft {
  readonly #listeners = new Subscribers();
  current: DraftSnapshot = { status: 'empty', value: undefined, restoredFrom: undefined, others: [], savedAt: undefined };

  subscribe(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }
  write(value: DraftValue | undefined): void {
    this.current = { ...this.current, status: value ? 'memory' : 'empty', value };
    this.#listeners.tell();
  }
  discard(): Promise<void> {
    this.write(undefined);
    return Promise.resolve();
  }
  take(): void {}
  discardOther(): Promise<void> {
    return Promise.resolve();
  }
  close(): void {}
}
