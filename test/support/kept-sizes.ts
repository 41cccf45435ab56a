/** How much a device keeps of each person, read inside of the page. */

/** Of whichever driver. */
interface AnyPage {
  evaluate<T>(look: () => T | Promise<T>): Promise<T>;
}

/** In bytes, by person: keys and values of the database and the journal, as UTF-8. Files that a person attached are theirs to send and are not counted. */
export const keptOfEach = (page: AnyPage): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const sizes: Record<string, number> = {};
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    const count = (key: string, value: unknown): void => {
      const person = (value as { person?: string }).person ?? key.split('/')[0]!;
      sizes[person] = (sizes[person] ?? 0) + new TextEncoder().encode(key + JSON.stringify(value)).length;
    };
    for (const { name } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name!));
      for (const table of [...db.objectStoreNames].filter((one) => one !== 'files')) {
        const store = db.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        (keys as string[]).forEach((key, index) => count(key, values[index]));
      }
      db.close();
    }
    for (const [key, value] of Object.entries(localStorage)) if (key.startsWith('flywheel:draft/')) count(key.slice('flywheel:draft/'.length), value);
    return sizes;
  });
