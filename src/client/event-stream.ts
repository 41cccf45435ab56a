/** One connection of server-sent events: bytes in, events out, however the bytes were split. It knows no reconnecting. */
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A single message longer than this is not an event of the contract. */
const MESSAGE_CHARACTERS = 65_536;

/**
 * Reads until the connection ends. `onAlive` hears of every piece, comments too: the other side is still there.
 * Rejects where the connection breaks, or where a message is beyond all measure.
 */
export async function readEventStream(body: ReadableStream<Uint8Array>, onMessage: (message: EventSourceMessage) => void, onAlive: () => void): Promise<void> {
  let broken: Error | undefined;
  const parser = createParser({
    maxBufferSize: MESSAGE_CHARACTERS,
    onEvent: onMessage,
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') broken = error;
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onAlive();
    parser.feed(decoder.decode(value, { stream: true }));
    if (!broken) continue;
    void reader.cancel().catch(() => undefined); // an already broken stream: there is nothing left to cancel
    throw broken;
  }
}
