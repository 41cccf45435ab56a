/**
 * How a frame comes by the token of whoever looks at it: from its own address behind `#`, where it stands for a moment, or from the page around it, which
 * has to be of one origin. A token is kept in memory and goes nowhere but to whoever asked. It knows no widget and no API.
 */
import type { Clock } from '../base/clock.js';
import { readFromHost, tokenPlease, type Token } from './messages.js';
import type { Outside } from './outside.js';

const NAME = 'token';
/** The page around may listen only a while after the frame has begun to ask. */
const AGAIN_MS = 250;
const SELDOM_MS = 5000;

/** Takes `#token=…` out of the address at once, so that nobody copies or keeps it; `undefined` where there is none. */
export function takeToken(location: Pick<Location, 'hash' | 'pathname' | 'search'>, history: Pick<History, 'replaceState' | 'state'>): string | undefined {
  const said = new URLSearchParams(location.hash.slice(1));
  const token = said.get(NAME);
  if (token === null) return undefined;
  said.delete(NAME);
  history.replaceState(history.state, '', location.pathname + location.search + (said.size > 0 ? `#${said.toString()}` : ''));
  return token || undefined;
}

/** Asks the page around for tokens. */
export class HostTokens {
  readonly #outside: Outside;
  readonly #origin: string;
  readonly #clock: Clock;
  /** Called where the page around hands in another token unasked: somebody else is looking. */
  readonly #changed: () => void;
  #asks = 0;
  /** Of the newest question that was answered. */
  #answered = 0;
  #last: Token;
  #pending: { readonly answer: Promise<Token>; resolve(token: Token): void; stop(): void } | undefined;

  constructor(outside: Outside, origin: string, clock: Clock, changed: () => void) {
    this.#outside = outside;
    this.#origin = origin;
    this.#clock = clock;
    this.#changed = changed;
    outside.listen((data, from) => from === origin && this.#hear(data));
  }

  /** What the page around said last. */
  get last(): Token {
    return this.#last;
  }

  /** Resolves with the answer, however late it is. Whoever asks meanwhile waits for the same. */
  ask(): Promise<Token> {
    this.#pending ??= this.#begin();
    return this.#pending.answer;
  }

  #begin() {
    const ask = ++this.#asks;
    let resolve: (token: Token) => void = () => undefined;
    const answer = new Promise<Token>((keep) => (resolve = keep));
    let stop = (): void => undefined;
    const post = (afterMs: number): void => {
      this.#outside.tellOnly(this.#origin, tokenPlease(ask));
      stop = this.#clock.after(afterMs, () => post(Math.min(afterMs * 2, SELDOM_MS)));
    };
    post(AGAIN_MS);
    return { answer, resolve, stop: () => stop() };
  }

  #hear(data: unknown): void {
    const said = readFromHost(data);
    if (said?.type !== 'flywheel.token') return;
    const { token, ask } = said;
    // A question was asked again before its answer came, and was answered twice.
    if (ask !== undefined && ask <= this.#answered) return;
    const before = this.#last;
    this.#last = token;
    const pending = this.#pending;
    if (!pending) {
      if (token !== before) this.#changed();
      return;
    }
    this.#answered = this.#asks;
    this.#pending = undefined;
    pending.stop();
    pending.resolve(token);
  }
}
