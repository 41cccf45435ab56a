/** The audit: who read or changed what of a student and when; never the content. Lines are only ever added. */
import type { Role } from '../../../src/contract/person.js';
import { newId } from '../ids.js';
import { all, instantOf, run, statement, type Db } from './statement.js';

const insert = statement('audit_insert', 'insert into audit (school_id, id, at, person_id, student_id, action, record_id) values ($1, $2, $3, $4, $5, $6, $7)');

export interface AuditLine {
  readonly personId: string;
  readonly studentId: string;
  /** The operation's id. */
  readonly action: string;
  readonly recordId: string | null;
}

export async function writeAudit(db: Db, schoolId: string, nowMs: number, line: AuditLine): Promise<void> {
  await run(db, insert, schoolId, newId(nowMs), new Date(nowMs), line.personId, line.studentId, line.action, line.recordId);
}

const ofStudent = statement<{ at: string; action: string; recordId: string | null; id: string; name: string; role: Role; household: string | null }>(
  'audit_of_student',
  `select ${instantOf('u.at')} as at, u.action, u.record_id as "recordId", p.id, p.name, p.role, r.household
   from audit u join people p on p.school_id = u.school_id and p.id = u.person_id
   left join relations r on r.school_id = u.school_id and r.student_id = u.student_id and r.person_id = u.person_id
   where u.school_id = $1 and u.student_id = $2 order by u.at, u.id`,
);

export const listAudit = (db: Db, schoolId: string, studentId: string) => all(db, ofStudent, schoolId, studentId);
