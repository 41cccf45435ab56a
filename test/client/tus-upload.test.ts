import { expect } from 'chai';
import fc from 'fast-check';
import { uploadBytes, type Ask } from '../../src/client/tus-upload.js';

/** What tus 1.0.0 asks of a server, and no more. `cut`: how many bytes of each next part arrive before the connection breaks. */
class TusServer {
  received = '';
  asked: string[] = [];
  constructor(public cuts: number[] = []) {}
  ask: Ask = async (method, headers, body) => {
    expect(headers['Tus-Resumable']).to.equal('1.0.0');
    this.asked.push(method);
    const offset = { 'Upload-Offset': String(this.received.length) };
    if (method === 'HEAD') return new Response(null, { headers: offset });
    expect(headers['Content-Type']).to.equal('application/offset+octet-stream');
    if (headers['Upload-Offset'] !== String(this.received.length)) return new Response(null, { status: 409 });
    const part = await body!.text();
    const cut = this.cuts.shift();
    this.received += part.slice(0, cut ?? part.length);
    if (cut !== undefined) throw new TypeError('connection lost');
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(this.received.length) } });
  };
}
const text = (length: number): string => Array.from({ length }, (_, n) => String.fromCharCode(97 + (n % 26))).join('');

describe('client/tus-upload', () => {
  it('brings every byte in order, and tells how far it is', async () => {
    const server = new TusServer();
    const told: number[] = [];
    const all = text(600_000);
    await uploadBytes(new Blob([all]), server.ask, (bytes) => told.push(bytes));
    expect(server.received).to.equal(all);
    expect(told).to.deep.equal([0, 262_144, 524_288, 600_000]);
    expect(server.asked).to.deep.equal(['HEAD', 'PATCH', 'PATCH', 'PATCH']);
  });

  it('MT-04 wherever it breaks, the next call goes on from what is there, and nothing arrives twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700_000 }), fc.array(fc.integer({ min: 0, max: 262_144 }), { maxLength: 5 }), async (size, cuts) => {
        const server = new TusServer([...cuts]);
        const all = text(size);
        for (let call = 0; call <= cuts.length; call++) {
          try {
            await uploadBytes(new Blob([all]), server.ask, () => undefined);
            break;
          } catch (error) {
            expect(error).to.be.instanceOf(TypeError);
          }
        }
        expect(server.received).to.equal(all);
      }),
      { numRuns: 25 },
    );
  });

  it('another page that sends the same file is followed, not fought', async () => {
    const server = new TusServer();
    const all = text(600_000);
    let first = true;
    const ask: Ask = (method, headers, body) => {
      if (method === 'PATCH' && first) server.received = all.slice(0, 300_000);
      first &&= method !== 'PATCH';
      return server.ask(method, headers, body);
    };
    await uploadBytes(new Blob([all]), ask, () => undefined);
    expect(server.received).to.equal(all);
  });

  it('what cannot be an offset is nonsense, and it never sends for ever', async () => {
    for (const said of [undefined, 'x', '-1', '4', '1.5']) {
      const ask: Ask = async () => new Response(null, { headers: said === undefined ? {} : { 'Upload-Offset': said } });
      const failure = await uploadBytes(new Blob(['abc']), ask, () => undefined).catch((error: unknown) => error);
      expect((failure as { kind?: string }).kind, said).to.equal('nonsense');
    }
    let asked = 0;
    const stuck: Ask = async () => {
      asked++;
      return new Response(null, { headers: { 'Upload-Offset': '0' } });
    };
    const failure = await uploadBytes(new Blob(['abc']), stuck, () => undefined).catch((error: unknown) => error);
    expect((failure as { kind?: string }).kind).to.equal('nonsense');
    expect(asked).to.be.lessThan(10);
  });
});
