/** Check-ins: to read those that are for one's voice, to write in one's own, to change what is one's own, to acknowledge. */
import { limits } from '../../../src/contract/limits.js';
import { insertAcknowledgement } from '../queries/acknowledgements.js';
import { findCheckIn, findOfDay, insertCheckIn, listCheckIns, lockCheckIn, updateCheckIn, type CheckInRow } from '../queries/check-ins.js';
import { appendEvents, type EventType } from '../queries/feed.js';
import { listReaders } from '../queries/people.js';
import type { Db } from '../queries/statement.js';
import { newId } from '../ids.js';
import { Refusal } from '../refusal.js';
import { checkMayAcknowledge, checkMayChange } from '../rules/acknowledgement.js';
import { checkStays, checkWriter, readersOf, type Reader } from '../rules/check-in-entry.js';
import { writingVoice, type Tie, type Viewer } from '../rules/voices.js';
import { checkVersion } from '../middleware/if-match.js';
import type { Handlers } from './handler.js';
import { keepGoalPoint } from './check-in-points.js';
import { checkEntry } from './check-in-checks.js';
import { sceneOf } from './goal-scene.js';
import { showCheckIn } from './show-check-in.js';
import { tieTo } from './ties.js';

interface Scene {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly tie: Tie;
}

const factsOf = (row: CheckInRow) => ({ kind: row.kind, voice: row.voice, authorId: row.author.id, helpFrom: row.help?.id ?? null });

function replyOf({ viewer, tie }: Scene, row: CheckInRow | undefined) {
  if (!row) throw new Refusal('not-found');
  return { answer: showCheckIn(viewer, tie, row), version: row.version, recordId: row.id };
}

/** Tells everyone who may read it, the writer's other devices among them; and those who may no longer, so that it goes away there. */
async function tell({ db, viewer, tie }: Scene, type: EventType, row: CheckInRow, readers: readonly Reader[], nowMs: number, before: readonly string[] = []) {
  const people = readersOf({ audience: row.audience, authorId: row.author.id }, readers);
  const event = { at: new Date(nowMs), studentId: tie.studentId, recordId: row.id };
  await appendEvents(db, viewer.schoolId, [...people, ...before], { ...event, type });
}

async function tellHelper({ db, viewer, tie }: Scene, row: CheckInRow, nowMs: number) {
  if (row.help) await appendEvents(db, viewer.schoolId, [row.help.id], { at: new Date(nowMs), type: 'help-asked', studentId: tie.studentId, recordId: row.id });
}

export const checkInRoutes = {
  'check-ins.list': async ({ db, viewer, params, query }) => {
    const tie = await tieTo(db, viewer, params.student, 'see-check-ins');
    const { rows, next } = await listCheckIns(db, viewer, params.student, { ...query, limit: query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showCheckIn(viewer, tie, row)), next } };
  },

  'check-ins.read': async ({ db, viewer, params }) => {
    const tie = await tieTo(db, viewer, params.student, 'see-check-ins');
    return replyOf({ db, viewer, tie }, await findCheckIn(db, viewer, params.student, params.checkIn));
  },

  'check-ins.create': async ({ db, viewer, params, body, nowMs }) => {
    const tie = await tieTo(db, viewer, params.student, 'write-check-in', 'see-check-ins');
    const scene = { db, viewer, tie };
    const voice = writingVoice(viewer.role);
    if (!voice) throw new Refusal('not-allowed');
    checkWriter(body.kind, voice);
    const readers = await listReaders(db, viewer.schoolId, params.student);
    await checkEntry(scene, body, voice, readers, nowMs, undefined);
    const id = newId(nowMs);
    if (!(await insertCheckIn(db, viewer, { id, studentId: params.student, voice, at: new Date(nowMs) }, body))) {
      const there = await findOfDay(db, viewer, params.student, body.on, body.kind);
      throw new Refusal('already-there', there && { current: showCheckIn(viewer, tie, there) });
    }
    await keepGoalPoint(sceneOf(db, viewer, tie, nowMs), body, { id, voice }, null);
    const row = (await findCheckIn(db, viewer, params.student, id))!;
    await tell(scene, 'check-in-sent', row, readers, nowMs);
    await tellHelper(scene, row, nowMs);
    return { ...replyOf(scene, row), location: `check-ins/${id}` };
  },

  'check-ins.change': async ({ db, viewer, params, body, nowMs, ifMatch }) => {
    const tie = await tieTo(db, viewer, params.student, 'see-check-ins');
    const scene = { db, viewer, tie };
    const before = await lockCheckIn(db, viewer, params.student, params.checkIn);
    if (!before) throw new Refusal('not-found');
    checkMayChange(viewer, tie, factsOf(before));
    checkVersion(ifMatch, before.version, showCheckIn(viewer, tie, before));
    checkStays(before, body);
    const readers = await listReaders(db, viewer.schoolId, params.student);
    await checkEntry(scene, body, before.voice, readers, nowMs, before);
    await updateCheckIn(db, viewer.schoolId, params.checkIn, before.version, body, new Date(nowMs));
    await keepGoalPoint(sceneOf(db, viewer, tie, nowMs), body, before, before.goalPoint);
    const row = (await findCheckIn(db, viewer, params.student, params.checkIn))!;
    await tell(scene, 'check-in-changed', row, readers, nowMs, readersOf({ audience: before.audience, authorId: before.author.id }, readers));
    if (row.help?.id !== before.help?.id) await tellHelper(scene, row, nowMs);
    return replyOf(scene, row);
  },

  'check-ins.acknowledge': async ({ db, viewer, params, body, nowMs }) => {
    const tie = await tieTo(db, viewer, params.student, 'see-check-ins');
    const scene = { db, viewer, tie };
    const before = await lockCheckIn(db, viewer, params.student, params.checkIn);
    if (!before) throw new Refusal('not-found');
    checkMayAcknowledge(body.kind, viewer, tie, factsOf(before));
    const said = await insertAcknowledgement(db, viewer.schoolId, before.id, viewer.id, body.kind, new Date(nowMs));
    const row = await findCheckIn(db, viewer, params.student, before.id);
    if (said && row) {
      const readers = await listReaders(db, viewer.schoolId, params.student);
      await tell(scene, body.kind === 'talked' ? 'help-answered' : 'check-in-acknowledged', row, readers, nowMs);
    }
    return replyOf(scene, row);
  },
} satisfies Partial<Handlers>;
