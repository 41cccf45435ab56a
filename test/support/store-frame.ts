/** A page of its own for tests of the store: real `pagehide`, real locks, a real clock. The test outside drives it. */
import { openStore } from '../../src/store/device-store.js';

declare global {
  interface Window {
    openStore: typeof openStore;
  }
}
window.openStore = openStore;
window.parent.dispatchEvent(new CustomEvent('store-frame-ready', { detail: window }));
