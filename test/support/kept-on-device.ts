/** What a page's device keeps, read from the page itself. */

/** Of whichever driver. */
interface AnyPage {
  evaluate<T>(look: () => T | Promise<T>): Promise<T>;
}
type Kept = readonly [where: string, keys: unknown, values: unknown];

/** Everything in the page's storage, as one text: keys and values, and bytes as the letters they would be; with `table`, only what the tables of that name hold. */
export async function keptOnDevice(page: AnyPage, table?: string): Promise<string> {
  const all = await page.evaluate(async () => {
    const found: unknown[][] = [
      ['localStorage', Object.keys(localStorage), Object.values(localStorage)],
      ['sessionStorage', Object.keys(sessionStorage), Object.values(sessionStorage)],
      ['cookies', [], document.cookie],
    ];
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    for (const { name } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name!));
      for (const each of db.objectStoreNames) {
        const store = db.transaction(each).objectStore(each);
        found.push([each, await answer(store.getAllKeys()), await answer(store.getAll())]);
      }
      db.close();
    }
    const letters = (value: unknown): unknown => (value instanceof Uint8Array ? Array.from(value, (byte) => String.fromCharCode(byte)).join('') : value);
    return JSON.stringify(found, (_name, value: unknown) => letters(value));
  });
  return table === undefined ? all : JSON.stringify((JSON.parse(all) as Kept[]).filter(([where]) => where === table));
}
