/**
 * Seals one person's words on their way to the device and opens them on their way back: AES-GCM for the database, a pre-computed AES-CTR pad with a one-time
 * Poly1305 for the journal, which has no time to wait. Every seal is bound to its person, place, id and instant, so that nothing opens anywhere else. Loaded only
 * where words are sealed. It holds keys that nobody can take out again, and never shows one.
 */
import type { Work } from './connection.js';
import type { DraftRecord } from './draft-record.js';
import { Pad, padFrom } from './pad.js';
import { poly1305 } from './poly1305.js';
import type { Transaction } from './schema.js';
import { SealedRun, type Box } from './sealed-run.js';
import type { Seal } from './sealing.js';

const IV_BYTES = 12;
const MAC_KEY_BYTES = 32;
const utf8 = new TextEncoder();

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** A journal's words under the pad, as JSON. */
interface Covered {
  readonly nonce: string;
  readonly at: number;
  readonly text: string;
  readonly mac: string;
}

class WordsSeal implements Seal, Box {
  readonly #box: CryptoKey;
  readonly #padKey: CryptoKey;
  readonly #pad: Pad;

  constructor(box: CryptoKey, padKey: CryptoKey, onRoom: () => void) {
    this.#box = box;
    this.#padKey = padKey;
    this.#pad = new Pad(padKey, onRoom);
  }

  fill(): Promise<void> {
    return this.#pad.fill();
  }

  async run<T>(work: Work<T>, on: (sealed: Work<T>) => Promise<T>): Promise<T> {
    const sealed = new SealedRun(this);
    await sealed.ahead(work.ahead?.() ?? []);
    for (;;) {
      const { run, verify, inClear } = work;
      const pass = sealed.pass(inClear);
      try {
        return await on({ ...work, run: (tx: Transaction) => run(pass.over(tx)), ...(verify && { verify: (tx: Transaction) => verify(pass.over(tx, true)) }) });
      } catch (error) {
        if (!(await pass.supplied())) throw error;
      }
    }
  }

  async close(about: string, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(about) }, this.#box, plain);
    const box = new Uint8Array(IV_BYTES + text.byteLength);
    box.set(iv);
    box.set(new Uint8Array(text), IV_BYTES);
    return box;
  }

  async open(about: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const how = { name: 'AES-GCM', iv: box.subarray(0, IV_BYTES), additionalData: utf8.encode(about) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, this.#box, box.subarray(IV_BYTES)));
    } catch {
      return undefined; // not theirs, not from here, or not as it was: all the same to whoever looks
    }
  }

  cover(place: string, record: DraftRecord): DraftRecord | undefined {
    if (!record.value) return record; // that a form is empty is no secret
    const words = utf8.encode(JSON.stringify(record.value));
    const piece = this.#pad.take(MAC_KEY_BYTES + words.length);
    if (!piece) return undefined;
    const text = base64Of(xor(words, piece.bytes.subarray(MAC_KEY_BYTES)));
    const covered = { nonce: base64Of(this.#pad.nonce), at: piece.at, text };
    return { ...record, value: { ...covered, mac: macOf(piece.bytes, place, record, covered) } };
  }

  async uncover(place: string, records: readonly DraftRecord[]): Promise<DraftRecord[]> {
    const attempts = records.map(async (record) => (record.value ? this.#uncovered(place, record).catch(() => undefined) : record)); // torn: as good as another's
    const opened = await Promise.all(attempts);
    return opened.filter((record) => record !== undefined);
  }

  async #uncovered(place: string, record: DraftRecord): Promise<DraftRecord | undefined> {
    const covered = record.value as unknown as Covered;
    const words = bytesOf(covered.text);
    const pad = await padFrom(this.#padKey, bytesOf(covered.nonce), covered.at, MAC_KEY_BYTES + words.length);
    if (macOf(pad, place, record, covered) !== covered.mac) return undefined;
    return { ...record, value: JSON.parse(new TextDecoder().decode(xor(words, pad.subarray(MAC_KEY_BYTES)))) as DraftRecord['value'] };
  }
}

function macOf(pad: Uint8Array, place: string, { tab, epoch, savedAt }: DraftRecord, { nonce, at, text }: Omit<Covered, 'mac'>): string {
  return base64Of(poly1305(pad.subarray(0, MAC_KEY_BYTES), utf8.encode(JSON.stringify([place, tab, epoch, savedAt, nonce, at, text]))));
}

const xor = (bytes: Uint8Array, pad: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes, (byte, index) => byte ^ pad[index]!);

/**
 * From a person's key, of which nothing is left afterwards but what seals: the bytes are wiped.
 * @param onRoom called when the journal can take what it could not.
 */
export async function sealOf(key: Uint8Array<ArrayBuffer>, onRoom: () => void): Promise<Seal> {
  const root = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey']);
  key.fill(0);
  const derived = (use: string, name: string): Promise<CryptoKey> => {
    const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`flywheel/1 ${use}`) };
    return crypto.subtle.deriveKey(how, root, { name, length: 256 }, false, ['encrypt', 'decrypt']);
  };
  const seal = new WordsSeal(await derived('box', 'AES-GCM'), await derived('journal', 'AES-CTR'), onRoom);
  await seal.fill();
  return seal;
}
