/**
 * An API as small as a model can be: it takes a change once per key, in one step, and says the same again for the same key. A test says what goes
 * wrong on the way there and back.
 */
import { CallFailure, problemStatus, type ProblemType } from '../../src/contract/problem.js';
import type { SteppingClock } from './stepping-clock.js';

export type Weather =
  | { readonly kind: 'fine' }
  /** The request never arrives. */
  | { readonly kind: 'lost' }
  /** It is taken, and nobody hears of it. */
  | { readonly kind: 'taken-unheard' }
  /** It is under way for so long, and taken when it arrives, whoever still waits for it. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refused'; readonly type: ProblemType; readonly retryAfterMs?: number };

export interface Effect {
  readonly key: string;
  readonly thread: string;
  readonly n: number;
  readonly as: string;
}

interface Asked {
  readonly idempotencyKey?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export class ModelApi {
  readonly effects: Effect[] = [];
  readonly requests: (Effect & { readonly at: number })[] = [];
  readonly #answers = new Map<string, { readonly said: unknown; readonly body: string }>();
  /** What the next requests meet, one each; fine weather after that. */
  readonly ahead: Weather[] = [];

  constructor(readonly clock: SteppingClock) {}

  /** A change sent as `as`. */
  async change(as: string, operationId: string, { idempotencyKey: key = '', body, signal }: Asked): Promise<unknown> {
    const { thread, n } = body as Effect;
    this.requests.push({ key, thread, n, as, at: this.clock.now() });
    const weather = this.ahead.shift() ?? { kind: 'fine' };
    const take = () => this.#take({ key, thread, n, as }, JSON.stringify(body), operationId);
    await Promise.resolve();
    switch (weather.kind) {
      case 'lost':
        throw new CallFailure('network', operationId);
      case 'taken-unheard':
        take();
        throw new CallFailure('network', operationId);
      case 'refused': {
        const { type, retryAfterMs } = weather;
        throw new CallFailure('problem', operationId, { type, status: problemStatus[type], ...(retryAfterMs !== undefined && { retryAfterMs }) });
      }
      case 'slow':
        return new Promise((resolve, reject) => {
          this.clock.after(weather.ms, () => {
            try {
              resolve(take());
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
          });
          this.clock.after(30_000, () => reject(new CallFailure('timeout', operationId)));
          signal?.addEventListener('abort', () => reject(new CallFailure('aborted', operationId)));
        });
      default:
        return take();
    }
  }

  #take(effect: Effect, body: string, operationId: string): unknown {
    const before = this.#answers.get(effect.key);
    if (before && before.body !== body) throw new CallFailure('problem', operationId, { type: 'idempotency-mismatch', status: 422 });
    if (before) return before.said;
    this.effects.push(effect);
    const said = { taken: effect.n };
    this.#answers.set(effect.key, { said, body });
    return said;
  }
}
