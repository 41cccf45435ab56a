/** What every handler about conferences begins and ends with: who looks, at which conference and student, by which time, and who hears of it. */
import type { Booking } from '../../../src/contract/booking.js';
import type { Conference } from '../../../src/contract/conference.js';
import { newId } from '../ids.js';
import type { NoticeType } from '../notice.js';
import { findBooking, lockBooking, type BookingRow, type Eye } from '../queries/bookings.js';
import { findConference, listConferenceReaders, mayHostAny } from '../queries/conferences.js';
import { listConcerned } from '../queries/families.js';
import { appendEvents, appendEventsEach, type EventType } from '../queries/feed.js';
import type { Act } from '../queries/goal-changes.js';
import { leaveNotice } from '../queries/notices.js';
import { leaveSlotNews } from '../queries/slot-news.js';
import type { Db } from '../queries/statement.js';
import { Refusal } from '../refusal.js';
import { isStaff, mayBookFor } from '../rules/booking-rights.js';
import { may, type Tie, type Viewer } from '../rules/voices.js';
import { showBooking } from './show-booking.js';
import { tieTo } from './ties.js';

interface Asking {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly time: () => Promise<Date>;
}
export interface BookScene {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly act: Act;
}
export interface StudentBookScene extends BookScene {
  readonly tie: Tie;
  readonly eye: Eye;
}

export async function openBook({ db, viewer, time }: Asking): Promise<BookScene> {
  const now = await time();
  return { db, viewer, now, act: { schoolId: viewer.schoolId, personId: viewer.id, at: now } };
}

/** @throws {Refusal} `not-found`, `not-allowed`. */
export async function openStudentBook(ask: Asking & { readonly params: { readonly student: string } }): Promise<StudentBookScene> {
  return ofStudent(await openBook(ask), ask.params.student);
}
/** @throws {Refusal} `not-found`, `not-allowed`. */
export async function ofStudent(scene: BookScene, studentId: string): Promise<StudentBookScene> {
  const tie = await tieTo(scene.db, scene.viewer, studentId, 'see-conferences');
  const manages = scene.viewer.role === 'admin' && may(tie, 'host-conference');
  return { ...scene, tie, eye: eyeOf(scene, tie.household, manages) };
}
export const eyeOf = ({ viewer, now }: BookScene, household: string | null, manages: boolean): Eye => {
  return { schoolId: viewer.schoolId, viewerId: viewer.id, role: viewer.role, household, manages, now };
};

/** @throws {Refusal} `not-found` where the viewer may not see it. */
export async function openConference({ db, viewer }: BookScene, conferenceId: string): Promise<Conference> {
  const found = await findConference(db, viewer, conferenceId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** @throws {Refusal} `not-allowed` where they may host for nobody. */
export async function checkHosts({ db, viewer }: BookScene): Promise<void> {
  if (!isStaff(viewer) || !(await mayHostAny(db, viewer.schoolId, viewer.id)))
    throw new Refusal('not-allowed', { detail: 'Needs the permission host-conference for a student' });
}

/** @param way `lock`: nobody else changes it until the transaction ends. @throws {Refusal} `not-found`. */
export async function openBooking({ db, eye, tie }: StudentBookScene, bookingId: string, way: 'read' | 'lock'): Promise<BookingRow> {
  const row = await (way === 'lock' ? lockBooking : findBooking)(db, eye, tie.studentId, bookingId);
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Whether the viewer may change it, if it were early enough. */
export function maysOf({ viewer, tie, eye }: StudentBookScene, row: BookingRow) {
  const isHost = isStaff(viewer);
  const conference = { kind: row.kind, mayManage: eye.manages || isHost };
  return { mayBook: row.sight === 'whole' && mayBookFor(viewer, tie, conference, row.host.id), isHost };
}

export const shown = (scene: StudentBookScene, row: BookingRow): Booking => showBooking(scene.viewer, scene.tie, row, scene.now, maysOf(scene, row).mayBook);
export const replyOf = (booking: Booking) => ({ answer: booking, version: booking.version, recordId: booking.id });

/**
 * The booking as it is now, after those whom it concerns were told.
 * @param type what the school's mail is told besides; nothing unless said.
 * @param alsoTo whom it concerned until now.
 */
export async function changedBooking(scene: StudentBookScene, bookingId: string, type?: NoticeType, alsoTo: readonly string[] = []) {
  const row = await openBooking(scene, bookingId, 'read');
  // What is only held is the one home's affair, also where they share.
  const isShared = row.households === 'shared' && row.state !== 'held';
  const personIds = await tellOfBooking(scene, { ...row, hostId: row.host.id, isShared }, 'booking-changed', row.id);
  if (type) await leaveBookingNotice(scene, type, row, [...new Set([...personIds, ...alsoTo])]);
  return replyOf(shown(scene, row));
}

async function leaveBookingNotice({ db, act }: BookScene, type: NoticeType, row: BookingRow, personIds: readonly string[]): Promise<void> {
  const { studentId, conferenceId, startsAt, endsAt, version, id: recordId, createdAt, state } = row;
  const madeAt = state === 'booked' ? createdAt : null;
  const of = { studentId, conferenceId, recordId, version, hostId: row.host.id, startsAt, endsAt, heldUntil: null, madeAt };
  await leaveNotice(db, act.schoolId, act.at, { type, ...of, personIds, byId: act.personId });
}

interface Concerning {
  readonly studentId: string;
  readonly hostId: string;
  readonly household: string | null;
  readonly isShared: boolean;
}
/** Whom it told. */
export async function tellOfBooking({ db, act }: BookScene, of: Concerning, type: EventType, recordId: string): Promise<string[]> {
  const people = await listConcerned(db, act.schoolId, of);
  await appendEvents(db, act.schoolId, people, { at: act.at, type, studentId: of.studentId, recordId });
  return people;
}

/** Seats of this host were taken or freed. */
export const seatsChanged = ({ db, act }: Pick<BookScene, 'db' | 'act'>, of: { readonly conferenceId: string; readonly hostId: string }) =>
  leaveSlotNews(db, act.schoolId, newId(act.at.getTime()), of.conferenceId, of.hostId);

/** Tells everyone who may see it. */
export async function tellOfConference({ db, act }: BookScene, conferenceId: string): Promise<void> {
  const readers = await listConferenceReaders(db, act.schoolId, conferenceId, null);
  await appendEventsEach(db, act.schoolId, readers, { at: act.at, type: 'conference-changed', recordId: conferenceId });
}
