/**
 * The store as the floors above see it: puts its parts together, follows the page's life and passes on what other tabs tell. The only place of
 * `src/` that touches `indexedDB`, `localStorage`, `navigator.locks` and `BroadcastChannel` for keeping, each of which may throw when merely looked at.
 */
import { systemClock, type Clock } from '../base/clock.js';
import { newId } from '../base/ids.js';
import { browserPage, type PageLife } from '../base/page-life.js';
import { Subscribers, type Unsubscribe } from '../base/subscribers.js';
import { DeviceCache } from './cache-table.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { DraftHandover } from './draft-handover.js';
import { DraftTable } from './draft-table.js';
import { Drafts } from './drafts.js';
import { DeviceFiles } from './file-table.js';
import { freshLog } from './fresh-log.js';
import { guarded } from './guarded.js';
import { Journal } from './journal.js';
import { Leases } from './leases.js';
import type { DraftDesk } from './open-draft.js';
import { DeviceOutbox } from './outbox-table.js';
import { StorageError, troubleOf } from './storage-error.js';
import { oldest, purgeDevice, sweepDevice } from './retention.js';
import type { Sealing } from './sealing.js';
import type { Kept, Owner, Store, StoreChange } from './store.js';
import { Tabs, type OpenChannel } from './tabs.js';

/** Whatever is left out is the browser's own; `undefined` says that there is none. */
export interface StoreOptions extends Partial<Pick<ConnectionOptions, 'factory' | 'name' | 'clock' | 'migrations' | 'otherRealm'>> {
  readonly sealing?: Sealing | undefined;
  /** Another store's tab on the same page: nobody goes on typing there. */
  readonly former?: string | undefined;
  readonly localStorage?: Storage | undefined;
  readonly locks?: LockManager | undefined;
  readonly openChannel?: OpenChannel | undefined;
  readonly page?: Pick<PageLife, 'listen'>;
  /** This page's id among the tabs; random where left out. */
  readonly tab?: string;
}

const DEFAULT_DAYS = 7;
/** Answers are not kept where words are sealed: they are words too, and can be read again. */
const nowhere = { run: () => Promise.reject(new StorageError('denied', 'answers are not kept here')) };
const realmHop = () => import('./realm-hop.js');

/** Opens the device's store, ahead of need. Never throws; where nothing can be kept it works from memory and says so. */
export function openStore(options: StoreOptions = {}): Store {
  return new DeviceStore(options);
}

class DeviceStore implements Store {
  readonly outbox: DeviceOutbox;
  readonly cache;
  readonly files: DeviceFiles;
  readonly sessions;
  readonly drafts: Store['drafts'];
  readonly #listeners = new Subscribers<[StoreChange]>();
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #journal: Journal;
  readonly #leases: Leases;
  readonly #tab: string;
  readonly #tabs: Tabs;
  readonly #forms: Drafts;
  readonly #table: DraftTable;
  readonly #answers: DeviceCache;
  readonly #sealing: Sealing | undefined;
  readonly #desk: DraftDesk;
  readonly #former: string | undefined;
  readonly #unlisten: Unsubscribe[] = [];
  #lastStamp = 0;

