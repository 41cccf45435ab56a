/** Times that families ask for because none on offer fits, and how the two sides come to one. */
import type { ConferenceRequest, ConferenceRequestBody } from '../../../src/contract/conference-request.js';
import type { Named } from '../rules/voices.js';
import type { Eye } from './bookings.js';
import { isStaff } from './conferences.js';
import type { Act } from './goal-changes.js';
import { namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, run, statement, type Db } from './statement.js';

export interface RequestRow extends Omit<ConferenceRequest, 'requestedBy' | 'mayAnswer'> {
  requestedBy: Named;
  household: string | null;
  interpreter: string | null;
  access: string | null;
  language: string;
}

const request = `json_build_object(
    'id', q.id, 'conferenceId', q.conference_id, 'studentId', q.student_id,
    'host', (select json_build_object('id', p.id, 'name', p.name) from people p where p.school_id = q.school_id and p.id = q.host_id),
    'requestedBy', ${namedPerson('q', 'q.requested_by')}, 'state', q.state, 'startsAt', ${instantOf('q.starts_at')}, 'endsAt', ${instantOf('q.ends_at')},
    'mode', q.mode, 'interpreter', q.interpreter, 'access', q.access, 'topic', q.topic, 'language', q.language, 'reason', q.reason, 'bookingId', q.booking_id,
    'household', q.household, 'createdAt', ${instantOf('q.created_at')}, 'updatedAt', ${instantOf('q.updated_at')}, 'version', q.version
  ) as item`;
/** The host and who manages it; the home that asked. What the other home asks for is its own. */
const from = `from conference_requests q join conferences c on c.school_id = q.school_id and c.id = q.conference_id
    where q.school_id = $1 and case
      when ${isStaff('$3')} then q.host_id = $2 or c.author_id = $2 or $5
      when $3 = 'student' then c.kind = 'student-led'
      else q.household is null or q.household = $4 end`;
const valuesOf = ({ schoolId, viewerId, role, household, manages }: Eye) => [schoolId, viewerId, role, household, manages];

const one = statement<{ item: RequestRow }>('conference_request', `select ${request} ${from} and q.student_id = $6 and q.id = $7`);
const lock = statement<object>('conference_request_lock', 'select from conference_requests where school_id = $1 and id = $2 for update');

export const findRequest = async (db: Db, eye: Eye, studentId: string, requestId: string) =>
  (await first(db, one, ...valuesOf(eye), studentId, requestId))?.item;
/** The same, held until the transaction ends. */
export async function lockRequest(db: Db, eye: Eye, studentId: string, requestId: string): Promise<RequestRow | undefined> {
  await first(db, lock, eye.schoolId, requestId);
  return findRequest(db, eye, studentId, requestId);
}

const ofStudent = statement<Listed<RequestRow>>(
  'conference_requests',
  `select ${request}, ${listedAt('q')} ${from} and q.student_id = $6 ${newestFirst('q', 7)}`,
);
export const listRequests = (db: Db, eye: Eye, studentId: string, page: PageAsked) => listNewest(db, ofStudent, [...valuesOf(eye), studentId], page);
const ofConference = statement<Listed<RequestRow>>(
  'conference_requests_of_conference',
  `select ${request}, ${listedAt('q')} ${from} and q.conference_id = $6 ${newestFirst('q', 7)}`,
);
export const listHostRequests = (db: Db, eye: Eye, conferenceId: string, page: PageAsked) =>
  listNewest(db, ofConference, [...valuesOf(eye), conferenceId], page);

const insert = statement(
  'conference_request_insert',
  `insert into conference_requests (school_id, id, conference_id, host_id, student_id, household, requested_by, starts_at, ends_at, mode, interpreter, access,
     topic, language, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)`,
);
export interface NewRequest {
  readonly id: string;
  readonly studentId: string;
  readonly household: string | null;
  readonly endsAt: string;
}
export async function insertRequest(db: Db, act: Act, made: NewRequest, body: ConferenceRequestBody): Promise<void> {
  const { conferenceId, hostId, startsAt, mode, interpreter, access, topic, language } = body;
  const place = [made.id, conferenceId, hostId, made.studentId, made.household, act.personId, startsAt, made.endsAt];
  await run(db, insert, act.schoolId, ...place, mode, interpreter, access, topic, language, act.at);
}

const answer = statement(
  'conference_request_answer',
  `update conference_requests set state = $3, starts_at = coalesce($4, starts_at), ends_at = coalesce($5, ends_at), reason = $6, booking_id = $7,
     updated_at = $8, version = version + 1
   where school_id = $1 and id = $2`,
);
export interface Answer {
  readonly state: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly reason: string | null;
  readonly bookingId?: string;
}
export const setAnswer = (db: Db, act: Act, requestId: string, { state, startsAt, endsAt, reason, bookingId }: Answer) =>
  run(db, answer, act.schoolId, requestId, state, startsAt ?? null, endsAt ?? null, reason, bookingId ?? null, act.at);
