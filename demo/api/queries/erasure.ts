/**
 * Erasing a student's record, and sweeping what is kept for a time only. After an erasure no table holds a word of it: answers kept for
 * retries go too, while their keys stay and stop a late copy from bringing anything back.
 */
import { limits } from '../../../src/contract/limits.js';
import { sweepUploads } from './attachments.js';
import { eraseDraftKey } from './draft-keys.js';
import { eraseMessages } from './message-erasure.js';
import { sweepKeys } from './lti-keys.js';
import { sweepLaunches } from './lti-launches.js';
import { sweepNotices } from './notices.js';
import { run, statement, type Db } from './statement.js';
import { sweepHolds } from './waiting.js';

/** Rows that name the student only through another table. */
const through = (table: string, column: string, parent: string) =>
  statement<object>(
    `erase_${table}`,
    `delete from ${table} where school_id = $1 and ${column} in (select id from ${parent} where school_id = $1 and student_id = $2)`,
  );
const ofStudent = (table: string) => statement<object>(`erase_${table}`, `delete from ${table} where school_id = $1 and student_id = $2`);

const goalPoints = ofStudent('goal_points');
const reports = ofStudent('progress_reports');
const commitments = ofStudent('commitments');
const strategies = ofStudent('strategies');
const goals = ofStudent('goals');
const ofStrategies = [through('strategy_findings', 'strategy_id', 'strategies'), ofStudent('strategy_goals')];
const ofGoals = ['goal_proposals', 'goal_phase_changes', 'goal_revisions'].map((table) => through(table, 'goal_id', 'goals'));
const acknowledgements = statement(
  'erase_acknowledgements',
  'delete from acknowledgements where school_id = $1 and check_in_id in (select id from check_ins where school_id = $1 and student_id = $2)',
);
const checkIns = statement('erase_check_ins', 'delete from check_ins where school_id = $1 and student_id = $2');
const drafts = statement('erase_drafts', 'delete from drafts where school_id = $1 and student_id = $2');
const seats = statement(
  'erase_seats',
  `update conference_seats x set booking_id = null, held_until = null from bookings b
   where b.school_id = $1 and b.student_id = $2 and x.school_id = b.school_id and x.slot_id = b.slot_id and x.booking_id = b.id`,
);
// What was made for that family alone is offered to nobody.
const madeTimes = statement(
  'erase_made_times',
  `update conference_slots s set withdrawn_at = b.updated_at, version = s.version + 1 from bookings b
   where b.school_id = $1 and b.student_id = $2 and s.school_id = b.school_id and s.id = b.slot_id and s.made_for_one and s.withdrawn_at is null`,
);
const ofBookings = ['booking_topics', 'booking_people'].map((table) => through(table, 'booking_id', 'bookings'));
const aroundBookings = ['booking_agreements', 'conference_watches', 'conference_invitations'].map(ofStudent);
const notices = ofStudent('notices');
const requests = ofStudent('conference_requests');
const bookings = ofStudent('bookings');
// The answer to what was asked for several students at once names each.
const sharedAnswers = statement(
  'erase_shared_answers',
  `update idempotency_keys set fingerprint = null, status = 404, body = null, headers = null
   where school_id = $1 and student_id is null and body like '%' || $2::text || '%'`,
);
const answers = statement(
  'erase_answers',
  'update idempotency_keys set fingerprint = null, status = 404, body = null, headers = null where school_id = $1 and student_id = $2 and status is not null',
);

/** How many there were. */
export interface Erased {
  readonly checkIns: number;
  readonly drafts: number;
  readonly goals: number;
  readonly goalPoints: number;
  readonly commitments: number;
  readonly strategies: number;
  readonly progressReports: number;
  readonly bookings: number;
  readonly conferenceRequests: number;
  readonly messages: number;
}

/** In the order of the foreign keys. */
export async function eraseRecord(db: Db, schoolId: string, studentId: string): Promise<Erased> {
  const erase = (from: typeof checkIns) => run(db, from, schoolId, studentId);
  for (const table of ofStrategies) await erase(table);
  const hanging = {
    goalPoints: await erase(goalPoints),
    commitments: await erase(commitments),
    strategies: await erase(strategies),
    progressReports: await erase(reports),
  };
  for (const table of ofGoals) await erase(table);
  await erase(acknowledgements);
  const counted = { ...hanging, goals: await erase(goals), checkIns: await erase(checkIns), drafts: await erase(drafts) };
  const met = await eraseMeetings(erase);
  const messages = await eraseMessages(db, schoolId, studentId);
  await erase(eraseDraftKey);
  await erase(answers);
  await erase(sharedAnswers);
  return { ...counted, ...met, messages };
}

/** Seats are free again; who waits for one is offered it at the next change. */
async function eraseMeetings(erase: (from: typeof checkIns) => Promise<number>) {
  await erase(seats);
  await erase(madeTimes);
  await erase(notices);
  for (const table of [...ofBookings, ...aroundBookings]) await erase(table);
  const conferenceRequests = await erase(requests);
  return { conferenceRequests, bookings: await erase(bookings) };
}

const DAY_MS = 86_400_000;
/** A device that was away for longer hears `too-old` and reads everything anew. */
const FEED_DAYS = 60;
/** Mail that is later than that helps nobody. */
const NOTICE_DAYS = 3;
const oldKeys = statement('sweep_keys', 'delete from idempotency_keys where created_at < $1');
const oldDrafts = statement('sweep_drafts', 'delete from drafts where updated_at < $1');
// Up to a number, so that what is left has no gap whatever the clocks of several servers said.
const oldEvents = statement(
  'sweep_events',
  `delete from feed_events e
   using (select school_id, person_id, max(number) as upto from feed_events where at < $1 group by school_id, person_id) old
   where e.school_id = old.school_id and e.person_id = old.person_id and e.number <= old.upto`,
);

/** Deletes what has been kept long enough: keys and their answers, drafts, events. For a server to call now and then. */
export async function sweep(db: Db, nowMs: number): Promise<void> {
  const daysAgo = (days: number) => new Date(nowMs - days * DAY_MS);
  await run(db, oldKeys, daysAgo(limits.idempotencyDays));
  await run(db, oldDrafts, daysAgo(limits.retentionDays));
  await run(db, oldEvents, daysAgo(FEED_DAYS));
  await sweepHolds(db, daysAgo(1));
  await sweepUploads(db, daysAgo(0));
  await sweepLaunches(db, daysAgo(1));
  await sweepKeys(db, daysAgo(1));
  await sweepNotices(db, daysAgo(NOTICE_DAYS));
}
