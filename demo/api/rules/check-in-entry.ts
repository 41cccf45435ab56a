/**
 * What may be written into a check-in, beyond its shape: who may write which kind, who reads it, which day, whose help, which plan. Pure; each
 * refusal points at what is wrong.
 */
import type { CheckInBody, CheckInKind } from '../../../src/contract/check-in.js';
import { limits } from '../../../src/contract/limits.js';
import type { Voice } from '../../../src/contract/person.js';
import { Refusal, invalid, type InvalidPart } from '../refusal.js';
import { readingVoice, type Named } from './voices.js';

const writersOf: Record<CheckInKind, readonly Voice[]> = {
  feelings: ['student', 'home', 'school'],
  'check-in': ['student', 'school'],
  'check-out': ['school'],
  report: ['school'],
};

/** @throws {Refusal} `not-allowed` where this voice does not write this kind. */
export function checkWriter(kind: CheckInKind, voice: Voice): void {
  if (!writersOf[kind].includes(voice)) throw new Refusal('not-allowed', { detail: `${kind} is not written by ${voice}` });
}

/** The writer's voice and the school's are always among the readers. */
export function checkAudience(audience: readonly Voice[], voice: Voice): void {
  const missing = [voice, 'school' as const].find((needed) => !audience.includes(needed));
  if (missing) throw invalid('/audience', `must hold ${missing}`);
}

/** Days since 1970 of a plain date. */
const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** The calendar of the school decides; one day ahead, because somewhere it is tomorrow already. */
export function checkDay(on: string, todayAtSchool: string): void {
  const ahead = dayNumber(on) - dayNumber(todayAtSchool);
  if (ahead > 1) throw invalid('/on', 'must not be after tomorrow');
  if (ahead < -limits.daysBack) throw invalid('/on', `must be at most ${limits.daysBack} days ago`);
}

/** The day on the school's calendar. */
export function todayIn(timeZone: string, nowMs: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601' }).format(nowMs);
}

/** An entry of the feelings mode says something: a feeling, words, or the wish to talk. */
export function checkSaysSomething(body: CheckInBody): void {
  if (body.kind === 'feelings' && body.feeling === null && body.note === null && body.helpFrom === null)
    throw invalid('', 'must hold a feeling, a note or helpFrom');
}

export interface Reader extends Named {
  readonly takesHelp: boolean;
}

/** Help is asked by the student, from a person of theirs who takes it and will be able to read the entry. `readers`: who can read this student's check-ins. */
export function checkHelp(helpFrom: string, voice: Voice, audience: readonly Voice[], readers: readonly Reader[]): void {
  if (voice !== 'student') throw invalid('/helpFrom', 'is for the student to ask');
  const adult = readers.find(({ id }) => id === helpFrom);
  if (!adult?.takesHelp) throw invalid('/helpFrom', 'must be a person of this student who takes help');
  if (!audience.includes(readingVoice(adult.role))) throw invalid('/audience', 'must let the person who is asked read it');
}

/** What the entry was, of which some stays. */
export interface Fixed {
  readonly on: string;
  readonly kind: string;
  readonly planId: string | null;
}

/** A change keeps the day, the kind and the plan. */
export function checkStays(before: Fixed, body: CheckInBody): void {
  const planId = 'planId' in body ? body.planId : null;
  const errors: InvalidPart[] = [];
  if (body.on !== before.on) errors.push({ pointer: '/on', detail: 'must stay the same' });
  if (body.kind !== before.kind) errors.push({ pointer: '/kind', detail: 'must stay the same' });
  else if (planId !== before.planId) errors.push({ pointer: '/planId', detail: 'must stay the same' });
  if (errors.length > 0) throw new Refusal('invalid', { errors });
}

/** Those who may read an entry: its voices' people, and its author. */
export function readersOf(entry: { audience: readonly Voice[]; authorId: string }, readers: readonly Reader[]): string[] {
  return readers.filter(({ id, role }) => id === entry.authorId || entry.audience.includes(readingVoice(role))).map(({ id }) => id);
}
