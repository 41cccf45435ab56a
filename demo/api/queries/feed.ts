/**
 * The numbered feed of each person. A number is taken under the row lock of that person's counter, inside the transaction of the change,
 * rows in the order of person_id: no gap, no number twice, no deadlock. A notification only wakes.
 */
import { all, first, instantOf, run, statement, type Db } from './statement.js';

export const FEED_CHANNEL = 'flywheel_feed';

export interface FeedRow {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly studentId: string;
  readonly recordId: string | null;
  /** Of a message: its place in its thread. */
  readonly seq?: number;
}

type GoalEventType = 'goal-changed' | 'goal-removed' | 'goal-point-changed' | 'commitment-changed' | 'strategy-changed' | 'progress-report-sent';
type MessageEventType = 'message-sent' | 'message-changed' | 'message-reported' | 'thread-changed';
type ConferenceEventType = 'conference-changed' | 'slot-changed' | 'booking-changed' | 'booking-offered' | 'conference-request-changed';
export type EventType =
  | 'check-in-sent'
  | 'check-in-changed'
  | 'check-in-acknowledged'
  | 'help-asked'
  | 'help-answered'
  | 'record-erased'
  | GoalEventType
  | ConferenceEventType
  | MessageEventType;

const append = statement(
  'feed_append',
  `with numbered as (
     insert into feeds (school_id, person_id, last_number)
     select $1, p.id, 1 from unnest($2::uuid[]) as p (id) order by p.id
     on conflict (school_id, person_id) do update set last_number = feeds.last_number + 1
     returning person_id, last_number
   )
   insert into feed_events (school_id, person_id, number, at, type, student_id, record_id, seq)
   select $1, person_id, last_number, $3, $4, $5, $6, $7 from numbered`,
);
const wake = statement('feed_wake', `select pg_notify('${FEED_CHANNEL}', $1 || '/' || p.id) from unnest($2::text[]) as p (id)`);

/** Tells `personIds` that something happened to a record. */
export async function appendEvents(
  db: Db,
  schoolId: string,
  personIds: readonly string[],
  event: { at: Date; type: EventType; studentId: string; recordId: string | null; seq?: number },
): Promise<void> {
  const people = [...new Set(personIds)].sort();
  if (people.length === 0) return;
  await run(db, append, schoolId, people, event.at, event.type, event.studentId, event.recordId, event.seq ?? null);
  await run(db, wake, schoolId, people);
}

const appendEach = statement(
  'feed_append_each',
  `with numbered as (
     insert into feeds (school_id, person_id, last_number)
     select $1, p.id, 1 from unnest($2::uuid[]) as p (id) order by p.id
     on conflict (school_id, person_id) do update set last_number = feeds.last_number + 1
     returning person_id, last_number
   )
   insert into feed_events (school_id, person_id, number, at, type, student_id, record_id, seq)
   select $1, n.person_id, n.last_number, $4, $5, r.student_id, $6, $7
   from numbered n join unnest($2::uuid[], $3::uuid[]) as r (person_id, student_id) on r.person_id = n.person_id`,
);
export interface Reader {
  readonly personId: string;
  /** On whose account they hear of it. */
  readonly studentId: string;
}
/** The same for what belongs to no one student. @param readers each person once. */
export async function appendEventsEach(
  db: Db,
  schoolId: string,
  readers: readonly Reader[],
  event: { at: Date; type: EventType; recordId: string; seq?: number },
): Promise<void> {
  if (readers.length === 0) return;
  const people = readers.map(({ personId }) => personId);
  const students = readers.map(({ studentId }) => studentId);
  await run(db, appendEach, schoolId, people, students, event.at, event.type, event.recordId, event.seq ?? null);
  await run(db, wake, schoolId, people);
}

const lastNumber = statement<{ last: string }>('feed_last', 'select last_number::text as last from feeds where school_id = $1 and person_id = $2');
const after = statement<Omit<FeedRow, 'seq'> & { seq: number | null }>(
  'feed_after',
  `select number::text as id, ${instantOf('at')} as at, type, student_id as "studentId", record_id as "recordId", seq
   from feed_events where school_id = $1 and person_id = $2 and number > $3 order by number limit $4`,
);

/** The number of a person's last event, `0` before the first. */
export const lastEvent = async (db: Db, schoolId: string, personId: string) => (await first(db, lastNumber, schoolId, personId))?.last ?? '0';

/** A person's events after number `last`, oldest first. */
export const eventsAfter = async (db: Db, schoolId: string, personId: string, last: string, limit: number): Promise<FeedRow[]> =>
  (await all(db, after, schoolId, personId, last, limit)).map(({ seq, ...event }) => (seq === null ? event : { ...event, seq }));
