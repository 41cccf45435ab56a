/** Which sites may call: those that the deployment names, and for a school those of its row. The schools' lists are read at most once a minute. */
import type { Wired } from '../env.js';
import { listOrigins } from '../queries/schools.js';

const FRESH_MS = 60_000;

export class Origins {
  readonly #deps: Pick<Wired, 'pool' | 'clock' | 'allowedOrigins'>;
  #read: { readonly atMs: number; readonly bySchool: Promise<Map<string, readonly string[]>> } | undefined;

  constructor(deps: Pick<Wired, 'pool' | 'clock' | 'allowedOrigins'>) {
    this.#deps = deps;
  }

  /** Without a school (a preflight says nothing of who asks) it is enough that some school allows it. */
  async allows(origin: string, schoolId?: string): Promise<boolean> {
    if (this.#deps.allowedOrigins.includes(origin)) return true;
    const bySchool = await this.#lists();
    if (schoolId !== undefined) return bySchool.get(schoolId)?.includes(origin) ?? false;
    return [...bySchool.values()].some((list) => list.includes(origin));
  }

  #lists(): Promise<Map<string, readonly string[]>> {
    const now = this.#deps.clock.now();
    if (this.#read && now - this.#read.atMs < FRESH_MS && now >= this.#read.atMs) return this.#read.bySchool;
    const bySchool = listOrigins(this.#deps.pool);
    this.#read = { atMs: now, bySchool };
    // A failed read is not remembered; whoever awaits it hears of it.
    bySchool.catch(() => (this.#read = undefined));
    return bySchool;
  }
}
