/** One connection of server-sent events (HTML, section 9.2.6): bytes in, events out, however the bytes were split. It knows no reconnecting. */

/** One event as it came. `event` is its type, `undefined` where it has none. */
export interface EventMessage {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

/** A single message longer than this is not an event of the contract. */
const MESSAGE_CHARACTERS = 65_536;

class Parser {
  /** What follows the last whole line. */
  #rest = '';
  #data: string | undefined;
  #id: string | undefined;
  #event: string | undefined;

  /** How much it holds of a message that has not ended. */
  get held(): number {
    return this.#rest.length + (this.#data?.length ?? 0);
  }

  feed(text: string): EventMessage[] {
    // A carriage return at the very end may be the first half of a line end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop()!;
    return lines.flatMap((line) => (line ? this.#take(line) : this.#end()));
  }

  #take(line: string): [] {
    const [, field, value = ''] = /^([^:]*)(?:: ?)?([^]*)$/.exec(line)!;
    if (field === 'data') this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    else if (field === 'event') this.#event = value || undefined;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #end(): EventMessage[] {
    const message = this.#data === undefined ? [] : [{ id: this.#id, event: this.#event, data: this.#data }];
    this.#id = this.#event = this.#data = undefined;
    return message;
  }
}

/**
 * Reads until the connection ends. `onAlive` hears of every piece, comments too: the other side is still there.
 * Rejects where the connection breaks, or where a message is beyond all measure.
 */
export async function readEventStream(body: ReadableStream<Uint8Array>, onMessage: (message: EventMessage) => void, onAlive: () => void): Promise<void> {
  const parser = new Parser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onAlive();
    parser.feed(decoder.decode(value, { stream: true })).forEach(onMessage);
    if (parser.held <= MESSAGE_CHARACTERS) continue;
    void reader.cancel().catch(() => undefined); // an already broken stream: there is nothing left to cancel
    throw new Error(`an event of more than ${MESSAGE_CHARACTERS} characters`);
  }
}
