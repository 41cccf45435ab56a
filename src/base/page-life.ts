/**
 * When the page is shown, hidden, left and brought back, and when the network is said to be there. Hints only: `online` is often wrong,
 * so nothing is sent or held back for it alone. Injected, so that a test can have two pages in one.
 */
import { systemClock } from './clock.js';
import type { Unsubscribe } from './subscribers.js';

export interface PageHandlers {
  /** The reader looks at the page again. */
  readonly shown?: () => void;
  readonly hidden?: () => void;
  /** `pagehide` or `freeze`: the page may never run again, or only much later, from the back/forward cache. */
  readonly left?: () => void;
  /** `pageshow` or `resume`. */
  readonly back?: () => void;
  /** The device says that it has a network again. */
  readonly online?: () => void;
}

export interface PageLife {
  readonly visible: boolean;
  /** The device is sure that it has no network: nothing leaves it. `false` says nothing. */
  readonly offline: boolean;
  listen(on: PageHandlers): Unsubscribe;
  /** Calls `run` once, when what is there to see has been drawn and nobody waits for anything: within a second, however busy the page is. */
  whenCalm(run: () => void): Unsubscribe;
}

const CALM_WITHIN_MS = 1000;
/** Where the browser does not say when it is idle (Safari): long enough for a form to be drawn first. */
const CALM_AFTER_MS = 150;

export const browserPage: PageLife = {
  get visible() {
    return document.visibilityState !== 'hidden';
  },
  get offline() {
    return !navigator.onLine;
  },
  listen(on) {
    const listening = new AbortController();
    const add = (target: EventTarget, type: string, run: (() => void) | undefined) => run && target.addEventListener(type, run, { signal: listening.signal });
    const seen = () => (document.visibilityState === 'hidden' ? on.hidden?.() : on.shown?.());
    if (on.shown || on.hidden) add(document, 'visibilitychange', seen);
    add(window, 'pagehide', on.left);
    add(document, 'freeze', on.left);
    add(window, 'pageshow', on.back);
    add(document, 'resume', on.back);
    add(window, 'online', on.online);
    return () => listening.abort();
  },
  whenCalm(run) {
    if (!('requestIdleCallback' in globalThis)) return systemClock.after(CALM_AFTER_MS, run);
    const asked = requestIdleCallback(run, { timeout: CALM_WITHIN_MS });
    return () => cancelIdleCallback(asked);
  },
};
