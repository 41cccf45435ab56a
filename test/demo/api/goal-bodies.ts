/** What the goal tests send, and the records they begin with: a goal of words per minute that began eight weeks ago. Today is `TODAY` of `scene.ts`. */
import assert from 'node:assert/strict';
import type { Goal } from '../../../src/contract/goal.js';
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import { students, TODAY, type PersonName, type Scene } from './scene.js';

type StudentName = keyof typeof students;

/** The first day of `terms()`. */
export const STARTED = '2026-09-28';

export const terms = (more: Partial<GoalTerms> = {}): GoalTerms => ({
  statement: 'Reads 64 words in a minute',
  domain: 'academic',
  measure: { kind: 'rate', unit: 'words per minute' },
  direction: 'increase',
  baseline: 24,
  probes: [22, 25, 24],
  startsOn: STARTED,
  target: 64,
  endsOn: '2027-02-15',
  scale: null,
  ...more,
});
export const goalBody = (more: object = {}) => ({ origin: 'school', language: 'en', terms: terms(), reviewOn: null, ...more });
export const revisionBody = (more: object = {}) => ({
  terms: terms({ target: 56, startsOn: '2026-11-02' }),
  reason: 'She has been ill',
  language: 'en',
  reviewOn: null,
  ...more,
});
export const proposalBody = (more: object = {}) => ({ terms: terms({ target: 50 }), reason: 'A gentler line', language: 'en', ...more });
export const pointBody = (more: object = {}) => ({ on: TODAY, value: 31, note: null, language: 'en', ...more });
export const strategyBody = (goalId: string, more: object = {}) => ({
  text: 'Read the same page three times',
  language: 'en',
  place: 'home',
  goalIds: [goalId],
  ...more,
});
export const commitmentBody = (goalId: string, more: object = {}) => ({
  goalId,
  text: 'I will listen for ten minutes',
  language: 'en',
  reviewOn: '2027-01-15',
  ...more,
});
export const reportBody = (goalId: string, more: object = {}) => ({
  goalId,
  from: STARTED,
  until: TODAY,
  outlook: 'likely',
  basis: { points: 6, requiredPerWeek: 2, actualPerWeek: 1.5, method: 'theil-sen' },
  comment: null,
  language: 'en',
  ...more,
});

export const goalsOf = (student: StudentName) => `/students/${students[student]}/goals`;
export const goalAt = (student: StudentName, goal: { readonly id: string }) => `${goalsOf(student)}/${goal.id}`;
export const pointsAt = (student: StudentName, goal: { readonly id: string }) => `${goalAt(student, goal)}/points`;

/** Asks for something that must work, and gives it back. */
export async function made<T>(scene: Scene, who: PersonName, path: string, body: object, status = 201): Promise<T> {
  const answer = await scene.ask<T>(who, 'POST', path, { body });
  assert.equal(answer.status, status, answer.text);
  return answer.body;
}

export const goalOf = (scene: Scene, who: PersonName, student: StudentName, more: object = {}) => made<Goal>(scene, who, goalsOf(student), goalBody(more));
export const pointOn = (scene: Scene, who: PersonName, student: StudentName, goal: Goal, more: object = {}) =>
  made<GoalPoint>(scene, who, pointsAt(student, goal), pointBody(more));

/** The goal as somebody reads it now. */
export async function goalNow(scene: Scene, who: PersonName, student: StudentName, goal: { readonly id: string }): Promise<Goal> {
  const answer = await scene.ask<Goal>(who, 'GET', goalAt(student, goal));
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
