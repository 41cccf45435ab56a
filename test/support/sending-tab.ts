/** One tab that sends: the real outbox over a model of device, locks and API. A test signs its viewer out and in, freezes it, and kills it. */
import * as v from 'valibot';
import { Subscribers } from '../../src/base/subscribers.js';
import { asks, defineOperation, type Call } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import type { OutboxItem } from '../../src/domain/outbox.js';
import type { Owner, Store } from '../../src/store/store.js';
import type { AccessState } from '../../src/sync/access-state.js';
import { createOutbox, type Sending, type StoredOutbox } from '../../src/sync/outbox.js';
import type { MemoryDevice } from './memory-store.js';
import type { ModelApi } from './model-api.js';
import { PaperPage } from './paper-page.js';
import type { PaperOrigin, PaperTab } from './paper-locks.js';
import type { SteppingClock } from './stepping-clock.js';

export const note = defineOperation({
  id: 'notes.create',
  method: 'POST',
  path: '/notes',
  summary: 'A note, for tests',
  asks: asks<{ body: { thread: string; n: number } }>(),
  answer: v.unknown(),
  status: 201,
  problems: [],
  changes: true,
});

/** Who is looking, as much of it as the outbox leans on. */
export class PlainAccess {
  readonly #listeners = new Subscribers();
  readonly #call: (as: string, ...call: Parameters<Call>) => Promise<unknown>;
  owner: Owner | undefined;
  live = false;
  retried = 0;
  confirms = () => Promise.resolve(this.live);
  current = { status: 'loading', offline: false } as AccessState;

  constructor(call: (as: string, ...call: Parameters<Call>) => Promise<unknown>) {
    this.#call = call;
  }
  readonly call = (async (...[operation, input]: Parameters<Call>) => {
    try {
      return await this.#call(this.owner?.person ?? 'nobody', operation, input);
    } catch (error) {
      if (error instanceof CallFailure && error.type === 'signed-out') this.set({ live: false, status: 'signed-out' });
      throw error;
    }
  }) as Call;
  confirmViewer(): Promise<boolean> {
    return this.confirms();
  }
  retry(): void {
    this.retried++;
  }
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
  signIn(person: string): void {
    if (this.owner?.person !== person) this.owner = { person };
    this.set({ live: true, status: 'ready' });
  }
  leave(): void {
    this.owner = undefined;
    this.set({ live: false, status: 'signed-out' });
  }
  set({ live, status }: { live: boolean; status: AccessState['status'] }): void {
    this.live = live;
    this.current = { ...this.current, status };
    this.#listeners.tell();
  }
}

/** What one tab has of the device. */
type MortalStore = Store & { die(): void };
interface Mortal {
  tab(): MortalStore;
}

export interface World<Device extends Mortal = MemoryDevice> {
  readonly clock: SteppingClock;
  readonly device: Device;
  readonly api: ModelApi;
  /** Without one there are no locks at all: plain http. */
  readonly origin: PaperOrigin | undefined;
  readonly random?: () => number;
}

export class SendingTab {
  readonly store: MortalStore;
  readonly page = new PaperPage();
  readonly access: PlainAccess;
  readonly outbox: StoredOutbox;
  readonly #tab: PaperTab | undefined;
  #isDead = false;

  constructor({ clock, device, api, origin, random = () => 0.5 }: World<Mortal>, person?: string) {
    this.store = device.tab();
    this.#tab = origin?.tab();
    this.access = new PlainAccess((as, { id }, input) => {
      if (this.#isDead) return new Promise(() => undefined);
      if (this.page.offline) return Promise.reject(new CallFailure('network', id));
      // A dead page hears no answer, but what it sent arrives.
      const heard =
        <T>(tell: (said: T) => void) =>
        (said: T) =>
          void (this.#isDead || tell(said));
      return new Promise((resolve, reject) => void api.change(as, id, input).then(heard(resolve), heard(reject)));
    });
    this.outbox = createOutbox({
      store: this.store,
      access: this.access,
      operations: [note],
      clock,
      page: this.page,
      random,
      locks: this.#tab?.locks,
      openChannel: this.#tab?.openChannel,
    });
    this.outbox.start();
    if (person !== undefined) this.access.signIn(person);
  }

  get isDead(): boolean {
    return this.#isDead;
  }
  async send(n: number, thread = 'a', change: Partial<Sending<typeof note>> = {}): Promise<OutboxItem> {
    const item = await this.outbox.send(note, { params: undefined, body: { thread, n }, studentId: 'maya', thread, ...change });
    if (!item) throw new Error('nothing was taken');
    return item;
  }
  states(): string[] {
    return this.outbox.current.map(({ state }) => state);
  }
  /** The renderer is gone in the middle of whatever it did. */
  kill(): void {
    this.#isDead = true;
    this.store.die();
    void this.outbox.stop();
    this.#tab?.kill();
  }
  freeze(isFrozen: boolean): void {
    if (this.#tab) this.#tab.isFrozen = isFrozen;
  }
}
