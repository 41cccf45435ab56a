/** The pages of a student's check-ins before those that are always read. It asks for one at a time and keeps what came. */
import { addDays } from '../../base/days.js';
import { listCheckIns, type CheckIn } from '../../contract/check-in.js';
import type { Reader } from '../../element/contexts.js';

export class HistoryPages {
  /** Newest first. */
  items: readonly CheckIn[] = [];
  loading = false;
  failed = false;
  #next: string | null | undefined;

  /** `before`: the first day that is read anyway. */
  constructor(
    readonly studentId: string,
    readonly before: string,
    readonly changed: () => void,
  ) {}

  get hasMore(): boolean {
    return this.#next !== null;
  }

  async more(reader: Reader): Promise<void> {
    if (this.loading || !this.hasMore) return;
    this.#set(true, false);
    try {
      const cursor = this.#next ? { cursor: this.#next } : {};
      const page = await reader.read(listCheckIns, { params: { student: this.studentId }, query: { until: addDays(this.before, -1), ...cursor } });
      this.items = [...this.items, ...page.items];
      this.#next = page.next;
      this.#set(false, false);
    } catch {
      // Said on the card; pressing again asks again.
      this.#set(false, true);
    }
  }

  #set(loading: boolean, failed: boolean): void {
    this.loading = loading;
    this.failed = failed;
    this.changed();
  }
}
