/** From what the API answers back to what a person sends. Pure. */
import type { CheckIn, CheckInBody } from '../contract/check-in.js';

/**
 * An entry as its writer would send it again; `undefined` for a kind that this contract does not know, which cannot be changed here.
 * `language` is that of a note yet to be written.
 */
export function bodyOf(checkIn: CheckIn, language: string): CheckInBody | undefined {
  const { on, note, audience, planId, goalPoint: point } = checkIn;
  const goalPoint = point && { goalId: point.goalId, value: point.value };
  const body = { on, note: note?.text ?? null, language: note?.language ?? language, audience, ...(goalPoint !== undefined && { goalPoint }) };
  const feeling = checkIn.feeling as Extract<CheckInBody, { kind: 'feelings' }>['feeling'];
  if (checkIn.kind === 'feelings') return { ...body, kind: 'feelings', feeling, helpFrom: checkIn.help?.personId ?? null };
  if (planId === null) return undefined;
  if (checkIn.kind === 'check-in') return { ...body, kind: 'check-in', planId, feeling };
  if (checkIn.kind === 'check-out') return { ...body, kind: 'check-out', planId, ratings: checkIn.ratings };
  return checkIn.kind === 'report' ? { ...body, kind: 'report', planId, results: checkIn.results } : undefined;
}
