/** Students, and the rights over a student's record. */
import { limits } from '../../../src/contract/limits.js';
import { listAudit } from '../queries/audit.js';
import { listCheckIns } from '../queries/check-ins.js';
import { eraseRecord } from '../queries/erasure.js';
import { appendEvents } from '../queries/feed.js';
import { allPages } from '../queries/newest-first.js';
import { listRelated } from '../queries/people.js';
import type { Db } from '../queries/statement.js';
import { findStudent, listStudents } from '../queries/students.js';
import { Refusal } from '../refusal.js';
import { may, visibleName, type Tie, type Viewer } from '../rules/voices.js';
import { ofStudent, openBook } from './conference-scene.js';
import { allAboutConferences } from './export-conferences.js';
import { allAboutGoals } from './export-goals.js';
import { allMessages } from './export-messages.js';
import type { Handlers } from './handler.js';
import { openMessages } from './message-scene.js';
import { showCheckIn } from './show-check-in.js';
import { tieTo } from './ties.js';

async function student(db: Db, viewer: Viewer, studentId: string) {
  const found = await findStudent(db, viewer, studentId);
  if (!found) throw new Refusal('not-found');
  return found;
}

const allCheckIns = async (db: Db, viewer: Viewer, tie: Tie) =>
  (await allPages(limits.pageItems, (page) => listCheckIns(db, viewer, tie.studentId, page))).map((row) => showCheckIn(viewer, tie, row));

export const studentRoutes = {
  'students.list': async ({ db, viewer, query }) => ({ answer: await listStudents(db, viewer, query.limit ?? limits.pageItemsDefault, query.cursor) }),

  'students.read': async ({ db, viewer, params }) => ({ answer: await student(db, viewer, params.student) }),

  'students.export': async ({ db, viewer, params, nowMs, time }) => {
    const tie = await tieTo(db, viewer, params.student, 'export-record', 'see-check-ins');
    const audit = await listAudit(db, viewer.schoolId, params.student);
    return {
      answer: {
        exportedAt: new Date(nowMs).toISOString(),
        student: await student(db, viewer, params.student),
        checkIns: await allCheckIns(db, viewer, tie),
        ...(may(tie, 'see-goals') ? await allAboutGoals(db, viewer, tie) : {}),
        ...(may(tie, 'see-conferences') ? await allAboutConferences(await ofStudent(await openBook({ db, viewer, time }), tie.studentId)) : {}),
        ...(may(tie, 'see-messages') ? { threads: await allMessages(await openMessages({ db, viewer, time }), tie.studentId) } : {}),
        audit: audit.map(({ at, action, recordId, ...person }) => ({
          at,
          person: visibleName(viewer, tie.household, person) ?? person.role,
          action,
          recordId,
        })),
      },
    };
  },

  'students.erase': async ({ db, viewer, params, nowMs }) => {
    await tieTo(db, viewer, params.student, 'erase-record');
    const at = new Date(nowMs);
    const counted = await eraseRecord(db, viewer.schoolId, params.student);
    const related = await listRelated(db, viewer.schoolId, params.student);
    await appendEvents(db, viewer.schoolId, related, { at, type: 'record-erased', studentId: params.student, recordId: null });
    return { answer: { erasedAt: at.toISOString(), ...counted } };
  },
} satisfies Partial<Handlers>;
