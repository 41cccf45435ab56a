/** No request hangs: what takes too long is answered with `unavailable`. A write that is still running may yet succeed; its key finds out. */
import { Refusal } from '../refusal.js';

/** @param onLate hears of a failure that came after nobody waited any more. */
export async function inTime<T>(limitMs: number, work: Promise<T>, onLate: (error: unknown) => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new Refusal('unavailable', { retryAfterSeconds: 2 }));
    }, limitMs);
  });
  work.catch((error: unknown) => late && onLate(error));
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
