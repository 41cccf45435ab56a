/** Small records for tests: a plan, people, a school, and check-ins with everything but what a test says. */
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../../src/contract/check-in-plan.js';
import type { CheckIn } from '../../src/contract/check-in.js';
import type { Person } from '../../src/contract/person.js';
import type { SchoolDays } from '../../src/domain/check-in-days.js';

/** A readable UUID: `idOf(7)` ends in 7. */
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const schoolDays: SchoolDays = { week: [1, 2, 3, 4, 5], holidays: ['2026-11-11'] };

export const people: readonly Person[] = [
  { id: idOf(1), name: 'Maya', role: 'student', voice: 'student', takesHelp: false },
  { id: idOf(2), name: 'Ana Lopez', role: 'guardian', voice: 'home', takesHelp: false },
  { id: idOf(3), name: null, role: 'guardian', voice: 'home', takesHelp: false },
  { id: idOf(4), name: 'Ms Rivera', role: 'teacher', voice: 'school', takesHelp: true },
  { id: idOf(5), name: 'Mr Chen', role: 'specialist', voice: 'school', takesHelp: true },
];

export const plan: CheckInCheckOutPlan = {
  id: idOf(50),
  mode: 'check-in-check-out',
  name: 'My day',
  expectations: [
    { key: 'safe', name: 'Be safe' },
    { key: 'kind', name: 'Be kind' },
    { key: 'ready', name: 'Be ready' },
  ],
  periods: [
    { key: 'morning', name: 'Morning' },
    { key: 'reading', name: 'Reading' },
    { key: 'lunch', name: 'Lunch' },
    { key: 'math', name: 'Math' },
    { key: 'closing', name: 'Closing' },
  ],
  scale: { lowest: 0, highest: 2 },
  goalPercent: 80,
  studentIds: [idOf(1)],
};

export const reportPlan: DailyReportCardPlan = {
  id: idOf(60),
  mode: 'daily-report-card',
  name: 'Daily report card',
  behaviours: [
    { key: 'starts', name: 'Starts work', criterion: 'Within 2 minutes, 4 of 5 times' },
    { key: 'asks', name: 'Asks for help', criterion: 'Raises a hand before leaving the seat' },
    { key: 'kind', name: 'Kind words', criterion: 'No more than 1 reminder' },
  ],
  studentIds: [idOf(1)],
};

let made = 100;

/** A check-in of the teacher, 2026-11-17 15:00 in New York, all else empty. */
export function checkIn(part: Partial<CheckIn> = {}): CheckIn {
  const at = `${part.on ?? '2026-11-17'}T20:00:00.000Z`;
  return {
    id: idOf(made++),
    studentId: idOf(1),
    on: '2026-11-17',
    mode: 'feelings',
    kind: 'feelings',
    voice: 'school',
    author: { id: idOf(4), name: 'Ms Rivera', role: 'teacher' },
    feeling: null,
    note: null,
    help: null,
    planId: null,
    ratings: [],
    results: [],
    audience: ['home', 'school', 'student'],
    acknowledgements: [],
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...part,
  };
}

/** Ratings for all fifteen cells of `plan`, in order; `null` is not rated. */
export function ratingsOf(scores: readonly (number | null)[]): CheckIn['ratings'] {
  return plan.periods.flatMap((period, p) =>
    plan.expectations.map((expectation, e) => ({ expectation: expectation.key, period: period.key, score: scores[p * plan.expectations.length + e] ?? null })),
  );
}
