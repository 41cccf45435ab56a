/** The only place that knows what time it is, so that a test can say another. */
export interface Clock {
  /** Milliseconds since 1970, as the device believes. */
  now(): number;
  /** Milliseconds since 1970 as the API believes, which decides what is open and what is over; absent where only the device is known. */
  apiNow?(): number;
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

/** What time it is for the API, as far as this clock knows. */
export const apiNow = (clock: Clock): number => clock.apiNow?.() ?? clock.now();

export interface ApiClock extends Required<Clock> {
  /** The API has just said what time it is, in milliseconds since 1970; NaN: it did not say. */
  heard(apiMs: number): void;
}

/** Answers travel, and their time is told in whole seconds: what differs by less is no difference. */
const SAME_MS = 120_000;

/** A clock that also knows what time it is for the API, however wrong the device's own is set. Nothing that is counted or kept goes by it. */
export function createApiClock(device: Clock): ApiClock {
  let aheadMs = 0;
  return {
    now: () => device.now(),
    after: (ms, run) => device.after(ms, run),
    apiNow: () => device.now() + aheadMs,
    heard(apiMs) {
      if (Number.isNaN(apiMs)) return;
      const differs = apiMs - device.now();
      aheadMs = Math.abs(differs) < SAME_MS ? 0 : differs;
    },
  };
}
