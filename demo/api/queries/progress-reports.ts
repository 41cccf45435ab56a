/** What the school reported on goals. Reports are only ever added. */
import type { ProgressReport, ProgressReportBody } from '../../../src/contract/progress-report.js';
import type { Named, Viewer } from '../rules/voices.js';
import { dayOf, namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, run, statement, type Db } from './statement.js';

export interface ProgressReportRow extends Omit<ProgressReport, 'author'> {
  author: Named;
}

const report = `json_build_object(
    'id', r.id, 'studentId', r.student_id, 'goalId', r.goal_id, 'from', ${dayOf('r.from_day')}, 'until', ${dayOf('r.until_day')}, 'outlook', r.outlook,
    'basis', json_build_object('points', r.points, 'requiredPerWeek', r.required_per_week, 'actualPerWeek', r.actual_per_week, 'method', r.method),
    'comment', r.comment, 'language', r.language, 'author', ${namedPerson('r', 'r.author_id')}, 'createdAt', ${instantOf('r.created_at')}
  ) as item`;
const from = 'from progress_reports r where r.school_id = $1 and r.student_id = $2';

const one = statement<{ item: ProgressReportRow }>('progress_report', `select ${report} ${from} and r.id = $3`);
const list = statement<Listed<ProgressReportRow>>(
  'progress_reports',
  `select ${report}, ${listedAt('r')} ${from} and ($3::uuid is null or r.goal_id = $3) ${newestFirst('r', 4)}`,
);

export const findProgressReport = async (db: Db, schoolId: string, studentId: string, reportId: string) =>
  (await first(db, one, schoolId, studentId, reportId))?.item;

/** Newest first. */
export const listProgressReports = (db: Db, schoolId: string, studentId: string, asked: PageAsked & { readonly goal?: string | undefined }) =>
  listNewest(db, list, [schoolId, studentId, asked.goal ?? null], asked);

const insert = statement(
  'progress_report_insert',
  `insert into progress_reports (school_id, id, student_id, goal_id, from_day, until_day, outlook, points, required_per_week, actual_per_week, method, comment,
     language, author_id, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);
export function insertProgressReport(db: Db, viewer: Viewer, made: { id: string; studentId: string; at: Date }, body: ProgressReportBody) {
  const { points, requiredPerWeek, actualPerWeek, method } = body.basis;
  const basis = [points, requiredPerWeek, actualPerWeek, method];
  const said = [body.goalId, body.from, body.until, body.outlook, ...basis, body.comment, body.language];
  return run(db, insert, viewer.schoolId, made.id, made.studentId, ...said, viewer.id, made.at);
}
