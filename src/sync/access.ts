/**
 * Who is looking, and whether that is still so: asks the API, opens from the device while there is no answer, and lets go of everything of a
 * person the moment the viewer is another. It stands behind the port `Access`; it knows no widget and never shows a token.
 */
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import type { PageLife } from '../base/page-life.js';
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import { isCallFailure } from '../client/deadline.js';
import { discover } from '../contract/discovery.js';
import { limits } from '../contract/limits.js';
import type { Call } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import { readSession, type Session } from '../contract/session.js';
import type { Owner, Store } from '../store/store.js';
import { personOf, placeOf, studentOf, type AccessState, type AccessWishes } from './access-state.js';
import { choiceName, readKept, sessionKey } from './kept-session.js';

export interface AccessOptions {
  readonly call: Call;
  readonly store: Store;
  /** What tells this API from others; part of every key on the device. */
  readonly apiOrigin: string;
  /** The viewer's token as it is now; without one (cookies, a school's own adapter) nothing opens offline. */
  readonly credential?: (() => Promise<string | undefined>) | undefined;
  readonly clock: Clock;
  readonly page: PageLife;
  readonly random?: (() => number) | undefined;
  /** What the page says; each wins over the session's own. */
  readonly wishes?: AccessWishes | undefined;
}
/** How long a cookie is believed to speak for the same person without asking. */
const CONFIRM_MS = 5000;
/** A page that is looked at again asks again, but not more often than this. */
const SHOWN_MS = 10_000;
const SIGNED_OUT_MS = 30_000;
const RETRY_BASE_MS = 2000;
const REMEMBER_MS = 200;

