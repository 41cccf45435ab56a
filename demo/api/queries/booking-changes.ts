/** Writing bookings: each function is one fact. That a seat is had is `seats.ts`; what may be done in which state is decided before. */
import type { BookingBody } from '../../../src/contract/booking.js';
import type { Act } from './goal-changes.js';
import { all, run, statement, type Db } from './statement.js';

const detailColumns = 'mode, interpreter, access, topic, language';
const detailsOf = (details: BookingBody | null) =>
  details ? [details.mode, details.interpreter, details.access, details.topic, details.language] : [null, null, null, null, null];

export interface NewBooking {
  readonly id: string;
  readonly conferenceId: string;
  readonly slotId: string;
  readonly hostId: string;
  readonly seat: number;
  readonly studentId: string;
  readonly household: string | null;
  /** `null`: it is booked at once. */
  readonly holdExpiresAt: Date | null;
  readonly offered: boolean;
  readonly details: BookingBody | null;
  /** Of the family, who is taken up by it. */
  readonly people: readonly string[];
}
const insert = statement(
  'booking_insert',
  `insert into bookings (school_id, id, conference_id, slot_id, host_id, seat, student_id, household, booked_by, created_at, updated_at, state, hold_expires_at,
     offered, ${detailColumns})
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, case when $11::timestamptz is null then 'booked' else 'held' end, $11, $12, $13, $14, $15, $16, $17)`,
);
const insertPeople = statement('booking_people_insert', 'insert into booking_people (school_id, booking_id, person_id) select $1, $2, unnest($3::uuid[])');

export async function insertBooking(db: Db, { schoolId, personId, at }: Act, made: NewBooking): Promise<void> {
  const { id, conferenceId, slotId, hostId, seat, studentId, household, holdExpiresAt, offered, details, people } = made;
  const place = [id, conferenceId, slotId, hostId, seat, studentId, household];
  await run(db, insert, schoolId, ...place, personId, at, holdExpiresAt, offered, ...detailsOf(details));
  await run(db, insertPeople, schoolId, id, people);
}

const raised = 'updated_at = $3, version = version + 1';
const is = 'where school_id = $1 and id = $2';
const confirm = statement(
  'booking_confirm',
  `update bookings set state = 'booked', hold_expires_at = null, (${detailColumns}) = row($4, $5, $6, $7, $8), ${raised} ${is}`,
);
/** Books what is held, or says something else with what is booked. */
export const confirmBooking = (db: Db, act: Act, id: string, details: BookingBody) => run(db, confirm, act.schoolId, id, act.at, ...detailsOf(details));

const move = statement('booking_move', `update bookings set slot_id = $4, host_id = $5, seat = $6, sequence = sequence + 1, ${raised} ${is}`);
export const moveBooking = (db: Db, act: Act, id: string, to: { slotId: string; hostId: string; seat: number }) =>
  run(db, move, act.schoolId, id, act.at, to.slotId, to.hostId, to.seat);

const cancel = statement(
  'booking_cancel',
  `update bookings set state = 'cancelled', hold_expires_at = null, cancelled_by = $4, cancelled_why = $5, ${raised} ${is}`,
);
export const cancelBooking = (db: Db, act: Act, id: string, reason: string | null) => run(db, cancel, act.schoolId, id, act.at, act.personId, reason);

const outcome = statement('booking_outcome', `update bookings set state = $4, ${raised} ${is}`);
export const setOutcome = (db: Db, act: Act, id: string, state: string) => run(db, outcome, act.schoolId, id, act.at, state);

const notes = statement('booking_notes', `update bookings set shared_note = $4, confidential_note = $5, ${raised} ${is}`);
export const setNotes = (db: Db, act: Act, id: string, shared: string | null, confidential: string | null) =>
  run(db, notes, act.schoolId, id, act.at, shared, confidential);

const raise = statement('booking_raise', `update bookings set ${raised} ${is}`);
/** One more version, where something was added to it. */
export const raiseBooking = (db: Db, act: Act, id: string) => run(db, raise, act.schoolId, id, act.at);

const topic = statement(
  'booking_topic_insert',
  'insert into booking_topics (school_id, booking_id, author_id, created_at, id, voice, text, language, kind) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
);
export const insertTopic = (db: Db, act: Act, bookingId: string, made: { id: string; voice: string; text: string; language: string; kind: string }) =>
  run(db, topic, act.schoolId, bookingId, act.personId, act.at, made.id, made.voice, made.text, made.language, made.kind);

const agreement = statement(
  'booking_agreement_insert',
  `insert into booking_agreements (school_id, booking_id, author_id, created_at, id, student_id, voice, text, language, due_on, goal_id, commitment_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
export interface NewAgreement {
  readonly id: string;
  readonly studentId: string;
  readonly voice: string;
  readonly text: string;
  readonly language: string;
  readonly dueOn: string;
  readonly goalId: string | null;
  readonly commitmentId: string | null;
}
export async function insertAgreement(db: Db, act: Act, bookingId: string, made: NewAgreement): Promise<void> {
  const said = [made.voice, made.text, made.language, made.dueOn, made.goalId, made.commitmentId];
  await run(db, agreement, act.schoolId, bookingId, act.personId, act.at, made.id, made.studentId, ...said);
}

const agreedGoal = statement('booking_agreement_goal', 'update booking_agreements set goal_id = $4 where school_id = $1 and booking_id = $2 and id = $3');
/** What was agreed became this goal. */
export const setAgreedGoal = (db: Db, act: Act, bookingId: string, agreementId: string, goalId: string) =>
  run(db, agreedGoal, act.schoolId, bookingId, agreementId, goalId);

const ownHolds = statement<{ id: string; slotId: string }>(
  'booking_own_holds',
  `select id, slot_id as "slotId" from bookings
   where school_id = $1 and conference_id = $2 and student_id = $3 and host_id = $4 and booked_by = $5 and state = 'held' and not offered and hold_expires_at > $6
   order by id for update`,
);
/** What the same person still holds of the same host: it makes way for another choice. */
export const listOwnHolds = (db: Db, act: Act, of: { conferenceId: string; studentId: string; hostId: string }) =>
  all(db, ownHolds, act.schoolId, of.conferenceId, of.studentId, of.hostId, act.personId, act.at);
