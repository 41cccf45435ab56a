/**
 * The one place that puts concrete parts behind the ports: client, store, sync. Everything else knows the ports only. One composition is one
 * API as one person; another token is another composition.
 */
import { createApiClock, systemClock } from '../base/clock.js';
import { newId } from '../base/ids.js';
import { browserPage } from '../base/page-life.js';
import { checkedCall } from '../client/checked-call.js';
import { createHttpCall, type HttpCall } from '../client/http-call.js';
import { acknowledgeCheckIn, changeCheckIn, createCheckIn } from '../contract/check-in.js';
import { limits } from '../contract/limits.js';
import type { Settings } from '../element/flywheel-widget.js';
import { useLocale } from '../i18n/locale.js';
import { openStore } from '../store/device-store.js';
import { Sealing } from '../store/sealing.js';
import type { Store } from '../store/store.js';
import { createAccess, type SchoolAccess } from '../sync/access.js';
import { createDrafts } from '../sync/drafts.js';
import { pageLocks } from '../sync/page-locks.js';
import { createOutbox, type StoredOutbox } from '../sync/outbox.js';
import type { DraftKeyOptions } from '../sync/draft-key.js';
import { leaveSealed, purge } from '../sync/purge.js';
import { createFiles } from '../sync/files.js';
import { createReader, type LiveReader } from '../sync/reader.js';
import { apiUrl, misconfigured } from './misconfigured.js';
import type { Machinery, Ports } from './ports.js';
import { tellUnread } from './unread-api.js';

/** What every page can check the answer of, also where an earlier page wrote it; the outbox learns the rest from the widgets that send it. */
const sendable = [createCheckIn, changeCheckIn, acknowledgeCheckIn];
/** How long "send now" may take before the person is asked again. */
const FLUSH_MS = 10_000;

/** What this device keeps of its people: their words as they are, their words sealed, or nothing. */
type Keeping = 'device' | 'sealed' | 'memory';

let device: Store | undefined;
/** The tab of the store that keeps words as they are: one for all that this page shows. */
const PAGE = newId();

interface Parts {
  readonly keeping: Keeping;
  readonly sealing: Sealing | undefined;
  readonly ports: Ports;
  readonly access: SchoolAccess;
  readonly outbox: StoredOutbox;
  readonly reader: LiveReader;
  readonly store: Store;
  readonly http: HttpCall | undefined;
  stop(): void;
}

/** `where` names the element in advice to developers. */
export function compose(settings: Settings, where: string): Machinery {
  const url = settings.adapter && !settings.api ? new URL(document.baseURI) : apiUrl(settings.api, where);
  if (typeof url === 'string') return misconfigured(url, settings.locale);
  const now = { parts: build(settings, url, settings.sharedDevice ? 'sealed' : 'device') };
  const machinery = machineryOf(now);
  /** The school wants less to lie on the device than the page does. */
  const follow = async (): Promise<void> => {
    const { keeping, access, store, stop } = now.parts;
    const { owner } = access;
    const wanted = access.current.session?.school.policies.drafts;
    if (!owner || !wanted || wanted === 'keep' || isAsGood(keeping, wanted) || machinery.unsent() > 0) return;
    now.parts = build(settings, url, wanted);
    stop();
    machinery.onChange?.();
    if (wanted === 'memory' || (await store.drafts.count(owner)) === 0) await store.purge(owner);
  };
  now.parts.access.subscribe(() => void follow().catch(reportError));
  return machinery;
}

function machineryOf(now: { readonly parts: Parts }): Machinery {
  const unsent = (): number => now.parts.outbox.current.filter(({ state }) => state !== 'done').length;
  return {
    get ports() {
      return now.parts.ports;
    },
    unsent,
    drafted: async () => (now.parts.access.owner ? now.parts.store.drafts.count(now.parts.access.owner) : 0),
    flush: async () => {
      await flushed(now.parts.outbox);
      return unsent();
    },
    purge: async () => {
      const { access, store, outbox, http } = now.parts;
      await purge({ access, store, outbox, mayDelete: () => true }); // asked before
      access.forget();
      http?.forget();
    },
    keepDays: () => {
      const { owner, current } = now.parts.access;
      if (!owner || !now.parts.sealing?.at(owner.person)) return undefined;
      return Math.min(current.session?.school.policies.retentionDays ?? 0, limits.retentionDays);
    },
    keep: async () => {
      const isKept = await leaveSealed(now.parts);
      if (isKept) now.parts.http?.forget();
      return isKept;
    },
    wish: ({ student, locale, timeZone }) => now.parts.access.wish({ student, locale, timeZone }),
    stop: () => now.parts.stop(),
  };
}

