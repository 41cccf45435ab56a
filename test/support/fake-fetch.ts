/** A network that a test scripts: each request is written down and answered by the next line of the script, or by the last one for ever. */
export interface Asked {
  readonly url: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}
export type Line = (asked: Asked) => Response | Promise<Response>;

export class FakeNetwork {
  readonly asked: Asked[] = [];
  #script: readonly Line[];

  constructor(...script: readonly Line[]) {
    this.#script = script;
  }

  /** What comes next; the last line answers everything after it. */
  plays(...script: readonly Line[]): void {
    this.#script = script;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : input.toString();
    const asked: Asked = {
      url,
      path: new URL(url).pathname,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      init,
    };
    this.asked.push(asked);
    const [line, ...rest] = this.#script;
    if (rest.length > 0) this.#script = rest;
    if (!line) throw new Error(`the script has no answer for ${asked.method} ${asked.path}`);
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      Promise.resolve(asked).then(line).then(resolve, reject);
    });
  };
}

export const json =
  (body: unknown, { status = 200, headers = {}, type = 'application/json' }: { status?: number; headers?: Record<string, string>; type?: string } = {}): Line =>
  () =>
    new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { ...(body !== undefined && { 'Content-Type': type }), ...headers } });

export const problem = (
  type: string,
  status: number,
  { headers, ...more }: { headers?: Record<string, string>; current?: unknown; type?: string } = {},
): Line =>
  json({ type: `urn:flywheel:problem:${type}`, title: type, status, ...more }, { status, type: 'application/problem+json', ...(headers && { headers }) });

export const page =
  (status = 200, html = '<!doctype html><title>Welcome</title>Accept our terms'): Line =>
  () =>
    new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

export const text =
  (body: string, type = 'application/json', status = 200): Line =>
  () =>
    new Response(body, { status, headers: { 'Content-Type': type } });

export const offline: Line = () => Promise.reject(new TypeError('Failed to fetch'));
export const never: Line = () => new Promise(() => undefined);

/** A stream that a test writes to, as the body of a response; it ends with an error when the request is given up. */
export class OpenStream {
  readonly #encoder = new TextEncoder();
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  isCancelled = false;
  readonly body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.#controller = controller), cancel: () => void (this.isCancelled = true) });

  readonly line: Line = ({ init }) => {
    init.signal?.addEventListener('abort', () => this.breaks());
    return new Response(this.body, { headers: { 'Content-Type': 'text/event-stream' } });
  };
  write(chunk: string | Uint8Array): void {
    this.#controller.enqueue(typeof chunk === 'string' ? this.#encoder.encode(chunk) : chunk);
  }
  end(): void {
    this.#controller.close();
  }
  breaks(): void {
    try {
      this.#controller.error(new DOMException('aborted', 'AbortError'));
    } catch {
      // already closed
    }
  }
}
