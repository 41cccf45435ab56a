import type { EventSourceMessage } from 'eventsource-parser';
import { expect } from 'chai';
import { readEventStream } from '../../src/client/event-stream.js';

const WIRE = 'event: ready\nid: 4\ndata: {"last":"4"}\n\n: keep-alive\r\n\r\nid: 5\r\ndata: {"note":"añ 😀"}\r\n\r\nid: 6\ndata: {\ndata: "two":2}\n\n';
const bytes = new TextEncoder().encode(WIRE);

async function read(chunks: readonly Uint8Array[]): Promise<{ messages: EventSourceMessage[]; alive: number }> {
  const messages: EventSourceMessage[] = [];
  let alive = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await readEventStream(
    body,
    (message) => messages.push(message),
    () => alive++,
  );
  return { messages, alive };
}

describe('a stream of events', () => {
  it('says the same wherever the bytes were split', async () => {
    const { messages: whole } = await read([bytes]);
    expect(whole.map(({ id, event, data }) => [id, event, data])).to.deep.equal([
      ['4', 'ready', '{"last":"4"}'],
      ['5', undefined, '{"note":"añ 😀"}'],
      ['6', undefined, '{\n"two":2}'],
    ]);
    for (let at = 0; at <= bytes.length; at++) {
      const { messages } = await read([bytes.slice(0, at), bytes.slice(at)]);
      expect(messages, `split at byte ${at}`).to.deep.equal(whole);
    }
    const { messages, alive } = await read(Array.from(bytes, (byte) => new Uint8Array([byte])));
    expect(messages, 'byte by byte').to.deep.equal(whole);
    expect(alive).to.equal(bytes.length);
  });

  it('hears comments as signs of life, and tells nothing of a message that was cut off', async () => {
    const encoder = new TextEncoder();
    expect(await read([encoder.encode(': here\n\n')])).to.deep.equal({ messages: [], alive: 1 });
    expect((await read([encoder.encode('id: 7\ndata: {"cut')])).messages).to.deep.equal([]);
  });

  it('refuses a message without end', async () => {
    const endless = new TextEncoder().encode(`data: ${'x'.repeat(70_000)}`);
    const error = await read([endless, endless]).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
  });
});
