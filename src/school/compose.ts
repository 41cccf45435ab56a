/**
 * The one place that puts concrete parts behind the ports: client, store, sync. Everything else knows the ports only. One composition is one
 * API as one person; another token is another composition.
 */
import { createApiClock, systemClock } from '../base/clock.js';
import { browserPage } from '../base/page-life.js';
import { checkedCall } from '../client/checked-call.js';
import { createHttpCall, type HttpCall } from '../client/http-call.js';
import { acknowledgeCheckIn, changeCheckIn, createCheckIn } from '../contract/check-in.js';
import type { Settings } from '../element/flywheel-widget.js';
import { useLocale } from '../i18n/locale.js';
import { openStore } from '../store/device-store.js';
import type { Store } from '../store/store.js';
import { createAccess, type SchoolAccess } from '../sync/access.js';
import { createDrafts } from '../sync/drafts.js';
import { pageLocks } from '../sync/page-locks.js';
import { createOutbox, type StoredOutbox } from '../sync/outbox.js';
import { purge } from '../sync/purge.js';
import { createFiles } from '../sync/files.js';
import { createReader } from '../sync/reader.js';
import { apiUrl, misconfigured } from './misconfigured.js';
import type { Machinery, Ports } from './ports.js';
import { tellUnread } from './unread-api.js';

/** What every page can check the answer of, also where an earlier page wrote it; the outbox learns the rest from the widgets that send it. */
const sendable = [createCheckIn, changeCheckIn, acknowledgeCheckIn];
/** How long "send now" may take before the person is asked again. */
const FLUSH_MS = 10_000;

let device: Store | undefined;
/** Nothing is kept: a shared device, or a school that wants it so. Sealing will stand here. */
const memoryStore = (): Store => openStore({ factory: undefined, localStorage: undefined, locks: undefined, openChannel: undefined });

interface Parts {
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
  let parts = build(settings, url, !!settings.sharedDevice);
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
    wish: ({ student, locale, timeZone }) => parts.access.wish({ student, locale, timeZone }),
    stop: () => parts.stop(),
  };
  parts.access.subscribe(() => {
    const wantsMemory = parts.access.current.session?.school.policies.drafts === 'memory';
    if (!wantsMemory || parts.store !== device || unsent() > 0) return;
    const { access, store, stop } = parts;
    parts = build(settings, url, true);
    stop();
    if (access.owner) void store.purge(access.owner);
    machinery.onChange?.();
  });
  return machinery;
}

function build(settings: Settings, url: URL, memory: boolean): Parts {
  const { token, getToken, adapter, student, locale, timeZone } = settings;
  const store = memory ? memoryStore() : (device ??= openStore());
  const clock = createApiClock(systemClock);
  const page = browserPage;
  const known = getToken ?? (token === undefined ? undefined : () => token);
  const http = adapter ? undefined : createHttpCall({ api: url, getToken: known, cookieMode: !known, clock, heard: clock.heard });
  const access = createAccess({
    call: http ?? checkedCall(adapter!, clock),
    store,
    apiOrigin: url.href,
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
  access.start();
  const stop = (): void => {
    quiet();
    reader.stop();
    void outbox.stop();
    access.stop();
    if (memory) store.close();
  };
  return { ports: { access, drafts: createDrafts({ access, store, clock, page }), outbox, reader, files, clock }, access, outbox, store, http, stop };
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
