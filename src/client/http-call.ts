/**
 * The default way to an API: HTTP. It asks, checks what comes back, asks again where that is safe, and renews the token once. It knows no
 * queue (writes are repeated by the outbox alone) and no screen; it throws nothing but `CallFailure`.
 */
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import type { AnswerOf, InputOf, Operation } from '../contract/operation.js';
import type { CallFailure } from '../contract/problem.js';
import { CallFailure as Failure } from '../contract/problem.js';
import { readSession, type Session } from '../contract/session.js';
import { Credential, type GetToken } from './credential.js';
import { pause, TIMEOUT_MS, withDeadline } from './deadline.js';
import { readAnswer } from './http-answer.js';
import { requestOf, urlOf, type AnyInput } from './http-request.js';
import { refusal } from './problem-answer.js';

export interface HttpOptions {
  /** The base URL. */
  readonly api: URL;
  /** The viewer's token; asked once, and once more when the API says that it is no longer good. */
  readonly getToken?: GetToken | undefined;
  /** The viewer is known by a cookie. */
  readonly cookieMode?: boolean | undefined;
  /** For tests; the page's own by default. */
  readonly fetch?: typeof fetch | undefined;
  readonly clock: Clock;
  /** Hears from each answer of the API, a refusal too, what time it is for it, in milliseconds since 1970; NaN where an answer does not say. */
  readonly heard?: ((apiMs: number) => void) | undefined;
  /** From 0 up to 1; `Math.random` by default. */
  readonly random?: (() => number) | undefined;
  /** Of one attempt; 30 seconds by default. */
  readonly timeoutMs?: number | undefined;
}

export interface HttpCall {
  <O extends Operation>(operation: O, input: InputOf<O>): Promise<AnswerOf<O>>;
  /** Opens a stream of server-sent events on a GET operation; resolves with the open response. */
  stream(operation: Operation, lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  /** A request whose body or answer is bytes, to `path` below the base URL, as the viewer. `also`: statuses that the caller understands besides success. */
  bytes(operation: Operation, path: string, init: BytesRequest, signal?: AbortSignal, also?: readonly number[]): Promise<Response>;
  /** The viewer's token as it is now, `undefined` in cookie mode. Asks the host where nobody has yet. */
  token(): Promise<string | undefined>;
  /** The host has signed somebody out or in: the next call asks for the token again. */
  forget(): void;
}

export interface BytesRequest {
  readonly method: 'GET' | 'HEAD' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | undefined;
}

const ATTEMPTS = 3;
const RETRY_BASE_MS = 300;
/** A longer wait than this is the caller's to decide about. */
const LONGEST_RETRY_MS = 10_000;
const REMEMBERED = 64;

class Http {
  readonly #options: HttpOptions;
  readonly #credential: Credential;
  readonly #answers = new Map<string, { readonly etag: string; readonly answer: unknown }>();

  constructor(options: HttpOptions) {
    this.#options = options;
    const ask = (reason: 'start' | 'expired') => withDeadline('token', this.#limits(), async () => options.getToken?.(reason));
    this.#credential = new Credential(ask, (token) => this.#attempt(readSession, {}, token) as Promise<Session>);
  }

  token = (): Promise<string | undefined> => this.#credential.token();

  forget = (): void => {
    this.#credential.forget();
    this.#answers.clear();
  };

  call = async (operation: Operation, input: AnyInput): Promise<unknown> => {
    const { clock, random = Math.random } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#authorised(operation, input.signal, (token) => this.#attempt(operation, input, token));
      } catch (error) {
        const failure = error as CallFailure;
        if (operation.method !== 'GET' || attempt >= ATTEMPTS || !isPassing(failure)) throw failure;
        const waitMs = failure.detail.retryAfterMs ?? fullJitter(attempt, random(), RETRY_BASE_MS);
        if (waitMs > LONGEST_RETRY_MS) throw failure;
        await pause(operation.id, waitMs, clock, input.signal);
      }
    }
  };

