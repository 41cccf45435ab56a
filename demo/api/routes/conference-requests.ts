/** A time that a family asks for, and how both sides come to one. What is accepted is a slot of its own with one seat, booked at once. */
import type { BookingBody } from '../../../src/contract/booking.js';
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import type { NoticeType } from '../notice.js';
import { insertRequest, listHostRequests, listRequests, lockRequest, setAnswer, findRequest, type RequestRow } from '../queries/conference-requests.js';
import { isForStudent, mayHost } from '../queries/conferences.js';
import { listConcerned } from '../queries/families.js';
import { appendEvents } from '../queries/feed.js';
import { leaveNotice } from '../queries/notices.js';
import { invalid, Refusal } from '../refusal.js';
import { isStaff, mayBookFor, step } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { changedBooking, eyeOf, openBook, openConference, openStudentBook, type BookScene, type StudentBookScene } from './conference-scene.js';
import type { Handlers } from './handler.js';
import { bookMadeTime } from './made-times.js';
import { homeOf } from './seat-taking.js';
import { showRequest } from './show-request.js';

const noticeOf = { accept: undefined, counter: 'request-countered', decline: 'request-declined' } as const;
const asked: readonly string[] = ['requested', 'countered'];

const mayAct = async (scene: StudentBookScene, row: RequestRow) =>
  mayBookFor(scene.viewer, scene.tie, await openConference(scene, row.conferenceId), row.host.id);

async function tellOf({ db, act }: BookScene, row: RequestRow, type?: NoticeType): Promise<void> {
  const people = await listConcerned(db, act.schoolId, { studentId: row.studentId, hostId: row.host.id, household: row.household, isShared: false });
  await appendEvents(db, act.schoolId, people, { at: act.at, type: 'conference-request-changed', studentId: row.studentId, recordId: row.id });
  if (!type) return;
  const { studentId, conferenceId, id: recordId, version, startsAt, endsAt } = row;
  const of = { studentId, conferenceId, recordId, version, hostId: row.host.id, startsAt, endsAt, heldUntil: null, madeAt: null };
  await leaveNotice(db, act.schoolId, act.at, { type, ...of, personIds: people, byId: act.personId });
}
/** @param type what the school's mail is told; what was accepted is told as a booking. */
async function changed(scene: StudentBookScene, requestId: string, type?: NoticeType) {
  const row = (await findRequest(scene.db, scene.eye, scene.tie.studentId, requestId))!;
  await tellOf(scene, row, type);
  return { answer: showRequest(scene.viewer, scene.tie, row, await mayAct(scene, row)), version: row.version, recordId: row.id };
}

interface Time {
  readonly startsAt: string;
  readonly minutes: number;
}
const endOf = ({ startsAt, minutes }: Time) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
/** @throws {Refusal} `invalid`. */
function checkAhead({ startsAt }: Pick<Time, 'startsAt'>, now: Date): void {
  if (Date.parse(startsAt) <= now.getTime()) throw invalid('/startsAt', 'must lie ahead');
}

/** The time on the table becomes a slot of its own, and the booking on it. The booking's id. */
async function bookTime(scene: StudentBookScene, row: RequestRow): Promise<string> {
  if (Date.parse(row.startsAt) <= scene.now.getTime()) throw new Refusal('booking-closed');
  const { conferenceId, startsAt, endsAt, household, interpreter, access, topic, language } = row;
  const details = { mode: row.mode as BookingBody['mode'], interpreter, access, topic, language };
  // Whoever asked is who booked, whichever side said yes last.
  const of = { conferenceId, hostId: row.host.id, bookedBy: row.requestedBy.id, household };
  const made = await bookMadeTime(scene, { ...of, startsAt, endsAt, place: null, details, isOfSeries: false });
  if (made.bookingId === undefined) throw new Refusal(made.obstacle);
  await changedBooking(scene, made.bookingId, 'booking-made');
  return made.bookingId;
}

export const conferenceRequestRoutes = {
  'conference-requests.list': async (ask) => {
    const scene = await openStudentBook(ask);
    const { rows, next } = await listRequests(scene.db, scene.eye, ask.params.student, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    const items = [];
    for (const row of rows) items.push(showRequest(scene.viewer, scene.tie, row, await mayAct(scene, row)));
    return { answer: { items, next } };
  },

  'conference-requests.of-conference': async (ask) => {
    const scene = await openBook(ask);
    const { id, mayManage } = await openConference(scene, ask.params.conference);
    allow(isStaff(ask.viewer), 'Only those who host');
    const page = { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault };
    const { rows, next } = await listHostRequests(ask.db, eyeOf(scene, null, mayManage), id, page);
    const items = rows.map((row) => showRequest(ask.viewer, { household: null }, row, mayManage || row.host.id === ask.viewer.id));
    return { answer: { items, next }, alsoOf: rows.map((row) => ({ studentId: row.studentId, recordId: row.id })) };
  },

  'conference-requests.create': async (ask) => {
    const scene = await openStudentBook(ask);
    const { db, viewer, tie, now, act } = scene;
    const { body } = ask;
    const conference = await openConference(scene, body.conferenceId);
    const isTheirs =
      (await mayHost(db, viewer.schoolId, tie.studentId, body.hostId)) && (await isForStudent(db, viewer.schoolId, conference.id, tie.studentId));
    if (!isTheirs) throw new Refusal('not-found');
    allow(!isStaff(viewer) && mayBookFor(viewer, tie, conference, body.hostId), 'Needs the permission book-conference');
    checkAhead(body, now);
    if (!conference.modes.includes(body.mode)) throw invalid('/mode', 'must be one that the conference offers');
    if (now.getTime() >= Date.parse(conference.closesAt)) throw new Refusal('booking-closed');
    const id = newId(now.getTime());
    await insertRequest(db, act, { id, studentId: tie.studentId, household: await homeOf(scene), endsAt: endOf(body) }, body);
    return { ...(await changed(scene, id, 'request-made')), location: `conference-requests/${id}` };
  },

  'conference-requests.answer': async (ask) => {
    const scene = await openStudentBook(ask);
    const { db, now, act, viewer } = scene;
    const row = await lockRequest(db, scene.eye, scene.tie.studentId, ask.params.request);
    if (!row) throw new Refusal('not-found');
    const may = await mayAct(scene, row);
    allow(may, 'Only the two sides');
    checkVersion(ask.ifMatch, row.version, showRequest(viewer, scene.tie, row, may));
    if (!asked.includes(row.state)) throw new Refusal('booking-closed');
    const { body } = ask;
    if (body.answer === 'counter') checkAhead(body, now);
    const state = step(row.state, body.answer, { by: isStaff(viewer) ? 'school' : 'family', nowMs: now.getTime() });
    if (body.answer === 'accept') await setAnswer(db, act, row.id, { state, reason: row.reason, bookingId: await bookTime(scene, row) });
    else if (body.answer === 'decline') await setAnswer(db, act, row.id, { state, reason: body.reason });
    else await setAnswer(db, act, row.id, { state, reason: body.reason, startsAt: body.startsAt, endsAt: endOf(body) });
    return changed(scene, row.id, noticeOf[body.answer]);
  },
} satisfies Partial<Handlers>;
