/** What becomes of a booking at the meeting: what both sides bring to it, whether it was held, what was noted and what was agreed. */
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { insertAgreement, insertTopic, raiseBooking, setAgreedGoal, setNotes, setOutcome } from '../queries/booking-changes.js';
import type { BookingRow } from '../queries/bookings.js';
import { insertCommitment } from '../queries/commitments.js';
import { Refusal } from '../refusal.js';
import { step } from '../rules/booking-rights.js';
import { checkActive, checkNear } from '../rules/goal-days.js';
import { allow, partVoice } from '../rules/goal-deciders.js';
import { may, writingVoice } from '../rules/voices.js';
import { changedBooking, maysOf, openBooking, openStudentBook, shown, type StudentBookScene } from './conference-scene.js';
import { openGoal, sceneOf, tell } from './goal-scene.js';
import { setGoal } from './goals.js';
import type { Handlers } from './handler.js';

/** @throws {Refusal} `not-allowed` for all but the host and those who manage it. */
async function openAsHost(scene: StudentBookScene, bookingId: string, ifMatch: readonly string[] | undefined): Promise<BookingRow> {
  const row = await openBooking(scene, bookingId, 'lock');
  const { isHost, mayBook } = maysOf(scene, row);
  allow(isHost && mayBook, 'Only the host');
  checkVersion(ifMatch, row.version, shown(scene, row));
  return row;
}

/** For all who take part, with the voice they speak in. @throws {Refusal} `not-found`, `not-allowed`. */
async function openAsPart(scene: StudentBookScene, bookingId: string) {
  const row = await openBooking(scene, bookingId, 'lock');
  const voice = writingVoice(scene.viewer.role);
  if (voice === null || !maysOf(scene, row).mayBook) throw new Refusal('not-allowed', { detail: 'Only those who take part' });
  return { row, voice };
}

/** What was agreed, also as a commitment towards a goal. Its id. */
async function commit(scene: StudentBookScene, body: { goalId: string; text: string; language: string; voice: 'student' | 'home' | 'school'; dueOn: string }) {
  const { db, viewer, tie, now } = scene;
  allow(may(tie, 'see-goals'), 'Needs the permission see-goals');
  partVoice(viewer, tie);
  const goals = sceneOf(db, viewer, tie, now.getTime());
  checkActive(await openGoal(goals, body.goalId, 'lean'));
  const id = newId(now.getTime());
  const { goalId, text, language, voice, dueOn } = body;
  await insertCommitment(db, viewer, { id, studentId: tie.studentId, voice, at: now }, { goalId, text, language, reviewOn: dueOn });
  await tell(goals, 'commitment-changed', id);
  return id;
}

export const meetingRoutes = {
  'bookings.outcome': async (ask) => {
    const scene = await openStudentBook(ask);
    const row = await openAsHost(scene, ask.params.booking, ask.ifMatch);
    const facts = { by: 'school', nowMs: scene.now.getTime(), startsAtMs: Date.parse(row.startsAt) } as const;
    await setOutcome(scene.db, scene.act, row.id, step(row.state, ask.body.outcome === 'attended' ? 'attend' : 'miss', facts));
    return changedBooking(scene, row.id, `booking-${ask.body.outcome}`);
  },

  'bookings.note': async (ask) => {
    const scene = await openStudentBook(ask);
    const row = await openAsHost(scene, ask.params.booking, ask.ifMatch);
    await setNotes(scene.db, scene.act, row.id, ask.body.shared, ask.body.confidential);
    return changedBooking(scene, row.id);
  },

  'bookings.add-topic': async (ask) => {
    const scene = await openStudentBook(ask);
    const { row, voice } = await openAsPart(scene, ask.params.booking);
    if (row.state !== 'held' && row.state !== 'booked') throw new Refusal('booking-closed');
    await insertTopic(scene.db, scene.act, row.id, { id: newId(ask.nowMs), voice, ...ask.body });
    await raiseBooking(scene.db, scene.act, row.id);
    return changedBooking(scene, row.id);
  },

  'bookings.agree': async (ask) => {
    const scene = await openStudentBook(ask);
    const { row } = await openAsPart(scene, ask.params.booking);
    allow(row.state === 'booked' || row.state === 'attended', 'Only at a meeting that is booked or was held');
    const { db, viewer, tie, now } = scene;
    checkNear(ask.body.dueOn, await sceneOf(db, viewer, tie, now.getTime()).today(), '/dueOn');
    const { goalId } = ask.body;
    const commitmentId = goalId === null ? null : await commit(scene, { ...ask.body, goalId });
    await insertAgreement(db, scene.act, row.id, { id: newId(ask.nowMs), studentId: tie.studentId, ...ask.body, commitmentId });
    await raiseBooking(db, scene.act, row.id);
    return changedBooking(scene, row.id);
  },

  'bookings.make-goal': async (ask) => {
    const scene = await openStudentBook(ask);
    const { row } = await openAsPart(scene, ask.params.booking);
    const agreement = row.agreements.find(({ id }) => id === ask.params.agreement);
    if (!agreement) throw new Refusal('not-found');
    if (agreement.goalId !== null) throw new Refusal('already-there', { current: shown(scene, row) });
    const { db, viewer, tie, now, act } = scene;
    allow(may(tie, 'see-goals'), 'Needs the permission see-goals');
    const goals = sceneOf(db, viewer, tie, now.getTime());
    const goalId = await setGoal(goals, ask.body);
    await setAgreedGoal(db, act, row.id, agreement.id, goalId);
    await tell(goals, 'goal-changed', goalId);
    await raiseBooking(db, act, row.id);
    return changedBooking(scene, row.id);
  },
} satisfies Partial<Handlers>;
