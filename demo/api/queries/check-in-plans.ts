/** Plans, each with those of its students that the viewer may see. */
import * as v from 'valibot';
import type { CheckInPlan } from '../../../src/contract/check-in-plan.js';
import { id } from '../../../src/contract/values.js';
import type { Viewer } from '../rules/voices.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, exactInstantOf, first, statement, type Db } from './statement.js';

interface PlanRow {
  id: string;
  mode: string;
  name: string;
  details: object;
}

/** `details` is written by the school's own program, as the contract spells it; answers are checked where that is switched on. */
const showPlan = ({ details, ...plan }: PlanRow, studentIds: string[]) => ({ ...plan, ...details, studentIds }) as CheckInPlan;

const plans = statement<PlanRow & { createdAt: string; studentIds: string[] }>(
  'plans',
  `select p.id, p.mode, p.name, p.details, ${exactInstantOf('p.created_at')} as "createdAt", s.ids as "studentIds"
   from check_in_plans p cross join lateral (
     select array_agg(ps.student_id order by ps.student_id) as ids
     from plan_students ps join relations r on r.school_id = ps.school_id and r.student_id = ps.student_id and r.person_id = $2
     where ps.school_id = p.school_id and ps.plan_id = p.id and ps.ended_on is null and 'see-check-ins' = any (r.permissions)
       and ($3::uuid is null or ps.student_id = $3)
   ) s
   where p.school_id = $1 and s.ids is not null and ($4::timestamptz is null or (p.created_at, p.id) < ($4, $5::uuid))
   order by p.created_at desc, p.id desc limit $6`,
);
const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), id]);

export async function listPlans(
  db: Db,
  viewer: Viewer,
  asked: { student?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: CheckInPlan[]; next: string | null }> {
  const [at, after] = decodeCursor(asked.cursor, cursorShape, 2);
  const found = await all(db, plans, viewer.schoolId, viewer.id, asked.student ?? null, at, after, asked.limit + 1);
  const { rows, next } = pageOf(found, asked.limit, (row) => [row.createdAt, row.id]);
  return { items: rows.map(({ createdAt: _, studentIds, ...row }) => showPlan(row, studentIds)), next };
}

const planOfStudent = statement<PlanRow>(
  'plan_of_student',
  `select p.id, p.mode, p.name, p.details
   from plan_students ps join check_in_plans p on p.school_id = ps.school_id and p.id = ps.plan_id
   where ps.school_id = $1 and ps.plan_id = $2 and ps.student_id = $3 and (ps.ended_on is null or ps.ended_on >= $4::date)`,
);

/** The plan, where the student is on it that day. */
export async function findPlan(db: Db, schoolId: string, planId: string, studentId: string, on: string): Promise<CheckInPlan | undefined> {
  const row = await first(db, planOfStudent, schoolId, planId, studentId, on);
  return row && showPlan(row, [studentId]);
}
