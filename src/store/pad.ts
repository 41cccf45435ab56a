/**
 * A one-time pad made ahead of need with AES-CTR, so that words can be covered at once when a page goes: one fresh random counter a page, and each byte of it is
 * handed out at most once. What was covered on an earlier page is uncovered by the same counter. It knows no words.
 */

/** So many bytes are kept in store: several of the longest drafts. */
const STORE_BYTES = 1 << 18;
const BLOCK = 16;

export interface Piece {
  /** Where in the pad it begins. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The pad of a counter, from `at` on. */
export async function padFrom(key: CryptoKey, nonce: Uint8Array, at: number, count: number): Promise<Uint8Array> {
  const skipped = at % BLOCK;
  const counter = new Uint8Array(BLOCK);
  counter.set(nonce);
  new DataView(counter.buffer).setUint32(nonce.length, (at - skipped) / BLOCK);
  const zeros = new Uint8Array(skipped + count);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CTR', counter, length: 32 }, key, zeros)).subarray(skipped);
}

export class Pad {
  readonly nonce = crypto.getRandomValues(new Uint8Array(12));
  readonly #key: CryptoKey;
  readonly #onRoom: () => void;
  /** The pieces that were made and not handed out, and where they begin. */
  #store = new Uint8Array();
  #at = 0;
  #making: Promise<void> | undefined;

  constructor(key: CryptoKey, onRoom: () => void) {
    this.#key = key;
    this.#onRoom = onRoom;
  }

  /** The next `count` bytes, which nobody has had or will have; `undefined` where so many are not there yet: then `onRoom` is called when they are. */
  take(count: number): Piece | undefined {
    const enough = count <= this.#store.length;
    const piece = enough ? { at: this.#at, bytes: this.#store.slice(0, count) } : undefined;
    if (enough) {
      this.#store = this.#store.subarray(count);
      this.#at += count;
    }
    if (!enough || this.#store.length < STORE_BYTES / 2) this.fill(count).then(enough ? () => undefined : this.#onRoom, reportError);
    return piece;
  }

  /** Makes more of it, so that at least `count` bytes are there. */
  async fill(count = 0): Promise<void> {
    while (this.#store.length < Math.max(count, STORE_BYTES / 2))
      await (this.#making ??= this.#make(Math.max(STORE_BYTES, count)).finally(() => (this.#making = undefined)));
  }

  async #make(count: number): Promise<void> {
    const from = this.#at + this.#store.length;
    const more = await padFrom(this.#key, this.nonce, from, count);
    const store = new Uint8Array(this.#store.length + more.length); // some of the store may have been taken meanwhile, from its front
    store.set(this.#store);
    store.set(more, this.#store.length);
    this.#store = store;
  }
}
