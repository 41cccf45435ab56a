/**
 * The one place that puts concrete parts behind the ports: client, store, sync. Everything else knows the ports only. One composition is one
 * API as one person; another token is another composition.
 */
import { createApiClock, systemClock } from '../base/clock.js';
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
import { createReader } from '../sync/reader.js';
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

interface Parts {
  readonly keeping: Keeping;
  readonly sealing: Sealing | undefined;
  readonly ports: Ports;
  readonly access: SchoolAccess;
  readonly outbox: StoredOutbox;
  readonly store: Store;
  readonly http: HttpCall | undefined;
  stop(): void;
}

/** `where` names the element in advice to developers. */
export function compose(settings: Settings, where: string): Machinery {
  const url = settings.adapter && !settings.api ? new URL(document.baseURI) : apiUrl(settings.api, where);
  if (typeof url === 'string') return misconfigured(url, settings.locale);
  let parts = build(settings, url, settings.sharedDevice ? 'sealed' : 'device');
  const unsent = (): number => parts.outbox.current.filter(({ state }) => state !== 'done').length;
  const machinery: Machinery = {
    get ports() {
      return parts.ports;
    },
    unsent,
    drafted: async () => (parts.access.owner ? parts.store.drafts.count(parts.access.owner) : 0),
    flush: async () => {
      await flushed(parts.outbox);
      return unsent();
    },
    purge: async () => {
      const { access, store, outbox } = parts;
      await purge({ access, store, outbox, mayDelete: () => true }); // asked before
      access.forget();
      parts.http?.forget();
    },
    keepDays: () => {
      const { owner, current } = parts.access;
      if (!owner || !parts.sealing?.at(owner.person)) return undefined;
      return Math.min(current.session?.school.policies.retentionDays ?? 0, limits.retentionDays);
    },
    keep: async () => {
      const isKept = await leaveSealed(parts);
      if (isKept) parts.http?.forget();
      return isKept;
    },
    wish: ({ student, locale, timeZone }) => parts.access.wish({ student, locale, timeZone }),
    stop: () => parts.stop(),
  };
  /** The school wants less to lie on the device than the page does. */
  const follow = async (): Promise<void> => {
    const { keeping, access, store, stop } = parts;
    const { owner } = access;
    const wanted = access.current.session?.school.policies.drafts;
    if (!owner || !wanted || wanted === 'keep' || isAsGood(keeping, wanted) || unsent() > 0) return;
    parts = build(settings, url, wanted);
    stop();
    machinery.onChange?.();
    if (wanted === 'memory' || (await store.drafts.count(owner)) === 0) await store.purge(owner);
  };
  parts.access.subscribe(() => void follow().catch(reportError));
  return machinery;
}

/** Nothing on the device is as good as sealed, and better. */
const isAsGood = (keeping: Keeping, wanted: Keeping): boolean => keeping === wanted || (keeping === 'memory' && wanted === 'sealed');

/** Plain http has no ciphers. */
const possible = (keeping: Keeping): Keeping => (keeping === 'sealed' && !globalThis.crypto?.subtle ? 'memory' : keeping);

function storeOf(keeping: Keeping, sealing: Sealing | undefined): Store {
  if (keeping === 'device') return (device ??= openStore());
  return openStore(sealing ? { sealing } : { factory: undefined, localStorage: undefined, locks: undefined, openChannel: undefined });
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
  const speak = (): void => {
    void useLocale(access.current.locale);
    tellUnread(url, access.current);
  };
  const quiet = access.subscribe(speak);
  speak();
  outbox.start();
  reader.start();
  const noKey = sealing && watchKey({ access, sealing, store, clock, page });
  access.start();
  const stop = (): void => {
    quiet();
    reader.stop();
    void outbox.stop();
    access.stop();
    noKey?.();
    if (store !== device) store.close();
  };
  return {
    keeping,
    sealing,
    ports: { access, drafts: createDrafts({ access, store, clock, page }), outbox, reader, files, clock },
    access,
    outbox,
    store,
    http,
    stop,
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
