import { createParser } from 'eventsource-parser';
import { expect } from 'chai';
import fc from 'fast-check';
import { readEventStream, type EventMessage } from '../../src/client/event-stream.js';

const WIRE = 'event: ready\nid: 4\ndata: {"last":"4"}\n\n: keep-alive\r\n\r\nid: 5\r\ndata: {"note":"añ 😀"}\r\n\r\nid: 6\ndata: {\ndata: "two":2}\n\n';
const bytes = new TextEncoder().encode(WIRE);

async function read(chunks: readonly Uint8Array[]): Promise<{ messages: EventMessage[]; alive: number }> {
  const messages: EventMessage[] = [];
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

  it('reads any stream as another parser does', async () => {
    const piece = fc.constantFrom('data', 'event', 'id', 'retry', ':', ': ', ' ', '\n', '\n', '\r\n', '\r', '\n\n', 'x', '4', '\0', '\u2028', 'ñ', '{"a":1}');
    const wires = fc.tuple(fc.array(piece, { maxLength: 60 }), fc.nat(200));
    await fc.assert(
      fc.asyncProperty(wires, async ([pieces, at]) => {
        const wire = pieces.join('');
        const theirs: EventMessage[] = [];
        createParser({ onEvent: ({ id, event, data }) => theirs.push({ id, event, data }) }).feed(wire);
        const encoded = new TextEncoder().encode(wire);
        const { messages } = await read([encoded.slice(0, at), encoded.slice(at)]);
        expect(messages).to.deep.equal(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a message without end', async () => {
    const endless = new TextEncoder().encode(`data: ${'x'.repeat(70_000)}`);
    const error = await read([endless, endless]).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
  });
});
