/** Every rule that a written check-in passes, with the facts that the rules ask for. */
import type { CheckInBody } from '../../../src/contract/check-in.js';
import type { Voice } from '../../../src/contract/person.js';
import type { CheckInRow } from '../queries/check-ins.js';
import { findPlan } from '../queries/check-in-plans.js';
import { findSchool } from '../queries/schools.js';
import type { Db } from '../queries/statement.js';
import { Refusal } from '../refusal.js';
import { checkAudience, checkDay, checkHelp, checkSaysSomething, todayIn, type Reader } from '../rules/check-in-entry.js';
import { checkPlanAnswers } from '../rules/plan-answers.js';
import { may, type Tie, type Viewer } from '../rules/voices.js';

/** @param before the entry as it was, where this changes one: its day was good then and stays good. @throws {Refusal} */
export async function checkEntry(
  { db, viewer, tie }: { db: Db; viewer: Viewer; tie: Tie },
  body: CheckInBody,
  voice: Voice,
  readers: readonly Reader[],
  nowMs: number,
  before: CheckInRow | undefined,
): Promise<void> {
  checkAudience(body.audience, voice);
  checkSaysSomething(body);
  if (!before) {
    const school = await findSchool(db, viewer.schoolId);
    checkDay(body.on, todayIn(school!.timeZone, nowMs));
  }
  if (body.kind !== 'feelings') {
    checkPlanAnswers(body, await findPlan(db, viewer.schoolId, body.planId, tie.studentId, body.on));
  } else if (body.helpFrom !== null) {
    if (!may(tie, 'ask-for-help') && voice === 'student') throw new Refusal('not-allowed', { detail: 'Needs the permission ask-for-help' });
    checkHelp(body.helpFrom, voice, body.audience, readers);
  }
}
