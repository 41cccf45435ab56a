/** The contract as a table: every operation there is. Routes, OpenAPI, conformance and the reference page are read off it. */
import { acknowledgeCheckIn, changeCheckIn, createCheckIn, listCheckIns, readCheckIn } from './check-in.js';
import { listCheckInPlans } from './check-in-plan.js';
import { discover } from './discovery.js';
import { discardDraft, listDrafts, saveDraft } from './draft.js';
import { listEvents } from './event.js';
import type { Operation } from './operation.js';
import { readSession } from './session.js';
import { eraseStudent, exportStudent, listStudents, readStudent } from './student.js';

export const operations = [
  discover,
  readSession,
  listStudents,
  readStudent,
  exportStudent,
  eraseStudent,
  listCheckInPlans,
  listCheckIns,
  createCheckIn,
  readCheckIn,
  changeCheckIn,
  acknowledgeCheckIn,
  listEvents,
  listDrafts,
  saveDraft,
  discardDraft,
] as const satisfies readonly Operation[];
