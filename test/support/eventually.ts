/** Waiting for what is true in the end: asked again and again, and failed with the last answer when patience runs out. */
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const BETWEEN_MS = 40;

/** Resolves with the first answer that `isRight`; rejects saying what was hoped for and what was seen last. */
export async function eventually<T>(hope: string, ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > until) throw new Error(`${hope}: not within ${PATIENCE_MS} ms; last seen: ${(JSON.stringify(answer) ?? 'nothing').slice(0, 400)}`);
    await pause(BETWEEN_MS);
  }
}

/** The promise, or an error that says what did not come. */
export async function inTime<T>(hope: string, promise: Promise<T>): Promise<T> {
  const over = new AbortController();
  const limit = pause(PATIENCE_MS, undefined, { signal: over.signal }).then(
    () => Promise.reject(new Error(`${hope}: not within ${PATIENCE_MS} ms`)),
    () => new Promise<never>(() => undefined), // called off: the promise was in time
  );
  try {
    return await Promise.race([promise, limit]);
  } finally {
    over.abort();
  }
}