/** Nothing on the device is as good as sealed, and better. */
const isAsGood = (keeping: Keeping, wanted: Keeping): boolean => keeping === wanted || (keeping === 'memory' && wanted === 'sealed');

/** Plain http has no ciphers. */
const possible = (keeping: Keeping): Keeping => (keeping === 'sealed' && !globalThis.crypto?.subtle ? 'memory' : keeping);

function storeOf(keeping: Keeping, sealing: Sealing | undefined): Store {
  if (keeping === 'device') return (device ??= openStore({ tab: PAGE }));
  return openStore(sealing ? { sealing, former: PAGE } : { factory: undefined, localStorage: undefined, locks: undefined, openChannel: undefined });
}

function build(settings: Settings, url: URL, wanted: Keeping): Parts {
  const { token, getToken, adapter, student, locale, timeZone } = settings;
  const keeping = possible(wanted);
  const sealing = keeping === 'sealed' ? new Sealing(systemClock) : undefined;
  const store = storeOf(keeping, sealing);
  const clock = createApiClock(systemClock);
  const page = browserPage;
  const known = getToken ?? (token === undefined ? undefined : () => token);
  const http = adapter ? undefined : createHttpCall({ api: url, getToken: known, cookieMode: !known, clock, heard: clock.heard });
  const access = createAccess({
    call: http ?? checkedCall(adapter!, clock),
    store,
    apiOrigin: sealing ? `${url.href} sealed` : url.href, // what lies sealed has keys of its own: nobody takes it for words
    credential: known && http?.token,
    clock,
    page,
    wishes: { student, locale, timeZone },
  });
  const outbox = createOutbox({ store, access, operations: sendable, clock, page, ...pageLocks() });
  const reader = createReader({ access, store, outbox, stream: http?.stream, clock, page });
  const files = createFiles({ call: access.call, owner: () => access.owner, store: store.files, carrier: http, clock });
  const drafts = createDrafts({ access, store, clock, page });
  const parts = { keeping, sealing, ports: { access, drafts, outbox, reader, files, clock }, access, outbox, reader, store, http };
  return { ...parts, stop: started(parts, url, sealing && watchKey({ access, sealing, store, clearOrigin: url.href, clock, page })) };
}

/** Everything runs from here on; what is returned ends it. */
function started({ access, outbox, reader, store }: Omit<Parts, 'stop'>, url: URL, stopKey: (() => void) | undefined): () => void {
  const speak = (): void => {
    void useLocale(access.current.locale);
    tellUnread(url, access.current);
  };
  const quiet = access.subscribe(speak);
  speak();
  outbox.start();
  reader.start();
  access.start();
  return () => {
    quiet();
    reader.stop();
    void outbox.stop();
    access.stop();
    stopKey?.();
    if (store !== device) store.close();
  };
}

/** What fetches keys and seals is loaded here and nowhere else. Without it, words live in memory. */
function watchKey(options: DraftKeyOptions): () => void {
  let stop: (() => void) | undefined;
  let isStopped = false;
  import('../sync/draft-key.js').then(
    ({ keepDraftKey }) => {
      if (!isStopped) stop = keepDraftKey(options);
    },
    () => undefined, // whoever waits for a key does not wait long
  );
  return () => {
    isStopped = true;
    stop?.();
  };
}

/** Tries everything that waits, and waits until nothing does or ten seconds are over. */
function flushed(outbox: StoredOutbox): Promise<void> {
  const waiting = () => outbox.current.filter(({ state }) => state === 'queued' || state === 'sending' || state === 'auth-wait');
  return new Promise((resolve) => {
    const done = (): void => {
      leave();
      giveUp();
      resolve();
    };
    const leave = outbox.subscribe(() => waiting().length === 0 && done());
    const giveUp = systemClock.after(FLUSH_MS, done);
    for (const { id } of waiting()) void outbox.retry(id);
    if (waiting().length === 0) done();
  });
}
