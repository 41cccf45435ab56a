/**
 * The web server before a school, as a good one is: what it serves itself comes from memory and as small as brotli makes it; `/api/` it passes on. An
 * answer can be kept and given again, so that two cards that ask the same wait for the same. It knows nothing of what it serves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

interface Kept {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Lets a page measure in steps of 5 µs instead of 100. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const types: Readonly<Record<string, string>> = { js: 'text/javascript', html: 'text/html; charset=utf-8', map: 'application/json', css: 'text/css' };

export class Front {
  readonly #files = new Map<string, Kept>();
  readonly #answers = new Map<string, Kept>();
  readonly #server: Server;
  readonly #behind: string;
  /** From now on a `GET` of the API is asked once, and answered from memory then. */
  repeats = false;

  private constructor(server: Server, behind: string) {
    this.#server = server;
    this.#behind = behind;
    server.on('request', (incoming, response) => this.#answer(incoming, response));
  }

  /** @param behind where the API is, such as `http://localhost:4000`. */
  static async open(behind: string): Promise<Front> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Front(server, behind);
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  put(path: string, text: string | Buffer): void {
    const headers = { ...isolated, 'Content-Type': types[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain', 'Content-Encoding': 'br' };
    this.#files.set(path, { status: 200, headers, body: brotliCompressSync(text) });
  }

  /** Every file of a folder as it is now, below `prefix`. */
  putFolder(prefix: string, folder: string): void {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.js'));
    for (const { name, parentPath } of files) this.put(prefix + join(parentPath, name).slice(folder.length), readFileSync(join(parentPath, name)));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const path = incoming.url ?? '/';
    const kept = this.#files.get(path) ?? (this.repeats && incoming.method === 'GET' ? this.#answers.get(path) : undefined);
    if (kept) response.writeHead(kept.status, { ...kept.headers, 'Content-Length': kept.body.length }).end(kept.body);
    else if (path.startsWith('/api/')) this.#pass(incoming, response, path);
    else response.writeHead(404).end();
  }

  #pass(incoming: IncomingMessage, response: ServerResponse, path: string): void {
    // A page of ours asks as one of the school's own would.
    const { origin: _origin, host: _host, ...headers } = incoming.headers;
    const upstream = ask(this.#behind + path, { method: incoming.method, headers, agent: false }, (answer) => {
      const { statusCode: status = 502, headers: given } = answer;
      response.writeHead(status, given);
      response.flushHeaders();
      answer.pipe(response);
      if (!this.repeats || incoming.method !== 'GET' || given['content-type']?.startsWith('text/event-stream')) return;
      const { 'transfer-encoding': _chunked, ...plain } = given;
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('end', () => this.#answers.set(path, { status, headers: plain, body: Buffer.concat(pieces) }));
    });
    upstream.once('error', () => response.destroy());
    response.once('close', () => upstream.destroy());
    incoming.pipe(upstream);
  }
}
