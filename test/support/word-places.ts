/** Where words could be on a page and its device, each place by its name, so that a test can look for words that nobody else uses. It runs inside of the page. */

/** Of whichever driver. */
interface AnyPage {
  evaluate<T>(look: () => T | Promise<T>): Promise<T>;
}
/** The places in which words are to be. */
export const mayHaveWords = ['database', 'the journal of words'];

/** Before the page: all that it tells others is written down. */
export function listen(names: readonly string[]): void {
  const told: string[] = [];
  Object.assign(globalThis, { told });
  const note = (what: string, value: unknown) => told.push(`${what} ${JSON.stringify(value)}`);
  for (const name of names) addEventListener(name, (event) => note(name, Object.fromEntries(Object.entries(event))));
  addEventListener('message', ({ data }) => note('message', data));
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (data: unknown) {
    note('broadcast', data);
    postMessage.call(this, data);
  };
}

/** Every place of the page and the device, by its name. */
export const placesOf = (page: AnyPage): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const attributes: string[] = [];
    const look = (root: ParentNode): void => {
      for (const one of root.querySelectorAll('*')) {
        attributes.push(...[...one.attributes].map(({ name, value }) => `${name}=${value}`));
        if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document);
    const databases: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const table of db.objectStoreNames) {
        const request = db.transaction(table).objectStore(table).getAll();
        await new Promise((resolve) => (request.onsuccess = resolve));
        databases.push(`${name} ${table} ${JSON.stringify(request.result)}`);
      }
      db.close();
    }
    const local = Object.entries(localStorage);
    return {
      attributes: attributes.join('\n'),
      database: databases.join('\n'),
      'the journal of words': JSON.stringify(local.filter(([key]) => key.startsWith('flywheel:draft/'))),
      'the rest of localStorage': JSON.stringify(local.filter(([key]) => !key.startsWith('flywheel:draft/'))),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookies: document.cookie,
      caches: (await caches.keys()).join(),
      'window.name': window.name,
      history: JSON.stringify(history.state),
      address: location.href,
      'what was told': (globalThis as unknown as { told: string[] }).told.join('\n'),
    };
  });
