/**
 * Has Chromium begin a new log when a database was opened. It appends to the log of before; where that one ended between two bytes of a record, by a kill or a full disk, half a record
 * stands in the middle from then on, and the start after the next takes the log for broken and clears all databases of the site, without a word. What makes it begin a new one is a database that
 * goes. Other engines keep no such log. It never throws: where nothing can be opened there is no log either.
 */
import { guarded } from './guarded.js';

const hasSuchLog = (): boolean => navigator.userAgent.includes('Chrome/');

/** `name` is a database of its own, empty, and gone at once. */
export function freshLog(factory: IDBFactory | undefined, name: string): void {
  guarded(() => {
    if (!factory || !hasSuchLog()) return;
    const opening = factory.open(name);
    opening.onsuccess = () => {
      opening.result.close();
      factory.deleteDatabase(name).onerror = quietly;
    };
    opening.onerror = quietly;
  });
}

/** The next page tries again; nothing was lost by not doing it. */
const quietly = (event: Event): void => event.preventDefault();