export class SchoolAccess {
  readonly #options: AccessOptions;
  readonly #listeners = new Subscribers();
  readonly #unlisten: Unsubscribe[] = [];
  #wishes: AccessWishes;
  #state: AccessState;
  #owner: Owner | undefined;
  #live = false;
  /** Grows whenever what was asked before no longer counts. */
  #epoch = 0;
  #asking: Promise<void> | undefined;
  #askedAt = -Infinity;
  #attempts = 0;
  #tokenBound = false;
  #discovered: readonly string[] | undefined;
  #chosen: string | undefined;
  #stopTimer: () => void = () => undefined;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#wishes = options.wishes ?? {};
    this.#state = {
      status: 'loading',
      session: undefined,
      capabilities: [],
      studentId: undefined,
      offline: false,
      failure: undefined,
      advice: undefined,
      ...placeOf(undefined, this.#wishes),
    };
  }

  get current(): AccessState {
    return this.#state;
  }
  /** Whose words these are; `undefined` as long as nobody is known. */
  get owner(): Owner | undefined {
    return this.#owner;
  }
  /** The API itself has said, since this page opened, that the viewer is `owner`, and has not taken it back. */
  get live(): boolean {
    return this.#live;
  }

  subscribe(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  start(): void {
    const { page, store } = this.#options;
    const again = () => {
      if (this.#options.clock.now() - this.#askedAt >= SHOWN_MS) void this.#ask();
    };
    this.#unlisten.push(
      page.listen({ shown: again, back: again, online: () => this.#isSettled() || void this.#ask() }),
      store.subscribe(({ what, person }) => {
        if (what === 'purged' && person === this.#owner?.person) this.forget();
      }),
    );
    void this.#open();
    void this.#ask();
  }

  stop(): void {
    this.#epoch++;
    this.#live = false;
    this.#stopTimer();
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
  }

  retry(): void {
    this.#attempts = 0;
    this.#discovered = undefined;
    const epoch = this.#epoch;
    // What is being asked may be the answer to an older question.
    void (this.#asking ?? Promise.resolve()).then(() => (epoch === this.#epoch ? this.#ask() : undefined));
  }

  chooseStudent(studentId: string): void {
    if (!this.#owner || !this.#state.session?.students.some(({ id }) => id === studentId)) return;
    this.#chosen = studentId;
    this.#set({ studentId, studentChosen: true });
    void this.#options.store.cache.put(this.#owner, choiceName(), studentId);
  }

  /** The page has changed its mind: other attributes on its element. */
  wish(wishes: AccessWishes): void {
    if (wishes.student !== this.#wishes.student) this.#chosen = undefined;
    this.#wishes = wishes;
    const { session } = this.#state;
    this.#set({ ...placeOf(session, this.#wishes), ...studentOf(session, this.#chosen, this.#wishes.student) });
  }

  /** Nobody is signed in any more: everything of the viewer leaves this page's memory. What the device keeps is `purge`'s to clear. */
  forget(): void {
    this.#epoch++;
    this.#asking = undefined;
    this.#stopTimer();
    this.#drop({ status: 'signed-out' });
  }

  /** The options' `call`, listened to: where the API says "signed out" to anything, the whole page knows. */
  readonly call: Call = async (operation, input) => {
    const epoch = this.#epoch;
    const askedAt = this.#askedAt;
    try {
      return await this.#options.call(operation, operation.changes ? { ...input, viewerId: this.#state.session?.viewer.id } : input);
    } catch (error) {
      const stale = epoch !== this.#epoch || askedAt !== this.#askedAt;
      if (isCallFailure(error) && error.type === 'signed-out' && !stale) this.#signedOut(error);
      throw error;
    }
  };

  /** Whether what is sent now is still sent as `owner`. A token says so by itself; behind a cookie there may be another person by now. */
  async confirmViewer(): Promise<boolean> {
    const owner = this.#owner;
    if (this.#live && !this.#tokenBound && this.#options.clock.now() - this.#askedAt >= CONFIRM_MS) await this.#ask();
    return this.#live && this.#owner?.person === owner?.person;
  }

  #isSettled(): boolean {
    return this.#live && !this.#state.offline;
  }

  #ask(): Promise<void> {
    if (this.#asking) return this.#asking;
    this.#stopTimer();
    this.#askedAt = this.#options.clock.now();
    const asking = this.#askOnce(this.#epoch).finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    return (this.#asking = asking);
  }

  async #askOnce(epoch: number): Promise<void> {
    const { call } = this.#options;
    try {
      const discovering = this.#discovered ?? call(discover, {}).then(({ capabilities }) => capabilities);
      void Promise.resolve(discovering).catch(() => undefined); // what the session says comes first; awaited below
      const session = await call(readSession, {});
      const capabilities = await discovering;
      if (epoch !== this.#epoch) return;
      this.#discovered = capabilities;
      await this.#confirmed(session, capabilities, epoch);
    } catch (error) {
      if (epoch !== this.#epoch) return;
      this.#failed(isCallFailure(error) ? error : new CallFailure('network', readSession.id, { cause: error }));
    }
  }

  async #confirmed(session: Session, capabilities: readonly string[], epoch: number): Promise<void> {
    const token = await this.#token();
    const chosen = await this.#remembered(session);
    if (epoch !== this.#epoch) return;
    this.#tokenBound = token !== undefined;
    this.#attempts = 0;
    this.#adopt(session, chosen, true, { capabilities, status: 'ready', offline: false, failure: undefined });
    this.#options.page.whenCalm(() => void this.#keep(token, { session, capabilities }, epoch));
  }

  async #keep(token: string | undefined, value: unknown, epoch: number): Promise<void> {
    const key = await sessionKey(this.#options.apiOrigin, token);
    if (key && this.#owner && epoch === this.#epoch) await this.#options.store.sessions.put(key, value, this.#owner);
  }

  /** What this device remembers of the same credential, until the API answers. */
  async #open(): Promise<void> {
    const epoch = this.#epoch;
    const key = await sessionKey(this.#options.apiOrigin, await this.#token());
    const kept = key && (await this.#options.store.sessions.get(key));
    const value = kept ? readKept(kept.value) : undefined;
    if (!value) return;
    const chosen = await this.#remembered(value.session);
    if (this.#owner || epoch !== this.#epoch) return;
    const { failure } = this.#state;
    const signedOut = failure?.type === 'signed-out';
    this.#adopt(value.session, chosen, false, {
      capabilities: value.capabilities,
      status: signedOut ? 'signed-out' : 'ready',
      offline: !!failure && !signedOut,
    });
  }

  /** Takes over a session; where it is another person's, everything of the former one goes first. */
  #adopt(session: Session, chosen: string | undefined, live: boolean, change: Partial<AccessState>): void {
    const person = personOf(this.#options.apiOrigin, session);
    if (this.#owner?.person !== person) {
      if (this.#owner) this.#drop({ status: 'loading' });
      const owner = (this.#owner = { person });
      this.#chosen = chosen;
      const { retentionDays } = session.school.policies;
      this.#options.page.whenCalm(() => void this.#options.store.sweep(owner, Math.min(retentionDays, limits.retentionDays)));
    }
    this.#live = live;
    this.#set({ ...change, session, ...studentOf(session, this.#chosen, this.#wishes.student), ...placeOf(session, this.#wishes) });
  }

  #drop(change: Partial<AccessState>): void {
    this.#live = false;
    this.#owner = this.#chosen = undefined;
    this.#set({ ...change, session: undefined, studentId: undefined, offline: false, failure: undefined, ...placeOf(undefined, this.#wishes) });
  }

  #failed(failure: CallFailure): void {
    if (failure.type === 'signed-out') return this.#end(failure);
    const { session } = this.#state;
    // Behind a cookie there may be anybody by now; a token still speaks for who it spoke for.
    if (!this.#tokenBound) this.#live = false;
    this.#set(session ? { status: 'ready', offline: true, failure } : { status: 'unreachable', failure });
    const waitMs = failure.detail.retryAfterMs ?? RETRY_BASE_MS / 2 + fullJitter(this.#attempts++, this.#random(), RETRY_BASE_MS);
    this.#stopTimer = this.#options.clock.after(waitMs, () => void this.#ask());
  }

  /** Something was refused for want of a viewer. One look at the session tells whether that is so, or only one slice's whim. */
  #signedOut(failure: CallFailure): void {
    this.#end(failure);
    if (failure.operationId === readSession.id) return;
    const sinceMs = this.#options.clock.now() - this.#askedAt;
    if (sinceMs >= SIGNED_OUT_MS) void this.#ask();
    else this.#stopTimer = this.#options.clock.after(SIGNED_OUT_MS - sinceMs, () => void this.#ask());
  }

  #end(failure: CallFailure): void {
    this.#live = false;
    this.#stopTimer();
    this.#set({ status: 'signed-out', offline: false, failure });
  }

  async #token(): Promise<string | undefined> {
    return this.#options.credential?.().catch(() => undefined); // none now: nothing opens offline, and the calls themselves say what is wrong
  }

  /** The student chosen on this page the last time; not worth waiting for where the device is slow. */
  async #remembered(session: Session): Promise<string | undefined> {
    const { store, clock } = this.#options;
    const person = personOf(this.#options.apiOrigin, session);
    if (this.#owner?.person === person || this.#wishes.student !== undefined || session.students.length < 2) return undefined;
    const patience = new Promise<undefined>((resolve) => clock.after(REMEMBER_MS, () => resolve(undefined)));
    const kept = await Promise.race([store.cache.get({ person }, choiceName()), patience]);
    return typeof kept?.value === 'string' ? kept.value : undefined;
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }

  #set(change: Partial<AccessState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.tell();
  }
}

/** Made, not yet started: whoever listens first hears everything. */
export const createAccess = (options: AccessOptions): SchoolAccess => new SchoolAccess(options);
