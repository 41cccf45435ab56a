/** What a page's device keeps, read from the page itself. */
import type { Page } from 'playwright-core';

/** Everything in the page's storage, as one text: keys and values; with `table`, only what the tables of that name hold. */
export function keptOnDevice(page: Page, table?: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const kept: unknown[] = wanted ? [] : [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    for (const { name } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name!));
      for (const each of db.objectStoreNames) {
        if (wanted && each !== wanted) continue;
        const store = db.transaction(each).objectStore(each);
        kept.push(each, await answer(store.getAllKeys()), await answer(store.getAll()));
      }
      db.close();
    }
    return JSON.stringify(kept);
  }, table);
}
