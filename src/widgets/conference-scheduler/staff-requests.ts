/** Times that families ask for as this page knows them, and the time that a host offers instead. Pure but for its words. */
import { msg } from '@lit/localize';
import type { ConferenceRequest } from '../../contract/conference-request.js';
import type { OutboxItem } from '../../domain/outbox.js';

/** The newest version of each; those that wait for the viewer first, then the earliest time. */
export function requestsNow(listed: readonly ConferenceRequest[], items: readonly OutboxItem[]): readonly ConferenceRequest[] {
  const byId = new Map(listed.map((one) => [one.id, one]));
  for (const { state, operationId, answer } of items) {
    if (state !== 'done' || operationId !== 'conference-requests.answer' || !answer) continue;
    const after = answer as ConferenceRequest;
    const known = byId.get(after.id);
    if (!known || known.version < after.version) byId.set(after.id, after);
  }
  const rank = ({ mayAnswer }: ConferenceRequest): number => (mayAnswer ? 0 : 1);
  return [...byId.values()].sort((a, b) => rank(a) - rank(b) || (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1));
}

export interface CounterTime {
  readonly on: string;
  readonly at: string;
  readonly minutes: string;
}

/** As the contract has it, or the first field that is wrong. `now` in milliseconds since 1970. */
export function counterOf(
  { on, at, minutes }: CounterTime,
  instantOf: (day: string, time: string) => number,
  now: number,
): { readonly startsAt: string; readonly minutes: number } | { readonly wrong: keyof CounterTime } {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(`${on}T00:00:00Z`))) return { wrong: 'on' };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return { wrong: 'at' };
  const length = /^\d{1,3}$/.test(minutes.trim()) ? Number(minutes) : 0;
  if (length < 5 || length > 240) return { wrong: 'minutes' };
  const startsAt = instantOf(on, at);
  return startsAt > now ? { startsAt: new Date(startsAt).toISOString(), minutes: length } : { wrong: 'on' };
}

export function requestStateWord({ state, mayAnswer }: Pick<ConferenceRequest, 'state' | 'mayAnswer'>): string {
  switch (state) {
    case 'booked':
      return msg('It is booked');
    case 'declined':
      return msg('It did not work out');
    case 'countered':
      return msg('The family is looking at the time that you offered');
    default:
      return mayAnswer ? msg('The family waits for your answer') : msg('Waits for an answer');
  }
}
