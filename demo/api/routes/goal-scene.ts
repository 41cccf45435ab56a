/** What every handler about goals begins and ends with: who looks at which student, the goal held as it needs to be, everyone concerned told. */
import type { Goal } from '../../../src/contract/goal.js';
import type { Act } from '../queries/goal-changes.js';
import { appendEvents, type EventType } from '../queries/feed.js';
import { findGoal, leanOnGoal, lockGoal, type GoalRow } from '../queries/goals.js';
import { listGoalReaders } from '../queries/people.js';
import { findSchool } from '../queries/schools.js';
import type { Db } from '../queries/statement.js';
import { Refusal } from '../refusal.js';
import { todayIn } from '../rules/check-in-entry.js';
import type { Tie, Viewer } from '../rules/voices.js';
import { showGoal } from './show-goal.js';
import { tieTo } from './ties.js';

interface Asking {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly params: { readonly student: string };
  readonly nowMs: number;
}

export interface StudentScene {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly tie: Tie;
  readonly now: Date;
  readonly act: Act;
  /** The day on the school's calendar. */
  today(): Promise<string>;
}

/** @throws {Refusal} `not-found`, `not-allowed`. */
export async function openStudent({ db, viewer, params, nowMs }: Asking): Promise<StudentScene> {
  return sceneOf(db, viewer, await tieTo(db, viewer, params.student, 'see-goals'), nowMs);
}

export function sceneOf(db: Db, viewer: Viewer, tie: Tie, nowMs: number): StudentScene {
  const now = new Date(nowMs);
  const today = async () => todayIn((await findSchool(db, viewer.schoolId))!.timeZone, nowMs);
  return { db, viewer, tie, now, act: { schoolId: viewer.schoolId, personId: viewer.id, at: now }, today };
}

const ways = { read: findGoal, lean: leanOnGoal, lock: lockGoal } as const;

/** @param way how it is held: as it is read, as it is until the end, or to be changed. @throws {Refusal} `not-found`. */
export async function openGoal({ db, viewer, tie }: StudentScene, goalId: string, way: keyof typeof ways): Promise<Goal> {
  const row: GoalRow | undefined = await ways[way](db, viewer.schoolId, tie.studentId, goalId);
  if (!row) throw new Refusal('not-found');
  return showGoal(viewer, tie, row);
}

/** Tells everyone who may see the student's goals, the writer's other devices among them. */
export async function tell({ db, viewer, tie, now }: StudentScene, type: EventType, recordId: string): Promise<void> {
  const people = await listGoalReaders(db, viewer.schoolId, tie.studentId);
  await appendEvents(db, viewer.schoolId, people, { at: now, type, studentId: tie.studentId, recordId });
}
