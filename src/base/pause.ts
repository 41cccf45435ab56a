/** Waiting that can be called off. */
import type { Clock } from './clock.js';

/** Resolves after `ms`, or as soon as `signal` says that nobody waits any more. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      stop();
      signal.removeEventListener('abort', go);
      resolve();
    };
    const stop = clock.after(ms, go);
    signal.addEventListener('abort', go, { once: true });
    if (signal.aborted) go();
  });
}