  stream = (operation: Operation, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> =>
    this.#authorised(operation, signal, (token) =>
      // The deadline ends with the response's head; the body stays open for as long as the caller's own signal allows.
      withDeadline(operation.id, this.#limits(signal), async () => {
        const request = requestOf(operation, {}, { token, cookieMode: this.#options.cookieMode ?? false });
        request.headers.Accept = 'text/event-stream';
        if (lastEventId !== undefined) request.headers['Last-Event-ID'] = lastEventId;
        const response = await this.#fetch(urlOf(this.#options.api, operation, {}), { ...request, signal });
        if (response.ok && response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response;
        if (!response.ok) await readAnswer(operation, response, this.#options.clock.now());
        throw new Failure('not-the-api', operation.id, { status: response.status });
      }),
    );

  bytes = (operation: Operation, path: string, init: BytesRequest, signal?: AbortSignal, also: readonly number[] = []): Promise<Response> => {
    const { api, clock, cookieMode = false } = this.#options;
    return this.#authorised(operation, signal, (token) =>
      withDeadline(operation.id, this.#limits(signal), async (ending) => {
        const { headers, ...request } = requestOf(operation, {}, { token, cookieMode });
        const url = api.origin + api.pathname.replace(/\/+$/, '') + path;
        const response = await this.#fetch(url, { ...request, ...init, body: init.body ?? null, headers: { ...headers, ...init.headers }, signal: ending });
        if (response.ok || also.includes(response.status)) return response;
        // An answer to HEAD has a type and no body.
        if (init.method === 'HEAD' && response.status >= 400) throw refusal(operation.id, response, undefined, clock.now());
        await readAnswer(operation, response, clock.now());
        return response;
      }),
    );
  };

  /** Runs an attempt with the token, and once more with another one where the first is no longer good. */
  async #authorised<T>(operation: Operation, signal: AbortSignal | undefined, run: (token: string | undefined) => Promise<T>): Promise<T> {
    const isSession = operation.id === readSession.id;
    const go = async (token: string | undefined) => {
      if (!isSession && !operation.open) await this.#credential.confirm(token, operation.id);
      const answer = await run(token);
      if (isSession && this.#credential.seen(answer as Session, token)) this.#answers.clear();
      return answer;
    };
    const credential = async (of: () => Promise<string | undefined>) => (operation.open ? undefined : withDeadline(operation.id, this.#limits(signal), of));
    const token = await credential(() => this.#credential.token());
    try {
      return await go(token);
    } catch (error) {
      const { type, detail } = error as CallFailure;
      // Without a status nobody refused the token: it is good, but another person's.
      if (type !== 'signed-out' || detail.status === undefined || operation.open) throw error;
      const fresh = await credential(() => this.#credential.renew(token));
      if (fresh === token || fresh === undefined) throw error;
      return go(fresh);
    }
  }

  #attempt(operation: Operation, input: AnyInput, token: string | undefined): Promise<unknown> {
    const { api, clock, cookieMode = false } = this.#options;
    return withDeadline(operation.id, this.#limits(input.signal), async (signal) => {
      const url = urlOf(api, operation, input);
      const request = requestOf(operation, input, { token, cookieMode });
      const known = operation.method === 'GET' ? this.#answers.get(url) : undefined;
      if (known) request.headers['If-None-Match'] = known.etag;
      const response = await this.#fetch(url, { ...request, signal });
      const hear = (): void => this.#options.heard?.(Date.parse(response.headers.get('Date') ?? ''));
      if (response.status === 304 && known) {
        hear();
        return known.answer;
      }
      const answer = await readAnswer(operation, response, clock.now()).catch((failure: CallFailure) => {
        // What is not the API's own word says nothing of its time.
        if (failure.kind === 'problem') hear();
        throw failure;
      });
      hear();
      if (operation.method === 'GET' && !operation.secret) this.#remember(url, response.headers.get('ETag'), answer);
      return answer;
    });
  }

  #remember(url: string, etag: string | null, answer: unknown): void {
    this.#answers.delete(url);
    if (etag === null) return;
    this.#answers.set(url, { etag, answer });
    if (this.#answers.size > REMEMBERED) this.#answers.delete(this.#answers.keys().next().value!);
  }

  #fetch(url: string, init: RequestInit): Promise<Response> {
    return (this.#options.fetch ?? fetch)(url, init);
  }

  #limits(signal?: AbortSignal) {
    return { clock: this.#options.clock, timeoutMs: this.#options.timeoutMs ?? TIMEOUT_MS, signal };
  }
}

/** Worth another try at once: it may be gone in a second. What took its whole time, or was refused, is not. */
function isPassing({ kind, type }: CallFailure): boolean {
  return kind === 'network' || type === 'internal' || type === 'unavailable' || type === 'rate-limited';
}

export function createHttpCall(options: HttpOptions): HttpCall {
  const http = new Http(options);
  const call = http.call as <O extends Operation>(operation: O, input: InputOf<O>) => Promise<AnswerOf<O>>;
  return Object.assign(call, { stream: http.stream, bytes: http.bytes, token: http.token, forget: http.forget });
}
