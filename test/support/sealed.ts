/** Words sealed on a device of tests: a page that has somebody's key, late or not at all, and what can be read on the disk without one. */
import type { Clock } from '../../src/base/clock.js';
import { sealOf } from '../../src/store/seal.js';
import { Sealing } from '../../src/store/sealing.js';
import type { Owner } from '../../src/store/store.js';

/** A key of one's own for each number. */
export const keyOf = (n: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(n);

/** A page's sealing to which the keys of these people are given, each after its number. */
export async function sealingOf(clock: Clock, keys: readonly (readonly [Owner, number])[] = []): Promise<Sealing> {
  const sealing = new Sealing(clock);
  for (const [owner, n] of keys) await giveKey(sealing, owner, n);
  return sealing;
}

export async function giveKey(sealing: Sealing, { person }: Owner, n: number): Promise<void> {
  sealing.give(person, await sealOf(keyOf(n), () => sealing.room(person)));
}

/** Everything that `value` says, bytes as the letters they would be. */
export const readable = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) => (part instanceof Uint8Array ? Array.from(part, (byte) => String.fromCharCode(byte)).join('') : part));

/** What a draft says under somebody's key, by ciphers of the test's own: the format as the decision has it. */
export async function openedBy(n: number, key: string, record: unknown): Promise<unknown> {
  const { value, epoch, savedAt } = record as { value?: { sealed?: Uint8Array<ArrayBuffer> } | null; epoch?: number; savedAt?: number };
  if (!value?.sealed) return undefined;
  const root = await crypto.subtle.importKey('raw', keyOf(n), 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode('flywheel/1 box') };
  const box = await crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const additionalData = new TextEncoder().encode(JSON.stringify(['drafts', key, [epoch, savedAt]]));
  const plain = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: value.sealed.subarray(0, 12), additionalData }, box, value.sealed.subarray(12))
    .catch(() => undefined);
  return plain && JSON.parse(new TextDecoder().decode(plain));
}
