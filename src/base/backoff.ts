/** Full jitter (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog 2015): any wait from nothing to the doubled cap is equally likely. */
export function fullJitter(attempt: number, random: number, baseMs = 1000, capMs = 300_000): number {
  return Math.floor(random * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30)));
}
