/**
 * The page around a frame, as far as a frame may know it: it can be told something and it can be heard. What comes from any other window is not heard at
 * all. It knows no message; `messages.ts` does.
 */
import type { Unsubscribe } from '../base/subscribers.js';

export interface Outside {
  /** To whichever page it is: nothing of a person. */
  tell(messages: readonly unknown[]): void;
  /** To a page of this origin, or to nobody. */
  tellOnly(origin: string, message: unknown): void;
  listen(hear: (data: unknown, origin: string) => void): Unsubscribe;
}

/** `undefined` where the page stands alone. */
export function outsideOf(inside: Window): Outside | undefined {
  const around = inside.parent;
  if (around === inside) return undefined;
  return {
    tell: (messages) => messages.forEach((message) => around.postMessage(message, '*')),
    tellOnly: (origin, message) => around.postMessage(message, origin),
    listen(hear) {
      const listening = new AbortController();
      const onMessage = ({ source, data, origin }: MessageEvent<unknown>): void => {
        if (source === around) hear(data, origin);
      };
      inside.addEventListener('message', onMessage, { signal: listening.signal });
      return () => listening.abort();
    },
  };
}
