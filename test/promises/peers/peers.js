/**
 * Runs in the browser for the soak: other libraries keeping the same words, each at what its makers document as safest. Each answers with what puts the
 * words of one form and what gets them; a put is acknowledged when its promise resolves. What they import is not part of the project; see decision 0020.
 */
import Dexie from 'dexie';
import { openDB } from 'idb';
import { createStore, get, set } from 'idb-keyval';
import localforage from 'localforage';

const STORE = 'words';

/** Opened again after the browser ended the connection, by the callback that is there for it; strict, and awaited to the transaction's end. */
let opening;
const idb = () =>
  (opening ??= openDB('peer-idb', 1, {
    upgrade: (db) => void db.createObjectStore(STORE),
    terminated: () => (opening = undefined),
  }));

const dexie = new Dexie('peer-dexie', { chromeTransactionDurability: 'strict' });
dexie.version(1).stores({ [STORE]: '' });

const keyval = createStore('peer-keyval', STORE);
const forage = localforage.createInstance({ name: 'peer-localforage', driver: localforage.INDEXEDDB });

globalThis.peers = {
  idb: (form) => ({
    put: async (words) => {
      const tx = (await idb()).transaction(STORE, 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(words, form), tx.done]);
    },
    get: async () => (await idb()).get(STORE, form),
  }),
  Dexie: (form) => ({ put: (words) => dexie.table(STORE).put(words, form), get: () => dexie.table(STORE).get(form) }),
  'idb-keyval': (form) => ({ put: (words) => set(form, words, keyval), get: () => get(form, keyval) }),
  localForage: (form) => ({ put: (words) => forage.setItem(form, words), get: () => forage.getItem(form) }),
};
