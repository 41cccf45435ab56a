/** Small goals for tests: the reading goal that the feature list reckons to the digit, with its points, and whatever a test says of its own. */
import type { AnsweredTerms, Goal, GoalPerson, GoalRevision } from '../../src/contract/goal.js';
import type { GoalPoint } from '../../src/contract/goal-point.js';
import { idOf } from './check-ins.js';

export const rivera: GoalPerson = { id: idOf(4), name: 'Ms Rivera', voice: 'school' };

/** 24 words per minute on 2025-09-08, 64 on 2026-01-26: twenty weeks, two words a week. */
export const readingTerms: AnsweredTerms = {
  statement: 'Maya reads 64 words per minute from a grade 2 passage.',
  domain: 'academic',
  measure: { kind: 'rate', unit: 'words per minute' },
  direction: 'increase',
  baseline: 24,
  probes: [22, 25, 24],
  startsOn: '2025-09-08',
  target: 64,
  endsOn: '2026-01-26',
  scale: null,
};

export const revision = (number: number, terms: Partial<AnsweredTerms> = {}, reason: string | null = null): GoalRevision => ({
  number,
  terms: { ...readingTerms, ...terms },
  reason,
  by: rivera,
  at: '2025-09-08T14:00:00.000Z',
});

export const phaseChange = (on: string, label: string): Goal['phaseChanges'][number] => ({ id: idOf(900), on, label, by: rivera, at: `${on}T14:00:00.000Z` });

export const goalOf = (terms: Partial<AnsweredTerms> = {}, part: Partial<Goal> = {}): Goal => ({
  id: idOf(700),
  studentId: idOf(1),
  origin: 'iep',
  status: 'active',
  language: 'en',
  author: rivera,
  revisions: [revision(1, terms)],
  proposals: [],
  phaseChanges: [],
  reviewOn: null,
  ending: null,
  points: 0,
  mayDecide: true,
  createdAt: '2025-09-08T14:00:00.000Z',
  updatedAt: '2025-09-08T14:00:00.000Z',
  version: 1,
  ...part,
});

let made = 7000;

export const goalPoint = (on: string, value: number, part: Partial<GoalPoint> = {}): GoalPoint => ({
  id: idOf(made++),
  goalId: idOf(700),
  studentId: idOf(1),
  on,
  value,
  note: null,
  language: 'en',
  voice: 'school',
  author: { id: idOf(4), name: 'Ms Rivera' },
  checkInId: null,
  createdAt: `${on}T20:00:00.000Z`,
  updatedAt: `${on}T20:00:00.000Z`,
  version: 1,
  ...part,
});

/** Six Mondays, a week apart. */
export const readingPoints = (): GoalPoint[] => [
  goalPoint('2025-09-15', 27),
  goalPoint('2025-09-22', 26, { voice: 'home', author: { id: idOf(2), name: 'Ana Lopez' } }),
  goalPoint('2025-09-29', 31),
  goalPoint('2025-10-06', 29, { voice: 'home', author: { id: idOf(3), name: null } }),
  goalPoint('2025-10-13', 31),
  goalPoint('2025-10-20', 33, { voice: 'student', author: { id: idOf(1), name: 'Maya' } }),
];
