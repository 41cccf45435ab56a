/**
 * The bytes of files that go along with words, until these are sent. They lie beside the draft, not in it: a draft is read and written at every key. Where
 * the device cannot keep them they live as long as the page, and whoever asks is told so.
 */
import type { Connection } from './connection.js';
import type { Lease, Leases } from './leases.js';
import type { KeptFile } from './schema.js';
import type { FileTable, Kept, Owner } from './store.js';

export interface FileDesk {
  readonly connection: Connection;
  readonly leases: Leases;
  now(): number;
}

const keyOf = (person: string, id: string): string => `${person}/${id}`;

export class DeviceFiles implements FileTable {
  readonly #desk: FileDesk;
  readonly #memory = new Map<string, Blob>();

  constructor(desk: FileDesk) {
    this.#desk = desk;
  }

  async put({ person }: Owner, id: string, content: Blob): Promise<Kept> {
    const key = keyOf(person, id);
    const lease = this.#desk.leases.of(person);
    const kept: KeptFile = { epoch: lease.epoch, savedAt: this.#desk.now(), content };
    if (person && (await this.#write(lease, (files) => files.put({ ...kept, epoch: lease.epoch }, key)))) return 'device';
    if (!lease.ended) this.#memory.set(key, content);
    return 'memory';
  }

  async get({ person }: Owner, id: string): Promise<Blob | undefined> {
    const key = keyOf(person, id);
    const held = this.#memory.get(key);
    if (held || !person) return held;
    try {
      const found = await this.#desk.connection.run({ tables: ['files'], mode: 'readonly', person, run: (tx) => tx.objectStore('files').get(key) });
      return typeof found === 'object' && found.epoch >= this.#desk.leases.of(person).epoch ? found.content : undefined;
    } catch {
      return undefined; // as good as not there: the person is asked for it again
    }
  }

  async drop({ person }: Owner, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#memory.delete(keyOf(person, id));
    if (!person || !ids.length) return;
    await this.#write(this.#desk.leases.of(person), async (files) => {
      for (const id of ids) await files.delete(keyOf(person, id));
    });
  }

  /** A purge: nothing of this person stays in memory. */
  forget(person: string): void {
    for (const key of this.#memory.keys()) if (key.startsWith(`${person}/`)) this.#memory.delete(key);
  }

  /** Whether it is on the device; what could not be dropped goes with the next sweep. */
  async #write(
    lease: Lease,
    act: (files: { put(value: KeptFile, key: string): Promise<unknown>; delete(key: string): Promise<unknown> }) => Promise<unknown>,
  ): Promise<boolean> {
    const { connection, leases } = this.#desk;
    try {
      await connection.run({
        tables: ['files'],
        mode: 'readwrite',
        durability: 'strict',
        person: lease.person,
        run: async (tx) => {
          const files = tx.objectStore('files');
          leases.check(lease, await files.get(lease.person));
          await act(files);
        },
      });
      return true;
    } catch {
      return false; // full, denied, broken, or purged meanwhile: whoever asked decides
    }
  }
}