  constructor(options: StoreOptions) {
    const { name = 'flywheel', clock = systemClock, tab = newId(), page = browserPage } = options;
    const own = <K extends 'factory' | 'localStorage' | 'locks'>(key: K, look: () => StoreOptions[K]) => (key in options ? options[key] : guarded(look));
    this.#clock = clock;
    this.#tab = tab;
    const { otherRealm = async () => (await realmHop()).hop(name, clock, options.migrations) } = options;
    const factory = own('factory', () => indexedDB);
    const opened = (): void => void ('factory' in options || freshLog(factory, `${name}-log`));
    this.#connection = new Connection({ ...options, name, clock, otherRealm, factory, opened });
    const { sealing } = options;
    this.#sealing = sealing;
    this.#former = options.former;
    this.#journal = new Journal(
      own('localStorage', () => localStorage),
      sealing,
    );
    this.#leases = new Leases(this.#journal, (person) => this.#forget(person));
    const openChannel: OpenChannel = (channel) => guarded(() => ('openChannel' in options ? options.openChannel?.(channel) : new BroadcastChannel(channel)));
    this.#tabs = new Tabs({ name, tab, clock, openChannel, locks: own('locks', () => navigator.locks), onMessage: (message) => this.#hear(message) });
    const table = (this.#table = new DraftTable(this.#connection, this.#journal, this.#leases, clock));
    const desk: DraftDesk = (this.#desk = {
      tab,
      clock,
      table,
      stamp: () => (this.#lastStamp = Math.max(clock.now(), this.#lastStamp + 1)),
      alive: () => this.#alive(),
      changed: (place) => this.#tell('drafts', place.slice(0, place.indexOf('/')), place),
    });
    this.#forms = new Drafts(desk);
    this.drafts = this.#forms;
    const shared = { connection: this.#connection, leases: this.#leases, clock };
    this.outbox = new DeviceOutbox({ ...shared, drafts: new DraftHandover(desk, this.#forms), changed: (person) => this.#tell('outbox', person) });
    const { connection } = sealing ? { connection: nowhere } : shared;
    this.#answers = new DeviceCache({ ...shared, connection, changed: (person) => this.#tell('cache', person) });
    this.cache = this.#answers.answers;
    this.sessions = this.#answers.sessions;
    this.files = new DeviceFiles({ connection: this.#connection, leases: this.#leases, now: () => clock.now() });
    this.#unlisten.push(guarded(() => this.#follow(page)) ?? (() => undefined), sealing?.subscribe((person) => this.#opened(person)) ?? (() => undefined));
  }

  get kind(): Kept {
    return this.#connection.alive ? 'device' : 'memory';
  }

  subscribe(listener: (change: StoreChange) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async purge({ person }: Owner): Promise<void> {
    const lease = this.#leases.of(person);
    const epoch = lease.epoch + 1;
    const mirrored = this.#journal.setEpoch(person, epoch);
    this.#leases.end(person, epoch);
    this.#tabs.tell({ what: 'purged', person, epoch } satisfies Message);
    if (!person) return;
    this.#journal.clear(`${person}/`, () => true);
    this.#journal.unmark(`${person}/`, Infinity);
    try {
      const now = await purgeDevice(this.#connection, person, epoch);
      if (now !== epoch) this.#journal.setEpoch(person, (this.#leases.of(person).epoch = now));
    } catch (error) {
      // The mirror keeps everybody from reading it. Where there is none either, whoever signs out must know.
      if (!mirrored && troubleOf(error) !== 'denied') throw error;
    }
  }

  async sweep({ person }: Owner, retentionDays: number): Promise<void> {
    if (!person) return;
    const days = Number.isFinite(retentionDays) ? Math.max(0, retentionDays) : DEFAULT_DAYS;
    const alive = new Set([...(await this.#tabs.alive()), this.#tab]);
    const sweep = { person, epoch: this.#leases.of(person).epoch, retentionDays: days, now: this.#clock.now(), alive };
    this.#forms.expire(person, oldest(sweep, person));
    try {
      const parked = await sweepDevice(this.#connection, this.#journal, sweep);
      if (parked) this.#tell('outbox', person);
      this.#forms.load();
    } catch {
      // The next page sweeps again; nothing was lost by not sweeping.
    }
  }

  async leave(owner: Owner): Promise<boolean> {
    if (!(await this.#let(owner))) return false;
    this.#tabs.tell({ what: 'left', person: owner.person } satisfies Message);
    return true;
  }

  /** Everything of this person leaves this page, once all of it is on the device. `false`: something is in memory alone, so it stays. */
  async #let({ person }: Owner): Promise<boolean> {
    await this.#forms.rest(person);
    if (!person || this.#forms.hasUnsaved(person) || this.outbox.hasHeld(person)) return false;
    this.#leases.end(person);
    this.#sealing?.forget(person);
    return true;
  }

  /** Other tabs in which somebody may be typing. */
  async #alive(): Promise<ReadonlySet<string>> {
    const others = new Set(await this.#tabs.alive());
    if (this.#former) others.delete(this.#former);
    return others;
  }

  async takeIn({ person }: Owner, { person: from }: Owner): Promise<void> {
    try {
      const { takeIn } = await import('./take-in.js');
      const inUse = await this.#alive();
      const desk = { connection: this.#connection, journal: this.#journal, leases: this.#leases, tab: this.#tab, stamp: () => this.#desk.stamp(), inUse };
      if (!(await takeIn(desk, person, from))) return;
    } catch {
      return; // it lies where it lay, and the next page takes it in
    }
    this.#tell('drafts', person);
    this.#tell('outbox', person);
    this.#forms.load();
  }

  /** The key of a person came, or there is room again: what was typed is sealed from here on, and what lay sealed is theirs again. */
  #opened(person: string): void {
    if (!this.#sealing?.at(person)) return;
    this.#connection.revive();
    this.#forms.load();
    this.#forms.save(false);
    this.#listeners.tell({ what: 'outbox', person });
  }

  close(): void {
    for (const unlisten of this.#unlisten) unlisten();
    this.#forms.close();
    this.#tabs.leave();
    this.#connection.close();
  }

  #follow(page: Pick<PageLife, 'listen'>): Unsubscribe {
    return page.listen({
      hidden: () => {
        this.#forms.save(true);
        realmHop().catch(() => undefined); // a page in the background is where connections die; without a network there is the journal
      },
      shown: () => {
        this.#connection.revive();
        this.#forms.save(false);
      },
      left: () => {
        this.#forms.save(true);
        this.#tabs.leave();
      },
      back: () => {
        this.#tabs.join();
        this.#forms.load();
      },
    });
  }

  #tell(what: StoreChange['what'], person: string, place?: string): void {
    if (what === 'drafts') this.#table.touched();
    this.#listeners.tell({ what, person });
    this.#tabs.tell({ what, person, place } satisfies Message);
  }

  #hear(message: unknown): void {
    const { what, person, place, epoch } = (message ?? {}) as Partial<Message>;
    if (!what || typeof person !== 'string') return;
    if (what === 'purged') {
      if (Number(epoch) > this.#leases.of(person).epoch) this.#leases.end(person, Number(epoch));
      return;
    }
    if (what === 'left') return void this.#let({ person });
    if (what === 'drafts') {
      this.#table.touched();
      this.#forms.load(place);
    }
    this.#listeners.tell({ what, person });
  }

  /** The person's data was cleared, here or elsewhere: no copy stays in this page. */
  #forget(person: string): void {
    this.#forms.forget(person);
    this.outbox.forget(person);
    this.files.forget(person);
    this.#answers.forget(person);
    this.#listeners.tell({ what: 'purged', person });
  }
}

/** What tabs tell each other; `place` is a key, so nobody's name or words are in it. */
interface Message extends Omit<StoreChange, 'what'> {
  readonly what: StoreChange['what'] | 'left';
  readonly place?: string | undefined;
  readonly epoch?: number;
}
