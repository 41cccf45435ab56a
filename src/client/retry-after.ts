/** `Retry-After` (RFC 9110) as a wait in milliseconds, held between one second and one hour whatever the header says. */
const LEAST_MS = 1000;
const MOST_MS = 3_600_000;

/** `nowMs`: the API's own time where it said so (`Date`), or the device's. `undefined` where the header is missing or unreadable. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const isDate = /^\s*[a-z]{3}/i.test(header);
  const waitMs = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : isDate ? Date.parse(header) - nowMs : NaN;
  return Number.isNaN(waitMs) ? undefined : Math.min(MOST_MS, Math.max(LEAST_MS, waitMs));
}
