/**
 * Stands between browsers and the demo school and is the network's bad days: it drops, cuts, holds, twists and forges answers, as a test says. What no
 * rule names passes untouched. It knows requests and sockets, and nothing of what they mean.
 */
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request that came by. */
export interface Exchange {
  /** `POST /api/students/…/check-ins`, with the query. */
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** What the browser was told; `undefined` where it was told nothing. */
  status: number | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Passing {
  readonly exchange: Exchange;
  readonly response: ServerResponse;
  /** Asks the school and resolves with its whole answer. */
  forward(): Promise<Answer>;
  /** Gives an answer to the browser. */
  give(answer: { status: number; headers?: Record<string, string | string[] | undefined>; body: string | Buffer }): void;
}
/** What becomes of a request. */
export type Fault = (passing: Passing) => void | Promise<void>;

interface Rule {
  readonly pattern: RegExp;
  readonly fault: Fault;
  left: number;
}

export class ApiProxy {
  /** Every request since the start, oldest first. */
  readonly seen: Exchange[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #waiting = new Set<() => void>();
  #rules: Rule[] = [];
  #upstream = 0;
  #isCut = false;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (incoming, response) => void this.#pass(incoming, response));
    server.on('connection', (socket: Socket) => {
      if (this.#isCut) return socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      return undefined;
    });
  }

  /** Listens on a free port; `leadTo` says who answers. */
  static async start(): Promise<ApiProxy> {
    const server = createServer({ keepAliveTimeout: 0 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ApiProxy(server);
  }

  /** What pages and API are reached at. */
  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  leadTo(port: number): void {
    this.#upstream = port;
  }

  /** From now on, and `times` times, `fault` is what becomes of requests whose line matches. The newest rule wins. Returns the way to lift it. */
  rule(pattern: RegExp, fault: Fault, times = Infinity): () => void {
    const rule = { pattern, fault, left: times };
    this.#rules.unshift(rule);
    return () => (this.#rules = this.#rules.filter((other) => other !== rule));
  }

  /** No rule any more, and the network is there. */
  mend(): void {
    this.#rules = [];
    this.#isCut = false;
  }

  /** The school's line is dead, whatever the browser believes: what is open breaks off, what is new is refused. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Resolves when `count` requests that match have been dealt with since the start, with those. */
  async dealtWith(pattern: RegExp, count = 1): Promise<readonly Exchange[]> {
    for (;;) {
      const found = this.seen.filter(({ line }) => pattern.test(line));
      if (found.length >= count) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const line = `${incoming.method} ${incoming.url}`;
    const rule = this.#rules.find(({ pattern, left }) => left > 0 && pattern.test(line));
    if (rule) rule.left--;
    // A stream of events has no end to wait for: it flows through.
    if (!rule) return this.#flow(incoming, response, line);
    const body = await read(incoming).catch(() => undefined); // the browser went away in the middle of its own sentence
    if (body === undefined) return;
    const exchange: Exchange = { line, headers: incoming.headers, body: body.toString(), status: undefined };
    const passing: Passing = {
      exchange,
      response,
      forward: () => this.#forward(incoming, body),
      give: ({ status, headers = {}, body: content }) => {
        exchange.status = status;
        if (response.destroyed) return;
        const length = Buffer.byteLength(content);
        const { 'transfer-encoding': _chunked, ...plain } = headers;
        response.writeHead(status, { ...plain, 'content-length': length }).end(content);
      },
    };
    await rule.fault(passing);
    this.#note(exchange);
  }

  #note(exchange: Exchange): void {
    this.seen.push(exchange);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  #flow(incoming: IncomingMessage, response: ServerResponse, line: string): void {
    const pieces: Buffer[] = [];
    const exchange = (status: number | undefined): Exchange => ({ line, headers: incoming.headers, body: Buffer.concat(pieces).toString(), status });
    const upstream = ask({ port: this.#upstream, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers, agent: false });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      // Noted when the answer is complete; a stream of events, when it begins.
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
      if (isStream) this.#note(exchange(answer.statusCode));
      else answer.once('end', () => this.#note(exchange(answer.statusCode)));
      answer.once('error', () => response.destroy());
    });
    upstream.once('error', () => response.destroy());
    response.once('close', () => upstream.destroy());
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.pipe(upstream);
  }

  #forward(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Unconditional: a fault works on a whole answer.
      const { 'if-none-match': _known, ...rest } = incoming.headers;
      const headers = { ...rest, 'accept-encoding': 'identity', 'content-length': body.length };
      const upstream = ask({ port: this.#upstream, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers, agent: false });
      upstream.once('error', reject);
      upstream.once('response', (answer) => {
        read(answer).then((content) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: content }), reject);
      });
      upstream.end(body);
    });
  }
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
