/** The only place that knows what time it is, so that a test can say another. */
export interface Clock {
  /** Milliseconds since 1970, as the device believes. */
  now(): number;
  /** Calls `run` once, after `ms`; the returned function gives up on it. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
