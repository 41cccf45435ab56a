/** CI-16: the goal point in a check-in's submit. It is kept in the check-in's own transaction, so there are both or neither. */
import type { CheckInBody } from '../../../src/contract/check-in.js';
import type { Voice } from '../../../src/contract/person.js';
import { newId } from '../ids.js';
import { findCheckIn, type CheckInRow } from '../queries/check-ins.js';
import { appendEvents } from '../queries/feed.js';
import { deleteGoalPoint, insertGoalPoint, moveGoalPoint } from '../queries/goal-points.js';
import { listReaders } from '../queries/people.js';
import { Refusal } from '../refusal.js';
import { readersOf } from '../rules/check-in-entry.js';
import { checkActive, checkPoint } from '../rules/goal-days.js';
import { pointVoice } from '../rules/goal-deciders.js';
import { may } from '../rules/voices.js';
import { openGoal, tell, type StudentScene } from './goal-scene.js';

type Logged = CheckInRow['goalPoint'];
const at = { on: '/on', value: '/goalPoint/value' };

/**
 * Absent: left alone. The same goal: the value follows. Another goal: it moves. `null`: it goes.
 * @param before what the check-in has now. @throws {Refusal} `not-allowed`, `not-found`, `goal-ended`, `invalid`.
 */
export async function keepGoalPoint(scene: StudentScene, body: CheckInBody, checkIn: { id: string; voice: Voice }, before: Logged): Promise<void> {
  const { db, viewer, tie, now } = scene;
  const wanted = body.goalPoint;
  if (wanted === undefined || isSame(wanted, before)) return;
  // Whoever cannot see the point does not mean to take it away.
  if (wanted === null && !may(tie, 'see-goals')) return;
  if (!may(tie, 'see-goals')) throw new Refusal('not-allowed', { detail: 'Needs the permission see-goals' });
  pointVoice(viewer, tie);
  // In the order of their ids, as everyone who holds two goals takes them.
  const goals = [...new Set([before?.goalId, wanted?.goalId])].filter((id) => id !== undefined).sort();
  for (const goalId of goals) {
    const goal = await openGoal(scene, goalId, 'lean');
    checkActive(goal);
    if (goalId === wanted?.goalId) checkPoint(goal, { on: body.on, value: wanted.value }, await scene.today(), at);
  }
  if (wanted === null) await deleteGoalPoint(db, viewer.schoolId, before!.pointId);
  else if (before) await moveGoalPoint(db, viewer.schoolId, before.pointId, wanted.goalId, wanted.value, now);
  else {
    const made = { id: newId(now.getTime()), goalId: wanted.goalId, studentId: tie.studentId, voice: checkIn.voice, checkInId: checkIn.id, at: now };
    await insertGoalPoint(db, viewer, made, { on: body.on, value: wanted.value, note: null, language: body.language });
  }
  for (const goalId of goals) await tell(scene, 'goal-point-changed', goalId);
}

const isSame = (wanted: CheckInBody['goalPoint'], before: Logged) => wanted?.goalId === before?.goalId && wanted?.value === before?.value;

/** Tells everyone who may read a check-in that it shows something else now. */
export async function tellCheckInChanged({ db, viewer, tie, now }: StudentScene, checkInId: string): Promise<void> {
  const row = await findCheckIn(db, viewer, tie.studentId, checkInId);
  if (!row) return;
  const people = readersOf({ audience: row.audience, authorId: row.author.id }, await listReaders(db, viewer.schoolId, tie.studentId));
  await appendEvents(db, viewer.schoolId, people, { at: now, type: 'check-in-changed', studentId: tie.studentId, recordId: checkInId });
}
